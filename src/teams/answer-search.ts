import type {
  Activity,
  MessagingExtensionAttachment,
  MessagingExtensionQuery,
  MessagingExtensionResponse,
} from 'botbuilder';
import type { Answer, AnswerMessage } from '../core/answer.ts';
import { cutText } from '../core/cut-text.ts';
import { nameCode } from '../core/summarize-answer.ts';
import { toCardAttachment } from './to-reply.ts';

/** Rows of a result list; more than a screen is no help. */
export const maxResults = 10;
/** The longest line of a row, in UTF-16 units. */
export const maxPreviewLength = 160;

/** Answers a search from the compose box: a row for each code; choosing one inserts its card into the message. */
export function answerSearch(
  activity: Activity,
  { parameters }: MessagingExtensionQuery,
  answerMessage: AnswerMessage,
): MessagingExtensionResponse {
  const given: unknown[] = Array.isArray(parameters) ? parameters : [];
  const { value: words } = Object(given.find((parameter) => Object(parameter).name === 'words')) as { value?: unknown };
  const text = typeof words === 'string' ? words : '';
  const answer = answerMessage({ text, ...(activity.locale && { preferred: activity.locale }) });
  const attachments = toRows(answer, answerMessage).slice(0, maxResults);
  if (attachments.length === 0) return { composeExtension: { type: 'message', text: answer.notice ?? '' } };
  return { composeExtension: { type: 'result', attachmentLayout: 'list', attachments } };
}

function toRows(answer: Answer, answerMessage: AnswerMessage): MessagingExtensionAttachment[] {
  const { locale } = answer;
  // The bot is not asked in the conversation where the card goes, so the card has no buttons that talk to it.
  const row = (each: Answer, title: string, text: string): MessagingExtensionAttachment => ({
    ...toCardAttachment(each, answerMessage),
    preview: {
      contentType: 'application/vnd.microsoft.card.thumbnail',
      content: { title, text: cutText(text, maxPreviewLength) },
    },
  });
  const found = [
    ...answer.answers.map((code) => row(only(answer, code.code), nameCode(code), code.meaning)),
    ...answer.unknown.map((code) => row(only(answer, code.code), nameCode(code), code.explanation)),
  ];
  const suggested = answer.suggestions.map((suggestion) =>
    row(answerMessage({ text: suggestion.code, locale }), nameCode(suggestion), suggestion.meaning),
  );
  return [...found, ...suggested];
}

/** The answer to one of its codes. */
function only(answer: Answer, code: string): Answer {
  return {
    ...answer,
    answers: answer.answers.filter((each) => each.code === code),
    unknown: answer.unknown.filter((each) => each.code === code),
  };
}
