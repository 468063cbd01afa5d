import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { turnMs } from '../../src/teams/create-teams.ts';
import { maxResponseBytes, maxTries, RequestFailed, sendRequest, tryTimeoutMs } from '../../src/teams/send-request.ts';
import type { Answering } from './start-services.ts';
import { type Bot, readFixture, readWords, startTeams } from './start-teams.ts';

let bot: Bot;
beforeAll(async () => {
  bot = await startTeams();
});
afterAll(() => bot.stop());
afterEach(() => {
  bot.services.answerConnector = () => undefined;
  bot.logged.length = 0;
});

/** Answers the first so many requests in a special way. */
function first(count: number, special: ReturnType<Answering>): Answering {
  let left = count;
  return () => (left-- > 0 ? special : undefined);
}

describe('what passes by itself is tried again, and the answer arrives once', () => {
  test.each([
    { what: '429 with Retry-After', special: { status: 429, headers: { 'retry-after': '1' } } },
    { what: '429 without', special: { status: 429 } },
    { what: '412', special: { status: 412 } },
    { what: '500', special: { status: 500, body: '<html>' } },
    { what: '502', special: { status: 502, body: '' } },
    { what: '503', special: { status: 503 } },
    { what: '504', special: { status: 504 } },
  ])('$what', async ({ special }) => {
    bot.services.answerConnector = first(1, special);
    const { status, sent } = await bot.deliver(readFixture('personal-message'));
    expect([status, sent.length]).toEqual([200, 2]);
    expect(sent[0]?.body).toEqual(sent[1]?.body);
  });
});

describe('what Teams may have taken is not sent again', () => {
  const slowMs = tryTimeoutMs + 500;

  test.each([
    { what: 'a status whose body breaks off', special: 'break off' as const, status: 200 },
    { what: 'a reset of a request that was sent', special: 'reset' as const, status: 500 },
  ])('$what: one post, also when the message is delivered again', async ({ special, status }) => {
    bot.services.answerConnector = () => special;
    const activity = readFixture('personal-message');
    const delivered = await bot.deliver(activity);
    expect([delivered.status, delivered.sent.length]).toEqual([status, 1]);
    expect((await bot.deliver(activity)).sent).toEqual([]);
  });

  test('a share that may have been heard is not done again', async () => {
    bot.services.answerConnector = () => 'reset';
    const value = { action: { type: 'Action.Execute', verb: 'share', data: { codes: ['0x80cf0016'], locale: 'en' } } };
    const press = readFixture('card-action', { replyToId: 'card-reset', value });
    const first = await bot.deliver(press);
    expect([first.sent.length, (await bot.deliver(press)).sent]).toEqual([1, []]);
  });

  test('a service that takes longer than one try gets it once', async () => {
    const slow = createServer((request, response) => {
      count += 1;
      request.resume();
      setTimeout(() => response.end('{"id":"1"}'), slowMs);
    });
    let count = 0;
    await new Promise<void>((resolve) => slow.listen(0, '127.0.0.1', resolve));
    const url = new URL(`http://127.0.0.1:${(slow.address() as AddressInfo).port}/`);
    const signal = AbortSignal.timeout(turnMs);
    expect(await sendRequest({ url, method: 'POST', body: '{}', signal })).toEqual({ id: '1' });
    expect(count).toBe(1);
    slow.close();
  }, 15_000);

  test('a connection that was refused took nothing: it is tried again', async () => {
    const gone = createServer();
    await new Promise<void>((resolve) => gone.listen(0, '127.0.0.1', resolve));
    const { port } = gone.address() as AddressInfo;
    await new Promise((resolve) => gone.close(resolve));
    const back = createServer((_request, response) => void response.end('{"id":"1"}'));
    setTimeout(() => back.listen(port, '127.0.0.1'), 100);
    const request = { url: new URL(`http://127.0.0.1:${port}/`), signal: AbortSignal.timeout(turnMs), body: '{}' };
    expect(await sendRequest({ ...request, method: 'POST' })).toEqual({ id: '1' });
    back.close();
  });

  test('what may be repeated is repeated', async () => {
    bot.services.answerConnector = first(1, 'reset');
    const url = new URL(`${bot.services.serviceUrl}v3/teams/1`);
    const before = bot.services.sent.length;
    await sendRequest({ url, method: 'GET', signal: AbortSignal.timeout(turnMs) });
    expect(bot.services.sent.length - before).toBe(2);
  });
});

describe('what does not pass is given up', () => {
  test('a service that fails again and again is asked a few times; the message is answered when it comes again', async () => {
    bot.services.answerConnector = () => ({ status: 502 });
    const activity = readFixture('personal-message');
    const { status, body, sent } = await bot.deliver(activity);
    expect([status, sent.length]).toEqual([500, maxTries]);
    expect(body).toEqual({ error: expect.any(String) });
    expect(JSON.stringify(body)).not.toMatch(/502|127\.0\.0\.1/);
    bot.services.answerConnector = () => undefined;
    expect((await bot.deliver(activity)).sent).toHaveLength(1);
  });

  test('an overheard thread that was not told is told when the message comes again', async () => {
    bot.services.answerConnector = () => ({ status: 403 });
    const activity = readFixture('channel-message', {
      conversation: { ...readFixture('channel-message').conversation, id: '19:x@thread.tacv2;messageid=1' },
    });
    expect((await bot.deliver(activity)).status).toBe(500);
    bot.services.answerConnector = () => undefined;
    expect((await bot.deliver(activity)).sent).toHaveLength(1);
  });

  test('a wait that is longer than the turn is not begun; others go on', async () => {
    bot.services.answerConnector = first(1, { status: 429, headers: { 'retry-after': '99999' } });
    const { status, sent } = await bot.deliver(readFixture('personal-message'));
    expect([status, sent.length]).toEqual([500, 1]);
    expect((await bot.deliver(readFixture('personal-message'))).status).toBe(200);
  });

  test.each([
    { status: 403, code: 'BotNotInConversationRoster' },
    { status: 404, code: 'ConversationNotFound' },
    { status: 401, code: 'Unauthorized' },
  ])('$status $code is named in the log and not tried again', async ({ status, code }) => {
    bot.services.answerConnector = () => ({ status, body: { error: { code, message: 'of the service' } } });
    const { sent } = await bot.deliver(readFixture('personal-message'));
    expect(sent).toHaveLength(1);
    expect(bot.logged.join()).toContain(`${status} (${code})`);
  });

  test.each([
    { status: 413, code: 'MessageSizeTooBig' },
    { status: 400, code: 'BadSyntax' },
  ])('a card that is refused with $status is told in plain words', async ({ status, code }) => {
    bot.services.answerConnector = first(1, { status, body: { error: { code } } });
    const delivered = await bot.deliver(readFixture('personal-message'));
    expect(delivered.status).toBe(200);
    expect(delivered.sent[1]?.body).toMatchObject({
      text: expect.stringContaining('OM_E_NO_SERVICE'),
      textFormat: 'plain',
    });
    expect(delivered.sent[1]?.body.attachments).toBeUndefined();
  });
});

describe('an answer of the service that makes no sense does no harm', () => {
  test.each([
    { what: 'HTML', body: '<html><body>ok</body></html>' },
    { what: 'nothing', body: '' },
    { what: 'broken JSON', body: '{"id":' },
    { what: 'a list', body: [] },
    { what: 'a number', body: '5' },
    { what: '10 MB', body: 'x'.repeat(10 * maxResponseBytes) },
  ])('$what', async ({ body }) => {
    bot.services.answerConnector = first(1, { status: 200, body });
    const { status, sent } = await bot.deliver(readFixture('personal-message'));
    expect([status, sent.length]).toEqual([200, 1]);
  });
});

test.each([301, 302, 307, 308])('a redirect by %i is not followed, so the token goes nowhere else', async (status) => {
  const asked: string[] = [];
  const elsewhere = createServer((request, response) => {
    asked.push(request.headers.authorization ?? '');
    response.end();
  });
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
  const location = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`;
  bot.services.answerConnector = () => ({ status, headers: { location } });
  const delivered = await bot.deliver(readFixture('personal-message'));
  expect([delivered.status, delivered.sent.length, asked]).toEqual([500, 1, []]);
  elsewhere.close();
});

describe('a service that hangs', () => {
  test('is given up when the turn ends', async () => {
    bot.services.answerConnector = () => 'hang';
    const request = sendRequest({
      url: new URL(bot.services.serviceUrl),
      method: 'POST',
      body: '{}',
      signal: AbortSignal.timeout(100),
    });
    await expect(request).rejects.toThrow(RequestFailed);
  });

  test('is given up within 10 s for one try and 15 s for a turn', () => {
    expect(tryTimeoutMs).toBeLessThanOrEqual(10_000);
    expect(turnMs).toBeLessThan(15_000);
  });
});

test('every answer carries the token of the app', async () => {
  const { sent } = await bot.deliver(readFixture('personal-message'));
  expect(sent[0]?.authorization).toMatch(/^Bearer ey/);
});

describe('a private answer', () => {
  const command = () => readFixture('slash-command');

  test('is sent to the person alone, under the request', async () => {
    const activity = command();
    const { sent } = await bot.deliver(activity);
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({
      path: `/connector/v3/conversations/${activity.conversation.id}/activities`,
      query: '?isTargetedActivity=true',
      body: {
        recipient: { id: activity.from.id },
        entities: [{ type: 'targetedMessageInfo', messageId: activity.id }],
      },
    });
  });

  test.each([400, 403, 404])('goes to the personal chat where the service refuses it with %i', async (status) => {
    bot.services.answerConnector = ({ query, path }) => {
      if (query !== '') return { status };
      return path.endsWith('/conversations') ? { status: 201, body: { id: 'a:personal' } } : undefined;
    };
    const activity = command();
    const { status: answered, sent } = await bot.deliver(activity);
    expect(answered).toBe(200);
    expect(sent.map(({ path }) => path)).toEqual([
      `/connector/v3/conversations/${activity.conversation.id}/activities`,
      '/connector/v3/conversations',
      '/connector/v3/conversations/a:personal/activities',
    ]);
    expect(sent[1]?.body).toMatchObject({ members: [{ id: activity.from.id }], isGroup: false });
    expect(readWords(sent[2]?.body)).toContain('OM_E_INSTALL_NOT_ALLOWED');
    // There is nobody to share it with.
    expect(JSON.stringify(sent.map(({ body }) => body)).match(/"share"/g)?.length).toBe(
      JSON.stringify(sent[0]?.body).match(/"share"/g)?.length,
    );
    expect(JSON.stringify(sent.slice(1))).not.toContain('isTargeted"');
  });

  test('names the two accounts and nothing more of them', async () => {
    const activity = command();
    const recipient = { ...activity.recipient, isTargeted: true };
    const { sent } = await bot.deliver({ ...activity, recipient });
    const { from, recipient: to } = sent[0]?.body ?? {};
    expect([Object.keys(from).sort(), Object.keys(to).sort()]).toEqual([
      ['id', 'name'],
      ['id', 'name'],
    ]);
  });

  test('that is too large is said in plain words, still to one person', async () => {
    bot.services.answerConnector = first(1, { status: 413 });
    const { status, sent } = await bot.deliver(command());
    expect([status, sent.map(({ query }) => query)]).toEqual([
      200,
      ['?isTargetedActivity=true', '?isTargetedActivity=true'],
    ]);
    expect(sent[1]?.body).toMatchObject({ text: expect.stringContaining('OM_E'), textFormat: 'plain' });
    expect(sent[1]?.body.attachments).toBeUndefined();
  });

  test('is said nowhere where no personal chat can be opened, least of all in public', async () => {
    bot.services.answerConnector = () => ({ status: 403 });
    const { status, sent } = await bot.deliver(command());
    expect(status).toBe(500);
    expect(sent.filter(({ path, query }) => path.includes('/activities') && query === '')).toEqual([]);
  });
});
