/**
 * The first number from `low` on that does not stand before what is looked for; `high` where all do. Those that do stand before it come
 * first.
 */
export function firstFrom(low: number, high: number, isBefore: (at: number) => boolean): number {
  let from = low;
  let to = high;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (isBefore(middle)) from = middle + 1;
    else to = middle;
  }
  return from;
}
