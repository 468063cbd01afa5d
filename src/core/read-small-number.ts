import { isCounted } from './counts-behind.ts';
import { toErrorCode } from './error-code.ts';
import { type Report, type Scanned, standsAlone, textBefore, textBehind } from './is-code.ts';
import { isBehindLastWord, mayBeNamedBehind } from './last-words.ts';
import { isHttpStatus, isJoined, isShortHexError, isSmallErrorCode, mayBeListed } from './small-numbers.ts';
import { hasErrorWordNear, isAnnounced, isSomethingElse } from './words-near.ts';

/** How far behind its first number a list of exit codes is read, in characters of the normalized text: about twenty numbers. */
export const reachOfList = 128;
/** How far behind the end of one small number the next of its list begins. */
export const reachOfListed = 32;

/**
 * A small number in hex, with or without leading zeros: a Win32 error, or a success code of five digits such as the task
 * scheduler's `0x41301`.
 */
export function readShortHex(scanned: Scanned, value: number, start: number, end: number, report: Report): number {
  const { known, overheard, isAlone } = scanned;
  if (value === 0) return !overheard && isAlone() ? reportSuccess(start, end, report) : 0;
  if (value === 1 && overheard) return 0;
  const isNamed = value > 0xffff ? known.names.has(toErrorCode(value)) : known.win32.has(value);
  const isPadded = value <= 0xffff && end - start === 10;
  if (!isNamed && !isPadded) return 0;
  const before = textBefore(scanned, start);
  const behind = textBehind(scanned, end);
  if (!isMeant(scanned, value, start, end, before, behind) || isSomethingElse(before) || isStopCode(before)) return 0;
  if (!isNamed && !isAnnounced(before) && !/^ error/i.test(behind)) return 0;
  report(toErrorCode(value > 0xffff ? value : 0x8007_0000 + value), 'short-hex', start, end);
  return end;
}

/** Whether a small number in hex is an error code by the words around it. */
function isMeant(scanned: Scanned, value: number, start: number, end: number, before: string, behind: string): boolean {
  const { overheard, isAlone, numberEnd } = scanned;
  if (!overheard && isAlone()) return true;
  // Robocopy and others repeat the number: "ERROR 5 (0x00000005)".
  if (numberEnd > 0 && numberEnd === start - ' ('.length && before.endsWith(`${value} (`)) return true;
  if (value > 0xffff) return hasErrorWordNear(`${before} `, behind) || /task/i.test(before);
  // Messages of Windows Installer are not numbered in hex: what is behind the period says nothing.
  const sameSentence = behind.replace(/^(?:\.(?!\d)|。)/u, ';');
  return (
    isSmall(scanned, value, start, end, sameSentence) ||
    isShortHexError(value, before, behind) ||
    isBehindMessage(scanned, start)
  );
}

/** Go's errors of Windows: "hcsshim::PrepareLayer failed in Win32: The parameter is incorrect. (0x57)". */
function isBehindMessage(scanned: Scanned, start: number): boolean {
  const { text } = scanned;
  if (text.charCodeAt(start - 1) !== 0x28 || text.charCodeAt(start - 3) !== 0x2e) return false;
  return /(?:failed in win32|in a windows system call): [^\n]{1,120}\. \($/i.test(textBefore(scanned, start, 120));
}

/** Nothing failed; whoever asks is told so. */
function reportSuccess(start: number, end: number, report: Report): number {
  report('0x00000000', 'short-hex', start, end);
  return end;
}

/** Whether a number is announced as the stop code of a blue screen, which is no Win32 error. */
function isStopCode(before: string): boolean {
  return /(?:stop|bug ?check|stopp?code|蓝屏|藍屏)[\s\w]{0,8}[:=(\s]{0,64}$|(?:stopp?[- ]?code|bug ?check|停止コード|停止代码|停止代碼)[:：\s]{0,4}\w{0,40}[:=(\s]{0,64}$/iu.test(
    before,
  );
}

/**
 * A small number in decimal: a Win32 error or the exit code of an installer, by the words around it or as one of a list; gives where to go on, or 0
 * where it is none.
 */
export function readSmallNumber(scanned: Scanned, value: number, start: number, end: number, report: Report): number {
  const { text, known, overheard, isAlone } = scanned;
  const alone = !overheard && isAlone() && !isHttpStatus(value);
  if (value === 0) {
    const isAsked = alone || (!overheard && isAnnounced(textBefore(scanned, start)));
    return isAsked ? reportSuccess(start, end, report) : 0;
  }
  if (text[start] === '0' || !known.win32.has(value)) return 0;
  const isFirst = alone || isSmall(scanned, value, start, end);
  if ((!isFirst && !isListed(scanned, value, start, end)) || !standsAlone(text, start, end)) return 0;
  report(toErrorCode(0x8007_0000 + value), 'number', start, end);
  scanned.numberEnd = end;
  if (isFirst) scanned.listStart = start;
  return end;
}

/**
 * An error of the system in Rust: Os { code: 112, kind: StorageFull, message: "There is not enough space on the disk." } Messages of Windows
 * end with a period, most of them, or are longer than any of POSIX. What is read behind the number is no more than `nearReach` of
 * scan/reach-of-reading.ts.
 */
const ofRust = {
  before: /(?<![a-z])Os \{\s{1,20}code: $/,
  behind: /^,\s{1,20}kind: \w{1,20},\s{1,20}message: \\?"(?:[^"\n\\]{1,40}[.。]\\?"|[^"\n\\]{48}|Zugriff verweigert)/,
  reach: 128,
};

/** Whether a small number is an error code by the words around it. */
function isSmall(scanned: Scanned, value: number, start: number, end: number, behind?: string): boolean {
  const { text, overheard } = scanned;
  const isBehindWord = isBehindLastWord(text, start);
  if (!isBehindWord && !mayBeNamedBehind(text, end)) return false;
  const before = textBefore(scanned, start);
  if (before.endsWith('code: ') && ofRust.before.test(before))
    return ofRust.behind.test(text.slice(end, end + ofRust.reach));
  return isSmallErrorCode(value, before, behind ?? textBehind(scanned, end), !overheard, isBehindWord);
}

/** Whether a small number goes on with a list of codes: `exit codes 1603 and 1618`. */
function isListed(scanned: Scanned, value: number, start: number, end: number): boolean {
  const { text, numberEnd, listStart } = scanned;
  return (
    numberEnd > 0 &&
    start - numberEnd < reachOfListed &&
    start - listStart <= reachOfList &&
    mayBeListed(value) &&
    isJoined(text.slice(numberEnd, start)) &&
    !isCounted(value, textBehind(scanned, end))
  );
}
