import type { RespondArguments, RespondFn } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { SlackParts } from './slack-parts.ts';

/** Who waits for an answer, and by which ways it can get there. */
export interface Asker {
  readonly respond: RespondFn;
  readonly client: WebClient;
  readonly channel: string | undefined;
  readonly user: string;
  readonly thread: string | undefined;
}

/** Answers a click or a shortcut. Where the response address is of no use any more, the answer goes to the person in the channel. Never throws. */
export async function respondPrivately(asker: Asker, message: RespondArguments, parts: SlackParts): Promise<void> {
  const { respond, client, channel, user, thread } = asker;
  const inThread = thread ? { thread_ts: thread } : {};
  try {
    await respond({ response_type: 'ephemeral', replace_original: false, ...inThread, ...message });
  } catch (error) {
    parts.fail(error, 'answer a click');
    if (!channel) return;
    const { text = '', ...rest } = message;
    const blocks = 'blocks' in rest && rest.blocks ? { blocks: rest.blocks } : {};
    try {
      await client.chat.postEphemeral({ channel, user, text, ...blocks, ...inThread });
    } catch (again) {
      parts.fail(again, 'answer a click in the channel');
    }
  }
}
