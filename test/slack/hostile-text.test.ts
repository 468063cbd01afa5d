import { describe, expect, test } from 'vitest';
import type { Answer, ExplainedCode, UnknownCode } from '../../src/core/answer.ts';
import { toBlocks } from '../../src/slack/to-blocks.ts';
import { toText } from '../../src/slack/to-text.ts';
import { answerMessage } from '../catalog.ts';
import { findProblems } from './block-schema.ts';

const ask = (text: string): Answer => answerMessage({ text, locale: 'en' });
const answerOf = (change: Partial<Answer>): Answer => ({ ...ask(''), ...change });
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

describe('hostile text stays text', () => {
  const hostile = [
    '<!channel>',
    '<!here>',
    '<!everyone>',
    '<@U0000000001>',
    '<!subteam^S0000000001>',
    '<#C0000000001>',
    '<http://evil.example|your bank>',
    '[click](http://evil.example)',
    'javascript:alert(1)',
    `\${process.env} {{secret}}`,
    '& < > " ` \n \u202e \u0301',
    'a\u0301'.repeat(1_000),
  ];
  test.each(hostile.map((text) => ({ text, what: text.slice(0, 30) })))('in the data: $what', ({ text }) => {
    const item = explained({
      name: text,
      meaning: text,
      component: text,
      family: text,
      note: text,
      remediation: [{ title: text, who: 'user', steps: [{ text }, { run: text }], caution: text }],
      related: [{ code: '0x80240016', name: text }],
      source: { title: text, url: 'https://example.com/' },
    });
    const answer = answerOf({
      answers: [item, { ...item, code: '0x80cf0017' }],
      unknown: [unknown({ explanation: text })],
      notice: text,
    });
    for (const blocks of [toBlocks(answer), toBlocks({ ...answer, overheard: true })]) {
      expect(markupOf(blocks).join('\n').replaceAll('<https://example.com/|', '')).not.toMatch(/<[!@#h]/);
      expect(JSON.parse(JSON.stringify(blocks))).toEqual(blocks);
      expect(findProblems(blocks)).toEqual([]);
    }
    expect(toText(answer)).not.toMatch(/<[!@#h]/);
  });

  test.each(hostile.map((text) => ({ text, what: text.slice(0, 30) })))(
    'what a person writes is never said again: $what',
    ({ text }) => {
      const answer = ask(`${text} 0x80cf0016`);
      expect(JSON.stringify([toBlocks(answer), toText(answer)])).not.toContain('evil');
      expect(toBlocks(answer)).toEqual(toBlocks(ask('0x80cf0016')));
    },
  );
});

/** Every text in which Slack looks for markup. */
function markupOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'type' in value && value.type === 'mrkdwn' && 'text' in value ? [String(value.text)] : [];
  return [...own, ...Object.values(value).flatMap(markupOf)];
}
