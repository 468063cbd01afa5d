import { WebAPIRateLimitedError, type WebClient } from '@slack/web-api';
import type { SlackFile } from './slack-file.ts';
import { type Texts, textOf } from './text-of.ts';
import type { Identity } from './to-post.ts';

/** How many messages of a thread are read, the root first: one page of `conversations.replies`. */
export const maxMessages = 200;

/** What stands in a thread, or why it could not be read. */
export type Thread =
  | { readonly text: string; readonly files: readonly SlackFile[] }
  | { readonly problem: 'rate-limited' | 'unreadable'; readonly error: unknown };

interface ThreadMessage extends Texts {
  readonly user?: string;
  readonly files?: readonly SlackFile[];
}

/** Reads a thread once, without the bot's own messages. Other bots' count: an alert is often the root. */
export async function readThread(
  client: WebClient,
  channel: string,
  root: string,
  { botUserId, botId }: Identity,
): Promise<Thread> {
  try {
    const page = await client.conversations.replies({ channel, ts: root, limit: maxMessages });
    const messages = (page.messages ?? []) as readonly ThreadMessage[];
    const others = messages.filter((message) => {
      const isOwn = (botId && message.bot_id === botId) || (botUserId && message.user === botUserId);
      return !isOwn;
    });
    return {
      text: others.map(textOf).join('\n'),
      files: others.flatMap(({ files }) => files ?? []),
    };
  } catch (error) {
    return { problem: error instanceof WebAPIRateLimitedError ? 'rate-limited' : 'unreadable', error };
  }
}
