import type { Locale } from '../core/locale.ts';

/** Between a label and its text: full width in Chinese. */
export function colon(locale: Locale): string {
  return locale === 'zh-CN' ? '：' : ': ';
}

/** A remark behind a word, in the parentheses of the language. */
export function remark(text: string, locale: Locale): string {
  return locale === 'zh-CN' ? `（${text}）` : ` (${text})`;
}
