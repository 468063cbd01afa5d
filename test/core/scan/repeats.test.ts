import { describe, expect, test } from 'vitest';
import { endOfRepeat, findPeriod, longestPeriod } from '../../../src/core/scan/repeats.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const unlike = (length: number) =>
  Array.from({ length: length / 4 }, (_, at) => at.toString(16).padStart(4, '0')).join('');

describe('the period of a text', () => {
  test.each([
    { what: 'one byte', text: 'x'.repeat(100), from: 50, unit: 1, period: 1 },
    { what: 'a few words', text: 'error 5 '.repeat(40), from: 100, unit: 1, period: 8 },
    { what: 'a few words of UTF-16', text: 'e\0'.repeat(100), from: 100, unit: 2, period: 2 },
    { what: 'three bytes of UTF-16, twice', text: 'abc'.repeat(100), from: 100, unit: 2, period: 6 },
    {
      what: 'as long as it may be',
      text: unlike(longestPeriod).repeat(2),
      from: longestPeriod,
      unit: 1,
      period: longestPeriod,
    },
    {
      what: 'longer than that',
      text: unlike(longestPeriod + 4).repeat(2),
      from: longestPeriod + 4,
      unit: 1,
      period: 0,
    },
    { what: 'none', text: unlike(1_000), from: 500, unit: 1, period: 0 },
    {
      what: 'none from the beginning of what is asked',
      text: `error 6 ${'error 5 '.repeat(40)}`,
      from: 14,
      unit: 1,
      period: 0,
    },
    { what: 'none, with nothing before it', text: 'error 5 '.repeat(40), from: 7, unit: 1, period: 0 },
    { what: 'none yet', text: '', from: 0, unit: 1, period: 0 },
  ])('$what', ({ text, from, unit, period }) => {
    const bytes = encode(text);
    expect(findPeriod(bytes, bytes.length, from, unit, 0)).toBe(period);
  });

  test('that is likely is taken first', () => {
    const bytes = encode('x'.repeat(100));
    expect(findPeriod(bytes, 100, 50, 1, 3)).toBe(3);
  });
});

describe('the end of a repeat', () => {
  test.each([
    { what: 'where it breaks', text: 'abcabcabcabX', end: 11 },
    { what: 'where the text ends', text: 'abcabcabc', end: 9 },
    { what: 'at once', text: 'abcX', end: 3 },
  ])('$what', ({ text, end }) => {
    expect(endOfRepeat(encode(text), 3, text.length, 3)).toBe(end);
  });
});
