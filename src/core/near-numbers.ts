import type { Catalog } from './catalog.ts';
import { type ErrorCode, isErrorCode, toErrorCode, toUnsigned } from './error-code.ts';
import { findSibling } from './find-sibling.ts';

/** Characters that are read or typed for a digit. */
const lookalikes: Readonly<Record<string, string>> = { o: '0', q: '0', i: '1', l: '1', z: '2', s: '5', g: '6' };
const hexDigits = [...'0123456789abcdef'];

/**
 * The codes that somebody may have meant who wrote a word that is nearly one: a digit missing or too many, letters for digits,
 * letters attached, a decimal with a slip. The likeliest come first; a code that nobody knows is offered only where the slip
 * leaves no doubt.
 *
 * @param written letters and digits; with a minus before them, or a blank between them, where one was written
 */
export function nearNumbers(catalog: Catalog, written: string): ErrorCode[] {
  // As it stands it is no near miss: it was read and not taken for a code.
  if (/^0x[0-9a-f]{8}$/i.test(written)) return [];
  const word = written.replace(' ', '');
  if (/^-?\d{9,11}$/.test(word)) {
    const near = nearDecimals(catalog, word);
    if (near.length > 0 || word.length > 9) return near;
  }
  const attached = /^(?:0x)?([0-9a-f]{8})(?:[g-z_]\w{0,15})$/i.exec(word)?.[1];
  if (attached) return known(catalog, [toCode(attached)]);
  const mistyped =
    /^(?:[0oq]x)+([0-9a-z]{5,12})$/i.exec(word)?.[1] ??
    /^(?=[a-z]{0,8}\d)(?=\d{0,8}[a-z])[0-9a-z]{7,9}$/i.exec(word)?.[0];
  if (!mistyped) return [];
  const digits = mistyped.toLowerCase().replace(/[g-z]/g, (letter) => lookalikes[letter] ?? letter);
  if (!/^[0-9a-f]+$/.test(digits)) return [];
  const isBare = mistyped.length === word.length;
  // Without 0x it has to look like a code, and eight digits that do were read already.
  if (isBare && (!/^[08c]/.test(digits) || (digits === mistyped.toLowerCase() && digits.length === 8))) return [];
  const missing = 8 - digits.length;
  if (missing === 0) {
    const code = toCode(digits);
    return known(catalog, [code]).length > 0 || hasKnownFacility(catalog, code) ? [code] : [];
  }
  if (missing > 0) return known(catalog, withDigitsAdded(digits, missing));
  const { doubled, other } = withDigitsRemoved(digits, -missing);
  const near = known(catalog, [...doubled, ...other]);
  if (near.length > 0 || missing < -1) return near;
  return doubled.filter((code) => hasKnownFacility(catalog, code));
}

/** How many codes one digit away are still an offer; where more are, each is as likely as the next. */
const maxWrongDigits = 3;

/**
 * The codes with an entry that somebody may have meant who wrote eight digits that nobody knows: two neighboring digits swapped,
 * else one digit wrong where few codes are so near.
 */
export function nearDigits(catalog: Catalog, code: ErrorCode): ErrorCode[] {
  const { entries } = catalog;
  const digits = code.slice(2);
  const swapped: ErrorCode[] = [];
  const changed: ErrorCode[] = [];
  for (let at = 0; at < 8; at++) {
    const [digit = '', next = ''] = digits.slice(at);
    const swap = toCode(digits.slice(0, at) + next + digit + digits.slice(at + 2));
    if (next !== '' && next !== digit && entries.has(swap)) swapped.push(swap);
    for (const other of hexDigits) {
      const change = toCode(digits.slice(0, at) + other + digits.slice(at + 1));
      if (other !== digit && entries.has(change)) changed.push(change);
    }
  }
  // A code of Windows Update's number is more likely the agent's own than a slip.
  if (swapped.length > 0 || findSibling(catalog, code)) return swapped;
  return changed.length <= maxWrongDigits ? changed : [];
}

/** Digits added at one place: one digit of any value, or several zeros that were not counted out. A repeated digit comes first. */
function withDigitsAdded(digits: string, missing: number): ErrorCode[] {
  const repeated: ErrorCode[] = [];
  const cutOff: ErrorCode[] = [];
  const other: ErrorCode[] = [];
  for (let at = 0; at <= digits.length; at++) {
    const [before, behind] = [digits.slice(0, at), digits.slice(at)];
    for (const digit of missing === 1 ? hexDigits : ['0']) {
      const code = toCode(before + digit.repeat(missing) + behind);
      if (before.endsWith(digit)) repeated.push(code);
      else (behind === '' ? cutOff : other).push(code);
    }
  }
  return [...repeated, ...cutOff, ...other];
}

/** Digits removed at one place: one digit of any value, or several zeros. A digit that stands twice comes first, then the last. */
function withDigitsRemoved(digits: string, extra: number): { doubled: ErrorCode[]; other: ErrorCode[] } {
  const doubled: ErrorCode[] = [];
  const other: ErrorCode[] = [];
  for (let at = digits.length - extra; at >= 0; at--) {
    const removed = digits.slice(at, at + extra);
    if (extra > 1 && !/^0+$/.test(removed)) continue;
    const code = toCode(digits.slice(0, at) + digits.slice(at + extra));
    if (digits[at - 1] === removed[0]) doubled.unshift(code);
    else other.push(code);
  }
  return { doubled, other };
}

/** A decimal whose minus was left out, or with a digit missing or too many. */
function nearDecimals(catalog: Catalog, word: string): ErrorCode[] {
  const digits = word.replace('-', '');
  const isSigned = word.startsWith('-');
  const candidates: number[] = isSigned ? [] : [-Number(digits)];
  if (digits.length !== 10) {
    for (let at = 0; at <= digits.length; at++) {
      const [before, behind] = [digits.slice(0, at), digits.slice(at)];
      if (digits.length === 11) candidates.push(Number(before + behind.slice(1)));
      else for (let digit = 0; digit < 10; digit++) candidates.push(Number(`${before}${digit}${behind}`));
    }
  }
  const codes = candidates
    .map((value) => (isSigned ? -Math.abs(value) : value))
    // Only values of a code of severity error: a small decimal is no code.
    .filter((value) => (value < 0 ? value >= -0x8000_0000 : value >= 0x8000_0000 && value <= 0xffff_ffff))
    .map((value) => toErrorCode(value));
  return known(catalog, codes, 'entries');
}

/** The known ones of some codes, each once: those with an entry first, then those with a name. */
function known(
  { entries, names }: Catalog,
  codes: readonly ErrorCode[],
  which: 'all' | 'entries' = 'all',
): ErrorCode[] {
  const distinct = [...new Set(codes)];
  const withEntry = distinct.filter((code) => entries.has(code));
  if (which === 'entries') return withEntry;
  // Flags and limits have such numbers too, and a name of "no error" explains nothing.
  const named = distinct.filter((code) => !entries.has(code) && names.has(code) && toUnsigned(code) >= 0x8000_0100);
  return [...withEntry, ...named];
}

/** Whether a code has the form of a failure of a facility that exists. */
function hasKnownFacility({ facilities }: Catalog, code: ErrorCode): boolean {
  const value = toUnsigned(code);
  return value >>> 28 === 8 && facilities.has((value >>> 16) & 0xfff) && value >= 0x8001_0000;
}

function toCode(digits: string): ErrorCode {
  const code = `0x${digits.toLowerCase()}`;
  return isErrorCode(code) ? code : '0x00000000';
}
