/** An error code in its canonical form: `0x` and eight lower-case hex digits, such as `0x80cf0016`. */
export type ErrorCode = `0x${string}`;

/** Each byte in hex. To write all 32 bits at once would be slow, since they are no small integer to the JavaScript engine. */
const twoDigits = Array.from({ length: 0x100 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** The canonical form of a 32-bit value, given signed or unsigned. */
export function toErrorCode(value: number): ErrorCode {
  const byte = (shift: number) => twoDigits[(value >>> shift) & 0xff];
  return `0x${byte(24)}${byte(16)}${byte(8)}${byte(0)}`;
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
