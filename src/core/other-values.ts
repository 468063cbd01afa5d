import { endsWith } from './ends-with.ts';
import type { ErrorCode } from './error-code.ts';

/* What has the notation of a code and is none, by what stands right around it or by itself: ranges, sums, parts of something longer, patterns. */

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
 * the address of a time server (`ReferenceId: 0x8024C005 (source IP:  128.36.192.5)`), the number of a register (`WRMSR to 0xc0000108`).
 */
export function isNeverInLine(code: ErrorCode, before: string, behind: string): boolean {
  if (code.startsWith('0xc00') && isRegister(code, before)) return true;
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

const endsWithMsr = endsWith(
  '(?<![a-z])(?:(?:rd|wr)msr(?: to| from)?|msr_\\w{1,24}|msr (?:to|from|index|number|address))[\\s:=(]{1,3}',
);
/** Whether a value is the number of a model-specific register of a processor, which are 0xc000nnnn and 0xc001nnnn: MSR_EFER (0xc0000080) */
const isRegister = (code: ErrorCode, before: string) => /^0xc00[01]/.test(code) && endsWithMsr(before);
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

/**
 * With what the systems of Apple end an app that does not behave (https://developer.apple.com/documentation/xcode/sigkill), which nothing
 * else means.
 */
export function isOfApple(code: ErrorCode): boolean {
  return /^0x(?:8badf00d|dead10cc|c00010ff|baadca11|bad22222|c51bad0[123]|baddd15c)$/.test(code);
}

/** Whether a round value is one of the arguments of a call: CreateFile(name, 0xC0000000, 0, NULL, 3, 0x80000000, NULL) */
export function isArgument(code: ErrorCode, before: string, behind: string): boolean {
  return code.endsWith('0000') && /,\s{0,4}$/.test(before) && /^\s{0,2}[,)]/.test(behind);
}

/** Values that programmers write into memory to see them again, and addresses, whose low words are round. */
export function isPattern(code: ErrorCode): boolean {
  return /^0x(?:deadbeef|deadc0de|baadf00d|cafebabe|cafed00d|c0ffee..|d15ea5e.|dead....|(..)\1\1\1|....0000)$/.test(
    code,
  );
}
