import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answer, ExplainedCode, UnknownCode } from '../../src/core/answer.ts';
import { maxExplained, maxLines } from '../../src/core/arrange-answer.ts';
import { cutText } from '../../src/core/cut-text.ts';
import { locales } from '../../src/core/locale.ts';
import { escapeAndCut } from '../../src/slack/escape-text.ts';
import { limits } from '../../src/slack/limits.ts';
import { maxSuggestions, toBlocks } from '../../src/slack/to-blocks.ts';
import { toHomeView } from '../../src/slack/to-home-view.ts';
import { toText } from '../../src/slack/to-text.ts';
import { answerMessage, catalog } from '../catalog.ts';
import { findProblems } from './block-schema.ts';
import { readBlocks } from './read-blocks.ts';

const ask = (text: string, options: object = {}): Answer => answerMessage({ text, locale: 'en', ...options });
const explained = (change: Partial<ExplainedCode> = {}): ExplainedCode => {
  const [first] = ask('0x80cf0016').answers;
  if (!first) throw new Error('the data has no 0x80cf0016');
  return { ...first, ...change };
};
const unknown = (change: Partial<UnknownCode> = {}): UnknownCode => {
  const [first] = ask('0x8badf00d').unknown;
  if (!first) throw new Error('0x8badf00d has an entry now');
  return { ...first, ...change };
};
const answerOf = (change: Partial<Answer>): Answer => ({ ...ask(''), ...change });
const codes = (count: number) => Array.from(catalog.entries.keys()).slice(0, count).join(' ');

describe('every entry makes blocks that Slack accepts, in every form', () => {
  test.each(locales)('%s', (locale) => {
    for (const code of catalog.entries.keys()) {
      const asked = ask(code, { locale });
      for (const answer of [asked, ask(code, { locale, overheard: true })]) {
        for (const options of [{}, { all: true }, { isPrivate: true }, { sharedBy: 'U0000000001' }]) {
          expect({ code, problems: findProblems(toBlocks(answer, options)) }).toEqual({ code, problems: [] });
        }
        expect(toText(answer).length).toBeLessThanOrEqual(limits.text);
      }
      expect(findProblems(toHomeView(locale, asked, true).blocks as never, limits.viewBlocks)).toEqual([]);
    }
  });

  test.each([0, 1, 2, 3, 4, 12, 15, 16, 40, 200])('%i codes', (count) => {
    for (const overheard of [false, true]) {
      const answer = ask(codes(count), { overheard });
      expect(findProblems(toBlocks(answer, { isPrivate: true }))).toEqual([]);
      expect(toText(answer).length).toBeLessThanOrEqual(limits.text);
    }
  });
});

describe('a full answer says', () => {
  const words = readBlocks(toBlocks(ask('0x80cf0016'), { all: true, isPrivate: true }));
  test.each([
    { what: 'the code', says: '0x80cf0016' },
    { what: 'its name', says: 'OM_E_INSTALL_NOT_ALLOWED' },
    { what: 'its outcome', says: 'Failure' },
    { what: 'its meaning', says: 'another one was running' },
    { what: 'numbered steps', says: '1. Wait until' },
    { what: 'who does them', says: 'Administrator' },
    { what: 'commands', says: 'shutdown /r /t 0' },
    { what: 'cautions', says: 'unsaved work is lost' },
    { what: 'the signed decimal', says: '-2133917674' },
    { what: 'the unsigned decimal', says: '2161049622' },
    { what: 'the component', says: 'Agent core' },
    { what: 'the family', says: 'Intune update agent' },
    { what: 'the related code', says: 'WU_E_INSTALL_NOT_ALLOWED' },
    { what: 'what the agent is today', says: '2020-10-15' },
    { what: 'the source', says: 'Microsoft Intune documentation' },
    ...['Fewer steps', '中文', 'Source', 'Share to channel', 'Helpful', 'Not helpful'].map((says) => ({
      what: `the button ${says}`,
      says,
    })),
  ])('$what', ({ says }) => {
    expect(words).toContain(says);
  });
});

describe('how much is said', () => {
  test('overheard: what it is and the first step, the rest one click away', () => {
    const words = readBlocks(toBlocks(ask('0x80cf0016', { overheard: true })));
    expect(words).toContain('First step');
    expect(words).toContain('All steps');
    expect(words).not.toContain('Restart Windows');
  });

  test('the first few codes in full, the next in a line each, the rest counted', () => {
    const count = maxExplained + maxLines + 2;
    const blocks = toBlocks(ask(codes(count)));
    expect(blocks.filter(({ type }) => type === 'header')).toHaveLength(maxExplained);
    expect(JSON.stringify(blocks).match(/"rich_text_section"/g)?.length).toBeGreaterThan(maxLines);
    expect(readBlocks(blocks)).toContain('2 more codes');
  });

  test.each([
    { count: maxExplained + maxLines, says: false },
    { count: maxExplained + maxLines + 1, says: true },
  ])('with $count codes something is left out: $says', ({ count, says }) => {
    expect(readBlocks(toBlocks(ask(codes(count)))).includes('left out')).toBe(says);
  });

  test('suggestions are offered up to a number, each with a button', () => {
    const suggestions = Array.from({ length: maxSuggestions + 1 }, () => ({
      code: '0x80cf0016' as const,
      name: 'OM_E_INSTALL_NOT_ALLOWED',
      reason: 'search' as const,
      meaning: 'x'.repeat(5_000),
    }));
    const blocks = toBlocks(answerOf({ suggestions }));
    expect(blocks.filter((block) => block.type === 'section' && block.accessory)).toHaveLength(maxSuggestions);
    expect(findProblems(blocks)).toEqual([]);
  });
});

describe('limits of Slack, at and past each', () => {
  const long = (length: number) => '长'.repeat(length);
  test.each([
    {
      what: 'a name',
      answer: (at: number) => answerOf({ answers: [explained({ name: long(at) })] }),
      limit: limits.header,
    },
    {
      what: 'a meaning',
      answer: (at: number) => answerOf({ answers: [explained({ meaning: long(at) })] }),
      limit: limits.section,
    },
    {
      what: 'a component',
      answer: (at: number) => answerOf({ answers: [explained({ component: long(at) })] }),
      limit: limits.field,
    },
    {
      what: 'a family',
      answer: (at: number) => answerOf({ answers: [explained({ family: long(at) })] }),
      limit: limits.field,
    },
    {
      what: 'a note',
      answer: (at: number) => answerOf({ answers: [explained({ note: long(at) })] }),
      limit: limits.field,
    },
    { what: 'a notice', answer: (at: number) => answerOf({ notice: long(at) }), limit: limits.section },
    {
      what: 'a source',
      answer: (at: number) =>
        answerOf({ answers: [explained({ source: { title: long(at), url: 'https://example.com/' } })] }),
      limit: limits.header,
    },
    {
      what: 'an address',
      answer: (at: number) =>
        answerOf({ answers: [explained({ source: { title: 'x', url: `https://e.com/${'x'.repeat(at - 14)}` } })] }),
      limit: limits.url,
    },
    {
      what: 'an unknown name',
      answer: (at: number) => answerOf({ unknown: [unknown({ name: long(at) })] }),
      limit: limits.header,
    },
    {
      what: 'related codes',
      answer: (at: number) => answerOf({ answers: [explained({ related: [{ code: '0x80240016', name: long(at) }] })] }),
      limit: limits.field,
    },
  ])('$what', ({ answer, limit }) => {
    for (const at of [limit - 1, limit, limit + 1, limit * 2]) {
      const rendered = answer(at);
      expect({ at, problems: findProblems(toBlocks(rendered)) }).toEqual({ at, problems: [] });
      expect(toText(rendered).length).toBeLessThanOrEqual(limits.text);
    }
  });

  test.each([
    { what: 'at the limit', length: limits.header, shown: 'x'.repeat(limits.header) },
    { what: 'past the limit', length: limits.header + 1, shown: `${'x'.repeat(limits.header - 1)}…` },
  ])('a text $what', ({ length, shown }) => {
    expect(cutText('x'.repeat(length), limits.header)).toBe(shown);
  });
});

describe('a text is cut between characters', () => {
  test('a surrogate pair stays whole', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 30 }), (text, limit) => {
        expect(cutText(text, limit).length).toBeLessThanOrEqual(limit);
        expect(cutText(text, limit).isWellFormed()).toBe(text.isWellFormed());
      }),
    );
  });

  test('an escape stays whole', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('&', '<', '>', 'a', '😀') }),
        fc.integer({ min: 1, max: 30 }),
        (text, limit) => {
          const cut = escapeAndCut(text, limit);
          expect(cut.length).toBeLessThanOrEqual(limit);
          expect(cut.replace(/&(amp|lt|gt);/g, '')).not.toMatch(/[&<>]/);
          expect(cut.isWellFormed()).toBe(true);
        },
      ),
    );
  });
});

test('the text for notifications tells every code', () => {
  const text = toText(ask(`${codes(5)} 0x8badf00d`));
  for (const code of codes(5).split(' ')) expect(text).toContain(code);
  expect(text).toContain('0x8badf00d');
  expect(text).toContain('First step');
});
