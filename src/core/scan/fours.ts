import { isMarkBeyondAscii } from './marks.ts';
import { sampleLines } from './sample-lines.ts';

/*
 * A clue is told by four of its marks, two pairs, whatever place it begins at. Which four of them, and with which others they share
 * a bit, is chosen so that as little as can be of a sample of logs speaks.
 */

/** The most marks of a clue: so far before and behind four marks that speak it may begin or end. */
export const longestClue = 6;

/** Some marks: their numbers. */
type MarkSet = readonly number[];
/** Two of them in a row. */
export type SetPair = readonly [first: MarkSet, second: MarkSet];
/** Every mark that there is. */
export const any: MarkSet = Array.from({ length: 256 }, (_, mark) => mark).filter(
  (mark) => mark < 0x80 || isMarkBeyondAscii(mark),
);

const sets = new Map<string, MarkSet>();

/** The marks that an expression for one character matches, in any case. */
export function toSet(expression: string): MarkSet {
  const made = sets.get(expression);
  if (made) return made;
  const pattern = new RegExp(`^${expression}$`, 'i');
  const set = any.filter((mark) => pattern.test(String.fromCharCode(mark)));
  sets.set(expression, set);
  return set;
}

/** The marks that a clue matches, one set for each of its characters. */
export function toSets(clue: string): MarkSet[] {
  return (clue.match(/\[[^\]]*\]|\\x..|\\.|./g) ?? []).slice(0, longestClue).map(toSet);
}

/** Four marks of a clue by which it can be told, as two pairs, and how common they are. */
export interface Four {
  readonly pairs: readonly [SetPair, SetPair];
  /** The pairs of the sample that are among them, by index. */
  readonly common: readonly [readonly number[], readonly number[]];
  /** The share of the places in the sample that have both. */
  readonly share: number;
}

/** The fours that a clue can be told by where it begins at an even place, and at an odd one. */
export function foursOf(clue: string): Four[][] {
  const sets = toSets(clue);
  const setAt = (at: number) => sets[at] ?? any;
  return [0, 1].map((shift) => {
    const fours: Four[] = [];
    // Two marks and any two others would be no more telling than the two.
    for (let at = -shift; at === -shift || at + 2 < sets.length; at += 2) {
      fours.push(
        toFour([
          [setAt(at), setAt(at + 1)],
          [setAt(at + 2), setAt(at + 3)],
        ]),
      );
    }
    return fours;
  });
}

/**
 * The pairs of marks in the sample, each once; how often each is there; which one is at each place of the sample; and the index of
 * each pair that there can be, or -1.
 */
const sample = readSample();

function readSample() {
  const indexOf = new Int16Array(0x10000).fill(-1);
  const pairs: number[] = [];
  const shares: number[] = [];
  const places = Int16Array.from({ length: sampleLines.length - 1 }, (_, at) => {
    const [first, second] = [sampleLines.charCodeAt(at), sampleLines.charCodeAt(at + 1)];
    // Any digit could be any other.
    const [firsts, seconds] = [likeOf(first), likeOf(second)];
    for (const one of firsts) {
      for (const other of seconds) {
        const pair = (one << 8) | other;
        if (indexOf[pair] === -1) indexOf[pair] = pairs.push(pair) - 1;
        const index = indexOf[pair] as number;
        shares[index] = (shares[index] ?? 0) + 1 / (sampleLines.length * firsts.length * seconds.length);
      }
    }
    return indexOf[(first << 8) | second] as number;
  });
  return { pairs, shares, places, indexOf };
}

function likeOf(mark: number): MarkSet {
  return /\d/.test(String.fromCharCode(mark)) ? toSet('\\d') : [mark];
}

function toFour(pairs: readonly [SetPair, SetPair]): Four {
  const common = [inSample(pairs[0]), inSample(pairs[1])] as const;
  const [isFirst, isSecond] = [new Uint8Array(sample.pairs.length), new Uint8Array(sample.pairs.length)];
  for (const index of common[0]) isFirst[index] = 1;
  for (const index of common[1]) isSecond[index] = 1;
  const { places } = sample;
  let count = 0;
  for (let at = 0; at + 2 < places.length; at++) {
    count += (isFirst[places[at] as number] as number) & (isSecond[places[at + 2] as number] as number);
  }
  return { pairs, common, share: count / places.length };
}

/** Which pairs of the sample, by index, are among those of two sets. */
function inSample([first, second]: SetPair): number[] {
  const found: number[] = [];
  for (const one of first) {
    for (const other of second) {
      const index = sample.indexOf[(one << 8) | other] as number;
      if (index >= 0) found.push(index);
    }
  }
  return found;
}

/** How much of the sample speaks with a bit, of its pairs. */
export class Speaking {
  readonly #said = new Uint8Array(sample.pairs.length);
  share = 0;

  /** How much more speaks with some more pairs. */
  shareOf(pairs: readonly number[]): number {
    // What the sample has not is not impossible.
    let share = 1e-4;
    for (const index of pairs) if (this.#said[index] === 0) share += sample.shares[index] ?? 0;
    return share;
  }

  add(pairs: readonly number[]): void {
    this.share += this.shareOf(pairs);
    for (const index of pairs) this.#said[index] = 1;
  }
}

interface SpeakingBit {
  readonly bit: number;
  readonly former: Speaking;
  readonly latter: Speaking;
}

/** The four of a clue, and the bit for it, with which the least of the sample speaks. */
export function findCheapest(
  fours: readonly Four[],
  speaking: readonly SpeakingBit[],
): { four: Four; so: SpeakingBit } {
  let least = Number.POSITIVE_INFINITY;
  let best: { four: Four; so: SpeakingBit } | undefined;
  for (const four of fours) {
    for (const so of speaking) {
      const [one, other] = [so.former.shareOf(four.common[0]), so.latter.shareOf(four.common[1])];
      // With the pairs of other clues they stand together only by chance, and `fours` tells.
      const cost = 16 * (four.share + one * other) + one * so.latter.share + other * so.former.share;
      if (cost >= least) continue;
      least = cost;
      best = { four, so };
    }
  }
  if (!best) throw new Error('A clue has no four marks, or its kind no bit.');
  return best;
}
