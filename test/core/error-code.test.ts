import { describe, expect, test } from 'vitest';
import { isErrorCode, toErrorCode, toSigned, toUnsigned } from '../../src/core/error-code.ts';

describe('a 32-bit value has one canonical form', () => {
  test.each([
    { value: 0x80cf0016, code: '0x80cf0016', signed: -2133917674, unsigned: 2161049622 },
    { value: -2133917674, code: '0x80cf0016', signed: -2133917674, unsigned: 2161049622 },
    { value: 0x00cf0005, code: '0x00cf0005', signed: 13565957, unsigned: 13565957 },
    { value: 0, code: '0x00000000', signed: 0, unsigned: 0 },
    { value: 0xffffffff, code: '0xffffffff', signed: -1, unsigned: 4294967295 },
  ])('$value is $code', ({ value, code, signed, unsigned }) => {
    expect(toErrorCode(value)).toBe(code);
    expect(toSigned(toErrorCode(value))).toBe(signed);
    expect(toUnsigned(toErrorCode(value))).toBe(unsigned);
  });
});

test.each(['0x80CF0016', '80cf0016', '0x80cf001', '0x80cf00161', '', '0x80cf001g'])(
  '%j is no canonical form',
  (text) => {
    expect(isErrorCode(text)).toBe(false);
  },
);
