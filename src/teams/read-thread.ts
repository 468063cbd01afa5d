import type { Activity } from 'botbuilder';
import type { Cloud } from './cloud.ts';
import type { Connector } from './connector.ts';
import type { GetToken } from './get-token.ts';
import { splitQuotes } from './html-to-text.ts';
import { readTenantId } from './read-activity.ts';
import { readCards } from './read-cards.ts';
import { sendRequest } from './send-request.ts';

/** Replies that are read of a thread, the newest first: the most that Graph gives in one page. */
export const maxReplies = 50;
/** Reading a thread ends here; the answer must still be sent within the turn. */
export const threadTimeoutMs = 4_000;

/** Reads what people and other apps wrote in the thread of a channel message, the root first; `undefined` where there is no thread to read. */
export type ReadThread = (activity: Activity, deadline: AbortSignal) => Promise<string | undefined>;

/**
 * Creates the reader of channel threads: the root message and one page of its replies, from Microsoft Graph with the app's own
 * token. The least permission for it is the resource-specific ChannelMessage.Read.Group, which a team owner grants.
 *
 * @throws {RequestFailed} with status 403 where that permission is missing
 */
export function createReadThread(cloud: Cloud, getToken: GetToken, connector: Connector, appId: string): ReadThread {
  return async (activity, deadline) => {
    const [channelId, rootId] = (activity.conversation?.id ?? '').split(';messageid=');
    const team: { id?: unknown; aadGroupId?: unknown } = activity.channelData?.team ?? {};
    if (!channelId || !rootId || typeof team.id !== 'string') return undefined;
    // A new post has no thread yet; one that is edited may have.
    if (rootId === activity.id && activity.type === 'message') return undefined;
    const signal = AbortSignal.any([deadline, AbortSignal.timeout(threadTimeoutMs)]);
    const groupId =
      typeof team.aadGroupId === 'string'
        ? team.aadGroupId
        : await connector.findGroupId(activity.serviceUrl, team.id, signal);
    if (!groupId) return undefined;

    const token = await getToken(cloud.graphScope, signal, readTenantId(activity));
    const path = ['teams', groupId, 'channels', channelId, 'messages', rootId].map(encodeURIComponent).join('/');
    const read = (address: string) =>
      sendRequest({
        url: new URL(`${cloud.graphUrl}/${address}`),
        method: 'GET',
        headers: { authorization: `Bearer ${token}` },
        signal,
      });
    const [root, replies] = await Promise.all([read(path), read(`${path}/replies?$top=${maxReplies}`)]);
    const { value } = Object(replies) as { value?: unknown };
    // Graph gives replies newest first.
    const messages = [root, ...(Array.isArray(value) ? value : []).toReversed()];
    return messages
      .filter((message) => message?.id !== activity.id)
      .map((message) => readGraphMessage(message, appId))
      .filter((text) => text !== '')
      .join('\n');
  };
}

/** A message as text, alerts of other apps too. What this app wrote and deleted messages count as nothing. */
function readGraphMessage(message: unknown, appId: string): string {
  const { from, subject, body, attachments, deletedDateTime } = Object(message) as Record<string, unknown>;
  const { id: author } = Object(Object(from).application) as { id?: unknown };
  const { content, contentType } = Object(body) as Record<string, unknown>;
  if (author === appId || deletedDateTime) return '';
  const words = typeof content === 'string' ? content : '';
  const own = contentType === 'html' ? splitQuotes(words).own : words;
  return [typeof subject === 'string' ? subject : '', own, readCards(attachments)].filter((text) => text).join('\n');
}
