/** Runs work with at most so much of it at the same time, in the order it came. */
export interface Limit {
  /** Waits for a place, then works. */
  run<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Done when nothing runs and nothing waits. */
  idle(): Promise<void>;
}

/** Creates a limit of `places`. */
export function createLimit(places: number): Limit {
  const waiting: (() => void)[] = [];
  const open = new Set<Promise<unknown>>();
  let free = places;

  async function inPlace<Result>(work: () => Promise<Result>): Promise<Result> {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  }

  return {
    run(work) {
      const result = inPlace(work);
      const settled: Promise<unknown> = result.then(
        () => open.delete(settled),
        () => open.delete(settled),
      );
      open.add(settled);
      return result;
    },
    async idle() {
      while (open.size > 0) await Promise.all(open);
    },
  };
}
