import type { Notation } from './answer.ts';
import { isAmount, isSumOfMoney } from './counts-behind.ts';
import { endsWith } from './ends-with.ts';
import { type ErrorCode, toErrorCode } from './error-code.ts';
import {
  errorBehind,
  isKnown,
  isStrong,
  isWeak,
  type Report,
  type Scanned,
  standsAlone,
  textBefore,
  textBehind,
} from './is-code.ts';
import { readShortHex, readSmallNumber } from './read-small-number.ts';
import { isAnnounced, isNumberOfThing } from './words-near.ts';

/** The lowest success that is read from a decimal; those below are for debuggers, and years and counts are such numbers. */
const leastSuccess = 100_000;
/** No success from the first of these to the last has a name, so that most numbers of eight digits need not be looked up: 80240016 is bare hex. */
export const unnamedSuccesses = { from: 0x0100_0000, to: 0x07ff_ffff };
/** Whether a decimal may be a success with a name. */
const mayBeSuccess = (value: number) =>
  value >= leastSuccess && (value < unnamedSuccesses.from || value > unnamedSuccesses.to);
/** How far before an unsigned decimal its error word may stand: telephone numbers, sizes and ids are long decimals too. */
const reachBeforeDecimal = 28;

/**
 * How far from zero a negative decimal is read as a signed 32-bit code: up to 0xe1000000, so that the exceptions of software are
 * among them, such as 0xe0434352 of .NET. Nearer to zero are numbers of a program's own.
 */
export const leastSigned = 0x1f00_0000;

/** A negative decimal of so many digits that is no signed 32-bit code is one with a digit missing. */
const digitsOfSlip = 9;

/** Reads the word from `start` to `end` as a number in any notation; gives where to go on, or 0 where it is no code. */
export function readNumber(scanned: Scanned, start: number, end: number, report: Report): number {
  const { text } = scanned;
  const length = end - start;
  const decimal = length <= 10 ? decimalAt(text, start, end) : -1;
  if (decimal >= 0) return readDecimal(scanned, decimal, start, end, report);
  if (length < 3) return 0;
  if (text[start] === '0' && (text[start + 1] === 'x' || text[start + 1] === 'X')) {
    return readHex(scanned, start, end, report) || readWrappedHex(scanned, start, end, report);
  }
  if (length < 8) return 0;
  if (length > 9) return readGluedHex(scanned, start, end, report);
  const word = text.slice(start, end);
  if (length === 9 && text[start - 1] === '&' && /^h[0-9a-f]{8}$/i.test(word)) {
    const code: ErrorCode = `0x${word.slice(1).toLowerCase()}`;
    if (code.startsWith('0x0000')) return readShortHex(scanned, Number(code), start - 1, end, report);
    return isStrong(scanned, code, start - 1, end) ? reportOne(scanned, code, 'vb-hex', start - 1, end, report) : 0;
  }
  if (!/^(?:x?[0-9a-f]{8}|[0-9a-f]{8}h)$/i.test(word)) return 0;
  const digits = length === 8 ? word : word.replace(/^x|h$/i, '');
  const code: ErrorCode = `0x${digits.toLowerCase()}`;
  return isWeak(scanned, code, start, end) ? reportOne(scanned, code, 'bare-hex', start, end, report) : 0;
}

/** The value of what is nothing but decimal digits, else -1. */
function decimalAt(text: string, start: number, end: number): number {
  let value = 0;
  for (let index = start; index < end; index++) {
    const digit = text.charCodeAt(index) - 0x30;
    if (digit < 0 || digit > 9) return -1;
    value = 10 * value + digit;
  }
  return value;
}

/** `code0x80cf0016`, where the space was lost, and `WindowsUpdate_80072EE2`, as Windows 7 names its errors. */
function readGluedHex(scanned: Scanned, start: number, end: number, report: Report): number {
  const labelled = scanned.text[end - 9];
  if (labelled !== 'x' && labelled !== 'X' && labelled !== '_') return 0;
  const glued =
    /^(?:(?:error|error_?code|code|err|hr|hresult|result|status|fehler|fehlercode)(?=0x)|windowsupdate_)(?:0x)?([0-9a-f]{8})$/i;
  const digits = glued.exec(scanned.text.slice(start, end))?.[1];
  if (!digits || digits === '00000000') return 0;
  const code: ErrorCode = `0x${digits.toLowerCase()}`;
  const from = labelled === '_' ? end - 8 : end - 10;
  if (!isStrong(scanned, code, from, end)) return 0;
  return reportOne(scanned, code, labelled === '_' ? 'bare-hex' : 'hex', from, end, report);
}

/** `0x80cf0016`, `0x80cf0016L`, `0xffffffff80cf0016`, `0x5`; and `0x80cf0016Message`, where a line break was lost. */
function readHex(scanned: Scanned, start: number, end: number, report: Report): number {
  const { text } = scanned;
  const first = start + '0x'.length;
  const last = endOfHexDigits(text, first, end);
  const count = last - first;
  if (last === end && count > 0 && count <= 5)
    return readShortHex(scanned, Number(text.slice(start, end)), start, end, report);
  const isSignExtended = count === 16 && /^f{8}[89a-f]/i.test(text.slice(first, last));
  if (count !== 8 && !isSignExtended) return 0;
  if (last === end) return readEightDigits(scanned, start, last, end, report);
  const behind = text.slice(last, end);
  if (count === 8 && /^[G-Z][a-z]{2,}$/.test(behind) && isAnnounced(textBefore(scanned, start)))
    return readEightDigits(scanned, start, last, last, report);
  // A suffix of C.
  return /^u?l{0,2}$/i.test(behind) ? readEightDigits(scanned, start, last, end, report) : 0;
}

/** Reads the eight hex digits that end at `last` as a code that goes from `start` to `end`. */
function readEightDigits(scanned: Scanned, start: number, last: number, end: number, report: Report): number {
  const digits = scanned.text.slice(last - 8, last).toLowerCase();
  if (digits.startsWith('0000')) return readShortHex(scanned, Number.parseInt(digits, 16), start, end, report);
  const code: ErrorCode = `0x${digits}`;
  if (!isStrong(scanned, code, start, end)) return 0;
  return reportOne(scanned, code, end - start >= 18 ? 'sign-extended-hex' : 'hex', start, end, report);
}

const hexDigits = Uint8Array.from({ length: 128 }, (_, code) => (/[0-9a-f]/i.test(String.fromCharCode(code)) ? 1 : 0));

/** Where the hex digits end that begin at an index of a word of ASCII. */
function endOfHexDigits(text: string, start: number, end: number): number {
  let index = start;
  while (index < end && hexDigits[text.charCodeAt(index)] === 1) index++;
  return index;
}

/** `-2133917674`, `2161049622`, `13565957` after "HResult", `80240016` as bare hex, `1603` after "exit code". */
function readDecimal(scanned: Scanned, value: number, start: number, end: number, report: Report): number {
  if (value > 0xffff_ffff) return 0;
  if (scanned.text.charCodeAt(start - 1) === 0x2d) {
    if (value >= leastSigned) return readSignedDecimal(scanned, value, start, end, report);
    const isHyphen = /[0-9A-Za-z]/.test(scanned.text.charAt(start - 2));
    if (!isHyphen) return readNegative(scanned, value, start, end, report);
  }
  if (value <= 0xffff) return readSmallNumber(scanned, value, start, end, report);
  const { text, known, overheard, isAlone } = scanned;
  const before = textBefore(scanned, start);
  const behind = textBehind(scanned, end);
  if (isAmount(behind)) return 0;
  /** Whoever asks about a number alone is told of it, whatever it may be. */
  const isWhole = !overheard && isAlone();
  const isOfThing = () => !isWhole && !errorBehind.test(behind) && isNumberOfThing(before);
  if (value >= 0x8000_0000) {
    const code = toErrorCode(value);
    if (!isOfMessage(scanned, code, start, end) && !isWeak(scanned, code, start, end, reachBeforeDecimal)) return 0;
    if (isOfThing()) return 0;
    report(code, 'unsigned-decimal', start, end);
    return end;
  }
  // Successes have a clear top bit; the number alone could be anything, so it must be announced and known.
  if (
    mayBeSuccess(value) &&
    text[start] !== '0' &&
    isKnown(known, toErrorCode(value)) &&
    (isWhole || isAnnounced(before)) &&
    standsAlone(text, start, end) &&
    !isOfThing()
  ) {
    report(toErrorCode(value), 'unsigned-decimal', start, end);
    return end;
  }
  if (end - start !== 8) return 0;
  const hex: ErrorCode = `0x${text.slice(start, end)}`;
  const mayBeMeant =
    isWhole ||
    isKnown(known, hex) ||
    // CBS.log: (F) 80220008 [Error,Facility=FACILITY_STATE_MANAGEMENT,Code=8]
    /^ \[error,facility=/i.test(behind) ||
    isBehindName(text, start) ||
    isAnnounced(before);
  if (!mayBeMeant || !isWeak(scanned, hex, start, end) || isOfThing()) return 0;
  return reportOne(scanned, hex, 'bare-hex', start, end, report);
}

/** Event 372 of PrintService: "Win32 error code returned by the print processor: 2147500037." */
const printProcessor = ' error code returned by the print processor: ';

/** Whether an event has a known code in place of its message, or as the last word: %% is Event Viewer's sign for the text of a message. */
function isOfMessage({ text, known }: Scanned, code: ErrorCode, start: number, end: number): boolean {
  if (!isKnown(known, code)) return false;
  if (text.startsWith('%%', start - 2)) return true;
  return (
    text.startsWith(printProcessor, start - printProcessor.length) &&
    /^(?:\.(?!\w)|[^\w.-]|$)/.test(text.slice(end, end + 2))
  );
}

/** Whether a number in brackets stands behind the symbolic name of a failure: VSS_E_UNEXPECTED (80042302) */
function isBehindName(text: string, start: number): boolean {
  if (text.charCodeAt(start - 1) !== 0x28) return false;
  return /(?<!\w)[A-Z]{1,12}_E_[A-Z_]{3,60} \($/.test(text.slice(Math.max(0, start - 80), start));
}

// Underscores behind no word are emphasis: _-2133917674_
const endsWithWord = endsWith('(?:[0-9a-z-]|[0-9a-z]_{1,64})');

function readSignedDecimal(scanned: Scanned, value: number, start: number, end: number, report: Report): number {
  if (value > 0x8000_0000 || !standsAlone(scanned.text, start - 1, end)) return 0;
  const before = textBefore(scanned, start - 1);
  if (isSumOfMoney(textBehind(scanned, end)) && !isAnnounced(before)) return 0;
  if (endsWithWord(before) && !/(?:error|code|fehler|hresult|hr)$/i.test(before)) return 0;
  const code = toErrorCode(-value);
  if (!isStrong(scanned, code, start - 1, end)) return 0;
  return reportOne(scanned, code, 'signed-decimal', start - 1, end, report);
}

/** `exit code -1`: a small negative number is the program's own; whoever asks is told what its bits say. */
function readNegative(scanned: Scanned, value: number, start: number, end: number, report: Report): number {
  const { text, overheard, isAlone } = scanned;
  if (overheard || value === 0 || end - start >= digitsOfSlip || !standsAlone(text, start - 1, end)) return 0;
  if (!isAlone() && !isAnnounced(textBefore(scanned, start - 1))) return 0;
  report(toErrorCode(-value), 'signed-decimal', start - 1, end);
  return end;
}

/** A hex code that a console broke at the end of a line; only if the catalog knows the whole. */
function readWrappedHex({ text, known }: Scanned, start: number, end: number, report: Report): number {
  const next = text.charCodeAt(end);
  if ((next !== 0x0d && next !== 0x0a) || end - start > 9 || endOfHexDigits(text, start + 2, end) < end) return 0;
  const word = text.slice(start, end);
  const rest = /^\r?\n([0-9a-f]{1,7})(?![0-9a-z_-])/i.exec(text.slice(end, end + 10));
  if (!rest?.[1] || word.length + rest[1].length !== 10) return 0;
  const code: ErrorCode = `0x${(word.slice(2) + rest[1]).toLowerCase()}`;
  if (!isKnown(known, code)) return 0;
  report(code, 'hex', start, end + rest[0].length);
  return end + rest[0].length;
}

/** A setup extend code behind a code, as a part of it: `0xC1900101 - 0x30018`. */
const extendBehind = /^\s?[-,:/;]?\s?(?:extend(?: code)?:?\s)?(0x[2-9][0-9a-f]{4})(?![0-9a-z_])/i;
/** How far behind a code it is read, in characters of the normalized text. */
const reachOfExtend = 24;

/** Reports a code with the setup extend code behind it; gives where to go on. */
function reportOne(
  { text }: Scanned,
  code: ErrorCode,
  notation: Notation,
  start: number,
  end: number,
  report: Report,
): number {
  const extend = end < text.length ? extendBehind.exec(text.slice(end, end + reachOfExtend)) : null;
  report(code, notation, start, end, extend?.[1]?.toLowerCase());
  return extend ? end + extend[0].length : end;
}
