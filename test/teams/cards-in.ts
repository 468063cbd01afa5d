import type { Locale } from '../../src/core/locale.ts';
import { translateAnswer } from '../../src/core/translate-answer.ts';
import type { CardOptions } from '../../src/teams/answer-items.ts';
import { type AdaptiveCard, toAdaptiveCard } from '../../src/teams/to-adaptive-card.ts';
import { answerMessage, catalog } from '../catalog.ts';

/** One card of each kind. */
export function cardsIn(locale: Locale): AdaptiveCard[] {
  const card = (text: string, options: CardOptions, overheard = false) => {
    const answer = answerMessage({ text, locale, overheard });
    return toAdaptiveCard(answer, { other: translateAnswer(answer, answerMessage), ...options });
  };
  const failures = [...catalog.entries.keys()].filter((code) => code.startsWith('0x80'));
  return [
    card('0x80cf0016', { buttons: 'feedback-and-share' }),
    card('error 0x80cf2007', { buttons: 'feedback' }, true),
    card('0x80cf4018', { buttons: 'feedback', sharedBy: 'Dana Weber' }),
    card('0x00cf0005', {}),
    card('0x8badf00d', { buttons: 'feedback' }),
    card(failures.slice(10, 40).join(' '), { buttons: 'feedback-and-share' }),
  ];
}
