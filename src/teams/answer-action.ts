import type { Activity, MessagingExtensionAction, MessagingExtensionActionResponse } from 'botbuilder';
import type { Answer, AnswerMessage } from '../core/answer.ts';
import { hasCodes } from '../core/merge-answers.ts';
import { splitQuotes } from './html-to-text.ts';
import { readCards } from './read-cards.ts';
import { teamsPhrases } from './teams-phrases.ts';
import { toCardAttachment } from './to-reply.ts';

/**
 * Answers *Explain error codes* on somebody's message: a dialog that only the person who asked sees. The message comes with the
 * request, so no permission is needed to read it.
 */
export function answerAction(
  activity: Activity,
  { messagePayload }: MessagingExtensionAction,
  answerMessage: AnswerMessage,
): MessagingExtensionActionResponse {
  const answer = answerPayload(messagePayload, activity.locale, answerMessage);
  const title = teamsPhrases[answer.locale].explainTitle;
  return {
    task: {
      type: 'continue',
      value: { title, width: 'medium', height: 'large', card: toCardAttachment(answer, answerMessage) },
    },
  };
}

function answerPayload(
  payload: MessagingExtensionAction['messagePayload'],
  locale: string | undefined,
  answerMessage: AnswerMessage,
): Answer {
  // Teams sends null where there are no words, whatever botbuilder's types say.
  const { content, contentType } = payload?.body ?? {};
  const words = content ?? '';
  const { own, quoted } = contentType === 'text' ? { own: words, quoted: '' } : splitQuotes(words);
  const subject = payload?.subject ?? '';
  const preferred = locale ? { preferred: locale } : {};
  const answer = answerMessage({ text: `${subject}\n${own}\n${readCards(payload?.attachments)}`, ...preferred });
  if (hasCodes(answer) || quoted === '') return answer;
  const ofQuote = answerMessage({ text: quoted, ...preferred });
  return hasCodes(ofQuote) ? ofQuote : answer;
}
