import type { TurnContext } from 'botbuilder';
import type { Answer } from '../core/answer.ts';
import { chooseLocale } from '../core/locale.ts';
import { keepNewCodes, releaseCodes, rememberCodes } from '../core/memory.ts';
import { phrases } from '../core/phrases.ts';
import { answerAsked } from './answer-asked.ts';
import { readMessage, type TeamsMessage } from './read-activity.ts';
import { RequestFailed } from './send-request.ts';
import { deadlineOf } from './teams-adapter.ts';
import type { TeamsParts } from './teams-parts.ts';

/** What is older gets no answer: by then the talk has moved on. */
export const maxAgeMs = 10 * 60 * 1000;

/** Answers a message or an edit of one: once, however often it is delivered. */
export async function answerTurn(context: TurnContext, parts: TeamsParts): Promise<void> {
  const { activity } = context;
  const { memory, now } = parts;
  const message = readMessage(activity);
  if (message.isFromBot || now() - new Date(activity.timestamp ?? now()).getTime() > maxAgeMs) return;
  const isAsked = isAddressed(message);
  // What is overheard is looked at first: a line without a code is not worth a place in the memory.
  const overheard = isAsked ? undefined : overheardAnswer(message, parts);
  if (overheard?.silent) return;
  // An edit has the id of its message: what keeps it from being answered twice is the memory of its codes.
  if (!message.isEdit && activity.id && !(await memory.claim(message.key))) return;

  const told: [Answer, string][] = [];
  try {
    const found = overheard ?? (await askedAnswer(context, message, parts));
    const answer = await withoutTold(found, message, isAsked, parts, told);
    if (!answer) return;
    const reply = parts.toReply(answer, 'feedback');
    if (message.isPrivate) {
      const replies = { targeted: parts.toReply(answer, 'feedback-and-share'), personal: reply };
      await parts.connector.sendPrivately(activity, replies, deadlineOf(context));
    } else await context.sendActivity({ type: 'message', ...reply });
    parts.log.info(
      {
        platform: 'teams',
        scope: message.scope,
        asked: isAsked,
        codes: answer.answers.map(({ code }) => code),
        unknown: answer.unknown.map(({ code }) => code),
      },
      'answered',
    );
  } catch (error) {
    if (error instanceof RequestFailed && error.mayBeDone) throw error;
    // Nobody was told anything: when the message is delivered again, it is answered.
    await memory.release(message.key);
    for (const [answer, place] of told) await releaseCodes(answer, place, memory);
    throw error;
  }
}

function isAddressed({ scope, isMentioned, isPrivate }: TeamsMessage): boolean {
  return scope === 'personal' || isMentioned || isPrivate;
}

/** The answer to somebody who asked; a sentence where looking up failed, since a question is not left open. */
async function askedAnswer(context: TurnContext, message: TeamsMessage, parts: TeamsParts): Promise<Answer> {
  try {
    return await answerAsked(message, context.activity, deadlineOf(context), parts);
  } catch (error) {
    parts.log.error({ platform: 'teams', error }, 'a question could not be answered');
    const locale = chooseLocale(message.text, message.preferred);
    const nothing = { silent: false, overheard: false, answers: [], unknown: [], suggestions: [] };
    return { ...nothing, locale, notice: phrases[locale].failed };
  }
}

function overheardAnswer(message: TeamsMessage, { answerMessage }: TeamsParts): Answer {
  const preferred = message.preferred ? { preferred: message.preferred } : {};
  const own = answerMessage({ text: message.text, ...preferred, overheard: true });
  if (!own.silent || message.rich === '') return own;
  return answerMessage({ text: message.rich, ...preferred, overheard: true });
}

/**
 * The answer without what was told before: to an overheard thread, and to a message that is edited; `undefined` where nothing
 * is left to say. What is claimed is added to `told`.
 */
async function withoutTold(
  found: Answer,
  message: TeamsMessage,
  isAsked: boolean,
  { memory }: TeamsParts,
  told: [Answer, string][],
): Promise<Answer | undefined> {
  const place = isAsked ? message.key : message.thread;
  if (!isAsked || message.isEdit) {
    const answer = await keepNewCodes(found, place, memory);
    told.push([answer, place]);
    return answer.answers.length > 0 ? answer : undefined;
  }
  await rememberCodes(found, place, memory);
  told.push([found, place]);
  // Whoever asks again is answered again; but nobody in the thread needs the same codes unasked.
  if (!message.isPrivate && message.scope !== 'personal') await rememberCodes(found, message.thread, memory);
  return found;
}
