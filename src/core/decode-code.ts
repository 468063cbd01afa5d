import type { ErrorCode } from './error-code.ts';
import { toUnsigned } from './error-code.ts';

/** The bit fields of a 32-bit code, by [MS-ERREF] section 2.1 (HRESULT) and 2.3 (NTSTATUS). */
export interface BitFields {
  /** How the bits are read. Facility numbers of the two are two different lists. */
  readonly layout: 'hresult' | 'ntstatus';
  readonly severity: 'success' | 'informational' | 'warning' | 'error';
  /** The customer bit: the code was defined outside Microsoft. */
  readonly customer: boolean;
  /** The N bit: an NTSTATUS value mapped into an HRESULT (`HRESULT_FROM_NT`). */
  readonly mappedNtStatus: boolean;
  /**
   * The facility. [MS-ERREF] gives it 11 bits, but Microsoft assigns values of 12 bits (DXGI is 0x87a),
   * so 12 are read; the bit above is the N bit.
   */
  readonly facility: number;
  /** The low word. It means something only together with the facility. */
  readonly status: number;
}

const severities = ['success', 'informational', 'warning', 'error'] as const;

/**
 * Reads the bit fields of a code. With bit 30 clear it is an HRESULT (failure or success). With bit 30 set it is an NTSTATUS,
 * or one that was mapped into an HRESULT.
 *
 * @param isNtStatus that the code is an NTSTATUS is known, by its name; the bits of an NTSTATUS warning do not tell
 */
export function decodeCode(code: ErrorCode, isNtStatus = false): BitFields {
  const value = toUnsigned(code);
  const top = value >>> 30;
  const mappedNtStatus = (value & 0x1000_0000) !== 0;
  const layout = !mappedNtStatus && (isNtStatus || (top & 1) === 1) ? 'ntstatus' : 'hresult';
  return {
    layout,
    severity: layout === 'hresult' && top === 2 ? 'error' : (severities[top] ?? 'error'),
    customer: (value & 0x2000_0000) !== 0,
    mappedNtStatus,
    facility: (value >>> 16) & 0xfff,
    status: value & 0xffff,
  };
}
