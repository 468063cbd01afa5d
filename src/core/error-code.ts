/** An error code in its canonical form: `0x` and eight lower-case hex digits, such as `0x80cf0016`. */
export type ErrorCode = `0x${string}`;

/** The canonical form of a 32-bit value, given signed or unsigned. */
export function toErrorCode(value: number): ErrorCode {
  return `0x${toFourDigits(value >>> 16)}${toFourDigits(value & 0xffff)}`;
}

/** 16 bits in hex. All 32 at once would be no small integer to the JavaScript engine, and slow to write. */
function toFourDigits(half: number): string {
  return (0x1_0000 + half).toString(16).slice(1);
}

/** The value of a code as an unsigned 32-bit number, 0 to 4294967295. */
export function toUnsigned(code: ErrorCode): number {
  return Number.parseInt(code.slice(2), 16);
}

/** The value of a code as a signed 32-bit number, as .NET, PowerShell and many logs print an HRESULT. */
export function toSigned(code: ErrorCode): number {
  return toUnsigned(code) | 0;
}

/** Whether a text is an error code in its canonical form. */
export function isErrorCode(text: string): text is ErrorCode {
  return /^0x[0-9a-f]{8}$/.test(text);
}
