import type { App, BlockAction, PlainTextInputAction } from '@slack/bolt';
import type { Answer } from '../core/answer.ts';
import type { Place, SlackParts } from './slack-parts.ts';
import { toHomeView } from './to-home-view.ts';

/** Listens to the App Home being opened and to its search. */
export function registerHome(app: App, parts: SlackParts): void {
  const { answerMessage, localeOf } = parts;

  app.event('app_home_opened', async ({ event, client, context }) => {
    if (event.tab !== 'home') return;
    const preferred = await localeOf(client, context.teamId ?? '', event.user);
    const { locale } = answerMessage({ text: '', ...(preferred && { preferred }) });
    try {
      await client.views.publish({ user_id: event.user, view: toHomeView(locale) });
    } catch (error) {
      parts.fail(error, 'show the App Home');
    }
  });

  app.action<BlockAction<PlainTextInputAction>>('search', async ({ ack, action, body, client, context }) => {
    await ack();
    const preferred = await localeOf(client, context.teamId ?? '', body.user.id);
    const answer = answerMessage({ text: action.value ?? '', ...(preferred && { preferred }) });
    await publishAnswer(answer, body.user.id, { client, team: context.teamId ?? '' }, parts);
  });
}

/** Shows an answer under the search of a person's App Home. Never throws. */
export async function publishAnswer(
  answer: Answer,
  user: string,
  { client }: Place,
  parts: SlackParts,
  all = false,
): Promise<void> {
  try {
    await client.views.publish({ user_id: user, view: toHomeView(answer.locale, answer, all) });
  } catch (error) {
    parts.fail(error, 'show the App Home');
  }
}
