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
/** The one parameter that is not what was typed: Teams sends it when the search is opened. */
const initialRun = 'initialRun';

/** Answers a search from the compose box: a row for each code; choosing one inserts its card into the message. */
export function answerSearch(
  activity: Activity,
  { parameters }: MessagingExtensionQuery,
  answerMessage: AnswerMessage,
): MessagingExtensionResponse {
  const given: unknown[] = Array.isArray(parameters) ? parameters : [];
  const parameter = given.find((each) => Object(each).name !== initialRun);
  const { value } = Object(parameter) as { value?: unknown };
  const text = typeof value === 'string' ? value : '';
  const answer = answerMessage({ text, ...(activity.locale && { preferred: activity.locale }) });
  const rows = findRows(answer).slice(0, maxResults);
  if (rows.length === 0) return { composeExtension: { type: 'message', text: answer.notice ?? '' } };
  const attachments = rows.map((row) => toAttachment(row, answer, answerMessage));
  return { composeExtension: { type: 'result', attachmentLayout: 'list', attachments } };
}

interface Row {
  readonly code: string;
  readonly name?: string;
  readonly line: string;
}

function findRows({ answers, unknown, suggestions }: Answer): Row[] {
  return [
    ...answers.map((code) => ({ ...code, line: code.meaning })),
    ...unknown.map((code) => ({ ...code, line: code.explanation })),
    ...suggestions.map((code) => ({ ...code, line: code.meaning })),
  ];
}

/** The card has no buttons that talk to the bot: it may not be where the card goes. */
function toAttachment(row: Row, { locale }: Answer, answerMessage: AnswerMessage): MessagingExtensionAttachment {
  return {
    ...toCardAttachment(answerMessage({ text: row.code, locale }), answerMessage),
    preview: {
      contentType: 'application/vnd.microsoft.card.thumbnail',
      content: { title: nameCode(row), text: cutText(row.line, maxPreviewLength) },
    },
  };
}
