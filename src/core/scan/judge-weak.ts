import { isHyphenated } from './judge-small.ts';
import {
  countHexDigits,
  digit,
  isLetter,
  isLetterOrDigit,
  kindAt,
  kindsOf,
  markAt,
  readFourHexDigits,
  toMarkTable,
} from './marks.ts';
import { findErrorWord } from './near-words.ts';
import { beginsRewrite, isPercentEscape } from './rewrites.ts';
import { isNew, looksLikeError, type Slice } from './slice.ts';

/*
 * Whether bare hex or a long decimal may be a code (`isWeak` of is-code.ts): never no where the finder says yes, and seldom yes
 * where it says no.
 */

/**
 * Whether eight hex digits begin at a place that may be a code in a weak notation.
 *
 * @param end where their word ends
 */
export function mayBeWeak(slice: Slice, place: number, end: number): boolean {
  if (!slice.isNear) return false;
  const { marks } = slice;
  const [high, low] = [readFourHexDigits(marks, place), readFourHexDigits(marks, place + 4)];
  return (high | low) >= 0 && !isInDump(marks, place) && mayBeWeakCode(slice, (high << 16) | low, place, end);
}

/**
 * Whether eight hex digits stand before a number and a space or two, as in a dump of memory; not all of them letters, which may be the
 * end of an error word.
 */
function isInDump(marks: Uint8Array, start: number): boolean {
  if (markAt(marks, start - 1) !== 0x20) return false;
  const end = markAt(marks, start - 2) === 0x20 ? start - 2 : start - 1;
  if (isLetterOrDigit(marks, end - 9) === 1 || (kindsOf(marks, end - 8, end) & digit) === 0) return false;
  if (markAt(marks, end - 9) === 0x25 && isPercentEscape(marks, end - 9)) return false;
  return (readFourHexDigits(marks, end - 8) | readFourHexDigits(marks, end - 4)) >= 0;
}

/** Whether the number from `start` to `end` may be a code. */
export function mayBeWeakCode(slice: Slice, code: number, start: number, end: number): boolean {
  const { marks, index } = slice;
  return (
    slice.isNear &&
    looksLikeError(slice, code) &&
    isNew(slice, code) &&
    !isFirstOfGuid(marks, end) &&
    !isFileName(marks, end) &&
    !isEndOfOther(marks, start) &&
    (index.likelyHalves[code >>> 16] === 1 || mayBeAnnouncedCode(marks, start))
  );
}

/** Whether the number that ends here is the first part of a GUID. */
function isFirstOfGuid(marks: Uint8Array, end: number): boolean {
  return markAt(marks, end) === 0x2d && countHexDigits(marks, end + 1) === 4 && markAt(marks, end + 5) === 0x2d;
}

/** Whether the number that ends here has the extension of a file behind it: `80070005.tmp` (`isInName` of is-code.ts). */
function isFileName(marks: Uint8Array, end: number): boolean {
  if (markAt(marks, end) !== 0x2e) return false;
  let last = end + 1;
  while (last < end + 7 && isLowerCase[markAt(marks, last)] === 1) last++;
  return last > end + 2 && last < end + 7 && !beginsRewrite(marks, last);
}

const isLowerCase = toMarkTable('abcdefghijklmnopqrstuvwxyz');
/** Signs that no number in a weak notation stands right behind (`isWeak` of is-code.ts), but for those that may begin a rewrite or end one. */
const neverBefore = toMarkTable('#$+@\\');

/** Whether a number is the end of something longer: `req-80070005`, `x.80070005`, `/api/80070005`, `$80070005`. */
function isEndOfOther(marks: Uint8Array, start: number): boolean {
  const before = markAt(marks, start - 1);
  if (neverBefore[before] === 1) return true;
  if (before === 0x2f) return isPath(marks, start);
  if (before === 0x2e) return !isPercentEscape(marks, start - 4) && kindAt(marks, start - 2) !== 0;
  return isHyphenated(marks, start);
}

/** The longest path that is told, in marks. */
const longestPath = 48;
/** 1 for what a path is made of, and for what stands before one (`isInName` of is-code.ts). */
const ofPath = toMarkTable('/.-_0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ');
const beforePath = toMarkTable(' \n"\'(=');

/** Whether a path ends at a place, behind a slash: ` /api/v1/device/`. */
function isPath(marks: Uint8Array, end: number): boolean {
  let place = end - 1;
  let slashes = 0;
  for (; place > end - longestPath && ofPath[markAt(marks, place)] === 1; place--) {
    if (markAt(marks, place) !== 0x2f) continue;
    if (markAt(marks, place - 1) === 0x2f) return false;
    slashes++;
  }
  return slashes > 1 && slashes <= 9 && markAt(marks, place + 1) === 0x2f && beforePath[markAt(marks, place)] === 1;
}

/** How far before a number the word is looked for that may announce it, in marks. */
const reachOfAnnouncing = 16;
/** The longest word that is looked at, in marks. */
const longestLink = 12;
/** Words of ASCII between an error word and its number (`linkWords` of words-near.ts), and the ends of other codes, which are passed over. */
const links = new Set(
  (
    'code codes number numbers num no nr n is was with of value status message wert mit nummer lautet installation numero avec con com il es e est ' +
    'de da di du confirmation postal produit promo barres verificacion seguridad confirmacion producto produto barras verifica ' +
    'sicurezza conferma postale fiscale prodotto sconto barre acceso acesso accesso'
  ).split(' '),
);
/**
 * How the last words of the error words begin that are more than one word, the type of a value in the registry, the name of
 * a text in an event, and a link, d'; and how other codes end: barcode.
 */
const lastOfErrorWords = /^(?:d.?$|n.t|t|text|on|wrong|found|mit|sortie|dword)|codes?$/;

/**
 * Whether the word before a number may announce it (`isAnnounced` of words-near.ts): it does not if it is no error word, none of those
 * that follow one, and plain letters.
 */
function mayBeAnnouncedCode(marks: Uint8Array, start: number): boolean {
  if (kindAt(marks, start - 1) !== 0) return true;
  let last = start - 1;
  while (isPlainSign(marks, last)) if (--last < start - reachOfAnnouncing) return true;
  if (!isLetter(marks, last)) return true;
  let first = last;
  while (isLetter(marks, first)) if (--first < last - longestLink) return true;
  if (!isPlainSign(marks, first)) return true;
  if (findErrorWord(marks, first, last + 1) <= last) return true;
  const word = String.fromCharCode(...marks.subarray(first + 1, last + 1)).toLowerCase();
  return links.has(word) || lastOfErrorWords.test(word);
}

/** 1 for signs of ASCII that are in no word and neither begin nor end a rewrite; an apostrophe may join a link: d'. */
const plainSigns = toMarkTable(' \n\r\t!"#()*+,-./:=?@[]^`{}~');

function isPlainSign(marks: Uint8Array, place: number): boolean {
  return plainSigns[markAt(marks, place)] === 1;
}
