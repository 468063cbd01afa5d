import type { App, MessageShortcut } from '@slack/bolt';
import { phrases } from '../core/phrases.ts';
import { codesOf } from './action-value.ts';
import { answerAsked } from './answer-asked.ts';
import { respondPrivately } from './respond-privately.ts';
import type { SlackFile } from './slack-file.ts';
import type { SlackParts } from './slack-parts.ts';
import { type Texts, textOf } from './text-of.ts';
import { toBlocks } from './to-blocks.ts';
import { toText } from './to-text.ts';

/** Listens to "Explain error codes" in the menu of a message: the codes of that message and of its files, for one person alone. */
export function registerShortcut(app: App, parts: SlackParts): void {
  const shortcut = { callback_id: 'explain_error_codes', type: 'message_action' } as const;
  app.shortcut<MessageShortcut>(shortcut, async ({ shortcut: body, ack, respond, client, context }) => {
    await ack();
    const team = context.teamId ?? '';
    const message: Texts & { files?: readonly SlackFile[]; thread_ts?: string } = body.message;
    const asker = { respond, client, channel: body.channel.id, user: body.user.id, thread: message.thread_ts };
    const preferred = await parts.localeOf(client, team, body.user.id);
    try {
      const question = { text: textOf(message), files: message.files ?? [], preferred };
      const answer = await answerAsked(question, { client, team }, parts);
      const blocks = toBlocks(answer, { isPrivate: true });
      await respondPrivately(asker, { text: toText(answer), blocks }, parts);
      parts.log.info({ codes: codesOf(answer), kind: 'shortcut' }, 'answered');
    } catch (error) {
      parts.fail(error, 'answer a shortcut');
      const { locale } = parts.answerMessage({ text: '', ...(preferred && { preferred }) });
      await respondPrivately(asker, { text: phrases[locale].failed }, parts);
    }
  });
}
