import type { Answer, FoundCode } from '../core/answer.ts';
import { type ErrorCode, isErrorCode } from '../core/error-code.ts';
import { type Locale, toLocale } from '../core/locale.ts';
import { limits } from './limits.ts';

/** A code and the setup extend code that was written with it. */
export type CodeValue = Pick<FoundCode, 'code' | 'extend'>;

/** What a button carries: which codes it is about, and the language of the answer it stands under. */
export interface ActionValue {
  readonly locale: Locale;
  readonly codes: readonly CodeValue[];
}

/** The value of a button, such as `en 0xc1900101-0x30018 0x80cf2007`; codes past Slack's limit are left out. */
export function toActionValue({ locale, codes }: ActionValue): string {
  let value: string = locale;
  for (const { code, extend } of codes) {
    const longer = `${value} ${code}${extend ? `-${extend}` : ''}`;
    if (longer.length > limits.value) break;
    value = longer;
  }
  return value;
}

/** The value of a button read back; `undefined` where it is none of ours. */
export function readActionValue(value: string | undefined): ActionValue | undefined {
  if (!value || value.length > limits.value) return undefined;
  const [tag, ...words] = value.split(' ');
  const locale = toLocale(tag);
  const codes = words.flatMap((word) => readCode(word) ?? []);
  return locale && locale === tag && codes.length > 0 && codes.length === words.length ? { locale, codes } : undefined;
}

function readCode(word: string): CodeValue | undefined {
  const [code = '', extend, ...more] = word.split('-');
  if (!isErrorCode(code) || more.length > 0) return undefined;
  if (extend === undefined) return { code };
  return /^0x[0-9a-f]{5}$/.test(extend) ? { code, extend } : undefined;
}

/** The codes of a button as a person would write them. */
export function toQuestion({ codes }: ActionValue): string {
  return codes.map(({ code, extend }) => (extend ? `${code} - ${extend}` : code)).join(', ');
}

/** Every code of an answer, in the order in which it tells them. */
export function codesOf(answer: Answer): ErrorCode[] {
  return [...answer.answers, ...answer.unknown].map(({ code }) => code);
}
