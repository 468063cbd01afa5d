import type { Activity, Attachment } from 'botbuilder';
import { splitQuotes, undoEntities } from './html-to-text.ts';

/** A message as Teams delivers it, with its markup undone. */
export interface TeamsMessage {
  readonly scope: 'personal' | 'groupChat' | 'channel';
  /** Its author's own words. */
  readonly text: string;
  /** The same as it was pasted, tables and code blocks included; empty where there is nothing more. */
  readonly rich: string;
  /** What it quotes of earlier messages. */
  readonly quoted: string;
  readonly isMentioned: boolean;
  /** Only its author sees it, and only its author may see the answer. */
  readonly isPrivate: boolean;
  readonly isFromBot: boolean;
  readonly isEdit: boolean;
  /**
   * Distinguishes its thread from every other. A chat has no threads: there it is the hour in which the message was written, so
   * that a code is explained again when the talk comes back to it.
   */
  readonly thread: string;
  /** Distinguishes it from every other message. */
  readonly key: string;
  /** Its author's language. */
  readonly preferred?: string;
}

/** Titles of the slash commands in the manifest, which Teams puts before what the person writes. */
const commandTitle = /^(?:explain|解释)(?:\s+|$)/i;

/** Reads a message activity. */
export function readMessage(activity: Activity): TeamsMessage {
  const { conversation, from, recipient, id = '' } = activity;
  const scope = readScope(activity);
  const { own, quoted } = splitQuotes(readHtml(activity.attachments ?? []));
  const words = readText(activity);
  const isTargeted = readFlag(recipient, 'isTargeted');
  const isCommand = /^\/omerr\b/i.test(words);
  const [root = '', rootMessage = id] = (conversation?.id ?? '').split(';messageid=');
  const place = `teams/${readTenantId(activity) ?? ''}/${root}`;
  const preferred = activity.locale || readClientLocale(activity);
  return {
    scope,
    text: withoutCommand(words),
    rich: own,
    quoted,
    isMentioned: findMentions(activity).some(({ mentioned }) => mentioned?.id === recipient?.id),
    isPrivate: scope !== 'personal' && (isTargeted || isCommand),
    isFromBot: isBot(from) || from?.id === recipient?.id,
    isEdit: activity.type === 'messageUpdate',
    thread: scope === 'channel' ? `${place}/${rootMessage}` : `${place}/${readHour(activity)}`,
    key: `${place}/message/${id}`,
    ...(preferred && { preferred }),
  };
}

/** The hour of a message since 1970. Teams' ids are the milliseconds of writing, which an edit does not change. */
function readHour({ id = '', timestamp }: Activity): number {
  const written = /^\d{13}$/.test(id) ? Number(id) : new Date(timestamp ?? 0).getTime();
  return Math.floor((written || 0) / 3_600_000);
}

/** The tenant that an activity comes from. */
export function readTenantId(activity: Partial<Activity>): string | undefined {
  const ofChannel: unknown = activity.channelData?.tenant?.id;
  return typeof ofChannel === 'string' ? ofChannel : activity.conversation?.tenantId;
}

/** Where a conversation takes place. */
export function readScope({ conversation }: Partial<Activity>): TeamsMessage['scope'] {
  const type = conversation?.conversationType;
  if (type === 'channel' || type === 'groupChat') return type;
  return conversation?.isGroup ? 'groupChat' : 'personal';
}

/** Names of mentions that people type themselves are text; only what Teams lists as a mention is one. */
function readText(activity: Activity): string {
  let { text } = activity;
  for (const { text: mention } of findMentions(activity)) {
    if (mention) text = text.replaceAll(mention, ' ');
  }
  return undoEntities(text.replace(/<attachment\b[^<>]*>(?:<\/attachment>)?/gi, ' ')).trim();
}

function withoutCommand(text: string): string {
  return text
    .replace(/^\/?omerr\b[\s:,]*/i, '')
    .replace(commandTitle, '')
    .trim();
}

/** Entities of a message that are looked at; a person mentions fewer. */
const maxEntities = 100;

interface Mention {
  readonly mentioned?: { readonly id?: unknown };
  readonly text?: string;
}

function findMentions({ entities }: Activity): Mention[] {
  return (entities ?? [])
    .slice(0, maxEntities)
    .filter(({ type }) => type === 'mention')
    .map(({ mentioned, text }) => ({
      mentioned: Object(mentioned),
      ...(typeof text === 'string' && { text }),
    }));
}

function readHtml(attachments: readonly Attachment[]): string {
  return attachments
    .filter(({ contentType, content }) => contentType === 'text/html' && typeof content === 'string')
    .map(({ content }) => String(content))
    .join('\n');
}

function readClientLocale({ entities }: Activity): string | undefined {
  const { locale } = Object(entities?.find(({ type }) => type === 'clientInfo')) as { locale?: unknown };
  return typeof locale === 'string' ? locale : undefined;
}

/** Ids of bots begin with 28:, those of people with 29: (Bot Framework identifiers of Teams). */
function isBot(account: { readonly id?: string; readonly role?: string } | undefined): boolean {
  return account?.role === 'bot' || account?.role === 'skill' || account?.id?.startsWith('28:') === true;
}

function readFlag(value: object | undefined, name: string): boolean {
  return new Map(Object.entries(value ?? {})).get(name) === true;
}
