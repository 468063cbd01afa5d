import type { InnerCode } from './answer.ts';
import type { Catalog } from './catalog.ts';
import { type ErrorCode, toErrorCode, toUnsigned } from './error-code.ts';

/** Codes that carry a code of another system: the high word says of which, never the low word alone. */
interface Rule {
  readonly kind: InnerCode['kind'];
  readonly highWord: number;
  /** The low words that follow the rule, both ends included. */
  readonly from: number;
  readonly to: number;
  /** What is taken off the low word. */
  readonly offset: number;
  /** Which of the resulting numbers follow the rule, where not all do. */
  readonly only?: (value: number) => boolean;
}

/**
 * Win32: `HRESULT_FROM_WIN32` (winerror.h). HTTP: Windows Update, BITS and WinINet put the status of three digits into facility
 * 25; below 100 the facility has numbers of its own. The others are Intune's, from Microsoft's "Error and status codes": the
 * table has SyncML statuses 101 to 517, DCMO 1200 to 1204 and 1400 to 1404, and Apple MDM errors 1000 to 37001, of each thousand
 * only the first few dozen. Between them lie Intune's own states of iOS apps (0x87d1313c, 0x87d13b60 to 0x87d13b9f).
 */
const rules: readonly Rule[] = [
  { kind: 'win32', highWord: 0x8007, from: 0, to: 0xffff, offset: 0 },
  { kind: 'http', highWord: 0x8019, from: 100, to: 999, offset: 0 },
  { kind: 'syncml', highWord: 0x87d1, from: 100, to: 0x2ff, offset: 0 },
  { kind: 'dcmo', highWord: 0x87d1, from: 0x7d0, to: 0x833, offset: 0x7d0 - 1200 },
  { kind: 'dcmo', highWord: 0x87d1, from: 0x834, to: 0x897, offset: 0x834 - 1400 },
  { kind: 'apple-mdm', highWord: 0x87d1, from: 11000, to: 47999, offset: 10000, only: (value) => value % 1000 < 100 },
];

/** How the names of NTSTATUS values begin (ntstatus.h). */
const ntStatusName = /^(?:STATUS|DBG|RPC_NT|EPT_NT)_/;

/** Whether all names of a code are those of an NTSTATUS. */
export function isNamedNtStatus({ names }: Catalog, code: ErrorCode): boolean {
  const known = names.get(code);
  return known?.every((name) => ntStatusName.test(name)) === true;
}

/** The code that is wrapped in a code, if its high word says that there is one. */
export function findInnerCode(catalog: Catalog, code: ErrorCode): InnerCode | undefined {
  const value = toUnsigned(code);
  // HRESULT_FROM_NT sets the N bit and nothing else; with the customer bit the other bits are anybody's.
  if ((value & 0x3000_0000) === 0x1000_0000) {
    const inner = (value & ~0x1000_0000) >>> 0;
    // Errors have their top bits to themselves; below them, names of HRESULTs share the numbers.
    return withName('ntstatus', inner, nameOf(catalog, toErrorCode(inner), inner >= 0xc000_0000 ? /^/ : ntStatusName));
  }
  const low = value & 0xffff;
  const rule = rules.find(({ highWord, from, to }) => highWord === value >>> 16 && from <= low && low <= to);
  if (!rule) return undefined;
  const inner = low - rule.offset;
  if (rule.only?.(inner) === false) return undefined;
  // Names of HRESULTs are not names of the Win32 errors in them.
  if (rule.kind === 'win32') return withName('win32', inner, nameOf(catalog, code, /^(?!E_|WININET_E_)/));
  if (rule.kind === 'http') return withName('http', inner, nameOf(catalog, code, /^HTTP_E_STATUS_/));
  return withName(rule.kind, inner, undefined);
}

function nameOf({ names }: Catalog, code: ErrorCode, pattern: RegExp): string | undefined {
  return names.get(code)?.find((name) => pattern.test(name));
}

function withName(kind: InnerCode['kind'], value: number, name: string | undefined): InnerCode {
  return { kind, value, ...(name && { name }) };
}
