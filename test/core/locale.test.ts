import { describe, expect, test } from 'vitest';
import { chooseLocale, locales, toLocale } from '../../src/core/locale.ts';
import { phrases } from '../../src/core/phrases.ts';

describe('a language tag stands for a language of omerr', () => {
  test.each([
    { tag: 'en', locale: 'en' },
    { tag: 'en-GB', locale: 'en' },
    { tag: 'en_US', locale: 'en' },
    { tag: 'zh', locale: 'zh-CN' },
    { tag: 'zh-TW', locale: 'zh-CN' },
    { tag: 'zh-Hans-CN', locale: 'zh-CN' },
    { tag: 'ZH_cn', locale: 'zh-CN' },
    { tag: 'de-DE', locale: undefined },
    { tag: '', locale: undefined },
    { tag: undefined, locale: undefined },
  ])('$tag: $locale', ({ tag, locale }) => {
    expect(toLocale(tag)).toBe(locale);
  });
});

describe('the language of an answer', () => {
  test.each([
    { what: 'Chinese in the message', text: '错误 0x80cf0016', tags: ['en'], locale: 'zh-CN' },
    { what: "the person's language", text: '0x80cf0016', tags: ['zh-CN', 'en'], locale: 'zh-CN' },
    {
      what: 'the default where the person has another language',
      text: '0x80cf0016',
      tags: ['de', 'zh-CN'],
      locale: 'zh-CN',
    },
    { what: 'English at last', text: '0x80cf0016', tags: [undefined], locale: 'en' },
    { what: 'Japanese is not Chinese', text: 'エラー 0x80cf0016 失敗', tags: ['en'], locale: 'en' },
  ])('$what', ({ text, tags, locale }) => {
    expect(chooseLocale(text, ...tags)).toBe(locale);
  });
});

test('every phrase is there in every language', () => {
  for (const locale of locales) expect(Object.keys(phrases[locale])).toEqual(Object.keys(phrases.en));
});
