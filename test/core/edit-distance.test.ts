import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editDistance } from '../../src/core/edit-distance.ts';

describe('slips between two texts', () => {
  test.each([
    { one: 'OM_E_NO_SERVICE', other: 'OM_E_NO_SERVICE', slips: 0, what: 'none' },
    { one: 'OM_E_NOSERVICE', other: 'OM_E_NO_SERVICE', slips: 1, what: 'a character missing' },
    { one: 'OM_E_NO_SERVICES', other: 'OM_E_NO_SERVICE', slips: 1, what: 'one too many' },
    { one: 'OM_E_NO_SERWICE', other: 'OM_E_NO_SERVICE', slips: 1, what: 'a wrong one' },
    { one: 'OM_E_NO_SREVICE', other: 'OM_E_NO_SERVICE', slips: 1, what: 'two swapped' },
    { one: '', other: 'abc', slips: 3, what: 'everything' },
    { one: 'proxy', other: 'agent', slips: 4, what: 'more than the limit' },
  ])('$what', ({ one, other, slips }) => {
    expect(editDistance(one, other, 3)).toBe(slips);
    expect(editDistance(other, one, 3)).toBe(slips);
  });

  test('are counted as the whole table of costs counts them', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 9 });
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 4 }), (one, other, limit) => {
        expect(editDistance(one, other, limit)).toBe(Math.min(wholeTable(one, other), limit + 1));
      }),
      { numRuns: 5_000 },
    );
  });
});

/** Optimal string alignment, every cell of it. */
function wholeTable(one: string, other: string): number {
  const costs = new Map<string, number>();
  const at = (row: number, column: number) => costs.get(`${row},${column}`) ?? Number.POSITIVE_INFINITY;
  for (let row = 0; row <= one.length; row++) {
    for (let column = 0; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1];
      const isSwapped =
        row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      const cost = Math.min(
        row === 0 ? column : at(row - 1, column) + 1,
        column === 0 ? row : at(row, column - 1) + 1,
        row > 0 && column > 0 ? at(row - 1, column - 1) + (same ? 0 : 1) : Number.POSITIVE_INFINITY,
        isSwapped ? at(row - 2, column - 2) + 1 : Number.POSITIVE_INFINITY,
      );
      costs.set(`${row},${column}`, cost);
    }
  }
  return at(one.length, other.length);
}
