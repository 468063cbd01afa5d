/** Logs as they are really written, invented here and the same at every run. */
export interface BenchLog {
  readonly title: string;
  readonly bytes: Uint8Array;
}

/** The kinds of logs that the benchmark reads, and how to make one line of each. */
const lineMakers = {
  'Windows Update': makeWindowsUpdateLine,
  CMTrace: makeCmTraceLine,
  'noise (GUIDs, hashes, addresses)': makeNoiseLine,
} as const;

const otherMakers = {
  'an agent in Chinese': makeChineseLine,
  'events as escaped XML': makeEventLine,
  'Robocopy that may copy nothing': makeRobocopyLine,
  'a web service that fails': makeServiceLine,
  'a script that fails': makeScriptLine,
  'devices that failed': makeDeviceLine,
  'a channel exported as HTML': makeChannelLine,
} as const;

/** The realistic logs, each of a size in bytes. */
export function makeLogs(size: number): BenchLog[] {
  return Object.entries(lineMakers).map(([title, makeLine]) => {
    const random = createRandom(20261123);
    return { title, bytes: fill(size, (index) => makeLine(random, index)) };
  });
}

/** Logs in other characters and those in which every line tells of a failure, each of a size in bytes. */
export function makeOtherLogs(size: number): BenchLog[] {
  return Object.entries(otherMakers).map(([title, makeLine]) => {
    const random = createRandom(20261126);
    return { title, bytes: fill(size, (index) => makeLine(random, index)) };
  });
}

/** Bytes of a size out of lines. */
export function fill(size: number, makeLine: (index: number) => string): Uint8Array {
  const bytes = new Uint8Array(size);
  const encoder = new TextEncoder();
  let at = 0;
  for (let index = 0; at < size; index++) {
    const line = encoder.encode(makeLine(index));
    bytes.set(line.subarray(0, size - at), at);
    at += line.length;
  }
  return bytes;
}

type Random = ReturnType<typeof createRandom>;

/** Numbers that look random and are the same at every run (mulberry32). */
export function createRandom(seed: number) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  const hex = (digits: number) => Array.from({ length: digits }, () => below(16).toString(16)).join('');
  return {
    below,
    hex,
    digits: (count: number) => Array.from({ length: count }, () => below(10)).join(''),
    pick: <Item>(items: readonly [Item, ...Item[]]): Item => items[below(items.length)] ?? items[0],
    guid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-${hex(4)}-${hex(12)}`.toUpperCase(),
  };
}

const pad = (value: number, length: number) => String(value).padStart(length, '0');
const clock = (index: number) =>
  `${pad(Math.floor(index / 36_000) % 24, 2)}:${pad(Math.floor(index / 600) % 60, 2)}:${pad(Math.floor(index / 10) % 60, 2)}`;

function makeWindowsUpdateLine(random: Random, index: number): string {
  const time = `2026/11/${pad(1 + (Math.floor(index / 20_000) % 28), 2)} ${clock(index)}.${random.digits(7)}`;
  const text = random.pick<() => string>([
    () => `Agent           * START * Finding updates CallerId = UpdateOrchestrator  Id = ${random.below(900)}`,
    () => `Agent           Online = Yes; Interactive = No; AllowCachedResults = No; Ignore download priority = No`,
    () => `Agent           ServiceID = {${random.guid()}} Third party service`,
    () => `Agent           Added update ${random.guid()}.${random.below(300)} to search result`,
    () =>
      `Agent           Found ${random.below(40)} updates and ${random.below(90)} categories in search; evaluated appl. rules of ${random.below(900)} out of ${random.below(2000)} deployed entities`,
    () => `ComApi          *RESUMED* Search ClientId = UpdateOrchestrator, ServiceId = ${random.guid()}`,
    () =>
      `IdleTimer       WU operation (CSearchCall::Init ID ${random.below(90)}) started; operation # ${random.below(900)}; does use network; is at background priority`,
    () => `SLS             Get response for service ${random.guid()} - forceExpire[False] asyncRefreshOnExpiry[True]`,
    () =>
      `DownloadManager Downloading from http://download.windowsupdate.com/d/msdownload/update/software/secu/2026/11/windows10.0-kb50${random.digits(5)}-x64_${random.hex(40)}.cab to C:\\WINDOWS\\SoftwareDistribution\\Download\\${random.hex(32)}\\${random.hex(40)} (full file)`,
    () => `Handler         Loaded state. m_dwState now: Installing Package(${random.below(12)})`,
    () =>
      `Setup           Checking for self-update of the client, version 10.0.${random.digits(5)}.${random.digits(4)}`,
    () =>
      `ProtocolTalker  SyncUpdates round trips: ${random.below(9)}, cached cookie has expired or new PID is available`,
    () =>
      `Shared          Effective power state: AC; IsOnAC: Yes; policy-driven proxy: none, automatic detection of the proxy is on`,
    () =>
      `Misc            Validating signature for C:\\WINDOWS\\SoftwareDistribution\\SLS\\${random.guid()}\\TMP${random.hex(4).toUpperCase()}.tmp with dwProvFlags 0x00000080:`,
    () =>
      `Misc            *FAILED* [${random.pick(failures).slice(2).toUpperCase()}] Send request failed, hr:0x${random.pick(failures).slice(2)}, is there a proxy in between?`,
    () => `Agent           Exit code = ${random.pick(failures).toUpperCase().replace('X', 'x')}`,
  ])();
  return `${time} ${pad(random.below(20_000), 5)} ${pad(random.below(20_000), 5)} ${text}\r\n`;
}

/** The failures that a machine writes over and over again. */
const failures: [string, ...string[]] = [
  '0x80240438',
  '0x8024402c',
  '0x80072ee2',
  '0x8024500c',
  '0x80240016',
  '0x80244022',
  '0x80070005',
];

function makeCmTraceLine(random: Random, index: number): string {
  const [component, text] = random.pick<() => [string, string]>([
    () => ['WUAHandler', `Async searching of updates using WUAgent started.`],
    () => ['WUAHandler', `Scan failed with error = ${random.pick(failures)}.`],
    () => ['WUAHandler', `Its a WSUS Update Source type ({${random.guid()}}), adding it.`],
    () => [
      'UpdatesDeployment',
      `Update (Site_${random.guid()}/SUM_${random.guid().toLowerCase()}) Name (2026-11 Cumulative Update for Windows 11 (KB50${random.digits(5)})) ArticleID (50${random.digits(5)}) added to the targeted list of deployment`,
    ],
    () => [
      'UpdatesDeployment',
      `EnumerateUpdates for action (UpdateActionInstall) - Total actionable updates = ${random.below(9)}`,
    ],
    () => [
      'AppEnforce',
      `    Prepared command line: "C:\\Windows\\ccmcache\\${random.hex(2)}\\setup.exe" /quiet /norestart`,
    ],
    () => [
      'AppEnforce',
      `    Process ${random.below(30_000)} terminated with exitcode: ${random.pick(['0', '0', '0', '1603', '3010'])}`,
    ],
    () => ['AppEnforce', `    Looking for exit code 0 in exit codes table...`],
    () => [
      'AppDiscovery',
      `    Performing detection of app deployment type Agent ${random.below(9)}.${random.below(20)} (ScopeId_${random.guid()}/DeploymentType_${random.guid().toLowerCase()}, revision ${random.below(30)}) for system.`,
    ],
    () => [
      'AppDiscovery',
      `+++ MSI application not discovered [MSI Product Code: {${random.guid()}}, MSI Product version: ]`,
    ],
    () => [
      'ContentTransferManager',
      `CTM job {${random.guid()}} switched to location 'https://cm${random.below(90)}.example.com/SMS_DP_SMSPKG$/Content_${random.guid().toLowerCase()}.${random.below(3)}'`,
    ],
    () => ['DataTransferService', `DTSJob {${random.guid()}} in state 'DownloadingData'.`],
    () => [
      'PolicyAgent',
      `Successfully initiated Machine policy assignments request, state message id ${random.guid()}`,
    ],
    () => ['CcmExec', `The 'Certificate Store' is empty in the registry, using default store name 'MY'.`],
    () => [
      'ScanAgent',
      `- - -Scan completed with result ${random.pick(['0x00000000', '0x00000000', random.pick(failures)])} for {${random.guid()}}`,
    ],
  ])();
  const type = random.pick(['1', '1', '1', '2', '3']);
  return `<![LOG[${text}]LOG]!><time="${clock(index)}.${random.digits(3)}-060" date="11-${pad(1 + (Math.floor(index / 20_000) % 28), 2)}-2026" component="${component}" context="" type="${type}" thread="${random.below(30_000)}" file="${component.toLowerCase()}.cpp:${random.below(4000)}">\r\n`;
}

function makeNoiseLine(random: Random, index: number): string {
  const text = random.pick<() => string>([
    () =>
      `request ${random.guid().toLowerCase()} from 10.${random.below(256)}.${random.below(256)}.${random.below(256)}:${random.below(65_536)} took ${random.below(4000)} ms, ${random.digits(6)} bytes`,
    () => `sha256 ${random.hex(64)} *layer-${random.below(99)}.tar`,
    () => `commit ${random.hex(40)} parent ${random.hex(40)}`,
    () => `module at 0x${random.hex(16)} size 0x${random.hex(5)} handle 0x${pad(random.below(9999), 4)}`,
    () =>
      `0x0${random.hex(7)} 0x7${random.hex(7)} 0x0${random.hex(7)} 0x5${random.hex(7)}  ${random.hex(8)} ${random.hex(8)} ${random.hex(8)}`,
    () => `md5=${random.hex(32)} crc32=${random.hex(8)} etag="${random.hex(16)}-${random.below(20)}"`,
    () =>
      `eth0 ${random.hex(2)}:${random.hex(2)}:${random.hex(2)}:${random.hex(2)}:${random.hex(2)}:${random.hex(2)} fe80::${random.hex(4)}:${random.hex(4)}:${random.hex(4)}:${random.hex(4)}`,
    () => `PCI\\VEN_${random.hex(4)}&DEV_${random.hex(4)}&SUBSYS_${random.hex(8)}&REV_${random.hex(2)}`.toUpperCase(),
    () =>
      `user S-1-5-21-${random.digits(10)}-${random.digits(10)}-${random.digits(10)}-${random.digits(4)} logged on, session ${random.digits(5)}`,
    () =>
      `order ${random.digits(10)} invoice ${random.digits(8)} phone +49 ${random.digits(3)} ${random.digits(7)} amount ${random.digits(4)}.${random.digits(2)}`,
    () =>
      `HKLM\\SOFTWARE\\Classes\\CLSID\\{${random.guid()}}\\InprocServer32 = %SystemRoot%\\System32\\mod${random.below(999)}.dll`,
    () => `HRESULT error code ${random.pick(failures)} in transaction ${random.guid()}`,
  ])();
  return `2026-11-23T${clock(index)}.${random.digits(3)}Z [${random.below(9999)}] ${text}\n`;
}

function makeChineseLine(random: Random, index: number): string {
  const text = random.pick<() => string>([
    () => `信息：更新代理开始下载更新包 KB50${random.digits(5)}`,
    () => `任务 ${random.guid()} 已完成，用时 ${random.below(900)} 毫秒`,
    () => `正在检查策略，来源：https://cm.example.com/${random.hex(32)}`,
    () => `警告：安装失败，错误代码 ${random.pick(failures)}`,
    () => '服务已启动，等待下一次计划的扫描',
    () => `文件 C:\\Windows\\Temp\\${random.hex(8)}.tmp 已删除`,
  ])();
  return `2026-11-26 ${clock(index)}.${random.digits(3)} [${random.below(9999)}] ${text}\r\n`;
}

function makeEventLine(random: Random, index: number): string {
  const [name, value] = random.pick<() => [string, string]>([
    () => ['updateGuid', random.guid()],
    () => ['updateTitle', `2026-11 Cumulative Update (KB50${random.digits(5)})`],
    () => ['errorCode', random.pick(failures)],
    () => ['serviceGuid', `{${random.guid()}}`],
  ])();
  return `${clock(index)} &lt;Data Name=&quot;${name}&quot;&gt;${value}&lt;/Data&gt;&#xD;&#xA;\r\n`;
}

function makeRobocopyLine(random: Random, index: number): string {
  const error = random.pick([5, 32, 3, 2, 64, 121]);
  return `2026/11/26 ${clock(index)} ERROR ${error} (0x${error.toString(16).padStart(8, '0')}) Copying File D:\\share\\team ${random.below(90)}\\plan-${index}.docx\r\n`;
}

function makeServiceLine(random: Random, index: number): string {
  return `2026-11-26 ${clock(index)},${random.digits(3)} ERROR [req-${random.hex(8)}] upstream returned ${random.pick([404, 500, 502, 503, 504])} for GET /api/v2/device/${random.hex(8)} in session ${random.hex(8)}, ${random.below(9999)} ms\n`;
}

function makeScriptLine(random: Random, index: number): string {
  return `  File "sync.py", line ${random.below(900)}, in copy_one\n    OSError: [WinError ${random.pick([2, 3, 5, 32, 183])}] cannot be copied: 'C:\\\\data\\\\${index}.bin'\n`;
}

function makeDeviceLine(random: Random): string {
  return `PC-${random.digits(4)} error ${random.pick([5, 32, 53, 1603, 1618])}\n`;
}

function makeChannelLine(random: Random): string {
  const [exitCode, code] = [random.pick([5, 32, 1603, 1618]), random.pick(failures)];
  return `<p>PC-${random.digits(4)}: exit&nbsp;code <b>${exitCode}</b>, error&nbsp;<b>${code}</b></p>\n`;
}
