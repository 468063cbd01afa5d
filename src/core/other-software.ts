import { anyOf } from './any-of.ts';

/* Small numbers that other software and other devices announce in the words of an error, and that are their own. */

const otherError = anyOf('error|err|code|fehler|erreur|错误|錯誤|エラー');
/** What POSIX calls some of its errors (errno.h). */
const posixNames: ReadonlyMap<number, string> = new Map([
  [1, 'operation not permitted'],
  [2, 'no such file'],
  [13, 'permission denied'],
]);
/** Tools with exit codes of their own. */
const tools = '(?:robocopy|chkdsk|docker|container|msbuild|nmake|(?<![a-z])cmd|bash|process completed)(?! ?\\()';
/** Errors of other software and other devices, whose numbers are their own. */
const otherSoftware = new RegExp(
  anyOf(
    `${anyOf(
      '(?<!win)https?|soap(?: client)?|rdp|mstsc|html|sql|mysql|postgres|odbc|smtp|ftp|ssh|ssl|tls|dns|npm|node|java|javascript|python|php|vba|run-?time|laufzeit|compile|parse|syntax|script',
      'apache|nginx|errno|socket\\.io|gcc|dpkg|linux|unix|macos|android|curl|docker|excel|printer|paper|database|datenbank',
      'itunes|steam|xbox|playstation|epson|canon|brother|adobe|zoom|quickbooks|robot|game|d.exécution',
      '(?<![a-z])(?:hp|ios|bios|axios|nagios|ora)|(?<!ad)apt|(?<!pr|inv)event|(?<!di|le)git|make|(?<!a)sap',
      '通訊|通讯|通信|数据库|資料庫|データベース|运行时|运行阶段|執行階段|実行時',
    )}(?:[\\s:_-]{0,64}(?:status(?:[\\s_-]{0,64}${otherError})?|${otherError}))?(?:[\\s:_-]{0,64}codes?)?[^\\p{L}\\p{N}]{0,64}$`,
    '(?<![a-z])(?:esys_|esys:|tss2|(?:bluetooth)?gatt(?![a-z])|onconnectionstatechange)[^\\n]{0,40}$', // TPM, Bluetooth
    '(?<![a-z])(?:zoom(?![a-z])|aw, snap|net_dvr)[^\\n]{0,56}$', // Zoom, Chrome, recorders of Hikvision
    '(?:unknown client error|zio_err)[^\\p{L}\\p{N}]{0,8}$', // Citrix, ZFS
    'motivo d[eo] err[eo]r?\\s{0,4}$', // banks
    '\\*\\*\\*[^\\n]{0,40}$|(?:segfault|segmentation fault)[^\\n]{0,64}$|\\bsp [0-9a-f]{8,16} error\\s{0,64}$',
    '(?:device manager|geräte-?manager|gestionnaire de périphériques|设备管理器|デバイス ?マネージャー)[^\\n]{0,40}$',
    '\\(provider: SQL Network Interfaces, error: $|error:num=$', // SQL Server, OpenSSL
    `${anyOf(...posixNames.values())}[^\\n]{0,20}$`,
    `${tools}[^\\n]{0,24}$`,
  ),
  'iu',
);
/** Such a tool that tells of an error of Windows, which it writes again in hex: robocopy says ERROR 32 (0x00000020) */
export const errorOfTool = new RegExp(`${tools}[^\\n]{0,24}(?:error|fehler|erreur|erro)[\\s:=]{0,3}$`, 'iu');
/** The same behind their numbers: "error=2, No such file or directory", "error(13): Permission denied". */
const posixErrors: ReadonlyMap<number, RegExp> = new Map(
  [...posixNames].map(([value, name]) => [value, new RegExp(`^["')]?[\\s:,=(-]{0,4}${name}`, 'i')]),
);
/** Numbers of dial-up and VPN connections, 600 to 999, are not Win32's (raserror.h). */
const dialUp = /(?:returned on failure|vpn|ras|dial|modem|pppoe|l2tp|拨号|撥號|宽带|寬頻)[^\n]{0,64}$/iu;

/** MySQL: 错误代码是 1062：, and in the next line Last_SQL_Errno */
const sqlBehind = /^\S{0,2}\s{0,4}(?:last_sql|sql[ _-]?(?:state|code|errno))/i;
/** What Chrome's updater did, and how it failed: "error code 3: 0x80080005". Its numbers are small. */
const hexBehind = /^: 0x[89c][0-9a-f]{7}(?![0-9a-z])/i;
/**
 * A number of a PLC (16#2027), a reason of Remote Desktop, what a disk returned ("error (0x3 - 0x11"), Kerberos (RFC 4120), the answer of a web service
 * ({"error_code":"9010","error_msg":…).
 */
const otherBehind = /^(?:#\d|, extended error code: 0x| - 0x[0-9a-f]{1,2}[ )]| KDC_ERR|"?, ?"error_?m)/i;
/** A field of a message of Windows Installer: "Note: 1: 2228 2:  3: Error 4: SELECT" */
const fieldBefore = /\d: (?:\d{1,6} | )?\d: \S{1,16} $/;

/** Whether a small number is that of other software by the words around it. */
export function isOfOtherSoftware(value: number, before: string, behind: string): boolean {
  return (
    otherSoftware.test(before) ||
    (behind !== '' && isToldBehind(value, before, behind)) ||
    (value >= 600 && value <= 999 && dialUp.test(before))
  );
}

function isToldBehind(value: number, before: string, behind: string): boolean {
  return (
    sqlBehind.test(behind) ||
    otherBehind.test(behind) ||
    (behind.startsWith(': ') && ((value < 100 && hexBehind.test(behind)) || fieldBefore.test(before))) ||
    posixErrors.get(value)?.test(behind) === true
  );
}
