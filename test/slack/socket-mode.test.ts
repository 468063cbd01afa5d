import { afterEach, beforeEach, expect, test } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { createMemory } from '../../src/create-memory.ts';
import { createSlack, type Slack } from '../../src/slack/create-slack.ts';
import { answerMessage } from '../catalog.ts';
import { readBlocks } from './read-blocks.ts';
import { appToken, botToken, readCommand, readEvent } from './slack-payloads.ts';
import { createTestLog, type LogLine } from './start-slack.ts';
import { type SentMessage, type SlackApi, startSlackApi } from './start-slack-api.ts';

/** Slack's side of Socket Mode on loopback: `apps.connections.open` and the web socket that it names. */
let api: SlackApi;
let sockets: WebSocketServer;
let slack: Slack;
let lines: LogLine[];
/** The acknowledgements that came, by envelope. */
let acknowledged: Map<string, { payload?: SentMessage }>;
let connections: WebSocket[];
/** What `apps.connections.open` answers. */
let opened: () => object;

beforeEach(async () => {
  api = await startSlackApi();
  acknowledged = new Map();
  connections = [];
  lines = [];
  sockets = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await new Promise((resolve) => sockets.once('listening', resolve));
  sockets.on('connection', (socket) => {
    connections.push(socket);
    socket.on('message', (data) => {
      const { envelope_id, ...rest } = JSON.parse(String(data));
      acknowledged.set(envelope_id, rest);
    });
    socket.send(JSON.stringify({ type: 'hello', num_connections: 1, connection_info: { app_id: 'A0000000001' } }));
  });
  const address = sockets.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  opened = () => ({ ok: true, url: `ws://127.0.0.1:${port}/link` });
  api.answer('apps.connections.open', () => ({ body: opened() }));
  slack = createSlack(
    { mode: 'socket', botToken, appToken, apiUrl: api.url },
    {
      answerMessage,
      answerLog: async () => answerMessage({ text: '' }),
      memory: createMemory(),
      log: createTestLog(lines),
      now: () => 1_790_000_001_000,
    },
  );
  await slack.start();
});
afterEach(async () => {
  await slack.stop();
  await new Promise((resolve) => sockets.close(resolve));
  await api.close();
});

function send(envelope_id: string, type: string, payload: object): void {
  const envelope = { envelope_id, type, payload, accepts_response_payload: type === 'slash_commands' };
  connections.at(-1)?.send(JSON.stringify(envelope));
}

test('the app asks for a connection with its own token, and is ready', () => {
  expect(slack.routes).toEqual([]);
  expect(slack.isReady()).toBe(true);
  const opened = api.calls.filter(({ method }) => method === 'apps.connections.open');
  expect(opened).toMatchObject([{ authorization: `Bearer ${appToken}` }]);
});

test('/omerr is answered in the acknowledgement', async () => {
  send('e1', 'slash_commands', readCommand('slash-command'));
  await expect.poll(() => acknowledged.has('e1')).toBe(true);
  const { payload } = acknowledged.get('e1') ?? {};
  expect(payload?.response_type).toBe('ephemeral');
  expect(readBlocks(payload?.blocks ?? [])).toContain('OM_E_INSTALL_NOT_ALLOWED');
});

test('an event is acknowledged and answered once, also when it is delivered again', async () => {
  send('e1', 'events_api', readEvent('message-channel'));
  await expect.poll(() => api.sent('chat.postMessage').length).toBe(1);
  send('e2', 'events_api', readEvent('message-channel'));
  await expect.poll(() => acknowledged.has('e2')).toBe(true);
  await slack.idle();
  expect(acknowledged.has('e1')).toBe(true);
  expect(api.sent('chat.postMessage')).toHaveLength(1);
});

test('a connection that Slack closes is opened again, and an event that comes again over it is not answered again', async () => {
  send('e1', 'events_api', readEvent('message-channel'));
  await expect.poll(() => api.sent('chat.postMessage').length).toBe(1);
  connections[0]?.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }));
  await expect.poll(() => connections.length, { timeout: 15_000 }).toBe(2);
  await expect.poll(() => slack.isReady()).toBe(true);
  send('e2', 'events_api', readEvent('message-channel'));
  await expect.poll(() => acknowledged.has('e2')).toBe(true);
  await slack.idle();
  expect(api.sent('chat.postMessage')).toHaveLength(1);
}, 20_000);

test('an app token that is taken back while a connection is opened again ends Slack alone, and says what to do', async () => {
  api.answer('apps.connections.open', () => ({ body: { ok: false, error: 'account_inactive' } }));
  connections[0]?.close();
  const errors = () => lines.filter(({ level }) => level === 'error');
  await expect.poll(() => errors().length, { timeout: 10_000 }).toBe(1);
  expect(errors()[0]?.fields).toMatchObject({ whatToDo: expect.stringContaining('SLACK_APP_TOKEN') });
  expect(slack.isReady()).toBe(false);
}, 15_000);

test('Slack that is away while a connection is opened again is called until it is back', async () => {
  const { calls } = api;
  const before = calls.length;
  api.answer('apps.connections.open', (_call, nth) => (nth === 2 ? { status: 500, body: '' } : { body: opened() }));
  connections[0]?.close();
  await expect.poll(() => connections.length, { timeout: 15_000 }).toBe(2);
  await expect.poll(() => slack.isReady()).toBe(true);
  expect(calls.length - before).toBe(2);
  expect(lines.filter(({ level }) => level === 'error')).toHaveLength(1);
}, 20_000);

test.each(['invalid_auth', 'not_allowed_token_type'])(
  'an app token that is refused (%s) ends the start, and the log names that token',
  async (error) => {
    const logged: LogLine[] = [];
    const other = createSlack(
      { mode: 'socket', botToken, appToken, apiUrl: api.url },
      {
        answerMessage,
        answerLog: async () => answerMessage({ text: '' }),
        memory: createMemory(),
        log: createTestLog(logged),
      },
    );
    api.answer('apps.connections.open', () => ({ body: { ok: false, error } }));
    await expect(other.start()).rejects.toThrow(error);
    expect(JSON.stringify(logged)).toContain('SLACK_APP_TOKEN');
    expect(JSON.stringify(logged)).not.toContain('SLACK_BOT_TOKEN');
  },
);

test('a token that Slack does not know ends the start with its reason', async () => {
  const other = createSlack(
    { mode: 'socket', botToken, appToken, apiUrl: api.url },
    {
      answerMessage,
      answerLog: async () => answerMessage({ text: '' }),
      memory: createMemory(),
      log: createTestLog([]),
    },
  );
  api.answer('auth.test', () => ({ body: { ok: false, error: 'invalid_auth' } }));
  await expect(other.start()).rejects.toThrow('invalid_auth');
});

test('nothing of a message and no token is logged', async () => {
  send('e1', 'events_api', readEvent('message-channel'));
  await expect.poll(() => api.sent('chat.postMessage').length).toBe(1);
  expect(JSON.stringify(lines)).not.toMatch(/xoxb|xapp|Update failed/);
});
