/** Lines as logs have them, invented here: they tell which characters stand together often. */
export const sampleLines = `
2026/03/14 09:26:53.5897932 38462  6433  Agent           * START * Finding updates CallerId = UpdateOrchestrator  Id = 83
2026/03/14 09:26:53.5897932 38462  6433  Agent           Added update 5A0C8E2D-41B7-4E9F-9B60-7D3F1C2A8E54.201 to search result
2026/03/14 09:26:54.2795028 38462  6433  DownloadManager Downloading from http://download.example.com/d/msdownload/update/software/secu/2026/03/windows10.0-kb5012345-x64_0f1e2d3c4b5a69788796a5b4c3d2e1f001234567.cab to C:\\WINDOWS\\SoftwareDistribution\\Download\\0f1e2d3c4b5a6978 (full file)
2026/03/14 09:26:54.8841971 38462  6433  Handler         Loaded state. m_dwState now: Installing Package(3)
2026/03/14 09:26:55.6939937 38462  6433  Setup           Checking for self-update of the client, version 10.0.19041.1288
2026/03/14 09:26:56.5105820 38462  6433  ComApi          *FAILED* [8024402C] Send request failed, hr:0x8024402c, is there a proxy in between?
<![LOG[Update (Site_5A0C8E2D-41B7-4E9F-9B60-7D3F1C2A8E54/SUM_1c2a8e54-9b60-41b7-4e9f-7d3f5a0c8e2d) added to the targeted list of deployment]LOG]!><time="09:26:53.589-060" date="03-14-2026" component="UpdatesDeployment" context="" type="1" thread="7932" file="updatesdeployment.cpp:384">
<![LOG[    Process 6264 terminated with exitcode: 0]LOG]!><time="09:26:53.589-060" date="03-14-2026" component="AppEnforce" context="" type="1" thread="7932" file="appenforce.cpp:338">
<![LOG[The 'Certificate Store' is empty in the registry, using default store name 'MY'.]LOG]!><time="09:26:53.589-060" date="03-14-2026" component="CcmExec" context="" type="2" thread="327" file="ccmexec.cpp:950">
2026-03-14 09:26:53, Info                  CBS    Session: 30912345_271828182 initialized by client WindowsUpdateAgent, external staging directory: (null)
2026-03-14 09:26:53, Error                 CSI    00000012 (F) STATUS_OBJECT_NAME_NOT_FOUND #4130# from Windows::Rtl::SystemImplementation::DirectFileSystemProvider::SysOpenFile(flags = (AllowSharingViolation), handle = {provider=NULL, handle=0})
MSI (s) (C4:5C) [09:26:53:589]: Note: 1: 1708   Windows Installer installed the product. Product Name: Example. Product Version: 1.2.3. Product Language: 1033.
{"timestamp":"2026-03-14T09:26:53.589Z","level":"warning","source":"worker-7","message":"request 5a0c8e2d to https://host.example.com/api/v1/items?id=793&page=2 took 238 ms","bytes":46264}
2026-03-14T09:26:53.589Z [4321] user S-1-5-21-3383279502-1971693993-7510582097-1104 logged on from 10.20.30.40:50607, session 49445
HKLM\\SOFTWARE\\Classes\\CLSID\\{5A0C8E2D-41B7-4E9F-9B60-7D3F1C2A8E54}\\InprocServer32 = %SystemRoot%\\System32\\example.dll
Mar 14 09:26:53 host service[923]: reading the configuration of the other modules, there are no changes since the last start of this service
`;
