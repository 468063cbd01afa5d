import type { Notation } from './answer.ts';
import type { Catalog } from './catalog.ts';
import { isAmount } from './counts-behind.ts';
import { type ErrorCode, toUnsigned } from './error-code.ts';
import { isLetter } from './is-letter.ts';
import {
  endsWithRegistryType,
  hasErrorWordNear,
  isAnnounced,
  isLabelledOtherwise,
  isNeverACode,
  isNumberOfThing,
  isSomethingElse,
  reachBefore,
  reachBehind,
} from './words-near.ts';

/** The part of the catalog that the finder asks. */
export type KnownCodes = Pick<Catalog, 'entries' | 'codes' | 'names' | 'facilities'>;

/** A normalized text while it is scanned. */
export interface Scanned {
  readonly text: string;
  readonly known: KnownCodes;
  readonly overheard: boolean;
  /** Whether the text is nearly nothing but codes; found out only where it matters. */
  readonly isAlone: () => boolean;
  /** Where the latest small number ends that is a code; 0 before the first. */
  numberEnd: number;
  /** Where the list of small numbers begins that it belongs to. */
  listStart: number;
}

/** Takes a code that was found, with where it stands in the normalized text. */
export type Report = (code: ErrorCode, notation: Notation, start: number, end: number, extend?: string) => void;

/** What stands before an offset, as far as words are read; a word of ASCII that begins further off is left out. */
export function textBefore({ text }: Scanned, start: number, reach = reachBefore): string {
  let from = Math.max(0, start - reach);
  if (isLetter(text.charCodeAt(from - 1))) while (from < start && isLetter(text.charCodeAt(from))) from++;
  return text.slice(from, start);
}

/** What stands behind an offset, as far as words are read; a word of ASCII that goes on further off is left out. */
export function textBehind({ text }: Scanned, end: number): string {
  let to = Math.min(text.length, end + reachBehind);
  if (isLetter(text.charCodeAt(to))) while (to > end && isLetter(text.charCodeAt(to - 1))) to--;
  return text.slice(end, to);
}

/** Whether the catalog has the code, or its name is known and its number is not one of those that mean many things. */
export function isKnown({ entries, names }: KnownCodes, code: ErrorCode): boolean {
  if (entries.has(code)) return true;
  if (!names.has(code)) return false;
  const value = toUnsigned(code);
  // 0x80000000 to 0x800000ff are flags, handles and limits far more often than the NTSTATUS warnings they also are, and those
  // before SCHED_S_TASK_READY, 0x00041300, flags and versions more often than successes of COM.
  return value >= 0x8000_0100 || (value >= 0x4_1300 && value < 0x4000_0000);
}

/** Whether a value in a strong notation counts: known, or with severity bits, or with an error word near. */
export function isStrong(scanned: Scanned, code: ErrorCode, start: number, end: number): boolean {
  const { text, known, overheard } = scanned;
  const before = textBefore(scanned, start);
  const behind = textBehind(scanned, end);
  if (isNeverACode(before) || isPartOfOther(text, start, behind)) return false;
  // Joined by a hyphen to something with digits in it, it is the end of a token.
  if (before.endsWith('-') && /[\d_][\w.]{0,63}-$/.test(before) && !/0x[0-9a-f]{8}-$/i.test(before)) return false;
  // In the registry the name of a value says what its number is.
  if (endsWithRegistryType(before)) return isAnnounced(before);
  if (isEndOfRange(code, before, behind)) return false;
  if (isKnown(known, code)) return true;
  if (isSomethingElse(before) || isValueOfMemory(before, behind)) return false;
  if (!overheard || (hasSeverityBits(code) && !isPattern(code))) return true;
  return !isLabelledOtherwise(before) && hasErrorWordNear(before, behind);
}

/** What an unmistakable notation is a part of all the same, by the characters around it. */
function isPartOfOther(text: string, start: number, behind: string): boolean {
  switch (behind.charCodeAt(0)) {
    case 0x60: // ` in WinDbg joins the halves of an address
      return /^`[0-9a-f]/i.test(behind);
    case 0x20:
    case 0x2d: // an operator of PowerShell
      return /^ ?-b(?:and|or|xor)/i.test(behind);
    case 0x3b: // a right in SDDL: (A;;0x80000000;;;BU)
      return /\([A-Z]{1,2};[A-Z]{0,16};$/.test(text.slice(Math.max(0, start - 24), start));
    case 0x0a: // the reason of an event of USER32
    case 0x0d:
      return /^\r?\n\s{0,2}(?:shutdown type|herunterfahrtyp):/i.test(behind);
    case 0x2c: // the first part of a GUID in C: 0x8024402C, 0x1f2e, 0x4c5d
      return /^,\s{0,32}0x[0-9a-f]{1,4}\s{0,32},\s{0,32}0x[0-9a-f]{1,4}(?![0-9a-z])/i.test(behind);
    default:
      return text[start - 1] === '`' && /[0-9a-f]/i.test(text[start - 2] ?? '');
  }
}

const rangeWord = '(?:to|through|bis|à|a|至|到|から|-|~|\\.\\.)';
const lastBehind = new RegExp(`^ ?${rangeWord} ?0x([0-9a-f]{8})(?![0-9a-z])`, 'i');
const firstBefore = new RegExp(`(?<![0-9a-z])0x([0-9a-f]{8}) ?${rangeWord} ?$`, 'i');

/** Whether a value is an end of a range of codes or addresses: from 0x80070000 to 0x8007ffff, 0x80000000-0x8fffffff. */
function isEndOfRange(code: ErrorCode, before: string, behind: string): boolean {
  const digits = code.slice(2);
  if (digits.endsWith('00')) return isRange(digits, lastBehind.exec(behind)?.[1]);
  return (digits.endsWith('ff') || digits.endsWith('99')) && isRange(firstBefore.exec(before)?.[1], digits);
}

function isRange(first = '', last = ''): boolean {
  const [from, to] = [first.toLowerCase(), last.toLowerCase()];
  if (!from.endsWith('00') || !/(?:ff|99)$/.test(to) || from >= to) return false;
  return from.slice(0, 4) === to.slice(0, 4) || (from.endsWith('0000') && to.endsWith('ffff'));
}

/** What may stand right before the address of something: "<Worker object at 0x80a4c1d0>", "bytes failed from 0x6080af24". */
const beforeAddress =
  /(?:<[^<>\n]{0,40}object|<\w{1,40}|instruction|pointer|memory|block|mapped|loaded|allocated|exception|thrown|raised) at ["'<(]?$|bytes failed from $/i;
/** The same, of what stands behind it. */
const behindAddress = /^["'”]? ?(?:指令|referenced memory|指定的内存)/i;
const beforeChecksum = /(?<![a-z])(?:crc-?\d{0,2}|checksum)(?![a-z])[^\n]{0,56}$/i;
/** The lower half of the number of a session: Current LogonId is 0:0x9a3f21c7, Logon ID: (0x0,0x9A3F21C7 */
const beforeSession = /log-?on ?id[^\n\d]{0,8}(?:0:|\(?0x0{1,8}[,:] ?)$/i;
/** *** STOP: 0x000000D1 (0x8A20B524, 0x00000002 */
const beforeParameter = /(?<![a-z])stop[^\n\da-z]{0,8}0x(?:0000|1000|c000)[0-9a-f]{4} ?\([^)\n]{0,40}$/i;
/** 0xbffff5a0:	0x80a4c1d0	0xc0d41f20 */
const beforeNextInMemory = /0x[0-9a-f]{8}:\t(?:0x[0-9a-f]{8}\t){0,3}$/i;

/** Whether the words around a value that nobody knows make it an address, a checksum or what a debugger found in memory. */
function isValueOfMemory(before: string, behind: string): boolean {
  return (
    [beforeAddress, beforeSession, beforeParameter, beforeNextInMemory].some((pattern) => pattern.test(before)) ||
    behindAddress.test(behind) ||
    (beforeChecksum.test(before) && !before.endsWith('-') && !isAnnounced(before))
  );
}

/**
 * Whether a value in a weak notation counts.
 *
 * @param reach how far before it an error word may stand
 */
export function isWeak(scanned: Scanned, code: ErrorCode, start: number, end: number, reach = reachBefore): boolean {
  const { text, known, overheard, isAlone } = scanned;
  if (!standsAlone(text, start, end) || /^:\d/.test(text.slice(end, end + 2))) return false;
  if (/[#&$€£¥+@%\\]/.test(text.charAt(start - 1))) return false;
  const before = textBefore(scanned, start);
  const behind = textBehind(scanned, end);
  if (isSomethingElse(before) || isInName(before, behind)) return false;
  if (isAlone()) return !overheard || isKnown(known, code);
  if (isAnnounced(before)) return isKnown(known, code) || hasSeverityBits(code);
  if (!/[a-f]/i.test(text.slice(start, end)) && (isAmount(behind) || isNumberOfThing(before))) return false;
  if (overheard && /[:=]["'(]?$/.test(before) && isLabelledOtherwise(before)) return false;
  if (isInDump(before, behind) || isOfOtherKind(before)) return false;
  // Without an announcement the number itself has to look like an error: known, or of a facility that exists.
  const facility = (toUnsigned(code) >>> 16) & 0xfff;
  const isNamed = isKnown(known, code);
  if (!isNamed && !(hasSeverityBits(code) && known.facilities.has(facility))) return false;
  if (!overheard) return true;
  if (!isNamed && isListedByTool(before)) return false;
  return hasErrorWordNear(textBefore(scanned, start, reach), behind);
}

/** Whether a tool lists what a number belongs to: commits one on each line before their titles, checksums behind files. */
function isListedByTool(before: string): boolean {
  return /\bgit\b[^\n]{0,40}\n$|(?:^|\n)[0-9a-f]{7,10} [^\n]{1,60}\n$|\.\w{2,4} $/i.test(before);
}

/** What may stand before a number that is no code although an error word is near. */
const otherKinds = [
  // The parameter of a test: test_failed[80070005]
  /test\w{0,60}\[$/i,
  // A register: r2  c00f0022
  /(?<![a-z])[rx]\d{1,2} {1,2}$/i,
  // The number of a connection of nginx: 1618#1618: *80070490
  /\d{2,10}#\d{1,10}: \*$/,
  /(?:\+\d|tel|mobil|phone|fax|rückruf|durchwahl|电话)[^\n]{0,24}$/i,
  // Two sums that differ: "checksum mismatch, expected 80070005, got 80240016"
  /(?:crc|checksum|hash|digest|md5|sha-?\d)[^\n]{0,48}(?:expected|actual|got|was|computed|calculated|found|stored)[\s:=]{1,3}$/i,
  // Of how many, or how much: BYTES: 0 / 2147942405
  /(?<![\w.])\d{1,10} \/ $/,
  // A table of sizes or of values: 7z, smartctl
  /\d{4,12} {2,16}\d{4,12} {1,3}$|(?:always|offline) {1,8}\S{1,16} {1,8}$/i,
  // What a debugger is told to show: dd 80cf0000 L8
  /(?:^|\n|> )d[abcdpqsuw] $/,
  // The argument of a program: '--job', '80240017'
  /["']--[a-z][\w-]{0,30}["'], ?["']$/i,
  /\b(?:merge|revert|cherry-pick|commit|branch)\b[^\n]{0,24}$/i,
];

function isOfOtherKind(before: string): boolean {
  return otherKinds.some((pattern) => pattern.test(before));
}

/** Whether a number is a part of a file name, a path or a range of commits, or the address of a line of a dump. */
function isInName(before: string, behind: string): boolean {
  // The address of a line of a dump: 80070008  C0 00 00 22, 80070000: 4d53 4346 0000
  if (/^ {1,3}(?:[0-9a-f]{2} ){3}/i.test(behind)) return true;
  if (/(?:^|\n)\s{0,4}$/.test(before) && /^: (?:[0-9a-f]{4} ){3}/i.test(behind)) return true;
  if (
    /\w\.$|\.\.$/.test(before) ||
    /^\.\.|^\.[a-z]{2,5}(?![a-z])|^[\])]\.(?:avi|cab|csv|dmp|etl|evtx|exe|iso|jpe?g|json|log|mkv|mp4|msi|pdf|png|txt|xml|zip)(?!\w)/.test(
      behind,
    )
  )
    return true;
  if (/(?:^|[\s"'(=])(?:\/[\w.-]{1,64}){1,8}\/$/.test(before)) return true;
  return (
    /:\/\/\S{0,64}$/.test(before) &&
    !/(?:code|error|hr|hresult|q|query|terms?|search)=(?:[^&\s]{0,64}[^\w&])?$/i.test(before)
  );
}

/** Whether a number stands in a row of such numbers, as in a dump of memory. */
function isInDump(before: string, behind: string): boolean {
  return /(?<![0-9a-z])[0-9a-f]{8} {1,2}$/i.test(before) || /^ {1,2}[0-9a-f]{8}(?![0-9a-z])/i.test(behind);
}

/** Values that programmers write into memory to see them again, and addresses, whose low words are round. */
function isPattern(code: ErrorCode): boolean {
  return /^0x(?:deadbeef|deadc0de|baadf00d|cafebabe|cafed00d|c0ffee..|d15ea5e.|dead....|(..)\1\1\1|....0000)$/.test(
    code,
  );
}

/** The top bits of an HRESULT failure or of an NTSTATUS error or warning, mapped or not, without the odd limits of 32 bits. */
function hasSeverityBits(code: ErrorCode): boolean {
  const top = toUnsigned(code) >>> 28;
  return (top === 0x8 || top === 0x9 || top === 0xc || top === 0xd) && toUnsigned(code) >= 0x8000_0100;
}

/** Whether a number is not a part of something longer: a GUID, a date, a version, a fraction, a range, an address, an identifier. */
export function standsAlone(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 12), start);
  const behind = text.slice(end, end + 10);
  if (/[0-9A-Za-z]-$|\d\.$|[0-9a-f]`$/i.test(before) && !/(?:error|code|fehler|hresult|hr)-$/i.test(before))
    return false;
  // ToString(-2145124316,16): what a comma and two digits follow is an amount, but not between the brackets of a call.
  if (/\w\($/.test(before) && /^,\d{1,2}\)/.test(behind)) return true;
  return !/^(?:-(?!error|fehler|code|[2-9][0-9a-f]{4}(?![0-9a-z]))[0-9A-Za-z]|\.{1,3}-?\d|`[0-9a-f]|,\d{1,2}(?![0-9a-z])|@)/i.test(
    behind,
  );
}
