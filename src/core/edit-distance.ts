/**
 * How many slips of the finger lie between two texts: characters too many, missing or wrong, or two neighbors swapped
 * (optimal string alignment). More than `limit` of them are not counted: the result is then `limit + 1`.
 */
export function editDistance(one: string, other: string, limit: number): number {
  if (Math.abs(one.length - other.length) > limit) return limit + 1;
  // What both begin and end with costs nothing; most pairs are decided by what is left.
  let start = 0;
  while (start < one.length && start < other.length && one[start] === other[start]) start++;
  let oneEnd = one.length;
  let otherEnd = other.length;
  while (oneEnd > start && otherEnd > start && one[oneEnd - 1] === other[otherEnd - 1]) {
    oneEnd--;
    otherEnd--;
  }
  const height = oneEnd - start;
  const width = otherEnd - start;
  // The table of costs, row by row. Cells far from the diagonal cost more than the limit, so they are not computed.
  const far = limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: width + 1 }, (_, column) => column);
  let leastOfLast = 0;
  for (let row = 1; row <= height; row++) {
    const current: number[] = [];
    if (row <= limit) current[0] = row;
    let least = row <= limit ? row : far;
    const character = one[start + row - 1];
    for (let column = Math.max(1, row - limit); column <= Math.min(width, row + limit); column++) {
      const same = character === other[start + column - 1];
      let cost = Math.min(
        (last[column] ?? far) + 1,
        (current[column - 1] ?? far) + 1,
        (last[column - 1] ?? far) + (same ? 0 : 1),
      );
      const isSwapped =
        row > 1 &&
        column > 1 &&
        character === other[start + column - 2] &&
        one[start + row - 2] === other[start + column - 1];
      if (isSwapped) cost = Math.min(cost, (beforeLast[column - 2] ?? far) + 1);
      current[column] = cost;
      least = Math.min(least, cost);
    }
    // A swap reaches back two rows, so both have to be out of reach.
    if (least > limit && leastOfLast >= limit) return far;
    leastOfLast = least;
    beforeLast = last;
    last = current;
  }
  return Math.min(last[width] ?? far, far);
}
