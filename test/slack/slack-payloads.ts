import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { MessageLike } from '../../src/slack/to-post.ts';

/** What the tests sign and call with. */
export const signingSecret = '8f742231b10e8888abcd99yyyzzz85a5';
export const botToken = 'xoxb-1111-2222-madeup';
export const appToken = 'xapp-1-A0000000001-3333-madeup';
export const botUserId = 'U000000BOT1';
export const botId = 'B0000000001';

/** An event as Slack delivers it. */
export interface EventPayload {
  api_app_id: string;
  event_id: string;
  team_id: string;
  authorizations?: object[];
  event: MessageLike & { readonly [field: string]: unknown };
}
/** A slash command, the fields of its form. */
export type CommandPayload = Record<string, string>;
/** A click or a message shortcut. */
export interface InteractionPayload {
  trigger_id: string;
  response_url?: string;
  message?: MessageLike;
  container?: { readonly is_ephemeral?: boolean; readonly message_ts?: string };
  channel?: { readonly id: string };
  user: { readonly id: string };
  actions?: {
    readonly action_id: string;
    readonly value?: string;
    readonly selected_option?: { readonly value: string };
  }[];
  readonly [field: string]: unknown;
}

export const readEvent = (name: string): EventPayload => read(name);
export const readCommand = (name: string): CommandPayload => read(name);
export const readInteraction = (name: string): InteractionPayload => read(name);

/** A recorded event with another inner event. */
export function changeEvent(name: string, event: object): EventPayload {
  const payload = readEvent(name);
  return { ...payload, event: { ...payload.event, ...event } };
}

function read(name: string) {
  return JSON.parse(readFileSync(new URL(`../fixtures/slack/${name}.json`, import.meta.url), 'utf8'));
}

/** The headers of a signed request. */
export function sign(body: string | Buffer, seconds: number, secret = signingSecret): Record<string, string> {
  const signature = createHmac('sha256', secret).update(`v0:${seconds}:`).update(body).digest('hex');
  return { 'x-slack-request-timestamp': String(seconds), 'x-slack-signature': `v0=${signature}` };
}
