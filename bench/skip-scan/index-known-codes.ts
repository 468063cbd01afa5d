import { toUnsigned } from '../../src/core/error-code.ts';
import type { KnownCodes } from '../../src/core/is-code.ts';
import { createPairSignals } from './pair-signals.ts';

/** The known codes in the form in which a fast scan asks for them. */
export interface KnownIndex {
  /** Every code that has a name or an entry. */
  readonly codes: NumberMap;
  /** 1 for each upper half of a known code. */
  readonly upperHalves: Uint8Array;
  /** By the hash of a symbolic name its code: `noError`, or 0 where several names have this hash. */
  readonly names: NumberMap;
  readonly longestName: number;
  /** 1 for each number up to 65535 that is a Win32 error with a name. */
  readonly small: Uint8Array;
  /** 1 for each number of four digits that stand in a known decimal of five to seven digits. */
  readonly fourDigits: Uint8Array;
  /** What each pair of bytes says (pair-signals.ts). */
  readonly signals: Uint16Array;
}

/** Stands for the code of success, whose names are words of every program. */
export const noError = 0xffff_ffff;

const indexes = new WeakMap<KnownCodes, KnownIndex>();

/** The index of a catalog, made once. */
export function indexKnownCodes(known: KnownCodes): KnownIndex {
  const made = indexes.get(known);
  if (made) return made;
  const values = [...known.entries.keys(), ...known.names.keys()].map(toUnsigned);
  const upperHalves = new Uint8Array(0x10000);
  for (const value of values) upperHalves[value >>> 16] = 1;
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
  const fourDigits = new Uint8Array(10_000);
  for (const value of values) {
    const digits = String(value);
    if (digits.length < 5 || digits.length > 7) continue;
    for (let at = 0; at + 4 <= digits.length; at++) fourDigits[Number(digits.slice(at, at + 4))] = 1;
  }
  const index: KnownIndex = {
    codes: createNumberMap(values.map((value) => [value, 1])),
    names: createNumberMap([...hashes]),
    upperHalves,
    longestName,
    small,
    fourDigits,
    signals: createPairSignals(fourDigits),
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

/** Numbers of 32 bits by numbers of 32 bits, to be asked often: open addressing, at most a quarter full. */
export interface NumberMap {
  readonly keys: Int32Array;
  readonly values: Uint32Array;
  readonly shift: number;
}

function createNumberMap(pairs: readonly (readonly [key: number, value: number])[]): NumberMap {
  const bits = 2 + Math.ceil(Math.log2(pairs.length + 1));
  const map = { keys: new Int32Array(2 ** bits), values: new Uint32Array(2 ** bits), shift: 32 - bits };
  for (const [key, value] of pairs) {
    const slot = findSlot(map, key | 0);
    map.keys[slot] = key;
    map.values[slot] = value;
  }
  return map;
}

/** The value of a key, -1 if there is none. The key 0 has none. */
export function lookUp(map: NumberMap, key: number): number {
  const slot = findSlot(map, key | 0);
  return map.keys[slot] === 0 ? -1 : (map.values[slot] as number);
}

function findSlot({ keys, shift }: NumberMap, key: number): number {
  let slot = Math.imul(key, 0x9e3779b1) >>> shift;
  while (keys[slot] !== 0 && keys[slot] !== key) slot = (slot + 1) & (keys.length - 1);
  return slot;
}
