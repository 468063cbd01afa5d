/** What a small number means by the words before it: a Win32 error, or the exit code of an installer. */
export type SmallNumberKind = 'win32' | 'installer';

const systemError =
  /(?:(?:win ?32|winerror|getlasterror(?:\(\))?|last ?error|(?<![a-z])gle)[\s_-]*(?:error|err|fehler|错误)?|(?:windows|system|(?<![a-z])os|(?<![a-z])nt)[\s_-]?(?:error|err|fehler)|系统错误|systemfehler|erreur système)[\s_-]*(?:code|number|no\.?|nr\.?|代码)?[\s:=#("'[]{0,4}$/iu;
const exitCode =
  /(?:exit[\s_-]?code|exited|exit|exit(?:ed)? with(?: code)?|return(?:ed|ing|s)?(?:[\s_-]?(?:code|value))?|retcode|rc|errorlevel|ended with|finished with|quit with|failed with|terminated with|error status|result code|rückgabe(?:wert|code)|exit-?code|beendet mit|code de (?:sortie|retour)|a (?:retourné|renvoyé)|código de (?:salida|saída|retorno)|devolvió|retornou|codice di uscita|ha restituito|退出代码|退出码|返回(?:代码|值|码|了)?|終了コード|戻り値|リターンコード)(?:[\s_-]*(?:code|with|of|is|was|mit|le code|el código|o código|il codice|状态|代码))*[\s:=#("'[]{0,4}$/iu;
const plainError =
  /(?:errors?|err|error[\s_-]?(?:code|number|no\.?|#)|fehler(?:code|nummer)?|erreur|code d.erreur|código de error|código de erro|erro|errore|codice (?:di )?errore|错误(?:代码|码|号)?|錯誤(?:代碼|碼)?|エラー(?:コード|番号)?|ошибка|오류)(?:[\s_-]*(?:code|nr\.?|number|no\.?|代码|コード))?\s*[:=#：]?[\s("'[]{0,3}$/iu;
const installerCode = /(?:code|代码|コード|código|codice|msi|msiexec|installer|setup|安装程序)[\s:=#("'[]{0,4}$/iu;

/** Errors of other software, whose numbers are their own. */
const otherSoftware =
  /(?:http|https|html|sql|ora|mysql|postgres|odbc|smtp|ftp|ssh|tls|dns|npm|node|java|javascript|python|php|vba|run-?time|compile|parse|syntax|script|apache|nginx|errno|socket\.io|event|make|gcc|apt|dpkg|linux|unix|macos|ios|android|curl|git|docker|sap|excel|printer|paper)[\s:_-]*(?:status[\s_-]*)?(?:error|err|code|fehler|错误)?[\s:_-]*(?:code)?\W*$|\*\*\*[^\n]{0,40}$/iu;
/** Behind a count: what is counted. */
const counted =
  /^\s?(?:of|\/|x\b|times|mal\b|fois|veces|errors?|warnings?|fehler|files?|items?|updates?|devices?|pcs?|users?|people|machines|computers?|%|ms\b|s\b|sec|min|hours?|days?|kb\b|mb\b|gb\b|个|次|条|件|台|天|小时|分钟)/iu;

/** Status numbers of HTTP. After a bare "error" they are what a person means, not the Win32 error of that number. */
const isHttpStatus = (value: number) => value >= 400 && value < 600;
/** Windows Installer's exit codes, 1601 to 1654, and the restart codes 3010 and 3011 (winerror.h). */
export const isInstallerExitCode = (value: number) =>
  (value >= 1601 && value <= 1654) || value === 3010 || value === 3011;

/**
 * Whether a small decimal or `0x5` is an error code, by the words around it. A plain number never is.
 *
 * @param value the number
 * @param before what stands before it
 * @param behind what stands behind it
 * @param asked somebody asked, so that a lone exit code may be any Win32 error
 */
export function isSmallErrorCode(value: number, before: string, behind: string, asked: boolean): boolean {
  if (value === 0 || counted.test(behind) || /^[.,]\d|^-\w|^:\d|^\/\d/.test(behind)) return false;
  if (systemError.test(before)) return true;
  if (otherSoftware.test(before)) return false;
  if (exitCode.test(before)) return isInstallerExitCode(value) || (asked && value > 1);
  if (installerCode.test(before) && isInstallerExitCode(value)) return true;
  if (!plainError.test(before) || value === 1 || isHttpStatus(value)) return false;
  // "Error 1722. There is a problem …" is the number of a message of Windows Installer, not of a Win32 error.
  if (value > 1100 && !isInstallerExitCode(value) && /^\.\s+\p{Lu}/u.test(behind)) return false;
  // "Error: 5 files could not be copied" counts files; "Error 5 occurred" does not.
  return !(/[:=：]\s*$/.test(before) && /^ \p{Ll}/u.test(behind));
}
