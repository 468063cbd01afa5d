import type { App, BlockAction, ButtonAction, RespondFn, StaticSelectAction } from '@slack/bolt';
import type { Answer } from '../core/answer.ts';
import { otherLocale } from '../core/locale.ts';
import { phrases } from '../core/phrases.ts';
import { type ActionValue, codesOf, readActionValue, toQuestion } from './action-value.ts';
import { publishAnswer } from './register-home.ts';
import { type Asker, respondPrivately } from './respond-privately.ts';
import type { SlackParts } from './slack-parts.ts';
import { slackPhrases } from './slack-phrases.ts';
import { toBlocks } from './to-blocks.ts';
import { toText } from './to-text.ts';

type Click = BlockAction<ButtonAction | StaticSelectAction>;

/** Listens to the buttons under an answer. What a click brings is shown to that person alone; a message for everybody stays as it is. */
export function registerActions(app: App, parts: SlackParts): void {
  const { answerMessage, memory, log } = parts;

  // A button that is a link is followed by Slack itself; the click only wants to be acknowledged.
  app.action('source', ({ ack }) => ack());

  app.action<Click>(/^(all-steps|fewer-steps|other-language|show)(-0x[0-9a-f]{8})?$/, async (click) => {
    const { ack, action, body, client, context } = click;
    await ack();
    const value = readValue(action);
    if (!value) return refuse(body, click.respond, client);
    const [name = ''] = action.action_id.split('-0x');
    const locale = name === 'other-language' ? otherLocale(value.locale) : value.locale;
    const answer = toAnswer({ ...value, locale });
    const all = name === 'all-steps' || name === 'show';
    if (isHome(body)) {
      const place = { client, team: context.teamId ?? '' };
      return publishAnswer(answer, body.user.id, place, parts, all);
    }
    const isPrivate = isEphemeral(body);
    const replaces = name !== 'show' && (isPrivate || isDirect(body));
    const blocks = toBlocks(answer, { all, isPrivate: isPrivate || !replaces });
    const message = { text: toText(answer), blocks, replace_original: replaces };
    await respondPrivately(toAsker(body, click.respond, client), message, parts);
  });

  app.action<BlockAction<ButtonAction>>('share', async ({ ack, action, body, respond, client }) => {
    await ack();
    const value = readActionValue(action.value);
    const answer = value && toAnswer(value);
    // Only what a person has checked is shared, and only once, however often the button is pressed.
    if (!answer || answer.answers.length !== value.codes.length) return refuse(body, respond, client);
    const key = `slack/shared/${messageOf(body)}/${body.user.id}`;
    if (!(await memory.claim(key))) return;
    const asker = toAsker(body, respond, client);
    const inThread = asker.thread ? { thread_ts: asker.thread } : {};
    const blocks = toBlocks(answer, { sharedBy: body.user.id });
    try {
      await respond({
        response_type: 'in_channel',
        replace_original: false,
        ...inThread,
        text: toText(answer),
        blocks,
      });
    } catch (error) {
      parts.fail(error, 'share an answer');
      await memory.release(key).catch((again) => parts.fail(again, 'forget a share'));
      return respondPrivately(asker, { text: slackPhrases[answer.locale].notShared }, parts);
    }
    if (isEphemeral(body)) await respond({ delete_original: true }).catch((error) => parts.fail(error, 'tidy up'));
    log.info({ codes: codesOf(answer) }, 'shared');
  });

  app.action<BlockAction<ButtonAction>>(/^(not-)?helpful$/, async ({ ack, action, body, respond, client }) => {
    await ack();
    const value = readActionValue(action.value);
    const code = value?.codes[0]?.code;
    if (!value || !code) return refuse(body, respond, client);
    const vote = `slack/vote/${messageOf(body)}/${body.user.id}/${code}`;
    if (await memory.claim(vote)) log.info({ code, verdict: action.action_id }, 'feedback');
    if (isHome(body)) return;
    await respondPrivately(toAsker(body, respond, client), { text: phrases[value.locale].thanks }, parts);
  });

  function toAnswer(value: ActionValue): Answer {
    return answerMessage({ text: toQuestion(value), locale: value.locale });
  }

  /** What a button carries is ours and signed by Slack, but may come from a message of an older omerr. */
  async function refuse(body: BlockAction, respond: RespondFn, client: App['client']): Promise<void> {
    const { locale } = answerMessage({ text: '' });
    await respondPrivately(toAsker(body, respond, client), { text: slackPhrases[locale].staleButton }, parts);
  }
}

function readValue(action: ButtonAction | StaticSelectAction): ActionValue | undefined {
  return readActionValue(action.type === 'button' ? action.value : action.selected_option?.value);
}

function toAsker({ container, channel, user }: BlockAction, respond: RespondFn, client: App['client']): Asker {
  const { thread_ts: thread } = container;
  return {
    respond,
    client,
    channel: channel?.id,
    user: user.id,
    thread: typeof thread === 'string' ? thread : undefined,
  };
}

/** Which message a click is on. */
function messageOf({ container, channel, team }: BlockAction): string {
  const { message_ts: message, view_id: view } = container;
  return `${team?.id}/${channel?.id}/${message ?? view}`;
}

function isHome({ container: { type } }: BlockAction): boolean {
  return type === 'view';
}

function isEphemeral({ container: { is_ephemeral } }: BlockAction): boolean {
  return is_ephemeral === true;
}

function isDirect({ channel }: BlockAction): boolean {
  return channel?.id.startsWith('D') === true;
}
