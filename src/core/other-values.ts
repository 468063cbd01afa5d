import { endsWith } from './ends-with.ts';
import type { ErrorCode } from './error-code.ts';
import { isAnnounced } from './words-near.ts';

/* What has the notation of a code and is none, by what stands right around it: addresses, ranges, sums, parts of something longer. */

/** What an unmistakable notation is a part of all the same, by the characters around it. */
export function isPartOfOther(text: string, start: number, behind: string): boolean {
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

/**
 * Whether the words of a line make a value no code even if it is known: a sum that is not what it should be, a bit by its name
 * (`dwFlags = CA_VERIFY_FLAGS_DUMP_CHAIN (0x40000000)`), the type or the value in a line of a driver's INF file (`HKR,,"PageFlags",0x00010001,0x80000005`),
 * the address of a time server (`ReferenceId: 0x8024C005 (source IP:  128.36.192.5)`).
 */
export function isNeverInLine(code: ErrorCode, before: string, behind: string): boolean {
  switch (before.charCodeAt(before.length - 1)) {
    case 0x28: // (
      return code.endsWith('0000') && /flags ?[:=] ?[a-z_]{1,48} ?\($/i.test(before);
    case 0x20:
      return (
        endsWithOtherSum(before) ||
        (before.endsWith(', ') && behindTypeOfKey.test(before)) ||
        (behind.startsWith(' (') && /^ \([^()\n]{0,24}IP[^()\n]{0,24}\d/.test(behind) && behindReference.test(before))
      );
    case 0x2c: // ,
      return behindTypeOfKey.test(before) || (code.startsWith('0x000') && behindKey.test(before));
    default:
      return false;
  }
}

const endsWithOtherSum = endsWith('(?:0x[0-9a-f]{1,8} incorrect, |checksum \\[)should be ');
const lineOfKey = '(?:^|\\n)[\\s;>]{0,8}hk(?:r|lm|cu|cr|u),[^\\n]{0,64},';
const behindKey = new RegExp(`${lineOfKey}$`, 'i');
const behindTypeOfKey = new RegExp(`${lineOfKey}(?:0x[0-9a-f]{1,8}|%\\w{1,40}%), ?$`, 'i');
const behindReference = /(?:r[eé]f|参照|引用|参考)[^\n]{0,20}[:：] ?$/i;

const rangeWord = '(?:to|through|bis|à|a|至|到|から|-|~|\\.\\.)';
const lastBehind = new RegExp(`^ ?${rangeWord} ?0x([0-9a-f]{8})(?![0-9a-z])`, 'i');
const firstBefore = new RegExp(`(?<![0-9a-z])0x([0-9a-f]{8}) ?${rangeWord} ?$`, 'i');

/** Whether a value is an end of a range of codes or addresses: from 0x80070000 to 0x8007ffff, 0x80000000-0x8fffffff. */
export function isEndOfRange(code: ErrorCode, before: string, behind: string): boolean {
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
const endsBeforeAddress = endsWith(
  '(?:<[^<>\\n]{0,40}object|<\\w{1,40}|instruction|pointer|memory|block|mapped|loaded|allocated) at ["\'<(]?|bytes failed from ',
);
/** The same, of what stands behind it. */
const behindAddress = /^["'”]? ?(?:指令|referenced memory|指定的内存)/i;
/** Visual Studio: Exception thrown at 0x00411A3C in viewer.exe, 0x8A42F1C0 (ntdll.dll) in relay.exe */
const endsBeforeProgram = endsWith('(?<!\\p{L})(?:at|bei|à|em|en) ');
const behindInProgram = /^ (?:\([\w.-]{1,24}\) )?(?:in|dans|en|em) (?:[\w.-]{1,40}\.(?:exe|dll)|$)/i;
const beforeChecksum = /(?<![a-z])(?:crc-?\d{0,2}|checksum)(?![a-z])[^\n]{0,56}$/i;
/** The lower half of the number of a session: Current LogonId is 0:0x9a3f21c7, Logon ID: (0x0,0x9A3F21C7 */
const endsBeforeSession = endsWith('(?<![\\w.])(?:0:|\\(0x0{1,8}, ?)');
/** *** STOP: 0x000000D1 (0x8A20B524, 0x00000002 */
const beforeParameter = /(?<![a-z])stop[^\n\da-z]{0,8}0x(?:0000|1000|c000)[0-9a-f]{4} ?\([^)\n]{0,40}$/i;
/** 0xbffff5a0:	0x80a4c1d0	0xc0d41f20 */
const endsBeforeNextInMemory = endsWith('0x[0-9a-f]{8}:\\t(?:0x[0-9a-f]{8}\\t){0,3}');

/** Whether the words around a value that nobody knows make it an address, a checksum or what a debugger found in memory. */
export function isValueOfMemory(before: string, behind: string): boolean {
  return (
    endsBeforeAddress(before) ||
    endsBeforeSession(before) ||
    endsBeforeNextInMemory(before) ||
    (before.includes('(') && beforeParameter.test(before)) ||
    behindAddress.test(behind) ||
    (endsBeforeProgram(before) && behindInProgram.test(behind)) ||
    (beforeChecksum.test(before) && !before.endsWith('-') && !isAnnounced(before))
  );
}

/** Values that programmers write into memory to see them again, and addresses, whose low words are round. */
export function isPattern(code: ErrorCode): boolean {
  return /^0x(?:deadbeef|deadc0de|baadf00d|cafebabe|cafed00d|c0ffee..|d15ea5e.|dead....|(..)\1\1\1|....0000)$/.test(
    code,
  );
}
