/** The languages of omerr, as BCP 47 tags. */
export const locales = ['en', 'zh-CN'] as const;

/** One of omerr's languages. */
export type Locale = (typeof locales)[number];

/** The same text in every language of omerr. */
export type LocalizedText = Readonly<Record<Locale, string>>;

/** The language of omerr nearest to a language tag such as `zh-Hans-CN`, `zh_CN` or `en-GB`; `undefined` for any other language. */
export function toLocale(tag: string | undefined): Locale | undefined {
  const language = tag?.toLowerCase().split(/[-_]/, 1)[0];
  return language === 'zh' ? 'zh-CN' : language === 'en' ? 'en' : undefined;
}

/** The other language: what a reader is offered beside an answer. */
export function otherLocale(locale: Locale): Locale {
  return locale === 'en' ? 'zh-CN' : 'en';
}

/**
 * The language to answer in: Chinese where the message has Chinese characters, else the first of the given tags that is a
 * language of omerr (the person's, then the configured default), else English.
 */
export function chooseLocale(text: string, ...tags: (string | undefined)[]): Locale {
  if (/\p{Script=Han}/u.test(text) && !/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return 'zh-CN';
  for (const tag of tags) {
    const locale = toLocale(tag);
    if (locale) return locale;
  }
  return 'en';
}
