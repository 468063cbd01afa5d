import { anyOf } from './any-of.ts';
import { isAboveCounts, isCounted, isDutchCount, isOneOfCounts } from './counts-behind.ts';
import { endsWith } from './ends-with.ts';
import { isBehindTool } from './last-words.ts';
import { errorOfTool, isErrorOfOther, isOfOtherSoftware } from './other-software.ts';
import { errorWords, isNumberOfThing, isSomethingElse } from './words-near.ts';

/** Between the words and the number: `error code: (`, `为：`. */
const opening = '[\\s:=>#("\'\\[)：＝-]{0,4}$';
const number = anyOf(
  'codes?|numbers?|no\\.?|nr\\.?|n[°º.]|num(?:mer|éro|ero)?|kodzie|número|value|代码|代碼|码|碼|号|コード|番号|код(?:ом)?|코드|№',
);
const link = anyOf("is|was|of|with|mit|lautet|fue|le|el|il|o|为|為|是|了|は|が|の|de|di|du|del|do|d['’ ]|:|：");

/** Errors of Windows itself: any Win32 number. */
const systemError = new RegExp(
  anyOf(
    `(?:win32(?:exception)?|winerror|nativeerror(?=code)|getlasterror(?:\\(\\))?(?: ?(?:returned|is|was|=|返回(?:了|值)?|返し))?|last ?error(?:value)?|(?<![a-z\\[])gle(?![a-z]))[\\s_:(-]{0,64}(?:(?:error|err|fehler|错误)[\\s_-]{0,64})?${number}?${opening}`,
    `(?:windows|system|(?<![a-z])os|(?<![a-z])nt)(?:[\\s_-]?(?:error|fehler)|[\\s_-]err)(?:[\\s_-]{0,64}${number}?|\\.\\s{1,4}code)${opening}`,
    `(?:系统错误|系統錯誤|システム ?エラー|системн\\p{L}{2} ошибк\\p{L}{1,2}|시스템 오류|błąd systemu|erreur système|err(?:or|ore|o) (?:de|del|di|do) sistema)\\s{0,64}${number}?${opening}`,
    `(?<![a-z-]|on )(?:win32exitcode|win32[ _]exit[ _]code)${opening}`,
    '(?:scmanager|service) failed\\s{0,64}$',
    'error code returned on failure is $', // RasClient
    'win32 error:[^\\n\\d]{1,50}[.。]\\s{1,4}code: $', // Veeam
    'win32 error code returned by the print processor: $',
    // Event Viewer: the text of the message with this number.
    '%%$',
    // Setup programs made with Inno Setup, in any language: "CreateProcess failed; code 740."
    '(?:ошибка \\w{5,32}|сбой \\w{4,32}|\\w{4,32}: сбой);\\s{1,4}код $',
    '(?:(?<![a-z])(?:fail|fall|falh)|fehl|échou|riuscit|失败|失敗)(?:(?!exit)[^\\n\\d]){0,10}(?:(?<![a-z])(?:code|código|codice)|代码|コード)\\s{0,64}$',
  ),
  'iu',
);
/** What a program ended with: the exit code of an installer. */
const exitCode = new RegExp(
  `${anyOf(
    'exit(?:ed|s)?[\\s_-]?(?:codes?)?|return(?:ed|ing|s)?[\\s_-]?(?:codes?|value)?|ret(?:urn)?code|(?<![a-z])rc|errorlevel|ended|finished|quit|fails|failed|terminated',
    'error status|result code|rückgabe(?:wert|code)|exit-?code|beendet|code (?:de )?(?:sortie|retour)|retourné|renvoyé|renvoie',
    'código de (?:salida|saída|retorno)(?: foi| era)?|devolvió|devuelve|retornou|devolveu|codice di (?:uscita|ritorno)|restituito',
    '退出代码|退出码|结束代码|結束代碼|返回(?:代码|值|码|了)?|傳回|終了コード|戻り値|リターン ?コード|終了コードで失敗しました|kod(?:em)? wyjścia',
    'код(?:ом)? (?:выхода|завершения|возврата)|(?:заверш|верну|законч|упал|выш)\\p{L}{0,8} (?:с )?код(?:ом)?|(?:종료|반환|리턴) ?코드',
  )}(?:[\\s_-]{0,64}${anyOf(number, link)}){0,3}["']?${opening}`,
  'iu',
);
/** A bare "error 5". The plural counts errors. */
const plainError = new RegExp(
  `${anyOf(
    "(?<![a-z])(?:error|err|erreur|errore|erro)|fehler(?:code|nummer)?|错误|錯誤|エラー|ошибк(?:а|у|ой)|код(?:ом|а)? ошибки|오류|błąd|błęd(?:em|u)|(?<![a-z])(?<!(?:[sm]['’]en|(?:ça|on|il|elle|tu)(?: [mts]e)?) )(?:systeem)?fout(?:code)?", // not French: on s'en fout
  )}(?:[\\s_-]{0,64}${anyOf(number, link)}){0,3}["']?${opening}`,
  'iu',
);
/** Words that announce an exit code only where the number is one of Windows Installer's. */
const installerCode = new RegExp(
  `${anyOf(
    'code|代码|コード|código|codice|msi|msiexec|installer|setup|安装程序',
    // Autodesk: "Installation aborted, Result=1603"
    '(?:fail(?:ed|ure)?|abort(?:ed)?|ignored)[^\\n]{0,24}[.,;:(] ?result(?= ?=)',
    '(?:install|msi|setup|package|deploy|product)[^\\n]{0,40}[\\s,;:.(_-]result(?= ?=)',
  )}${opening}`,
  'iu',
);
const labelled = /[:：=]\s*$/;
/** The line in which Windows Installer sums up, in the languages of Windows. */
const endsWithInstallationStatus = endsWith(
  `${errorWords}[^\\n.]{0,40}(?:installation|instalaci[oó]n|instalação|installazione|status|状态|状態)\\s{0,64}[:：]\\s{0,64}`,
);

/** Errors of WinHTTP and WinINet are 12000 and something (winhttp.h); others that they tell of are statuses of HTTP. */
const internetError = new RegExp(`win(?:http|inet)[ _-]?error${opening}`, 'iu');
/** Errors of sockets in .NET, Winsock's from 10004 on (winerror.h); on other systems they are those of POSIX: SocketException (10060) */
const socketException = /(?<![a-z])socketexception \($/i;
/** Any error word shortly before a number. */
const announced = new RegExp(`${errorWords}[^\\n]{0,24}$`, 'iu');

/** Status numbers of HTTP. After a bare "error" they are what a person means, not the Win32 error of that number. */
const httpStatuses = new Set([
  ...[
    400, 401, 402, 403, 404, 405, 406, 407, 408, 409, 410, 411, 412, 413, 414, 415, 416, 417, 418, 421, 422, 423, 424,
    425,
  ],
  ...[426, 428, 429, 431, 451, 500, 501, 502, 503, 504, 505, 506, 507, 508, 510, 511],
]);
/** Whether a number is a status of HTTP (RFC 9110 section 15 and the IANA registry). */
export const isHttpStatus = (value: number) => httpStatuses.has(value);
/** Replies of SMTP and FTP servers that are no status of HTTP (RFC 5321 section 4.2.3, RFC 4954 section 6, RFC 959 section 4.2.2). */
const serverReplies = new Set([450, 452, 530, 532, 535, 550, 551, 552, 553, 554, 555]);
/** Windows Installer's exit codes, 1601 to 1654, and the restart codes 3010 and 3011 (winerror.h). */
export const isInstallerExitCode = (value: number) =>
  (value >= 1601 && value <= 1654) || value === 3010 || value === 3011;
/** The exit codes of setups that failed and need a restart (winerror.h), which are numbers of much else, too. */
export const isFailedRestart = (value: number) => value === 3017 || value === 3018;
const afterCode = /(?:code|コード|代码|codice|código)[\s:：=("']{0,6}$/iu;

/** Whether a number without an error word of its own may be one of a list of codes: years and counts are smaller. */
export const mayBeListed = (value: number) => isInstallerExitCode(value) || value >= 10_000;

const branch =
  /(?:fix|bugfix|hotfix|feature|feat|docs|origin|heads|chore|release|branch)[\\/][\w.]{0,24}(?:-[\w.]{1,24}){0,4}-$/i;

/** Whether a number is written again in hex behind itself, as only codes are: `1722 (0x6ba)`. */
function isRepeatedInHex(value: number, behind: string): boolean {
  const hex = behind.includes('(0') ? /^\s*\(0x0*([0-9a-f]{1,5})\)/iu.exec(behind)?.[1] : undefined;
  return hex !== undefined && Number.parseInt(hex, 16) === value;
}

/**
 * Whether a small number is an error code, by the words around it: a Win32 error or the exit code of an installer. A plain
 * number never is.
 *
 * @param value the number, 0 to 65535
 * @param before what stands before it
 * @param behind what stands behind it
 * @param asked somebody asked, so that a lone exit code may be any Win32 error
 * @param isAnnounced whether the word before it can announce it (`isBehindLastWord`)
 */
export function isSmallErrorCode(
  value: number,
  before: string,
  behind: string,
  asked: boolean,
  isAnnounced: boolean,
): boolean {
  // "a 1603 error", "报1603错误", "der 1603-Fehler"
  const isNamed =
    behind !== '' &&
    /^(?:[ -]?error(?!e?s|i)|-fehler|[ -]?erreur(?!s)|错误|錯誤|エラー)/iu.test(behind) &&
    !/(?:are|were|有)\s*$/iu.test(before);
  if (isNamed && isInstallerExitCode(value)) return true;
  if (
    !isAnnounced ||
    value === 0 ||
    (behind !== '' && (isCounted(value, behind) || /^[.,:/-]\d|^\.(?=\w{0,3}\d)\w{1,4}\.\w/.test(behind)))
  )
    return false;
  // ROUTE: route addition failed …   [status=5 if_index=11], of OpenVPN
  if (before.endsWith('[status=')) return behind.startsWith(' if_index=');
  if (before.endsWith('(OS ') || before.endsWith('(os ')) return isErrorOfOs(value, before, behind);
  if (isOfOtherSoftware(value, before, behind)) return errorOfTool.test(before) && isRepeatedInHex(value, behind);
  // The name of a branch: fix/error-5
  if (before.endsWith('-') && branch.test(before)) return false;
  if (isInstallerExitCode(value)) {
    const isCount = isOneOfCounts(before, behind);
    if (!isCount && exitCode.test(before)) return true;
    if (isErrorOfWindows(value, before, behind)) return true;
    return !isCount && (isInstallerCode(before, behind, asked) || isPlainError(value, before, behind));
  }
  if (isPlainError(value, before, behind) || isErrorOfWindows(value, before, behind)) return true;
  if (!exitCode.test(before) || plainError.test(before)) return false;
  return asked || (isFailedRestart(value) && afterCode.test(before));
}

/** Whether a number is announced as an error of Windows itself. */
function isErrorOfWindows(value: number, before: string, behind: string): boolean {
  return (
    systemError.test(before) ||
    isBehindTool(before) ||
    (value > 1 && isRepeatedInHex(value, behind) && announced.test(before)) ||
    (value >= 10_004 && socketException.test(before)) ||
    (value >= 12_000 && value < 13_000 && internetError.test(before))
  );
}

/** Whether an exit code of Windows Installer is announced by words that announce no other number. */
function isInstallerCode(before: string, behind: string, asked: boolean): boolean {
  return (
    (installerCode.test(before) &&
      !isSomethingElse(before) &&
      (asked || !isNumberOfThing(before)) &&
      // コード1603の用紙トレイ: the code of a thing
      !/^の(?!エラー|原因|意味|対処|解決|場合|件)/.test(behind)) ||
    endsWithInstallationStatus(before)
  );
}

/** Whether a number that a bare "error" announces is one of Windows. */
function isPlainError(value: number, before: string, behind: string): boolean {
  if (
    !plainError.test(before) ||
    value === 1 ||
    isHttpStatus(value) ||
    serverReplies.has(value) ||
    (!isInstallerExitCode(value) && isErrorOfOther(value, before, behind))
  )
    return false;
  // "Error 1722. There is a problem …" is the number of a message of Windows Installer, not of a Win32 error.
  if (isInstallerMessage(value) && /^(?:\.\s+\p{Lu}|。)/u.test(behind)) return false;
  if (isAboveCounts(behind) || isDutchCount(before, behind, isInstallerExitCode(value))) return false;
  // "Error: 5 files could not be copied" counts files; "Error 5 occurred" does not.
  return !(labelled.test(before) && /^ \p{Ll}/u.test(behind));
}

/**
 * Whether a number in brackets behind "OS" is an error, as Apache and Oracle write them ("(OS 10048)Only one usage of each socket address"), and
 * no version: "a scanner (OS 11)".
 */
function isErrorOfOs(value: number, before: string, behind: string): boolean {
  if (before.endsWith('O/S-Error: (OS ')) return true;
  if (!/^\) ?["“]?[\p{Lu}\p{Lo}]/u.test(behind)) return false;
  return !behind.startsWith(') ') || value >= 10_000 || /error|fail|ah\d{5}/i.test(before);
}

/**
 * Whether a number may be that of a message of Windows Installer, its own or a custom action's, and is no exit code
 * (https://learn.microsoft.com/windows/win32/msi/windows-installer-error-messages and …/msi/error-table).
 */
function isInstallerMessage(value: number): boolean {
  return (value > 1100 && value < 3000 && !isInstallerExitCode(value)) || (value >= 25_000 && value <= 30_000);
}

/** Whether a number written behind another joins it: `exit codes 1603 and 1618`, `1603、1618`. */
export function isJoined(between: string): boolean {
  return /^[^.;:\n]{0,24}(?:[,、/&和或とや]|(?<![\p{L}\p{N}])(?:and|or|und|oder|et|ou|y|o|e)(?= ))\s{0,32}$/iu.test(
    between,
  );
}

/** Right behind a word of failing. */
const afterFailing =
  /(?:fail(?:ed|ure|s)?|falh[ao]u?|fall[oóa]|échec|échoué|fehlgeschlagen|fallito|失败|失敗)[\s,;:(]{0,3}$/iu;
/**
 * The DHCP client: "The following error occurred: 0x79"; NetSetup.LOG: "NetpDoDomainJoin: status: 0x54b"; sysprep: "dwRet = 0x3cf2"; klist:
 * "(GetTicket substatus): 0x6fb"
 */
const afterStatus =
  /(?:following error occurred|(?<![a-z])dwret ?=|lsacallauthenticationpackage \(\w{3,24} substatus\)|netp\w{2,40}(?::[^\n]{0,48})? (?:status(?: of)?|returned|specified domain))[\s,;:(]{0,3}$/i;

/** Whether `0x5` or `0x00000005` is a Win32 error: beside a word for one, behind a word of failing or a status of Windows itself. */
export function isShortHexError(value: number, before: string, behind: string): boolean {
  if (/^ ?(?:error|fehler|erreur|错误|エラー)/iu.test(behind)) return true;
  return value > 1 && (afterFailing.test(before) || afterStatus.test(before));
}
