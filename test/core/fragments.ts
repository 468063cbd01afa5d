import fc from 'fast-check';

/**
 * How many inputs a property gets: few in every test run, as many as one likes with `npm run test:fuzz`. A longer run is there to see what the
 * usual one does not, so that it takes other inputs; OMERR_FUZZ_SEED, a whole number, gives it still others.
 */
export function runs(usual: number): { numRuns: number; seed: number } {
  const factor = Number(process.env['OMERR_FUZZ_RUNS'] ?? 1);
  const otherSeed = Number(process.env['OMERR_FUZZ_SEED'] ?? 20_260_102);
  return { numRuns: Math.ceil(usual * factor), seed: factor === 1 ? 20_260_101 : otherSeed };
}

/** A time limit for a property with many inputs, in milliseconds. */
export const longTime = 30_000 * Math.max(1, Number(process.env['OMERR_FUZZ_RUNS'] ?? 1));

const codes = [
  '0x80cf0016 0X80CF0016 0x80CF0016L 0xFFFFFFFF80CF0016 &H80CF0016 -2133917674 2161049622 80CF0016 80cf0016h 0x80072ee2 0x8024402c',
  'OM_E_INSTALL_NOT_ALLOWED om_e_no_service OM\\_E\\_NO\\_SERVICE _OM_E_NO_SERVICE_ WSAETIMEDOUT E_ACCESSDENIED ERROR_ACCESS_DENIED',
  '0x5 0x00000005 1603 1618 3010 5 10060 13565957 0x00041301 0xC1900101 0x30018 80240016 0xc0000005 0xdeadbeef 12175 0x0 0 -532462766 267011 1722 e0434352 80072f30 0x8004de40',
  '０ｘ８０ｃｆ００１６ 0×80cf0016 0\u{200b}x80\u{ad}cf0016 𝟎𝐱𝟖𝟎𝐜𝐟𝟎𝟎𝟏𝟔 −2133917674 code0x80cf0016 WindowsUpdate_80072EE2 0x80cf0016Message',
]
  .join(' ')
  .split(' ');
const words = [
  'error|errors|error code|error code is|Exit code|exit codes|hr =|HRESULT:|failed|failed with|returned|[SC] StartService FAILED',
  'Fehler|Fehlercode|Rückgabewert|fehlgeschlagen|erreur|code de sortie|échec|código de error|falló|erro|falhou|código|errore|codice di uscita',
  'Win32Exception (|NativeErrorCode : |System Error.  Code: |result|Last Result:      |Segmentation fault at|expected',
  'エラー|終了コード|失敗しました|错误|错误代码为|报错|退出代码|返回|ошибка|код|오류|에러 코드|win32 error|GetLastError()|os error|lpExitCode',
  '(OS |[status=|(OS|[status|CreateProcess: сбой; код |CreateProcess: сбой; код|ошибка DeleteFile; код |fout |systeemfout |The following error occurred: ',
  'NetpDoDomainJoin: status: |Result=|終了コードで失敗しました: |Win32 error:Access is denied.\n Code: |returned on failure is ',
  'System.Net.Sockets.SocketException (|Os { code: |Os {\n    code: |, kind: PermissionDenied, message: "Access is denied." }|dwRet = |renvoie |VSS_E_UNEXPECTED (',
  'с кодом |с ошибкой |код ошибки |Системная ошибка |код завершения |종료 코드 |시스템 오류 |오류|건|retdoorcode |LsaCallAuthenticationPackage (GetTicket substatus): ',
].flatMap((list) => list.split('|'));
const decoys = [
  'ticket|thread id|address|color|KB5034441|2019-06-05|11:07:49:205|10.0.19041.1|192.168.0.1|+49 89 1234567|$1603|1603 rows|5 files',
  '3f2504e0-4f89-41d3-9a0c-0305e82c3301|deadbeefcafe|HTTP 404|line 1603|pid 1234|0x7ffe0000|fffff800`80cf0016|#80cf00|verification code',
  'https://example.com/80cf0016?x=1|C:\\Windows\\System32|HKEY_LOCAL_MACHINE|reg_dword|dword:80240022|NT AUTHORITY|foo_bar|S_OK|__init__|-band|PC : 0x80201a3c|#1  0x8804ab7c in f (|crc|zoom|SSL error ',
  'customer |from a customer: |vendor code |SKU: |物料代码|código da loja |the boiler shows error |the boiler PC shows error |, Severity: | of 87| sur 5|documents/orders/|recovery code ',
].flatMap((list) => list.split('|'));
const markup = [
  '<@U0LAN0Z89|bob>|<at id="1">|</at>|<b>|</b>|<code>|<wbr>|<br/>|&lt;|&gt;|&amp;|&nbsp;|&#48;|&#x78;|&quot;|&minus;|&ndash;|&#8722;|%20|%3d|<tel:|<mailto:',
  '```|`|**|*|_|~|\\_|\\|>|<|[|](|)|{|}|<!here>|<#C1>',
].flatMap((list) => list.split('|'));
const joints = [
  ...[
    ' ',
    ' ',
    ' ',
    '\n',
    '\r\n',
    '\r',
    '\t',
    '\n    ',
    '',
    ':',
    ': ',
    ' = ',
    ', ',
    '、',
    '，',
    '。',
    '. ',
    ' (',
    ') ',
    '-',
  ],
  ...[' - ', '"', "'", '|', '&', '%%', '/', ';', '!', '?', ' and ', '和', '\u{a0}', '\u{3000}', '\u{200b}', '\u{feff}'],
];

/** One piece of what stands in messages and logs. */
export const fragment = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...codes) },
  { weight: 3, arbitrary: fc.constantFrom(...words) },
  { weight: 2, arbitrary: fc.constantFrom(...decoys) },
  { weight: 2, arbitrary: fc.constantFrom(...markup) },
  { weight: 6, arbitrary: fc.constantFrom(...joints) },
);

/** A message or a piece of a log. */
export const grammarText = fc.array(fragment, { maxLength: 40 }).map((parts) => parts.join(''));

/** The words that announce, without any number. */
export const digitlessFragment = fc
  .constantFrom(...words, ...markup, ...joints, ...decoys)
  .filter((part) => !/\p{N}/u.test(part) && part !== 'S_OK');

/** Any text: all of Unicode, also halves of surrogate pairs. */
export const unicodeText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.array(fc.nat(0xffff), { maxLength: 200 }).map((units) => String.fromCharCode(...units)),
);

/** What a program writes into its log at the start of a line. */
export const logPrefix = fc.constantFrom(
  '2019-06-05\t11:07:49:205\t1136\t5a0\tAgent\t',
  '[2024-01-02T03:04:05.678Z] WARN  ',
  'Jan  2 03:04:05 host app[123]: ',
  'MSI (s) (C4:5C) [11:07:49:205]: ',
  'INFO - ',
);

/** An expression without what has to stand around its words, so that texts can be made from it. */
export const withoutAssertions = (pattern: string) => pattern.replace(/\(\?<?[=!](?:[^()]|\([^()]*\))*\)/g, '');
