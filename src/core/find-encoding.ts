/** The encodings that logs come in. Older code pages are read as UTF-8: their codes are ASCII all the same. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** How many bytes at the start of a log tell its encoding. */
export const encodingSampleBytes = 4096;

/** The encoding of a log, by its byte order mark or by where its zero bytes are. */
export function findEncoding(start: Uint8Array): Encoding {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  const sample = start.subarray(0, encodingSampleBytes);
  let even = 0;
  let odd = 0;
  for (let at = 0; at < sample.length; at++) {
    if (sample[at] !== 0) continue;
    if (at % 2 === 0) even++;
    else odd++;
  }
  // Digits, spaces and line ends have a zero byte in UTF-16 whatever the language; a text of one byte a letter has none.
  if (even + odd < sample.length / 8) return 'utf-8';
  if (odd > 8 * even) return 'utf-16le';
  return even > 8 * odd ? 'utf-16be' : 'utf-8';
}

/** How many bytes the byte order mark has that a log of an encoding begins with; 0 where it has none. */
export function byteOrderMarkLength(bytes: Uint8Array, encoding: Encoding): number {
  if (encoding === 'utf-8') return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff) ? 2 : 0;
}
