import type { App } from '@slack/bolt';
import { answerPost } from './answer-post.ts';
import type { SlackParts } from './slack-parts.ts';
import { type MessageLike, toPost } from './to-post.ts';

/** Listens to what people write: in channels, in direct messages, and with a mention of the bot. */
export function registerMessages(app: App, parts: SlackParts): void {
  // Bolt asks every listener about everything that comes, so there are few of them.
  app.event(/^(message|app_mention)$/, ({ event, client, context }) => {
    return listen(event as MessageLike, client, context.teamId);
  });

  async function listen(event: MessageLike, client: App['client'], team: string | undefined): Promise<void> {
    const post = toPost(event, parts.identity());
    if (post) await answerPost(post, { client, team: team ?? '' }, parts);
  }
}
