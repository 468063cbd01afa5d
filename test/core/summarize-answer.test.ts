import { describe, expect, test } from 'vitest';
import { cutText } from '../../src/core/cut-text.ts';
import { summarizeAnswer } from '../../src/core/summarize-answer.ts';
import { translateAnswer } from '../../src/core/translate-answer.ts';
import { answerMessage } from '../catalog.ts';

describe('an answer in sentences', () => {
  test.each([
    { text: '0x80cf0016', says: ['0x80cf0016 OM_E_INSTALL_NOT_ALLOWED (Failure): ', ' First step: '] },
    { text: '错误 0x80cf0016', says: ['0x80cf0016 OM_E_INSTALL_NOT_ALLOWED (失败): ', '第一步'] },
    { text: '0x80cf0016 0x80cf0017 0x80cf0018 0x80cf0019', says: ['0x80cf0017', '0x80cf0018', ' 0x80cf0019 '] },
    { text: '0x8badf00d', says: ['0x8badf00d: This code has no entry yet.'] },
    { text: '', says: ['0x80cf0016'] },
  ])('$text', ({ text, says }) => {
    const summary = summarizeAnswer(answerMessage({ text }), 2_000);
    for (const words of says) expect(summary).toContain(words);
    expect(summary).not.toMatch(/undefined|\[object/);
  });

  test('is never longer than asked for', () => {
    expect(summarizeAnswer(answerMessage({ text: '0x80cf0016' }), 40)).toHaveLength(40);
  });
});

describe('a text that is cut', () => {
  test.each([
    { text: 'abc', max: 3, cut: 'abc' },
    { text: 'abcd', max: 3, cut: 'ab…' },
    { text: 'a 😀 b', max: 5, cut: 'a 😀…' },
    { text: 'a 😀 b', max: 4, cut: 'a…' },
    { text: '😀😀😀', max: 4, cut: '😀…' },
  ])('$text at $max', ({ text, max, cut }) => {
    expect(cutText(text, max)).toBe(cut);
    expect(cutText(text, max).isWellFormed()).toBe(true);
  });
});

describe('an answer in the other language', () => {
  test('has the same codes in the same order, with what stood beside them', () => {
    const answer = answerMessage({ text: 'OM_E_NO_SERVICE, -2133917674 and 0x8badf00d' });
    const translated = translateAnswer(answer, answerMessage);
    expect(translated.locale).toBe('zh-CN');
    const codes = ({ answers, unknown }: typeof answer) =>
      [...answers, ...unknown].map(({ code, span, notation }) => ({ code, span, notation }));
    expect(codes(translated)).toEqual(codes(answer));
    expect(translated.answers[0]?.meaning).toMatch(/\p{Script=Han}/u);
  });

  test('back again is the answer itself', () => {
    const answer = answerMessage({ text: '0x80cf0016' });
    expect(translateAnswer(translateAnswer(answer, answerMessage), answerMessage)).toEqual(answer);
  });

  test('keeps what the answer was to', () => {
    const overheard = answerMessage({ text: 'error 0x80cf0016', overheard: true });
    expect(translateAnswer(overheard, answerMessage)).toMatchObject({ overheard: true, silent: false });
  });
});
