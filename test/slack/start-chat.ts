import type { Chat, Post, Reply } from '../describe-platform.ts';
import { readBlocks } from './read-blocks.ts';
import { botId, botUserId, type EventPayload, readCommand, readEvent } from './slack-payloads.ts';
import { startSlack } from './start-slack.ts';
import type { SentMessage } from './start-slack-api.ts';

const people = { 'zh-CN': 'U0000000ZH1', 'en-US': 'U0000000001' } as const;

/** The contract's chat over the real Bolt app: signed requests in, calls of the Web API out. */
export async function startChat(): Promise<Chat> {
  const running = await startSlack();
  const { api } = running;
  const locales = new Map<string, string>(Object.entries(people).map(([locale, user]) => [user, locale]));
  api.answer('users.info', ({ message }) => ({
    body: { ok: true, user: { id: message.user, locale: locales.get(message.user ?? '') } },
  }));
  let count = 0;
  let latest: EventPayload | undefined;

  async function deliver(payload: EventPayload, ageMinutes = 0, headers = {}): Promise<Reply[]> {
    const before = api.calls.length;
    running.clock = Number(payload.event.event_ts) * 1000 + ageMinutes * 60_000 + 500;
    await running.event(payload, headers);
    return api.calls
      .slice(before)
      .filter(({ method }) => method === 'chat.postMessage' || method === 'chat.postEphemeral')
      .map(({ method, message }) => toReply(message, method === 'chat.postEphemeral'));
  }

  function toEvent(name: string, post: Post, change: object = {}): EventPayload {
    const ts = post.id ?? `1791${String(++count).padStart(6, '0')}.000100`;
    const payload = readEvent(name);
    const user = post.locale === 'zh-CN' ? people['zh-CN'] : people['en-US'];
    const event = {
      ...payload.event,
      // Every thread has its own channel, as in a busy workspace.
      channel: `C${(post.thread ?? ts).replaceAll('.', '')}`,
      user,
      text: toSlack(post.text),
      ts,
      event_ts: ts,
      ...(post.thread && { thread_ts: post.thread }),
      ...(post.from === 'other-bot' && { bot_id: 'B0000000009', user: 'U000000BOT9' }),
      ...(post.from === 'itself' && { bot_id: botId, user: botUserId }),
      ...change,
    };
    return { ...payload, event_id: `Ev${ts}`, event };
  }

  return {
    overhear(post) {
      latest = toEvent('message-channel', post);
      return deliver(latest, post.ageMinutes);
    },
    async mention(post, thread = []) {
      const messages = thread.map((message) => toEvent('message-channel', message).event);
      api.answer('conversations.replies', () => ({ body: { ok: true, messages, has_more: false } }));
      const text = `<@${botUserId}> ${toSlack(post.text)}`;
      const mention = toEvent('app-mention', post, { text });
      const replies = await deliver(mention, post.ageMinutes);
      // Slack sends the same post as a message, too.
      const { ts } = mention.event;
      const again = await deliver(toEvent('message-channel', { ...post, ...(ts && { id: ts }) }, { text }));
      return [...replies, ...again];
    },
    direct(post) {
      return deliver(toEvent('message-im', post, { channel: 'D0000000001' }), post.ageMinutes);
    },
    async command(text) {
      running.clock += 1000;
      const command = { ...readCommand('slash-command'), text, trigger_id: `1.${++count}.a` };
      const message = (await (await running.command(command)).json()) as SentMessage;
      return [toReply(message, message.response_type === 'ephemeral')];
    },
    edit(post) {
      const { event, ...payload } = readEvent('message-changed');
      const original = toEvent('message-channel', post).event;
      const edited = `${Number(original.ts) + ++count}`;
      const change = {
        ...event,
        channel: original.channel,
        message: { ...original, edited: { user: original.user, ts: edited } },
        previous_message: { ...original, text: toSlack(post.before) },
        ts: edited,
        event_ts: edited,
      };
      return deliver({ ...payload, event: change }, post.ageMinutes);
    },
    async redeliver() {
      if (!latest) return [];
      return deliver(latest, 1, { 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' });
    },
    stop: running.stop,
  };
}

function toReply({ text = '', blocks, thread_ts }: SentMessage, isPrivate: boolean): Reply {
  return { text: blocks?.length ? readBlocks(blocks) : text, thread: thread_ts, isPrivate };
}

/** What a person writes as Slack delivers it. */
function toSlack(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
