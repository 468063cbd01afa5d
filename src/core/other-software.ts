import { anyOf } from './any-of.ts';
import { isLetter } from './is-letter.ts';
import { toEndings, toLengths } from './last-letters.ts';

/* Small numbers that other software and other devices announce in the words of an error, and that are their own. */

const wordsForError = ['error', 'err', 'code', 'fehler', 'erreur'];
const otherError = anyOf(...wordsForError, '错误|錯誤|エラー');
/** What POSIX calls some of its errors (errno.h). */
const posixNames: ReadonlyMap<number, string> = new Map([
  [1, 'operation not permitted'],
  [2, 'no such file'],
  [13, 'permission denied'],
]);
/** Tools with exit codes of their own. */
const tools = '(?:robocopy|chkdsk|docker|container|msbuild|nmake|cmd(?<![a-z]cmd)|bash|process completed)(?! ?\\()';
/** Other software and other devices; their names may be the end of a longer one, as in MySQL. */
const names = (
  'soap rdp mstsc html sql postgres odbc smtp ftp ssh ldap tls dns npm node java python php vba laufzeit compile parse syntax script ' +
  'apache nginx errno grpc gcc dpkg linux unix macos android curl docker excel printer paper database datenbank ' +
  'itunes steam xbox playstation epson canon brother adobe zoom quickbooks robot game make'
).split(' ');
/** The same with what they are no part of or what belongs to them, each before how it ends. */
const otherNames: readonly (readonly [name: string, ...ends: string[]])[] = [
  ['(?<!win)https?', 'http', 'https'],
  ['soap client', 'client'],
  ['run-?time', 'time'],
  ['(?<!ad)apt', 'apt'],
  ['(?<!pr|inv)event', 'event'],
  ['(?<!di|le)git', 'git'],
  ['(?<!a)sap', 'sap'],
  ['socket\\.io', 'io'],
];
/** The same that are whole words. */
const wholeNames = ['hp', 'ios', 'bios', 'axios', 'nagios', 'ora'];

/** What may stand between such a name and its number. */
const wordsBehindName = `(?:[\\s:_-]{0,64}(?:status(?:[\\s_-]{0,64}${otherError})?|${otherError}))?(?:[\\s:_-]{0,64}codes?)?[^\\p{L}\\p{N}]{0,64}$`;
const behindName = new RegExp(
  `${anyOf(
    ...names,
    ...otherNames.map(([name]) => name),
    `(?<![a-z])${anyOf(...wholeNames)}`,
    '数据库|資料庫|データベース|运行时|运行阶段|執行階段|実行時',
  )}${wordsBehindName}`,
  'iu',
);
const mayBeName = toEndings(wholeNames, [...names, ...otherNames.flatMap(([, ...ends]) => ends)]);
const lengthOfErrorWord = toLengths([...wordsForError, 'codes', 'status']);

/** Whether `behindName` may find something, which the last words tell quickly. */
function mayBeBehindName(text: string): boolean {
  let end = text.length;
  do {
    for (; end > 0 && !isLetter(text.charCodeAt(end - 1)); end--) if (text.charCodeAt(end - 1) > 0x7f) return true;
    if (mayBeName(text, end)) return true;
    const length = lengthOfErrorWord(text, end);
    if (length === 0) return false;
    end -= length;
    // It may be joined to the name: MySQLError
    if (mayBeName(text, end)) return true;
  } while (end > 0);
  return false;
}

/**
 * Errors of other software and other devices that are told further off, or by other words. Whether a letter stands before a name is asked behind
 * it, `cmd(?<![a-z]cmd)`, since that is quicker where there is none.
 */
const otherSoftware = new RegExp(
  anyOf(
    'esys[_:](?<![a-z]esys.)[^\\n]{0,40}$|(?:tss2|gatt(?![a-z])|onconnectionstatechange)(?<![a-z](?:tss2|(?<!bluetooth)gatt|onconnectionstatechange))[^\\n]{0,40}$', // TPM, Bluetooth
    '(?:sqlstate|odbc|sql server)[^\\n]{0,40}native error[\\s:=]{0,4}$|problem code[\\s:=]{1,32}$', // ODBC, Device Manager
    '(?:crc|fcs|parity) err(?<![a-z](?:crc|fcs|parity) err)\\s$|len(?<!\\wlen) \\d{1,6} error\\s$', // counters of switches, file systems of Linux
    '(?:unknown client error|zio_err)[^\\p{L}\\p{N}]{0,8}$', // Citrix, ZFS
    'motivo d[eo] err[eo]r?\\s{0,4}$', // banks
    '\\*\\*\\*[^\\n]{0,40}$|(?:segfault|segmentation fault)[^\\n]{0,64}$|sp(?<!\\wsp) [0-9a-f]{8,16} error\\s{0,64}$',
    '(?:device manager|geräte-?manager|gestionnaire de périphériques|设备管理器|デバイス ?マネージャー)[^\\n]{0,40}$',
    '\\(provider: SQL Network Interfaces, error: $|error:num=$', // SQL Server, OpenSSL
    `d.exécution${wordsBehindName}`, // here, since its last letters are those of "connection"
    `${anyOf(...posixNames.values())}[^\\n]{0,20}$`,
    `${tools}[^\\n]{0,24}$`,
  ),
  'iu',
);
/** Such a tool that tells of an error of Windows, which it writes again in hex: robocopy says ERROR 32 (0x00000020) */
export const errorOfTool = new RegExp(`${tools}[^\\n]{0,24}(?:error|fehler|erreur|erro)[\\s:=]{0,3}$`, 'iu');
/** The same and others, of Linux (asm-generic/errno.h, in the words of glibc) and of Apple's systems (sys/errno.h). */
const posixNamesBehind: ReadonlyMap<number, string> = new Map([
  ...posixNames,
  [5, 'input/output error'],
  [17, 'file exists'],
  [20, 'not a directory'],
  [21, 'is a directory'],
  [22, 'invalid argument'],
  [24, 'too many open files'],
  [28, 'no space left'],
  [30, 'read-only file system'],
  [32, 'broken pipe'],
  [51, 'network is unreachable'],
  [54, 'connection reset by peer'],
  [60, 'operation timed out'],
  [61, 'connection refused'],
  [64, 'host is down'],
  [65, 'no route to host'],
  [95, 'operation not supported'],
  [101, 'network is unreachable'],
  [104, 'connection reset by peer'],
  [110, 'connection timed out'],
  [111, 'connection refused'],
  [112, 'host is down'],
  [113, 'no route to host'],
  [115, 'operation now in progress'],
]);
/** The same behind their numbers: "error=2, No such file or directory", "error(13): Permission denied". */
const posixErrors: ReadonlyMap<number, RegExp> = new Map(
  [...posixNamesBehind].map(([value, name]) => [value, new RegExp(`^["')]?[\\s:,=("-]{0,4}${name}`, 'i')]),
);
/** Numbers of dial-up and VPN connections, 600 to 999, are not Win32's (raserror.h): "The error code returned on failure is 691" of RasClient. */
const dialUp = /(?:returned on failure|vpn|ras|dial|modem|pppoe|l2tp|拨号|撥號|宽带|寬頻)[^\n]{0,64}$/iu;

/** A field of a message of Windows Installer: "Note: 1: 2228 2:  3: Error 4: SELECT" */
const fieldBefore = /\d: (?:\d{1,6} | )?\d: \S{1,16} $/;

/** Whether a small number is that of other software, whatever announces it. */
export function isOfOtherSoftware(value: number, before: string, behind: string): boolean {
  return (
    (mayBeBehindName(before) && behindName.test(before)) ||
    otherSoftware.test(before) ||
    posixErrors.get(value)?.test(behind) === true ||
    (behind.startsWith(': ') && fieldBefore.test(before)) ||
    (value >= 600 && value <= 999 && dialUp.test(before))
  );
}

/** What a bare "error" on the same line is that of, if it is no exit code: Zoom, Chrome, recorders of Hikvision. */
const farSoftware = /(?:zoom(?![a-z])|aw, snap|net_dvr)(?<![a-z](?:zoom|aw, snap|net_dvr))[^\n]{0,56}$/i;
/** Machines with a display and errors of their own, in lower case. */
const machine = new RegExp(
  `(?:^|\\P{L})${anyOf(
    'forklift|agv|boiler|oven|dishwasher|conveyor|lathe|(?:coffee|vending|washing) machine',
    'gabelstapler|stapler|backofen|aufzug|drehkreuz|förderband|multivac|waage|(?:kaffee|spül|wasch|verpackungs)maschine', // German
    '(?:le|du|au|un) four|chaudière|ascenseur|lave-(?:vaisselle|linge)|machine à (?:café|laver)|chariot élévateur|tourniquet', // French
    'horno|ascensor|lavavajillas|cafetera|carretilla|báscula|balanza|forno|caldeira|elevador|balança|empilhadeira|catraca|cafeteira', // Spanish, Portuguese
    'caldaia|ascensore|pressa|tornello|bilancia|lavastoviglie', // Italian
  )}(?!\\p{L})|叉车|电梯|锅炉|刷卡机|打卡机|闸机|烤箱|咖啡机|洗碗机|注塑机|フォークリフト|エレベーター|ボイラー|オーブン|食洗機|コーヒーメーカー|自動販売機|券売機`,
  'u',
);
/** A computer beside a machine, or a program for it. */
const computer =
  /(?<!\p{L})(?:computer|rechner|app)(?!\p{L})|(?<![a-z])pc(?![a-z])|terminal|server|servi[cz]|dienst|driver|treiber|software|program|\.exe|电脑|软件|驱动|ソフト|パソコン/u;
/** The lowest number that only Windows has: machines have few errors. */
const leastOfWindows = 1000;
/** Whether a machine has the error: "the boiler shows error 5". Letters are compared in lower case, which is faster than in any. */
function isOfMachine(before: string): boolean {
  const words = before.toLowerCase();
  if (!machine.test(words)) return false;
  const sentence = words.replace(/^.*[\n.!?。]/s, '');
  return machine.test(sentence) && !computer.test(sentence);
}

/** An error of a connection, which is one of Windows only if its number is that of one. */
const connection = /(?:(?<![a-z])ssl|通訊|通讯|通信)[^\p{L}\p{N}]{0,4}(?:error|err|错误|錯誤|エラー)[^\p{N}]{0,12}$/iu;
/** RPC (1700 to 1799), Winsock (10004 to 11999), WinHTTP and WinINet (12001 to 12199), in winerror.h. */
const isOfNetwork = (value: number) => (value >= 1700 && value < 1800) || (value >= 10_004 && value < 12_200);

/**
 * What tells right behind a number what it is: MySQL (错误代码是 1062：, and in the next line Last_SQL_Errno), a PLC (16#2027), Remote Desktop,
 * Kerberos (RFC 4120), a label in ZPL.
 */
const otherBehind = new RegExp(
  `^${anyOf(
    ', severity: \\d| connecting to |\\S{0,2}\\s{0,4}(?:last_sql|sql[ _-]?(?:state|code|errno))| {1,2}sql (?:server (?:invalid|cannot|could)|syntax|constraint|login)',
    '#\\d|, extended error code: 0x| KDC_ERR|\\^fs',
  )}`,
  'i',
);
/** The same a little further off: Cloudflare's Ray ID, the run-time of Basic. */
const otherFurtherBehind = /ray id(?<![a-z-]ray id)|you are being rate|tiempo de ejecuci|tempo de execu/i;
/** gRPC (https://grpc.io/docs/guides/status-codes): Error: 5 NOT_FOUND, error 14 (UNAVAILABLE) */
const grpcBehind =
  /^[ :(-]{1,3}(?:CANCELLED|UNKNOWN|INVALID_ARGUMENT|DEADLINE_EXCEEDED|NOT_FOUND|ALREADY_EXISTS|PERMISSION_DENIED|RESOURCE_EXHAUSTED|FAILED_PRECONDITION|ABORTED|OUT_OF_RANGE|UNIMPLEMENTED|INTERNAL|UNAVAILABLE|DATA_LOSS|UNAUTHENTICATED)(?!\w)/;
/** What Chrome's updater did, and how it failed: "error code 3: 0x80080005". Its numbers are small. */
const hexBehind = /^: 0x[89c][0-9a-f]{7}(?![0-9a-z])/i;
/** Whether a number is a part of what a disk returned: "error (0x3 - 0x11 0x0 0x0)"; not "error 5 - 0x5". */
function isSense(value: number, behind: string): boolean {
  const next = /^ - 0x([0-9a-f]{1,2})[ )]/i.exec(behind)?.[1];
  return next !== undefined && Number.parseInt(next, 16) !== value;
}

/** Whether a small number that nothing but a bare "error" announces is that of other software. */
export function isErrorOfOther(value: number, before: string, behind: string): boolean {
  return (
    farSoftware.test(before) ||
    (connection.test(before) && !isOfNetwork(value)) ||
    otherBehind.test(behind) ||
    otherFurtherBehind.test(behind) ||
    (value <= 16 && grpcBehind.test(behind)) ||
    (value < leastOfWindows && isOfMachine(before)) ||
    (value < 100 && hexBehind.test(behind)) ||
    isSense(value, behind) ||
    // The answer of a web service: {"error_code":"9010","error_msg":…
    (behind.startsWith('","error_msg"') && before.endsWith('"error_code":"'))
  );
}
