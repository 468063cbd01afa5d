import { describe, expect, test } from 'vitest';
import { decodeCode } from '../../src/core/decode-code.ts';
import type { ErrorCode } from '../../src/core/error-code.ts';

describe('the bit fields of a code', () => {
  test.each([
    ['0x80070005', 'hresult', 'error', false, false, 0x007, 0x0005],
    ['0x00cf0005', 'hresult', 'success', false, false, 0x0cf, 0x0005],
    ['0x80cf0016', 'hresult', 'error', false, false, 0x0cf, 0x0016],
    ['0x80af0006', 'hresult', 'error', false, false, 0x0af, 0x0006],
    ['0x887a0005', 'hresult', 'error', false, false, 0x87a, 0x0005],
    ['0x87d1fde8', 'hresult', 'error', false, false, 0x7d1, 0xfde8],
    ['0xc0000005', 'ntstatus', 'error', false, false, 0x000, 0x0005],
    ['0xc1900101', 'ntstatus', 'error', false, false, 0x190, 0x0101],
    ['0x40000001', 'ntstatus', 'informational', false, false, 0x000, 0x0001],
    ['0xd0000005', 'hresult', 'error', false, true, 0x000, 0x0005],
    ['0x90000005', 'hresult', 'error', false, true, 0x000, 0x0005],
    ['0xa0070005', 'hresult', 'error', true, false, 0x007, 0x0005],
    ['0xe06d7363', 'ntstatus', 'error', true, false, 0x06d, 0x7363],
    ['0xffffffff', 'hresult', 'error', true, true, 0xfff, 0xffff],
    ['0x00000000', 'hresult', 'success', false, false, 0x000, 0x0000],
  ] as const)('%s', (code, layout, severity, customer, mappedNtStatus, facility, status) => {
    expect(decodeCode(code)).toEqual({ layout, severity, customer, mappedNtStatus, facility, status });
  });

  test('a code whose name says that it is an NTSTATUS is read as one', () => {
    const code: ErrorCode = '0x80000005';
    expect(decodeCode(code)).toMatchObject({ layout: 'hresult', severity: 'error' });
    expect(decodeCode(code, true)).toMatchObject({ layout: 'ntstatus', severity: 'warning' });
  });
});
