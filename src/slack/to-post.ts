import type { SlackFile } from './slack-file.ts';
import { type Texts, textOf } from './text-of.ts';

/** Who the bot is in a workspace. */
export interface Identity {
  readonly botUserId: string | undefined;
  readonly botId: string | undefined;
}

/** Something a person wrote where the bot reads along. */
export interface Post {
  /** Written to the bot alone, with a mention of it, or to others. */
  readonly kind: 'direct' | 'mention' | 'overheard';
  readonly channel: string;
  readonly user: string;
  /** Its id. */
  readonly ts: string;
  /** The root of the thread it stands in. */
  readonly thread: string | undefined;
  /** As written, without the mention of the bot; entities and links are still Slack's. */
  readonly text: string;
  readonly files: readonly SlackFile[];
  /** The text before it was edited. */
  readonly before: string | undefined;
  /** When it was written or edited, epoch milliseconds. */
  readonly at: number;
  /** The same for every delivery of the same post or edit. */
  readonly key: string;
}

/** The fields of `message` and `app_mention` events that matter here. Any of them may be missing. */
export interface MessageLike extends Texts {
  readonly type?: string;
  readonly subtype?: string | undefined;
  readonly channel?: string;
  readonly channel_type?: string;
  readonly user?: string;
  readonly ts?: string;
  readonly thread_ts?: string;
  readonly event_ts?: string;
  readonly edited?: { readonly ts?: string };
  readonly files?: readonly SlackFile[];
  readonly message?: MessageLike;
  readonly previous_message?: MessageLike;
}

/** Messages of people; every other subtype is a join, a topic, a bot or the like (docs.slack.dev/reference/events/message). */
const written = new Set<string | undefined>([undefined, 'file_share', 'thread_broadcast', 'me_message']);

/**
 * The post in a `message` or `app_mention` event, or `undefined` where no person wrote something new: bots, the bot itself, joins,
 * deletions, previews of links. One post comes as both events when it mentions the bot; both give the same post.
 */
export function toPost(event: MessageLike, identity: Identity): Post | undefined {
  if (event.subtype === 'message_changed') return toEdit(event, identity);
  const { channel, ts, user } = event;
  // An edit comes as message_changed, too; only that tells what stood there before.
  if (event.type === 'app_mention' && event.edited) return undefined;
  if (!channel || !ts || !user || !written.has(event.subtype) || isBot(event, identity)) return undefined;
  const isMentioned = event.type === 'app_mention' || mentions(event.text, identity);
  const kind = isDirect(event) ? 'direct' : isMentioned ? 'mention' : 'overheard';
  return {
    kind,
    channel,
    user,
    ts,
    thread: event.thread_ts === ts ? undefined : event.thread_ts,
    text: withoutMention(wordsOf(event, kind), identity),
    files: event.files ?? [],
    before: undefined,
    at: toMilliseconds(event.event_ts ?? ts),
    key: ts,
  };
}

/** The post after an edit by its writer. Link previews change a message too, but leave its text and `edited` alone. */
function toEdit(event: MessageLike, identity: Identity): Post | undefined {
  const { message, previous_message: previous, channel, channel_type } = event;
  if (!message?.edited || message.text === previous?.text) return undefined;
  const post = toPost(
    { type: 'message', ...message, ...(channel && { channel }), ...(channel_type && { channel_type }) },
    identity,
  );
  if (!post) return undefined;
  const at = toMilliseconds(event.event_ts ?? message.edited.ts ?? post.ts);
  const edit = { ...post, files: [], at, key: `${post.ts}/${message.edited.ts ?? event.event_ts}` };
  // An edit that adds the mention is a new question.
  if (post.kind === 'mention' && !mentions(previous?.text, identity)) return edit;
  return { ...edit, before: withoutMention(previous ? wordsOf(previous, post.kind) : '', identity) };
}

/** What is forwarded to the bot stands in attachments; what people show each other does not concern it. */
function wordsOf(message: MessageLike, kind: Post['kind']): string {
  return kind === 'overheard' ? (message.text ?? '') : textOf(message);
}

function isBot({ bot_id, user }: MessageLike, { botUserId }: Identity): boolean {
  return bot_id !== undefined || user === botUserId || user === 'USLACKBOT';
}

function isDirect({ channel_type, channel }: MessageLike): boolean {
  return channel_type === undefined ? channel?.startsWith('D') === true : channel_type === 'im';
}

/** Slack writes a real mention as `<@U…>`; what a person types to look like one arrives as `&lt;@U…&gt;`. */
function mentions(text: string | undefined, { botUserId }: Identity): boolean {
  return botUserId !== undefined && text !== undefined && mentionOf(botUserId).test(text);
}

function withoutMention(text: string, { botUserId }: Identity): string {
  return botUserId === undefined ? text : text.replaceAll(mentionOf(botUserId, 'g'), ' ');
}

function mentionOf(user: string, flags = ''): RegExp {
  return new RegExp(`<@${user.replaceAll(/\W/g, '')}(?:\\|[^>]{0,100})?>`, flags);
}

/** Slack's ids of messages are their time in seconds. */
function toMilliseconds(ts: string): number {
  return Number(ts) * 1000;
}
