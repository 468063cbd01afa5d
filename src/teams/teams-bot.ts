import {
  type InvokeResponse,
  type MessagingExtensionAction,
  type MessagingExtensionActionResponse,
  type MessagingExtensionQuery,
  type MessagingExtensionResponse,
  TeamsActivityHandler,
  type TurnContext,
} from 'botbuilder';
import { chooseLocale } from '../core/locale.ts';
import { answerAction } from './answer-action.ts';
import { answerButton } from './answer-button.ts';
import { answerSearch } from './answer-search.ts';
import { answerTurn } from './answer-turn.ts';
import { readScope } from './read-activity.ts';
import type { TeamsParts } from './teams-parts.ts';
import { teamsPhrases } from './teams-phrases.ts';

/** Tells each kind of activity to the function that answers it. */
export class TeamsBot extends TeamsActivityHandler {
  readonly #parts: TeamsParts;

  constructor(parts: TeamsParts) {
    super();
    this.#parts = parts;
    this.onMessage((context) => this.#onMessage(context));
    this.onTeamsMessageEditEvent((context) => answerTurn(context, parts));
    this.onTeamsMessageUndeleteEvent((context) => answerTurn(context, parts));
    this.onInstallationUpdateAdd((context) => this.#welcome(context));
  }

  /** A message, or a button of a client that submits instead of executing: it sends a message without text. */
  async #onMessage(context: TurnContext): Promise<void> {
    const { text, value } = context.activity;
    const { verb } = Object(value) as { verb?: unknown };
    if (text || verb === undefined) return answerTurn(context, this.#parts);
    const { sentence } = await answerButton(context, verb, value, this.#parts);
    if (readScope(context.activity) === 'personal') await context.sendActivity({ type: 'message', text: sentence });
  }

  /** In a personal chat a word of welcome is expected; a channel or a group chat is not to be disturbed. */
  async #welcome(context: TurnContext): Promise<void> {
    const { activity } = context;
    if (readScope(activity) !== 'personal' || activity.action !== 'add') return;
    if (!(await this.#parts.memory.claim(`teams/welcome/${activity.conversation?.id}`))) return;
    const text = teamsPhrases[chooseLocale('', activity.locale)].welcome;
    await context.sendActivity({ type: 'message', text, textFormat: 'plain' });
  }

  /** botbuilder's type of the response to a card's button has no place for the plain sentence that Teams shows. */
  override async onInvokeActivity(context: TurnContext): Promise<InvokeResponse> {
    const { name, value } = context.activity;
    if (name !== 'adaptiveCard/action') return super.onInvokeActivity(context);
    const { verb, data } = Object(Object(value).action) as { verb?: unknown; data?: unknown };
    const { status, sentence } = await answerButton(context, verb, data, this.#parts);
    const body =
      status === 200
        ? { type: 'application/vnd.microsoft.activity.message', value: sentence }
        : { type: 'application/vnd.microsoft.error', value: { code: 'BadRequest', message: sentence } };
    // The status of the action travels in the body; the invoke itself went well.
    return { status: 200, body: { statusCode: status, ...body } };
  }

  override async handleTeamsMessagingExtensionQuery(
    { activity }: TurnContext,
    query: MessagingExtensionQuery | undefined,
  ): Promise<MessagingExtensionResponse> {
    return answerSearch(activity, query ?? {}, this.#parts.answerMessage);
  }

  override async handleTeamsMessagingExtensionFetchTask(
    { activity }: TurnContext,
    action: MessagingExtensionAction | undefined,
  ): Promise<MessagingExtensionActionResponse> {
    return answerAction(activity, action ?? {}, this.#parts.answerMessage);
  }
}
