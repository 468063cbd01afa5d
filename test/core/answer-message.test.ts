import { describe, expect, test } from 'vitest';
import { createAnswerMessage, maxMessageLength } from '../../src/core/answer-message.ts';
import { phrases } from '../../src/core/phrases.ts';
import { createSearch } from '../../src/create-search.ts';
import { catalog } from '../catalog.ts';

const answerMessage = createAnswerMessage(catalog, 'en', createSearch(catalog));
const { en, 'zh-CN': zh } = phrases;

describe('who asks how omerr is used is told', () => {
  test.each([
    ...['help', 'Help', 'HELP!', '/help', '--help', '-h', '?', '???', '"help"', 'help me', 'usage', 'hilfe', 'ayuda'],
    ...[
      '/omerr help',
      '@omerr help',
      'omerr',
      '<at>omerr</at> help',
      '<@U012ABCDEF> help',
      'what can you do?',
      'How does this work?',
    ],
  ])('%s', (text) => {
    expect(answerMessage({ text })).toMatchObject({ notice: en.help, suggestions: [], answers: [], unknown: [] });
  });

  test.each(['帮助', '幫助', '帮助？', '怎么用？', '使用说明', '你能做什么？', '<at>omerr</at> 用法'])('%s', (text) => {
    expect(answerMessage({ text })).toMatchObject({ notice: zh.help, suggestions: [] });
  });
});

describe('who writes nothing is told what to write', () => {
  test.each(['', '  ', '\n', '<at>omerr</at>', '<@U012ABCDEF> ', '\u200b'])('%j', (text) => {
    expect(answerMessage({ text })).toMatchObject({ notice: en.empty, suggestions: [] });
  });
});

describe('a notice', () => {
  test.each([
    { text: 'qqq zzz', notice: en.noCode, what: 'nothing was found' },
    { text: '你好', notice: zh.noCode, what: 'nothing was found, in Chinese' },
    { text: '0x80cf0016', notice: undefined, what: 'none beside an answer' },
    { text: '0x80fc0016', notice: undefined, what: 'none beside what the bits say' },
    { text: 'help 0x80cf0016', notice: undefined, what: 'none where help is a word beside a code' },
    { text: '0x80cf001', notice: undefined, what: 'none beside near misses' },
    { text: 'server busy', notice: undefined, what: 'none beside what was searched' },
    { text: '代理', notice: zh.agentOrProxy, what: 'what 代理 can be' },
    { text: '代理 身份验证', notice: undefined, what: 'none where it is clear what 代理 is' },
    { text: 'a '.repeat(maxMessageLength), notice: en.tooLong(maxMessageLength), what: 'the text was cut' },
    {
      text: `0x80cf0016 ${'a '.repeat(maxMessageLength)}`,
      notice: en.tooLong(maxMessageLength),
      what: 'the text was cut behind a code',
    },
  ])('$what', ({ text, notice }) => {
    expect(answerMessage({ text }).notice).toBe(notice);
  });

  test('none to who did not ask', () => {
    for (const text of ['help', '', 'qqq zzz', '代理'])
      expect(answerMessage({ text, overheard: true })).not.toHaveProperty('notice');
  });
});

describe('suggestions', () => {
  test.each([
    { text: '0x80cf001', reason: 'did-you-mean', found: [], what: 'near misses' },
    {
      text: '0x80cf00016 reboot pending',
      reason: 'did-you-mean',
      found: [],
      what: 'near misses rather than what the words find',
    },
    {
      text: '0x80cf0017 and 0x80cfOO16',
      reason: 'did-you-mean',
      found: ['0x80cf0017'],
      what: 'near misses beside a code',
    },
    { text: 'reboot pending', reason: 'search', found: [], what: 'what the words find' },
    { text: 'om_e_ds', reason: 'search', found: [], what: 'what has this part' },
  ])('$what', ({ text, reason, found }) => {
    const answer = answerMessage({ text });
    expect(answer.answers.map(({ code }) => code)).toEqual(found);
    expect(answer.suggestions.length).toBeGreaterThan(0);
    expect(new Set(answer.suggestions.map((suggestion) => suggestion.reason))).toEqual(new Set([reason]));
  });

  test.each([
    { text: '0x80cf0017 reboot pending', what: 'words beside a code' },
    { text: 'OM_E_NO_SERVICE', what: 'a symbolic name' },
  ])('none for $what', ({ text }) => {
    expect(answerMessage({ text }).suggestions).toEqual([]);
  });

  test.each(['0x80cf001', '0x80cfOO16', 'OM_E_NOSERVICE', 'reboot pending', '代理', '0x80cf0017 0x80cfOO16'])(
    'none to who did not ask: %s',
    (text) => {
      expect(answerMessage({ text, overheard: true }).suggestions).toEqual([]);
    },
  );

  test.each([
    '0x80cf001',
    '0x80cf00016',
    '0x80cfOO16',
    'Ox80cf0016',
    'OM_E_NOSERVICE',
    'ROOM_E_UNKNOWN_ID',
    '2133917674',
  ])('a near miss is never explained: %s', (text) => {
    expect(answerMessage({ text })).toMatchObject({ answers: [], unknown: [] });
  });
});
