import type { TurnContext } from 'botbuilder';
import { chooseLocale } from '../core/locale.ts';
import { phrases } from '../core/phrases.ts';
import { answerCardData, type CardData, readCardData } from './card-data.ts';
import { readTenantId } from './read-activity.ts';
import { RequestFailed } from './send-request.ts';
import { deadlineOf } from './teams-adapter.ts';
import type { TeamsParts } from './teams-parts.ts';
import { teamsPhrases } from './teams-phrases.ts';
import { toReply } from './to-reply.ts';

/** What a pressed button answers: a status and a sentence that only the person who pressed it sees. */
export interface ButtonAnswer {
  readonly status: 200 | 400;
  readonly sentence: string;
}

/**
 * Does what a button of a card asks for, once for each person and card: Teams sends an invoke again, with a new id, when the
 * answer is late (botbuilder-dotnet#5005).
 */
export async function answerButton(
  context: TurnContext,
  verb: unknown,
  data: unknown,
  parts: TeamsParts,
): Promise<ButtonAnswer> {
  const { activity } = context;
  const { memory } = parts;
  const read = readCardData(verb, data);
  const answer = read && answerCardData(read, parts.answerMessage);
  if (!read || !answer) {
    return { status: 400, sentence: teamsPhrases[chooseLocale('', activity.locale)].outdatedButton };
  }
  const words = teamsPhrases[read.locale];
  const done = { status: 200, sentence: read.verb === 'share' ? words.shared : phrases[read.locale].thanks } as const;
  const { conversation, from, recipient, replyToId = '', serviceUrl } = activity;
  const key = `teams/${readTenantId(activity) ?? ''}/${conversation?.id}/button/${replyToId}/${from?.id}/${toKey(read)}`;
  if (!(await memory.claim(key))) return done;
  try {
    if (read.verb === 'share') {
      const options = { buttons: 'feedback', ...(from?.name && { sharedBy: from.name }) } as const;
      const shared = toReply(answer, parts.answerMessage, options);
      // Not a reply to the private card: nobody else can see that.
      await parts.connector.send(
        { type: 'message', serviceUrl, conversation, from: recipient, ...shared },
        deadlineOf(context),
      );
    }
    // Which codes helped, and nothing of who says so.
    parts.log.info({ platform: 'teams', codes: read.codes, verdict: read.verdict }, read.verb);
    return done;
  } catch (error) {
    if (!(error instanceof RequestFailed && error.mayBeDone)) await memory.release(key);
    throw error;
  }
}

function toKey({ verb, verdict, codes }: CardData): string {
  return [verb, verdict ?? '', ...codes].join(' ');
}
