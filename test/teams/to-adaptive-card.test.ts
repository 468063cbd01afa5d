import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import type { Answer, ExplainedCode } from '../../src/core/answer.ts';
import { maxExplained, maxLines } from '../../src/core/arrange-answer.ts';
import { locales } from '../../src/core/locale.ts';
import { phrases } from '../../src/core/phrases.ts';
import { translateAnswer } from '../../src/core/translate-answer.ts';
import { type CardOptions, maxButtonsInRow } from '../../src/teams/answer-items.ts';
import { maxCodesInData } from '../../src/teams/card-data.ts';
import { teamsPhrases } from '../../src/teams/teams-phrases.ts';
import { maxCardBytes, maxSummaryLength, toAdaptiveCard } from '../../src/teams/to-adaptive-card.ts';
import { toReply } from '../../src/teams/to-reply.ts';
import { answerMessage, catalog } from '../catalog.ts';
import { readWords } from './start-teams.ts';

// Microsoft's renderer; its ESM entry does not load in Node.
const { AdaptiveCard, SerializationContext, Versions } = createRequire(import.meta.url)(
  'adaptivecards/dist/adaptivecards.js',
);

type Element = Record<string, unknown> & { type: string };

/**
 * What Microsoft's parser has against a card. It does not know CodeBlock, and of two cards with a language it calls every second
 * one wrong: the pattern that it tests the language with remembers where it stopped.
 */
function problemsOf(card: object): string[] {
  const context = new SerializationContext(Versions.v1_5);
  new AdaptiveCard().parse(freeze(structuredClone(card)), context);
  const messages: string[] = Array.from(
    { length: context.eventCount },
    (_, index) => context.getEventAt(index).message,
  );
  return messages.filter((message) => !/"CodeBlock"\. Fallback|"(en|zh)" for property "lang"/.test(message));
}

/** Freezes a value in depth, as clients do that keep cards in a store. */
function freeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) for (const part of Object.values(Object.freeze(value))) freeze(part);
  return value;
}

/** Every element and action of a card, those of its fallbacks too. */
function elementsOf(value: unknown): Element[] {
  if (Array.isArray(value)) return value.flatMap(elementsOf);
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(elementsOf);
  return 'type' in value ? [value as Element, ...inner] : inner;
}

const render = (answer: Answer, options: CardOptions = {}) =>
  toAdaptiveCard(answer, { other: translateAnswer(answer, answerMessage), buttons: 'feedback-and-share', ...options });
const sizeOf = (card: object) => Buffer.byteLength(JSON.stringify(card));
const wordsOf = (card: object) => readWords({ attachments: [{ content: card }] });
const codes = [...catalog.entries.keys()];

describe('every entry, in both languages, asked and overheard', () => {
  test.each(codes)('%s', (code) => {
    for (const locale of locales) {
      for (const overheard of [false, true]) {
        const answer = answerMessage({ text: `error ${code}`, locale, overheard });
        const card = render(answer);
        expect(problemsOf(card)).toEqual([]);
        expect(sizeOf(card)).toBeLessThanOrEqual(maxCardBytes);
        const words = wordsOf(card);
        for (const part of [code, answer.answers[0]?.name, answer.answers[0]?.meaning]) expect(words).toContain(part);
        for (const { title, steps, caution = '' } of answer.answers[0]?.remediation ?? []) {
          expect(words).toContain(title);
          expect(words).toContain(caution);
          for (const step of steps) expect(words).toContain('run' in step ? step.run : step.text);
        }
      }
    }
  });
});

describe('what a card holds', () => {
  const answer = answerMessage({ text: '0x80cf0016' });
  const card = render(answer);
  const elements = elementsOf(card);

  test('version 1.5, its language, and words for clients that cannot show it', () => {
    expect(card).toMatchObject({
      version: '1.5',
      lang: 'en',
      fallbackText: expect.stringContaining('OM_E_INSTALL_NOT_ALLOWED'),
    });
  });

  test('every id once, and every button that folds has something to fold', () => {
    const ids = elements.flatMap(({ id }) => (typeof id === 'string' ? [id] : []));
    expect(new Set(ids).size).toBe(ids.length);
    const targets = elements.flatMap(({ targetElements }) => (Array.isArray(targetElements) ? targetElements : []));
    expect(targets.length).toBeGreaterThan(0);
    expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
  });

  test('one heading for screen readers in each language, and one for what to do', () => {
    const headings = elements.filter(({ style }) => style === 'heading').map(({ text }) => text);
    expect(headings).toEqual(['0x80cf0016', 'What to do', '0x80cf0016', '解决方法']);
  });

  test('both languages, one shown, the other behind one button', () => {
    expect(card.body.map(({ id, isVisible = true }) => [id, isVisible])).toEqual([
      ['en', true],
      ['zh-CN', false],
    ]);
    const buttons = elements.filter(({ title }) => title === '中文' || title === 'English');
    expect(buttons.map(({ targetElements }) => targetElements)).toEqual([
      ['en', 'zh-CN'],
      ['zh-CN', 'en'],
    ]);
  });

  test('commands as CodeBlock, with monospaced text for clients that lack it', () => {
    const blocks = elements.filter(({ type }) => type === 'CodeBlock');
    expect(blocks.length).toBeGreaterThan(0);
    for (const block of blocks) {
      expect(block).toMatchObject({
        codeSnippet: expect.any(String),
        fallback: { type: 'RichTextBlock', inlines: [{ fontType: 'Monospace', text: block['codeSnippet'] }] },
      });
    }
  });

  test('at most three buttons in a row, as many as a phone has room for', () => {
    for (const { actions } of elements.filter(({ type }) => type === 'ActionSet'))
      expect((actions as object[]).length).toBeLessThanOrEqual(maxButtonsInRow);
  });

  test('buttons that talk to the bot only where they are asked for, each with a way for old clients', () => {
    const own = render(answer, { buttons: 'feedback' });
    expect(elementsOf(own).filter(({ verb }) => verb === 'share')).toEqual([]);
    const { buttons: _none, ...inserted } = { other: answer, buttons: undefined };
    expect(elementsOf(toAdaptiveCard(answer, inserted)).filter(({ type }) => type === 'Action.Execute')).toEqual([]);
    for (const execute of elements.filter(({ type }) => type === 'Action.Execute')) {
      expect(execute).toMatchObject({ fallback: { type: 'Action.Submit', data: { verb: execute['verb'] } } });
    }
  });

  test('links only to https', () => {
    const links = elements.filter(({ type }) => type === 'Action.OpenUrl');
    expect(links.length).toBeGreaterThan(0);
    for (const { url } of links) expect(url).toMatch(/^https:\/\//);
  });

  test('Markdown is read only in our own words, names and numbers', () => {
    const own = new Set(locales.flatMap((locale) => Object.values(phrases[locale])));
    for (const { type, text } of elements.filter(({ type: each }) => each === 'TextBlock')) {
      expect([type, own.has(text as string) || /^0x[0-9a-f]{8}( [A-Z_]+)?$/.test(text as string)]).toEqual([
        'TextBlock',
        true,
      ]);
    }
  });
});

describe('many codes', () => {
  const say = (count: number, overheard = false) => answerMessage({ text: codes.slice(0, count).join(' '), overheard });

  test.each([
    { count: 1, left: undefined },
    { count: maxExplained, left: undefined },
    { count: maxExplained + maxLines, left: undefined },
    { count: maxExplained + maxLines + 1, left: phrases.en.more(1) },
    { count: codes.length, left: phrases.en.more(codes.length - maxExplained - maxLines) },
  ])('$count: all that fit are named, the rest is counted', ({ count, left }) => {
    const card = render(say(count));
    const words = wordsOf(card);
    expect(problemsOf(card)).toEqual([]);
    expect(sizeOf(card)).toBeLessThanOrEqual(maxCardBytes);
    for (const code of codes.slice(0, Math.min(count, maxExplained + maxLines))) expect(words).toContain(code);
    if (left) expect(words).toContain(left);
    else expect(words).not.toContain('left out');
  });

  test('the first few are in full, each with its first remediation and the titles of the others', () => {
    const failures = codes.filter((code) => code.startsWith('0x80')).slice(0, maxExplained + 1);
    const answer = answerMessage({ text: failures.join(' ') });
    const card = render(answer);
    const headings = elementsOf(card.body[0]).filter(({ size }) => size === 'Large');
    expect(headings.map(({ text }) => text)).toEqual(failures.slice(0, maxExplained));
    for (const { remediation } of answer.answers.slice(0, maxExplained)) {
      for (const { title } of remediation) expect(wordsOf(card)).toContain(title);
    }
    expect(wordsOf(card)).toContain(teamsPhrases.en.askForOne);
    expect(card.body).toHaveLength(2);
  });

  test('10,000 different codes', () => {
    const text = Array.from({ length: 10_000 }, (_, index) => `0x80cf${index.toString(16).padStart(4, '0')}`).join(' ');
    const card = render(answerMessage({ text }));
    expect(problemsOf(card)).toEqual([]);
    expect(sizeOf(card)).toBeLessThanOrEqual(maxCardBytes);
  });

  test('what stands behind a family is said once', () => {
    const note = say(3).answers[0]?.note ?? '';
    expect(note).not.toBe('');
    expect(wordsOf(render(say(3))).split(note)).toHaveLength(2);
  });

  test('the data of the buttons stays small', () => {
    for (const { data } of elementsOf(render(say(codes.length))).filter(({ verb }) => verb === 'share')) {
      expect((data as { codes: string[] }).codes).toHaveLength(maxCodesInData);
    }
  });
});

describe('what is not laid out is said in a sentence', () => {
  test.each(['', 'help', '🎉', 'x'.repeat(10_000)])('%j', (text) => {
    const reply = toReply(answerMessage({ text }), answerMessage);
    expect(reply.text?.length).toBeGreaterThan(20);
    expect(reply.text?.length).toBeLessThanOrEqual(maxSummaryLength);
  });

  test('a code without an entry has a card in both languages', () => {
    const [attachment] = toReply(answerMessage({ text: '0x8badf00d' }), answerMessage).attachments ?? [];
    expect(problemsOf(attachment?.content)).toEqual([]);
    expect(readWords({ attachments: [attachment] })).toContain('0x8badf00d');
    expect(JSON.stringify(attachment)).toContain(phrases['zh-CN'].unknownCode);
  });

  test('codes that may be meant are listed', () => {
    const suggestion = {
      code: '0x80cf0016',
      name: 'OM_E_INSTALL_NOT_ALLOWED',
      meaning: 'The agent did not start.',
      reason: 'did-you-mean',
    } as const;
    const answer: Answer = { ...answerMessage({ text: '' }), suggestions: [suggestion] };
    const [attachment] = toReply(answer, answerMessage).attachments ?? [];
    expect(problemsOf(attachment?.content)).toEqual([]);
    expect(readWords({ attachments: [attachment] })).toContain(suggestion.meaning);
  });
});

describe('hostile text stays text', () => {
  const hostile = [
    '<at>everyone</at>',
    '@everyone',
    '[click](http://evil.example)',
    '![img](http://evil.example/x.png)',
    'javascript:alert(1)',
    '$\u007bpayload}',
    '{{DATE(2017-02-14T06:08:39Z)}}',
    '&<>"`\n\r\t',
    '\u202egnp.exe',
    `a${'\u0301'.repeat(1_000)}`,
    '\ud800',
    '**bold** _it_ # h',
    'C:\\_x_\\*',
  ];

  test.each(hostile)('%j as a name, in the data and in a notice', (text) => {
    const [code] = answerMessage({ text: '0x80cf0016' }).answers as [ExplainedCode];
    const poisoned: ExplainedCode = {
      ...code,
      meaning: text,
      note: text,
      remediation: [{ title: text, who: 'user', steps: [{ text }, { run: text }], caution: text }],
    };
    const answer: Answer = { ...answerMessage({ text: '0x80cf0016' }), answers: [poisoned], notice: text };
    const card = toAdaptiveCard(answer, { sharedBy: text, buttons: 'feedback-and-share' });
    expect(problemsOf(card)).toEqual([]);
    expect(JSON.parse(JSON.stringify(card))).toEqual(card);
    const readers = elementsOf(card).filter(
      ({ type }) => type === 'TextBlock' || type === 'FactSet' || type === 'Action.OpenUrl',
    );
    expect(JSON.stringify(readers)).not.toContain(JSON.stringify(text).slice(1, -1));
    expect(elementsOf(card).filter(({ type }) => type === 'Image')).toEqual([]);
  });
});

describe('the limit of a card', () => {
  const [code] = answerMessage({ text: '0x80cf0016' }).answers as [ExplainedCode];
  const withMeaning = (length: number): Answer => {
    const answer = answerMessage({ text: '0x80cf0016' });
    return {
      ...answer,
      answers: [{ ...code, remediation: code.remediation.slice(0, 1), meaning: 'm'.repeat(length) }],
    };
  };
  const room = maxCardBytes - sizeOf(toAdaptiveCard(withMeaning(maxSummaryLength)));

  test('a card of exactly the limit is sent as it is', () => {
    const card = toAdaptiveCard(withMeaning(maxSummaryLength + room));
    expect(sizeOf(card)).toBe(maxCardBytes);
    expect(wordsOf(card)).toContain('m'.repeat(maxSummaryLength + room));
  });

  test('one byte more and the code becomes a line', () => {
    const card = toAdaptiveCard(withMeaning(maxSummaryLength + room + 1));
    expect(sizeOf(card)).toBeLessThanOrEqual(maxCardBytes);
    expect(wordsOf(card)).toContain('0x80cf0016 OM_E_INSTALL_NOT_ALLOWED');
    expect(wordsOf(card)).not.toContain('mmm');
  });

  test('the other language goes before the code does', () => {
    const answer = withMeaning(maxSummaryLength + room);
    const card = toAdaptiveCard(answer, { other: translateAnswer(answer, answerMessage) });
    expect(card.body).toHaveLength(1);
    expect(wordsOf(card)).toContain('mmm');
  });

  test('a notice that passes it alone is left to the fallback text', () => {
    const card = toAdaptiveCard({ ...answerMessage({ text: '' }), notice: 'n'.repeat(maxCardBytes) });
    expect(sizeOf(card)).toBeLessThanOrEqual(maxCardBytes);
  });

  test.each([maxSummaryLength, maxSummaryLength + 1])(
    'a notice of %i characters is cut to what notifications show',
    (length) => {
      const { text = '' } = toReply(
        { ...answerMessage({ text: '' }), notice: '😀'.repeat(length / 2 + 1) },
        answerMessage,
      );
      expect(text.length).toBeLessThanOrEqual(maxSummaryLength);
      expect(text.isWellFormed()).toBe(true);
    },
  );
});
