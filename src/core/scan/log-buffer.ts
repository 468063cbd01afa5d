import { byteOrderMarkLength, type Encoding, findEncoding } from '../find-encoding.ts';
import { endOfRepeat } from './repeats.ts';
import { padding } from './slice.ts';
import { isAscii, startOfCharacter } from './to-marks.ts';

/**
 * The bytes of a log that are in memory: those that are looked through next, and what stands around them. They are counted from
 * the first of them; UTF-16 units are counted from the beginning of the log.
 */
export class LogBuffer {
  /** Its bytes, with room for marks on either side. */
  readonly room: Uint8Array<ArrayBuffer>;
  /** Told by `begin`. */
  encoding: Encoding = 'utf-8';
  /** How many bytes there are. */
  filled = 0;
  /** How many of them are looked through. */
  scanned = 0;
  readonly #bytes: Uint8Array<ArrayBuffer>;
  readonly #context: number;
  #decoder = new TextDecoder();
  #isBegun = false;
  /** So many bytes are known to be ASCII or not; the last one that is not is before the second of these. */
  #checked = 0;
  #foreignTo = 0;
  /** Offset of the first byte in the decoded text; and of the last one that was asked for. */
  #base = 0;
  #counted = { byte: 0, units: 0 };

  /**
   * @param atOnce how many bytes are looked through in one go
   * @param context how many are kept on either side of them
   */
  constructor(atOnce: number, context: number) {
    this.room = new Uint8Array(padding + atOnce + 2 * context + padding);
    this.#bytes = this.room.subarray(padding, this.room.length - padding);
    this.#context = context;
  }

  /** Takes as many bytes as there is room for and gives the others. */
  take(bytes: Uint8Array): Uint8Array {
    const taken = bytes.subarray(0, this.#bytes.length - this.filled);
    this.#bytes.set(taken, this.filled);
    this.filled += taken.length;
    return bytes.subarray(taken.length);
  }

  /** Tells the encoding by the first bytes, and drops the mark of it, the first time. */
  begin(): void {
    if (this.#isBegun) return;
    this.#isBegun = true;
    const bytes = this.bytesTo(this.filled);
    this.encoding = findEncoding(bytes);
    this.#decoder = new TextDecoder(this.encoding, { ignoreBOM: true });
    const markLength = byteOrderMarkLength(bytes, this.encoding);
    this.#bytes.copyWithin(0, markLength, this.filled);
    this.filled -= markLength;
  }

  /** The bytes before one. */
  bytesTo(end: number): Uint8Array<ArrayBuffer> {
    return this.#bytes.subarray(0, end);
  }

  /** The text that stands between two bytes; what is no character of the encoding is U+FFFD. */
  decode(from: number, to: number): string {
    return this.#decoder.decode(this.#bytes.subarray(from, to));
  }

  /** The offset in the decoded text of a byte that begins a character. */
  toUnits(byte: number): number {
    if (this.encoding !== 'utf-8') return this.#base + byte / 2;
    if (this.#foreignTo === 0) return this.#base + byte;
    const from = byte < this.#counted.byte ? { byte: 0, units: this.#base } : this.#counted;
    this.#counted = { byte, units: from.units + this.decode(from.byte, byte).length };
    return this.#counted.units;
  }

  /** The byte that begins the character that a byte is a part of. */
  startOfCharacter(byte: number): number {
    return this.encoding === 'utf-8' ? startOfCharacter(this.#bytes, byte) : byte & ~1;
  }

  /** Whether all bytes may be ASCII, and notes that they are looked at. What is about to be listed is not: a list tells. */
  mayBeAscii(): boolean {
    if (this.encoding !== 'utf-8') return false;
    const from = this.#foreignTo === 0 ? Math.max(this.#checked, this.filled - this.#context) & ~3 : this.#checked;
    if (!isAscii(this.#bytes, from, this.filled)) this.#foreignTo = this.filled;
    this.#checked = this.filled & ~3;
    return this.#foreignTo === 0;
  }

  /** Notes that some of the bytes are not ASCII, or may not be. */
  noteForeign(): void {
    this.#foreignTo = this.filled;
    this.#checked = this.filled & ~3;
  }

  /**
   * Whether all that is to be scanned, and what stands around it, is a repeat of what is scanned, after so many bytes; notes that it
   * need not be looked at for what is not ASCII.
   */
  isRepeat(period: number): boolean {
    if (this.scanned < this.#context || endOfRepeat(this.#bytes, period, this.filled, period) < this.filled)
      return false;
    // Where a character is not ASCII, it may be one of those that are repeated.
    if (this.#foreignTo > 0) this.#foreignTo = this.filled;
    this.#checked = this.filled & ~3;
    return true;
  }

  /** Drops what is scanned but for what is read around the rest. */
  shift(): void {
    const before = Math.max(0, this.scanned - this.#context) & ~3;
    const dropped = this.startOfCharacter(before);
    this.#base = this.toUnits(dropped);
    this.#counted = { byte: 0, units: this.#base };
    this.#bytes.copyWithin(0, dropped, this.filled);
    this.filled -= dropped;
    this.scanned -= dropped;
    this.#checked = Math.max(0, this.#checked - dropped) & ~3;
    this.#foreignTo = Math.max(0, this.#foreignTo - dropped);
  }
}
