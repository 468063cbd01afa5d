/* Times of works that take turns, so that whatever else the machine does falls on all of them. */

/** A work and its name. */
export interface Timed {
  readonly name: string;
  readonly work: () => unknown;
}

/** So many rounds count. */
const rounds = 7;
/** So many rounds go before those that count, so that all code is compiled: the scanner's takes a while. */
const warmUps = 6;
/**
 * A turn lasts so many milliseconds at least, in which a short work is done again and again. What the others leave in the caches of
 * the processor would otherwise count most for the shortest.
 */
const shortestTurn = 100;

/** The times of works that take turns. */
export class Times {
  readonly #ofRounds: ReadonlyMap<string, readonly number[]>;

  constructor(ofRounds: ReadonlyMap<string, readonly number[]>) {
    this.#ofRounds = ofRounds;
  }

  /** The median time of a work in milliseconds. */
  get(name: string): number {
    return median(this.#of(name));
  }

  /** How many times as long one takes as another: the median of the rounds, in each of which the machine is about as fast for both. */
  ratio(name: string, to: string): number {
    const others = this.#of(to);
    return median(this.#of(name).map((ms, round) => ms / (others[round] ?? Number.NaN)));
  }

  /** How much longer one takes than another, in milliseconds: the median of the rounds. */
  beyond(name: string, floor: string): number {
    const floors = this.#of(floor);
    return median(this.#of(name).map((ms, round) => ms - (floors[round] ?? Number.NaN)));
  }

  /** The same of the rounds in which each of them was disturbed least. */
  leastBeyond(name: string, floor: string): number {
    return Math.min(...this.#of(name)) - Math.min(...this.#of(floor));
  }

  #of(name: string): readonly number[] {
    return this.#ofRounds.get(name) ?? [];
  }
}

/** Times of works that take turns, each of which lasts so many milliseconds at least. */
export async function measure(
  works: readonly Timed[],
  times = rounds,
  before = warmUps,
  turn = shortestTurn,
): Promise<Times> {
  const taken = new Map(works.map(({ name }) => [name, [] as number[]]));
  for (let round = -before; round < times; round++) {
    for (const { name, work } of works) {
      const started = performance.now();
      let ms = 0;
      let done = 0;
      for (; ms < turn; done++) {
        await work();
        ms = performance.now() - started;
      }
      if (round >= 0) taken.get(name)?.push(ms / done);
    }
  }
  return new Times(taken);
}

/** The median of some numbers; 0 of none. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

/** How often an expression matches. */
export function countMatches(text: string, pattern: RegExp): number {
  let count = 0;
  for (const _ of text.matchAll(pattern)) count++;
  return count;
}
