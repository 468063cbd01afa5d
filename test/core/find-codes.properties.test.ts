import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FoundCode } from '../../src/core/answer.ts';
import { type ErrorCode, toSigned, toUnsigned } from '../../src/core/error-code.ts';
import { findCodes } from '../../src/core/find-codes.ts';
import { isKnown } from '../../src/core/is-code.ts';
import { normalizeText } from '../../src/core/normalize-text.ts';
import { catalog } from '../catalog.ts';
import { digitlessFragment, grammarText, logPrefix, runs, unicodeText } from './fragments.ts';

const codesOf = (found: readonly FoundCode[]) => found.map(({ code }) => code);
const reading = fc.record({ overheard: fc.boolean(), excerpt: fc.boolean() });
const overheard = { overheard: true };
const excerpt = { overheard: true, excerpt: true };

describe('any text is read', () => {
  test.each([
    { what: 'of Unicode', texts: unicodeText, usual: 4_000 },
    { what: 'of fragments', texts: grammarText, usual: 6_000 },
    {
      what: 'of both',
      texts: fc.tuple(grammarText, unicodeText, grammarText).map((parts) => parts.join('')),
      usual: 2_000,
    },
  ])('$what: each code once, in order, with a span within the text', ({ texts, usual }) => {
    fc.assert(
      fc.property(texts, reading, (text, how) => {
        const found = findCodes(text, catalog, how);
        let latest = 0;
        for (const { code, span } of found) {
          const [start, end] = span;
          expect(code).toMatch(/^0x[0-9a-f]{8}$/);
          expect(start).toBeGreaterThanOrEqual(latest);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          latest = end;
        }
        expect(new Set(codesOf(found)).size).toBe(found.length);
      }),
      runs(usual),
    );
  });
});

const numbered = [...new Set([...catalog.entries.keys(), ...catalog.names.keys()])].filter((code) =>
  isKnown(catalog, code),
);
const strong = numbered.filter((code) => toUnsigned(code) > 0xffff);
const failures = numbered.filter((code) => toUnsigned(code) >= 0x8000_0000);
// Names of success are words of every program: they are no codes where nobody asked.
const symbols = [...catalog.codes].filter(([, code]) => toUnsigned(code) !== 0);
const mixCase = (text: string) =>
  text.replace(/./g, (letter, at) => (at % 2 ? letter.toUpperCase() : letter.toLowerCase()));

interface Spelling {
  readonly notation: string;
  readonly spellings: readonly (readonly [written: string, code: ErrorCode])[];
}

const write = (notation: string, codes: readonly ErrorCode[], how: (code: ErrorCode) => string): Spelling => ({
  notation,
  spellings: codes.map((code) => [how(code), code] as const),
});
const name = (notation: string, how: (symbol: string) => string): Spelling => ({
  notation,
  spellings: symbols.map(([symbol, code]) => [how(symbol), code] as const),
});

const notations: readonly Spelling[] = [
  write('0x', strong, (code) => code),
  write('0X', strong, (code) => code.replace('x', 'X')),
  write('upper case', strong, (code) => `0x${code.slice(2).toUpperCase()}`),
  write('with L', strong, (code) => `${code}L`),
  write('&H', strong, (code) => `&H${code.slice(2).toUpperCase()}`),
  write('&h', strong, (code) => `&h${code.slice(2)}`),
  write('signed decimal', failures, (code) => String(toSigned(code))),
  write('sign-extended', failures, (code) => `0xffffffff${code.slice(2)}`),
  name('symbol', (symbol) => symbol),
  name('symbol in lower case', (symbol) => symbol.toLowerCase()),
  name('symbol in mixed case', mixCase),
  name('symbol escaped', (symbol) => symbol.replaceAll('_', '\\_')),
];

/** What may stand around a code; `x` is where it stands. */
const wrappings = [
  ...[
    '"x"',
    "'x'",
    '“x”',
    '„x“',
    '«x»',
    '「x」',
    '『x』',
    '(x)',
    '[x]',
    '{x}',
    '<x>',
    '（x）',
    '【x】',
    '《x》',
    '((x))',
  ],
  ...[
    '**x**',
    '*x*',
    '_x_',
    '__x__',
    '~x~',
    '~~x~~',
    '`x`',
    '```x```',
    '```\nx\n```',
    '> x',
    '- x',
    '# x',
    '| x |',
    '|x|',
  ],
  ...['[x](https://omerr.test)', '<https://omerr.test|x>', '<@U0LAN0Z89> x', '<@U0LAN0Z89|bob>x', '<#C1|general>x'],
  ...['<b>x</b>', '<code>x</code>', '<p>x</p>', '<td>x</td>', '<at id="0">omerr</at>x', '&lt;x&gt;', '&quot;x&quot;'],
  ...[
    'a&nbsp;x&nbsp;b',
    'x<br/>',
    '错误x，',
    '报x怎么办',
    '错误代码：x。',
    '提示x错误',
    '出现（x）',
    'エラーxが',
    '오류 x가',
  ],
  ...[
    'x.',
    'x,',
    'x;',
    'x:',
    'x!',
    'x?',
    'x…',
    'x...',
    'x?!',
    ': x',
    '=x',
    '= x',
    '\tx\t',
    '\nx\n',
    '\r\nx\r\n',
    '\u{a0}x\u{a0}',
  ],
];

describe('every known code survives', () => {
  test.each(notations)('as $notation', ({ spellings }) => {
    const lost = spellings.filter(([written, code]) => {
      const found = codesOf(findCodes(`see ${written} there`, catalog, overheard));
      return found.length !== 1 || found[0] !== code;
    });
    expect(lost).toEqual([]);
  });

  test.each(wrappings)('in %j', (wrapping) => {
    fc.assert(
      fc.property(
        fc.constantFrom(...notations).chain(({ spellings }) => fc.constantFrom(...spellings)),
        fc.constantFrom('', 'see ', '看看 ', 'hi\n'),
        ([written, code], before) => {
          const text = before + wrapping.replace('x', () => written);
          expect([text, codesOf(findCodes(text, catalog, overheard))]).toEqual([text, [code]]);
        },
      ),
      runs(150),
    );
  });
});

describe('without digits and known names', () => {
  test.each([
    { what: 'of Unicode', texts: unicodeText, usual: 3_000 },
    {
      what: 'of fragments',
      texts: fc.array(digitlessFragment, { maxLength: 40 }).map((parts) => parts.join('')),
      usual: 5_000,
    },
  ])('a text $what gives nothing', ({ texts, usual }) => {
    fc.assert(
      fc.property(texts, reading, (text, how) => {
        const digitless = text.replace(/\p{N}/gu, '');
        // What is written as an entity has digits when it is read.
        fc.pre(!/[0-9]/.test(normalizeText(digitless).text));
        expect(findCodes(digitless, catalog, how)).toEqual([]);
      }),
      runs(usual),
    );
  });
});

describe('one line more', () => {
  test('takes nothing away from what was found before', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(logPrefix, grammarText)),
        logPrefix,
        grammarText,
        fc.constantFrom('\n', '\r\n'),
        (lines, prefix, more, end) => {
          const text = lines.map(([start, rest]) => start + rest).join(end);
          const before = findCodes(text, catalog, excerpt);
          const after = findCodes(text + end + prefix + more, catalog, excerpt);
          // The line may say of a number before it that it is a code, even earlier than where the same code was found.
          // Small numbers are left out: a slash at the end of their line makes them an amount with what follows, "10060/\n20".
          for (const { code, span, notation } of before) {
            if (notation === 'number') continue;
            const again = after.find((hit) => hit.code === code);
            expect(again?.span[0]).toBeLessThanOrEqual(span[0]);
          }
        },
      ),
      runs(2_000),
    );
  });
});
