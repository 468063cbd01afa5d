import type { Activity, Attachment, ChannelAccount, ConversationReference } from 'botbuilder';
import { RequestFailed, sendRequest } from './send-request.ts';
import { toJson } from './to-json.ts';

/** What the bot says: what Teams needs of an activity to show it. */
export interface Reply {
  readonly text?: string;
  readonly textFormat?: 'plain';
  readonly summary?: string;
  readonly attachments?: Attachment[];
}

/** What only one person is told: in the conversation, or in the personal chat, where there is nobody to share it with. */
export interface PrivateReplies {
  readonly targeted: Reply;
  readonly personal: Reply;
}

/** Sends what the bot says to Teams. */
export interface Connector {
  /** Sends an activity to its conversation, in the thread of the message it answers. Answers with its id. */
  send(activity: Partial<Activity>, signal: AbortSignal): Promise<string>;
  /** Replaces an activity that was sent before. */
  update(activity: Partial<Activity>, signal: AbortSignal): Promise<void>;
  /** Says something that only the person who wrote `to` sees, though others are in the conversation. */
  sendPrivately(to: Partial<Activity>, replies: PrivateReplies, signal: AbortSignal): Promise<void>;
  /** The Entra id of the group behind a team, as Graph needs it. */
  findGroupId(serviceUrl: string, teamId: string, signal: AbortSignal): Promise<string | undefined>;
}

/**
 * Creates the way to the Bot Connector (REST API of Azure AI Bot Service). botbuilder's own client loses answers on a bare 429
 * and on 412, follows redirects with the token and waits for ever.
 *
 * @param getToken the bearer token; none in local mode
 */
export function createConnector(getToken?: (signal: AbortSignal) => Promise<string>): Connector {
  const call = async (
    method: 'GET' | 'POST' | 'PUT',
    serviceUrl: string | undefined,
    path: readonly string[],
    signal: AbortSignal,
    body?: object,
    query = '',
  ): Promise<Record<string, unknown>> => {
    // It ends with a slash or without one; more than a few are no address that Teams gives.
    const base = (serviceUrl ?? '').replace(/\/{1,16}$/, '');
    const url = new URL(`${base}/v3/${path.map(encodeURIComponent).join('/')}${query}`);
    const token = await getToken?.(signal);
    const headers = {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(body && { 'content-type': 'application/json' }),
    };
    const json = await sendRequest({ url, method, signal, headers, ...(body && { body: toJson(body) }) });
    return Object(json ?? {}) as Record<string, unknown>;
  };

  return {
    async send(activity, signal) {
      const { serviceUrl, conversation, replyToId } = activity;
      const path = ['conversations', conversation?.id ?? '', 'activities', ...(replyToId ? [replyToId] : [])];
      const accounts = { from: toAccount(activity.from), recipient: toAccount(activity.recipient) };
      const { id } = await sayOrPlain(serviceUrl, path, signal, { ...activity, ...accounts }, [400, 413]);
      return typeof id === 'string' ? id : '';
    },
    async update(activity, signal) {
      const { serviceUrl, conversation, id = '' } = activity;
      await call('PUT', serviceUrl, ['conversations', conversation?.id ?? '', 'activities', id], signal, activity);
    },
    async sendPrivately(to, { targeted, personal }, signal) {
      // Accounts come with flags such as `isTargeted` that do not belong into an answer.
      const message = { type: 'message', from: toAccount(to.recipient), recipient: toAccount(to.from) };
      // The entity shows the person's request above the answer (agents-in-teams/targeted-messages).
      const entities = to.id ? [{ type: 'targetedMessageInfo', messageId: to.id }] : [];
      const hidden = { ...message, ...targeted, conversation: to.conversation, entities };
      const path = ['conversations', to.conversation?.id ?? '', 'activities'];
      try {
        await sayOrPlain(to.serviceUrl, path, signal, hidden, [413], '?isTargetedActivity=true');
      } catch (error) {
        // Refused for good: an old client, or a conversation that cannot show private messages. Never say it in public.
        if (!(error instanceof RequestFailed) || error.status < 400 || error.status > 404) throw error;
        const conversation = await openPersonalChat(to, signal);
        const open = { ...message, ...personal, conversation: { id: conversation } };
        await sayOrPlain(to.serviceUrl, ['conversations', conversation, 'activities'], signal, open, [400, 413]);
      }
    },
    async findGroupId(serviceUrl, teamId, signal) {
      const { aadGroupId } = await call('GET', serviceUrl, ['teams', teamId], signal);
      return typeof aadGroupId === 'string' ? aadGroupId : undefined;
    },
  };

  /** Says it in plain words where Teams does not take the card (too large, or not to its liking): better than nothing. */
  async function sayOrPlain(
    serviceUrl: string | undefined,
    path: readonly string[],
    signal: AbortSignal,
    said: { readonly summary?: string | undefined; readonly attachments?: readonly object[] | undefined },
    plainOn: readonly number[],
    query = '',
  ): Promise<Record<string, unknown>> {
    try {
      return await call('POST', serviceUrl, path, signal, said, query);
    } catch (error) {
      const { attachments: _card, summary: text, ...plain } = said;
      if (!text || !(error instanceof RequestFailed) || !plainOn.includes(error.status)) throw error;
      return call('POST', serviceUrl, path, signal, { ...plain, text, textFormat: 'plain' }, query);
    }
  }

  async function openPersonalChat(to: Partial<ConversationReference & Activity>, signal: AbortSignal): Promise<string> {
    const { conversation, from, recipient, serviceUrl } = to;
    const tenantId = conversation?.tenantId;
    const { id } = await call('POST', serviceUrl, ['conversations'], signal, {
      bot: toAccount(recipient),
      members: [{ id: from?.id }],
      isGroup: false,
      ...(tenantId && { tenantId, channelData: { tenant: { id: tenantId } } }),
    });
    if (typeof id !== 'string') throw new Error('Teams opened no personal chat');
    return id;
  }
}

function toAccount(account: ChannelAccount | undefined): ChannelAccount | undefined {
  return account && { id: account.id, name: account.name };
}
