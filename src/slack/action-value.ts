import type { Answer } from '../core/answer.ts';
import { type ErrorCode, isErrorCode } from '../core/error-code.ts';
import { type Locale, toLocale } from '../core/locale.ts';
import { limits } from './limits.ts';

/** What a button carries: which codes it is about, and the language of the answer it stands under. */
export interface ActionValue {
  readonly locale: Locale;
  readonly codes: readonly ErrorCode[];
}

/** The value of a button, such as `en 0x80cf0016 0x80cf2007`; codes past Slack's limit are left out. */
export function toActionValue({ locale, codes }: ActionValue): string {
  const most = Math.floor((limits.value - locale.length) / ' 0x80cf0016'.length);
  return [locale, ...codes.slice(0, most)].join(' ');
}

/** The value of a button read back; `undefined` where it is none of ours. */
export function readActionValue(value: string | undefined): ActionValue | undefined {
  if (!value || value.length > limits.value) return undefined;
  const [tag, ...codes] = value.split(' ');
  const locale = toLocale(tag);
  return locale && locale === tag && codes.length > 0 && codes.every(isErrorCode) ? { locale, codes } : undefined;
}

/** Every code of an answer, in the order in which it tells them. */
export function codesOf(answer: Answer): ErrorCode[] {
  return [...answer.answers, ...answer.unknown].map(({ code }) => code);
}
