import type { FoundCode, Notation } from './answer.ts';
import type { Catalog } from './catalog.ts';
import { type ErrorCode, toErrorCode, toUnsigned } from './error-code.ts';
import { normalizeText } from './normalize-text.ts';
import { isSmallErrorCode } from './small-numbers.ts';
import {
  hasErrorWordNear,
  isAnnounced,
  isNearlyOnlyCodes,
  isNeverACode,
  isSomethingElse,
  reachBefore,
  reachBehind,
} from './words-near.ts';

/** The part of the catalog that the finder asks. */
export type KnownCodes = Pick<Catalog, 'entries' | 'codes' | 'names' | 'facilities'>;

/** How a text is read. */
export interface Reading {
  /** Nobody addressed the bot, so being wrong costs more than being silent. */
  readonly overheard: boolean;
  /** The text is a piece of a longer one, so that nothing follows from its being short. */
  readonly excerpt?: boolean;
}

/**
 * The error codes of a text, each once whatever spellings it came in, in order of first appearance.
 * What counts is design.md section 3: strong notations always, weak ones (bare hex, unsigned decimals, small numbers) by the
 * words around them. Linear in the length of the text.
 */
export function findCodes(text: string, known: KnownCodes, { overheard, excerpt = false }: Reading): FoundCode[] {
  const normalized = normalizeText(text);
  const found = new Map<ErrorCode, FoundCode>();
  let alone: boolean | undefined = excerpt ? false : undefined;
  const scanned: Scanned = {
    text: normalized.text,
    known,
    overheard,
    isAlone: () => {
      alone ??= isNearlyOnlyCodes(normalized.text);
      return alone;
    },
  };
  scan(scanned, (code, notation, start, end, extend) => {
    if (found.has(code)) return;
    const span = [normalized.startOf(start), normalized.endOf(end)] as const;
    found.set(code, { code, notation, span, ...(extend && { extend }) });
  });
  return [...found.values()];
}

interface Scanned {
  readonly text: string;
  readonly known: KnownCodes;
  readonly overheard: boolean;
  /** Whether the text is nearly nothing but codes; found out only where it matters. */
  readonly isAlone: () => boolean;
}
type Report = (code: ErrorCode, notation: Notation, start: number, end: number, extend?: string) => void;

// Classes of ASCII characters, as bits: what a word is made of says what it can be.
const digit = 1;
const hexLetter = 2;
const otherLetter = 4;
const underscore = 8;
const classes = new Uint8Array(128);
for (let code = 0; code < 128; code++) {
  const character = String.fromCharCode(code);
  if (/[0-9]/.test(character)) classes[code] = digit;
  else if (/[a-f]/i.test(character)) classes[code] = hexLetter;
  else if (/[g-z]/i.test(character)) classes[code] = otherLetter;
  else if (character === '_') classes[code] = underscore;
}
const classAt = (text: string, index: number) => classes[text.charCodeAt(index)] ?? 0;

/** Goes through the words of a text, a word being letters, digits and underscores of ASCII, and reports those that are codes. */
function scan(scanned: Scanned, report: Report): void {
  const { text } = scanned;
  let resumeAt = 0;
  for (let index = 0; index < text.length; ) {
    let kinds = classAt(text, index);
    if (kinds === 0) {
      index++;
      continue;
    }
    const start = index++;
    for (let kind = classAt(text, index); kind !== 0; kind = classAt(text, ++index)) kinds |= kind;
    if (start < resumeAt) continue;
    if ((kinds & digit) === 0) {
      if ((kinds & underscore) !== 0 || text.startsWith('WSA', start))
        resumeAt = readSymbol(scanned, start, index, report);
      continue;
    }
    const end = readNumber(scanned, start, index, report) || readWrappedHex(scanned, start, index, report);
    if (end > 0) resumeAt = end;
    else if ((kinds & (underscore | otherLetter)) !== 0) resumeAt = readSymbol(scanned, start, index, report);
  }
}

/** Reads a word as a symbolic name; gives where to go on. */
function readSymbol({ text, known }: Scanned, start: number, end: number, report: Report): number {
  // Underscores around a word are emphasis in Slack and Markdown.
  while (text[start] === '_') start++;
  let last = end;
  while (last > start && text[last - 1] === '_') last--;
  // A console may have broken the name at the end of a line. The longest name wins.
  const wrapped = /^\r?\n {0,8}(\w+)/.exec(text.slice(end, end + 100));
  if (wrapped) {
    const code = known.codes.get((text.slice(start, end) + wrapped[1]).toUpperCase());
    if (code) {
      report(code, 'symbol', start, end + wrapped[0].length);
      return end + wrapped[0].length;
    }
  }
  const code = known.codes.get(text.slice(start, last).toUpperCase());
  // A name of "no error" is a word of every program.
  if (code && toUnsigned(code) !== 0) report(code, 'symbol', start, last);
  return end;
}

/** Reads a word as a number in any notation; gives where to go on, or 0 where it is none. */
function readNumber(scanned: Scanned, start: number, end: number, report: Report): number {
  const { text } = scanned;
  const word = text.slice(start, end);
  if (/^0x/i.test(word)) return readHex(scanned, word, start, end, report);
  if (/^h[0-9a-f]{8}$/i.test(word) && text[start - 1] === '&') {
    const code: ErrorCode = `0x${word.slice(1).toLowerCase()}`;
    return isStrong(scanned, code, start - 1, end)
      ? reportWithExtend(scanned, code, 'vb-hex', start - 1, end, report)
      : 0;
  }
  if (/^(?:x?[0-9a-f]{8}|[0-9a-f]{8}h)$/i.test(word) && !/^\d{8}$/.test(word)) {
    const code: ErrorCode = `0x${word.replace(/^x|h$/gi, '').toLowerCase()}`;
    return isWeak(scanned, code, start, end) ? reportWithExtend(scanned, code, 'bare-hex', start, end, report) : 0;
  }
  if (/^\d{1,10}$/.test(word)) return readDecimal(scanned, word, start, end, report);
  return 0;
}

/** `0x80cf0016`, `0x80cf0016L`, `0xffffffff80cf0016`, `0x5`. */
function readHex(scanned: Scanned, word: string, start: number, end: number, report: Report): number {
  const { text, known, overheard, isAlone } = scanned;
  const digits = /^0x(?:f{8}(?=[89a-f]))?([0-9a-f]{8})u?l{0,2}$/i.exec(word)?.[1];
  if (digits) {
    const code: ErrorCode = `0x${digits.toLowerCase()}`;
    if (!isStrong(scanned, code, start, end)) return 0;
    return reportWithExtend(scanned, code, word.length >= 18 ? 'sign-extended-hex' : 'hex', start, end, report);
  }
  if (!/^0x[0-9a-f]{1,5}$/i.test(word)) return 0;
  const value = Number(word);
  const before = text.slice(Math.max(0, start - reachBefore), start);
  const behind = text.slice(end, end + reachBehind);
  const alone = !overheard && isAlone();
  // Five digits hold a whole success code, such as the task scheduler's 0x41301.
  if (value > 0xffff) {
    const code = toErrorCode(value);
    if (!known.names.has(code) || !(alone || isAnnounced(before))) return 0;
    report(code, 'short-hex', start, end);
    return end;
  }
  const code = toErrorCode(0x8007_0000 + value);
  if (!known.names.has(code) || !(alone || isSmallErrorCode(value, before, behind, !overheard))) return 0;
  report(code, 'short-hex', start, end);
  return end;
}

/** `-2133917674`, `2161049622`, `13565957` after "HResult", `80240016` as bare hex, `1603` after "exit code". */
function readDecimal(scanned: Scanned, word: string, start: number, end: number, report: Report): number {
  const { text, known, overheard, isAlone } = scanned;
  const value = Number(word);
  if (text[start - 1] === '-' && value >= 0x2000_0000) {
    if (value > 0x8000_0000 || word.length > 10 || !standsAlone(text, start - 1, end)) return 0;
    const code = toErrorCode(-value);
    if (!isStrong(scanned, code, start - 1, end)) return 0;
    return reportWithExtend(scanned, code, 'signed-decimal', start - 1, end, report);
  }
  if (value >= 0x8000_0000) {
    const code = toErrorCode(value);
    if (value > 0xffff_ffff || !isWeak(scanned, code, start, end)) return 0;
    report(code, 'unsigned-decimal', start, end);
    return end;
  }
  if (!standsAlone(text, start, end)) return 0;
  const before = text.slice(Math.max(0, start - reachBefore), start);
  const alone = !overheard && isAlone();
  if (value > 0xffff) {
    // Successes have a clear top bit; the number alone could be anything, so it must be announced and known.
    const code = toErrorCode(value);
    if (isKnown(known, code) && !isSomethingElse(before) && (alone || isAnnounced(before))) {
      report(code, 'unsigned-decimal', start, end);
      return end;
    }
    if (word.length !== 8) return 0;
    const hex: ErrorCode = `0x${word}`;
    if (!isWeak(scanned, hex, start, end) || !(isKnown(known, hex) || isAnnounced(before))) return 0;
    return reportWithExtend(scanned, hex, 'bare-hex', start, end, report);
  }
  const code = toErrorCode(0x8007_0000 + value);
  if (value === 0 || word.startsWith('0') || !known.names.has(code)) return 0;
  if (!alone && !isSmallErrorCode(value, before, text.slice(end, end + reachBehind), !overheard)) return 0;
  report(code, 'number', start, end);
  return end;
}

/** A hex code that a console of at least 40 columns broke at the end of a line. */
function readWrappedHex(scanned: Scanned, start: number, end: number, report: Report): number {
  const { text } = scanned;
  const head = /^0x[0-9a-f]{1,7}$/i.exec(text.slice(start, end))?.[0];
  if (!head || start - text.lastIndexOf('\n', start) < 40) return 0;
  const rest = /^\r?\n([0-9a-f]{1,7})(?![0-9a-z_-])/i.exec(text.slice(end, end + 10));
  if (!rest?.[1] || head.length + rest[1].length !== 10) return 0;
  const code: ErrorCode = `0x${(head.slice(2) + rest[1]).toLowerCase()}`;
  if (!isKnown(scanned.known, code)) return 0;
  report(code, 'hex', start, end + rest[0].length);
  return end + rest[0].length;
}

/** Reports a code, and the setup extend code behind it as a part of it: `0xC1900101 - 0x30018`. */
function reportWithExtend(
  { text }: Scanned,
  code: ErrorCode,
  notation: Notation,
  start: number,
  end: number,
  report: Report,
): number {
  const extend = /^\s?[-,:/;]?\s?(?:extend(?: code)?:?\s)?(0x[2-9][0-9a-f]{4})(?![0-9a-z_])/i.exec(
    text.slice(end, end + 24),
  );
  report(code, notation, start, end, extend?.[1]?.toLowerCase());
  return extend ? end + extend[0].length : end;
}

/** Whether the catalog has the code, or its name is known and its number is not one of those that mean many things. */
function isKnown({ entries, names }: KnownCodes, code: ErrorCode): boolean {
  if (entries.has(code)) return true;
  if (!names.has(code)) return false;
  const value = toUnsigned(code);
  // 0x80000000 to 0x800000ff are flags, handles and limits far more often than the NTSTATUS warnings they also are.
  return value >= 0x8000_0100 || (value > 0xffff && value < 0x4000_0000);
}

/** Whether a value in a strong notation counts: known, or with severity bits, or with an error word near. */
function isStrong({ text, known, isAlone }: Scanned, code: ErrorCode, start: number, end: number): boolean {
  // In WinDbg a backtick joins the halves of an address.
  if (/[0-9a-f]`$/i.test(text.slice(Math.max(0, start - 2), start)) || /^`[0-9a-f]/i.test(text.slice(end, end + 2)))
    return false;
  const before = text.slice(Math.max(0, start - reachBefore), start);
  if (isNeverACode(before)) return false;
  if (isKnown(known, code)) return true;
  if (toUnsigned(code) === 0 || isSomethingElse(before)) return false;
  return hasSeverityBits(code) || hasErrorWordNear(before, text.slice(end, end + reachBehind)) || isAlone();
}

/** Whether a value in a weak notation counts. */
function isWeak({ text, known, overheard, isAlone }: Scanned, code: ErrorCode, start: number, end: number): boolean {
  if (!standsAlone(text, start, end) || /[#&$€£¥+@%\\]/.test(text.charAt(start - 1))) return false;
  const before = text.slice(Math.max(0, start - reachBefore), start);
  if (isSomethingElse(before)) return false;
  if (isAlone()) return !overheard || isKnown(known, code);
  if (isAnnounced(before)) return isKnown(known, code) || hasSeverityBits(code);
  // Without an announcement the number itself has to look like an error: known, or of a facility that exists.
  if (!isKnown(known, code) && !(hasSeverityBits(code) && known.facilities.has((toUnsigned(code) >>> 16) & 0xfff)))
    return false;
  return !overheard || hasErrorWordNear(before, text.slice(end, end + reachBehind));
}

/** The top bits of an HRESULT failure, of an NTSTATUS error or warning mapped or not, without the odd limits of 32 bits. */
function hasSeverityBits(code: ErrorCode): boolean {
  const top = toUnsigned(code) >>> 28;
  return (top === 0x8 || top === 0x9 || top === 0xc || top === 0xd) && toUnsigned(code) >= 0x8000_0100;
}

/** Whether a number is not a part of something longer: a GUID, a date, a version, a fraction, an address, an identifier. */
function standsAlone(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 2), start);
  const behind = text.slice(end, end + 3);
  if (
    /[0-9A-Za-z]-$|\d\.$|[0-9a-f]`$/i.test(before) &&
    !/(?:error|code|fehler|hresult|hr)-$/i.test(text.slice(Math.max(0, start - 8), start))
  ) {
    return false;
  }
  return !/^(?:-[0-9A-Za-z]|\.\d|`[0-9a-f]|,\d{1,2}(?![0-9a-z])|@)/i.test(behind);
}
