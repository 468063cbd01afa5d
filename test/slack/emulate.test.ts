import { WebClient } from '@slack/web-api';
import { createEmulator, type Emulator } from 'emulate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readBlocks } from './read-blocks.ts';
import { botToken, readEvent } from './slack-payloads.ts';
import { type RunningSlack, startSlack } from './start-slack.ts';

/** A Web API with state that others wrote: channels, threads, scopes. Events are signed and delivered by the test. */
let emulator: Emulator;
let slack: RunningSlack;
let person: WebClient;
let channel: string;
let mention: string;
const narrowToken = 'xoxb-1111-2222-narrow';
const personToken = 'xoxp-1111-person';

beforeAll(async () => {
  const bot = { type: 'bot', bot_id: 'B000000001', bot_user_id: 'U000000002' };
  emulator = await createEmulator({
    service: 'slack',
    port: 0,
    seed: {
      slack: {
        team: { name: 'Example', domain: 'example' },
        users: [
          { name: 'ann', real_name: 'Ann Lee' },
          { name: 'omerr', real_name: 'omerr' },
        ],
        channels: [{ name: 'help-desk' }],
        strict_scopes: true,
        tokens: [
          {
            ...bot,
            token: botToken,
            user: 'omerr',
            scopes: ['chat:write', 'channels:history', 'users:read', 'channels:read'],
          },
          { ...bot, token: narrowToken, user: 'omerr', scopes: ['chat:write'] },
          {
            token: personToken,
            type: 'user',
            user: 'ann',
            scopes: ['chat:write', 'channels:read', 'channels:history'],
          },
        ],
      },
    },
  });
  const slackApiUrl = `${emulator.url}/api/`;
  person = new WebClient(personToken, { slackApiUrl });
  const { channels = [] } = await person.conversations.list();
  channel = channels.find(({ name }) => name === 'help-desk')?.id ?? '';
  const { user_id } = await new WebClient(botToken, { slackApiUrl }).auth.test();
  mention = `<@${user_id}>`;
  slack = await startSlack({ config: { apiUrl: slackApiUrl } });
});
afterAll(async () => {
  await slack.stop();
  await emulator.close();
});

/** Ann writes, and Slack tells the bot. */
async function write(
  text: string,
  thread_ts?: string,
  to: RunningSlack = slack,
  name = 'message-channel',
): Promise<string> {
  const { ts = '' } = await person.chat.postMessage({ channel, text, ...(thread_ts && { thread_ts }) });
  const payload = readEvent(name);
  to.clock = Number(ts) * 1000;
  const change = { channel, text, ts, event_ts: ts, user: 'U0000000001', ...(thread_ts && { thread_ts }) };
  await to.event({ ...payload, event: { ...payload.event, ...change } });
  return ts;
}

/** What stands in a thread below its root, as Slack keeps it. */
async function readReplies(ts: string): Promise<string[]> {
  const { messages = [] } = await person.conversations.replies({ channel, ts });
  return messages
    .slice(1)
    .map(({ blocks = [], text = '' }) => (blocks.length > 0 ? readBlocks(blocks as never) : text));
}

test('an error in a channel is answered in its thread', async () => {
  const ts = await write('Update failed: 0x80CF0016');
  const replies = await readReplies(ts);
  expect(replies).toHaveLength(1);
  expect(replies[0]).toContain('OM_E_INSTALL_NOT_ALLOWED');
});

test('a mention reads the thread that Slack keeps', async () => {
  const root = await write('hello');
  await person.chat.postMessage({ channel, text: 'it says 0x80cf4018', thread_ts: root });
  await write(`${mention} please help`, root, slack, 'app-mention');
  expect((await readReplies(root)).at(-1)).toContain('0x80cf4018');
});

test('without the scope for it the mention says so', async () => {
  const narrow = await startSlack({ config: { apiUrl: `${emulator.url}/api/`, botToken: narrowToken } });
  const root = await write('hello 0x80cf4018', undefined, slack);
  await write(`${mention} please help`, root, narrow, 'app-mention');
  expect((await readReplies(root)).at(-1)).toContain('lacks the permission');
  await narrow.stop();
});
