import { toUnsigned } from './error-code.ts';
import type { KnownCodes } from './is-code.ts';

/** The known codes in the form in which a fast scan asks for them. It may say yes too often, and never no too often. */
export interface KnownIndex {
  readonly known: KnownCodes;
  /** Whether a code has a name or an entry. */
  hasCode(value: number): boolean;
  /** The same for a code without the top bit, of which there are few. */
  hasSuccess(value: number): boolean;
  /** Whether a number up to 65535 is a Win32 error with a name. */
  hasSmall(value: number): boolean;
  /** The code of the symbolic name with this hash: `noError`, 0 where several names have it, `undefined` where none has. */
  codeOf(hash: number): number | undefined;
  /** For each pair of numbers up to 100, as 100 * first + second: 1 where those four digits stand in a known decimal of five to seven digits. */
  readonly fourDigits: Uint8Array;
  readonly longestName: number;
}

/** Stands for the code of success, whose names are words of every program. */
export const noError = 0xffff_ffff;

const indexes = new WeakMap<KnownCodes, KnownIndex>();

/** The index of a catalog, made once. */
export function indexKnownCodes(known: KnownCodes): KnownIndex {
  const made = indexes.get(known);
  if (made) return made;
  const values = [...known.entries.keys(), ...known.names.keys()].map(toUnsigned);
  const codes = createNumberMap(values.map((value) => [value, 1]));
  const successes = createNumberMap(values.filter((value) => value < 0x8000_0000).map((value) => [value, 1]));
  const small = new Uint8Array(0x10000);
  for (const code of known.names.keys()) {
    const value = toUnsigned(code);
    if (value >>> 16 === 0x8007) small[value & 0xffff] = 1;
  }
  const hashes = new Map<number, number>();
  let longestName = 0;
  for (const [name, code] of known.codes) {
    const hash = hashName(name);
    hashes.set(hash, hashes.has(hash) ? 0 : toUnsigned(code) || noError);
    longestName = Math.max(longestName, name.length);
  }
  const fourDigits = new Uint8Array(10_101);
  for (const value of values) {
    const digits = String(value);
    if (digits.length < 5 || digits.length > 7) continue;
    for (let at = 0; at + 4 <= digits.length; at++) fourDigits[Number(digits.slice(at, at + 4))] = 1;
  }
  const index: KnownIndex = {
    known,
    hasCode: (value) => codes.get(value) !== undefined,
    hasSuccess: (value) => successes.get(value) !== undefined,
    hasSmall: (value) => small[value] === 1,
    codeOf: createNumberMap([...hashes]).get,
    fourDigits,
    longestName,
  };
  indexes.set(known, index);
  return index;
}

function hashName(name: string): number {
  let hash = emptyHash;
  for (let at = 0; at < name.length; at++) hash = addToHash(hash, name.charCodeAt(at));
  return hash;
}

/** The hash of an empty name (FNV-1a). */
export const emptyHash = 0x811c9dc5 | 0;

/** The hash of a name that goes on with an ASCII character, in any case. */
export function addToHash(hash: number, character: number): number {
  return Math.imul(hash ^ (character >= 0x61 ? character - 0x20 : character), 0x01000193);
}

/** 32-bit numbers by 32-bit numbers other than 0, to be asked often: open addressing, at most a quarter full. */
function createNumberMap(pairs: readonly (readonly [key: number, value: number])[]) {
  const bits = 2 + Math.ceil(Math.log2(pairs.length + 1));
  const keys = new Int32Array(2 ** bits);
  const values = new Uint32Array(2 ** bits);
  const slotOf = (key: number) => {
    let slot = Math.imul(key, 0x9e3779b1) >>> (32 - bits);
    while (keys[slot] !== 0 && keys[slot] !== key) slot = (slot + 1) & (keys.length - 1);
    return slot;
  };
  for (const [key, value] of pairs) {
    const slot = slotOf(key | 0);
    keys[slot] = key;
    values[slot] = value;
  }
  return {
    get: (key: number): number | undefined => {
      const slot = slotOf(key | 0);
      return key === 0 || keys[slot] === 0 ? undefined : values[slot];
    },
  };
}
