import type { Notation } from './answer.ts';
import { anyOf } from './any-of.ts';
import type { Catalog } from './catalog.ts';
import { type ErrorCode, toUnsigned } from './error-code.ts';
import { isLetter } from './is-letter.ts';
import { isArgument, isEndOfRange, isNeverInLine, isOfApple, isPartOfOther, isPattern } from './other-values.ts';
import { isOtherUnnamedValue, reachOfFrame } from './unnamed-values.ts';
import {
  endsWithAnnouncement,
  endsWithRegistryType,
  hasErrorWordNear,
  isAnnounced,
  isLabelledOtherwise,
  isNeverACode,
  isSomethingElse,
  reachBefore,
  reachBehind,
} from './words-near.ts';

/** The part of the catalog that the finder asks. */
export type KnownCodes = Pick<Catalog, 'entries' | 'codes' | 'names' | 'win32' | 'facilities'>;

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
  // 0x80000000 to 0x800000ff are flags, handles and limits far more often than the NTSTATUS warnings they also are, and those
  // before SCHED_S_TASK_READY, 0x00041300, flags and versions more often than successes of COM. Codes are in order as texts, too.
  return code >= '0x80000100' || (code >= '0x00041300' && code < '0x40000000');
}

/**
 * The exceptions of .NET (https://learn.microsoft.com/shows/inside/e0434352) and of Visual C++ (https://support.microsoft.com/kb/185294),
 * which reports of crashes write in bare hex.
 */
export const exceptionsOfSoftware: ReadonlySet<ErrorCode> = new Set(['0xe0434352', '0xe06d7363']);

/** Values from there on are small negative numbers of a program's own, unless they have a name. */
const firstNegative: ErrorCode = '0xff000000';

/** Whether a value in a strong notation counts: known, or with severity bits, or with an error word near. */
export function isStrong(scanned: Scanned, code: ErrorCode, start: number, end: number): boolean {
  const { text, known, overheard } = scanned;
  const before = textBefore(scanned, start);
  const behind = textBehind(scanned, end);
  // Kerberos: Extended Error: 0xc0000035 KLIN(0)
  if ((isNeverACode(before) && !behind.startsWith(' KLIN(')) || isPartOfOther(text, start, behind)) return false;
  if (isNeverInLine(code, before, behind)) return false;
  // Joined by a hyphen to something with digits in it, it is the end of a token.
  if (before.endsWith('-') && /[\d_][\w.]{0,63}-$/.test(before) && !/0x[0-9a-f]{8}-$/i.test(before)) return false;
  // In the registry the name of a value says what its number is.
  if (endsWithRegistryType(before)) return isAnnounced(before);
  if (isEndOfRange(code, before, behind)) return false;
  if (isKnown(known, code)) return true;
  if (overheard && (isOfApple(code) || code >= firstNegative || isArgument(code, before, behind))) return false;
  const isMeant = !overheard || (hasSeverityBits(code) && !isPattern(code));
  if (!isMeant && (!hasErrorWordNear(before, behind) || isLabelledOtherwise(before))) return false;
  return !isSomethingElse(before) && !isOtherUnnamedValue(before, text.slice(end, end + reachOfFrame));
}

/**
 * Whether a value in a weak notation counts.
 *
 * @param reach how far before it an error word may stand
 */
export function isWeak(scanned: Scanned, code: ErrorCode, start: number, end: number, reach = reachBefore): boolean {
  const { text, known, overheard, isAlone } = scanned;
  if (!standsAlone(text, start, end) || (text[end] === ':' && /^\d/.test(text.slice(end + 1, end + 2)))) return false;
  if (start > 0 && '#&$€£¥+@%\\'.includes(text.charAt(start - 1))) return false;
  const before = textBefore(scanned, start);
  const behind = textBehind(scanned, end);
  if (isSomethingElse(before) || isInName(before, behind) || (overheard && isOfApple(code))) return false;
  if (!overheard && isAlone()) return true;
  if (endsWithAnnouncement(before))
    return hasSeverityBits(code) || isKnown(known, code) || exceptionsOfSoftware.has(code);
  if (isAlone()) return isKnown(known, code);
  if (overheard && /[:=]["'(]?$/.test(before) && isLabelledOtherwise(before)) return false;
  if (isInDump(before, behind) || isOfOtherKind(before)) return false;
  // Without an announcement the number itself has to look like an error: known, or of a facility that exists.
  const facility = (toUnsigned(code) >>> 16) & 0xfff;
  const isNamed = isKnown(known, code);
  if (!isNamed && !(hasSeverityBits(code) && known.facilities.has(facility))) return false;
  if (!overheard) return true;
  if (!isNamed && (isListedByTool(before) || (isOfFullTable(code) && !errorBehind.test(behind)))) return false;
  return hasErrorWordNear(textBefore(scanned, start, reach), behind);
}

/** A word for an error right behind a number. */
export const errorBehind = /^[ -]?(?:error(?!s)|fehler|fout|エラー|错误|錯誤|报错|報錯)/i;

/**
 * Whether a code would have a name if there were such a code: the tables in data/names have all Win32 errors but for some of WinINet, and all
 * values of NTSTATUS ([MS-ERREF] sections 2.2 and 2.3), but not the codes of Windows Media, MSXML, delayed loading, setup and sign-in.
 */
function isOfFullTable(code: ErrorCode): boolean {
  return /^0x(?:8007(?!2[ef])|(?!8|c00[cd]|c06d|c190|caa[257]|d000))/.test(code);
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
  /(?:crc|checksum|hash|digest|md5|sha-?\d)[^\n]{0,48}(?:expected|actual|got|was)[\s:=]{1,3}$/i,
  /(?:crc|checksum|hash|digest|md5|sha-?\d)[^\n]{0,32}(?<![0-9a-z])[0-9a-f]{8}[^\n]{0,8}(?:computed|calculated|found|stored)[\s:=]{1,3}$/i,
  // Of how much: BYTES: 0 / 2147942405
  /(?:bytes|size|progress|transferred|downloaded)[\s:=]{1,4}\d{1,10} \/ $/i,
  // A checksum in a list of 7z, the raw value in one of smartctl
  /[d.][r.][h.][s.][a.] {1,16}\d{1,12} {2,16}\d{1,12} {1,3}$/i,
  /(?<![a-z])(?:always|offline) {2,8}(?:- {2,8}|failing_now |in_the_past )$/i,
  // What a debugger is told to show: 0:000> dd 80cf0000 L8
  /(?:\d:\d{3}|kd)> d(?:[abcdpqsuw]|[dpq]s) $/i,
  // The argument of a program: '--job', '80240017'
  /["']--[a-z][\w-]{0,30}["'], ?["']$/i,
  /\b(?:merge|revert|cherry-pick|commit|branch)\b[^\n]{0,24}$/i,
];

function isOfOtherKind(before: string): boolean {
  return otherKinds.some((pattern) => pattern.test(before));
}

/** Behind what is a part of a file name or of a range of commits, or the address of a line of a dump. */
const behindPart = new RegExp(
  `^${anyOf(
    ' {2,4}\\d{10} [TPUI] ', // a line of AIX's errpt: C0AA5338   0801093024 U S SYSDUMP
    '\\] \\*pgd=|\\^[Ff][Ss]', // addresses of a page of Linux, a field of a label in ZPL: [80070005] *pgd=00000000, 80070057^FS
    ' {1,3}(?:[0-9A-Fa-f]{2} ){3}', // the address of a line of a dump: 80070008  C0 00 00 22
    '\\.\\.|\\.[a-z]{2,5}(?![a-z])',
    '[\\])]\\.(?:avi|cab|csv|dmp|etl|evtx|exe|iso|jpe?g|json|log|mkv|mp4|msi|pdf|png|txt|xml|zip)(?!\\w)',
  )}`,
);
/** The same of a dump whose addresses have a colon behind them, each in a line of its own: 80070000: 4d53 4346 0000 */
const behindAddress = /^: (?:[0-9a-f]{4} ){3}/i;
const beginningOfLine = /(?:^|\n)\s{0,4}$/;
/** Before what is a part of a path, or one of a collection of a web service: documents/orders/80070057 */
const pathBefore =
  /(?:^|[\s"'(=])(?:\/[\w.-]{1,64}){1,8}\/$|\w\/(?:articles|customers|documents|invoices|items|orders|products|tickets|users)\/$/;
const addressBefore = /:\/\/\S{0,64}$/;
/** The parameter of an address that tells of an error or is looked for. */
const parameterBefore = /(?:code|error|hr|hresult|q|query|terms?|search)=(?:[^&\s]{0,64}[^\w&])?$/i;

/** Whether a number is a part of a file name, a path or a range of commits, or the address of a line of a dump. */
function isInName(before: string, behind: string): boolean {
  if (behind !== '') {
    if (behindPart.test(behind)) return true;
    if (behind.startsWith(': ') && behindAddress.test(behind) && beginningOfLine.test(before)) return true;
  }
  if (before.endsWith('.') && /[\w.]\.$/.test(before)) return true;
  if (before.endsWith('/') && pathBefore.test(before)) return true;
  return before.includes('://') && addressBefore.test(before) && !parameterBefore.test(before);
}

/** Whether a number stands in a row of such numbers, as in a dump of memory. */
function isInDump(before: string, behind: string): boolean {
  return /(?<![0-9a-z])[0-9a-f]{8} {1,2}$/i.test(before) || /^ {1,2}[0-9a-f]{8}(?![0-9a-z])/i.test(behind);
}

/** The top bits of an HRESULT failure or of an NTSTATUS error or warning, mapped or not, without the odd limits of 32 bits. */
function hasSeverityBits(code: ErrorCode): boolean {
  return /^0x[89cd]/.test(code) && !code.startsWith('0x800000');
}

/** Whether a number is not a part of something longer: a GUID, a date, a version, a fraction, a range, an address, an identifier. */
export function standsAlone(text: string, start: number, end: number): boolean {
  if (start > 0 && endsLonger.includes(text.charAt(start - 1))) {
    const before = text.slice(Math.max(0, start - 12), start);
    if (/[0-9A-Za-z]-$|\d\.$|[0-9a-f]`$/i.test(before) && !/(?:error|code|fehler|hresult|hr)-$/i.test(before))
      return false;
  }
  if (end === text.length || !beginsLonger.includes(text.charAt(end))) return true;
  // In a row of values that commas part, 80070643,14 is no decimal fraction.
  if (text.charAt(end) === ',' && text.charAt(start - 1) === ',') return true;
  const behind = text.slice(end, end + 10);
  // ToString(-2145124316,16): what a comma and two digits follow is an amount, but not between the brackets of a call.
  if (/^,\d{1,2}\)/.test(behind) && /\w\($/.test(text.slice(Math.max(0, start - 2), start))) return true;
  return !/^(?:-(?!error|fehler|code|[2-9][0-9a-f]{4}(?![0-9a-z]))[0-9A-Za-z]|\.{1,3}-?\d|`[0-9a-f]|,\d{1,2}(?![0-9a-z])|@)/i.test(
    behind,
  );
}

/** What may join a number to what is before it. */
const endsLonger = '-.`';
/** What may join it to what is behind it. */
const beginsLonger = '-.`,@';
