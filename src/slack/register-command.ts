import type { App } from '@slack/bolt';
import { chooseLocale } from '../core/locale.ts';
import { phrases } from '../core/phrases.ts';
import { codesOf } from './action-value.ts';
import type { SlackParts } from './slack-parts.ts';
import { toBlocks } from './to-blocks.ts';
import { toText } from './to-text.ts';

/** Listens to /omerr. The acknowledgement is the answer, so it works wherever the person is, also where the bot is no member. */
export function registerCommand(app: App, parts: SlackParts): void {
  const { answerMessage, localeOf, log } = parts;
  // A workspace where the name is taken may call it /omerr-test or the like.
  app.command(/^\/omerr/, async ({ command, ack, client }) => {
    const { text = '', team_id: team, user_id: user } = command;
    try {
      const preferred = await localeOf(client, team, user);
      const answer = answerMessage({ text, ...(preferred && { preferred }) });
      const blocks = toBlocks(answer, { isPrivate: true });
      await ack({ response_type: 'ephemeral', text: toText(answer), blocks });
      log.info({ codes: codesOf(answer), kind: 'command' }, 'answered');
    } catch (error) {
      parts.fail(error, 'answer a command');
      await ack({ response_type: 'ephemeral', text: phrases[chooseLocale(text)].failed });
    }
  });
}
