import type { App, RespondArguments } from '@slack/bolt';
import { LRUCache } from 'lru-cache';
import type { ErrorCode } from '../core/error-code.ts';
import { chooseLocale } from '../core/locale.ts';
import { phrases } from '../core/phrases.ts';
import { codesOf } from './action-value.ts';
import type { SlackParts } from './slack-parts.ts';
import { toBlocks } from './to-blocks.ts';
import { toText } from './to-text.ts';

/** People ask for the same few codes: so many answers are kept as they were made. One takes about 10 KB. */
const maxKept = 500;
/** Longer questions are not asked twice. */
const maxKeptText = 100;

/** An answer as it is acknowledged. */
interface Reply {
  readonly message: RespondArguments;
  readonly codes: readonly ErrorCode[];
}

/** Listens to /omerr. The acknowledgement is the answer, so it works wherever the person is, also where the bot is no member. */
export function registerCommand(app: App, parts: SlackParts): void {
  const { answerMessage, localeOf, log } = parts;
  const kept = new LRUCache<string, Reply>({ max: maxKept });

  // A workspace where the name is taken may call it /omerr-test or the like.
  app.command(/^\/omerr/, async ({ command, ack, client }) => {
    const { text = '', team_id: team, user_id: user } = command;
    try {
      const { message, codes } = reply(text, await localeOf(client, team, user));
      await ack(message);
      log.info({ codes, kind: 'command' }, 'answered');
    } catch (error) {
      parts.fail(error, 'answer a command');
      await ack({ response_type: 'ephemeral', text: phrases[chooseLocale(text)].failed });
    }
  });

  function reply(text: string, preferred: string | undefined): Reply {
    const key = `${preferred ?? ''} ${text}`;
    const known = kept.get(key);
    if (known) return known;
    const answer = answerMessage({ text, ...(preferred && { preferred }) });
    const blocks = toBlocks(answer, { isPrivate: true });
    const made: Reply = {
      message: { response_type: 'ephemeral', text: toText(answer), blocks },
      codes: codesOf(answer),
    };
    if (key.length <= maxKeptText) kept.set(key, made);
    return made;
  }
}
