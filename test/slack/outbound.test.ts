import { createServer } from 'node:http';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { slackFetch } from '../../src/slack/slack-fetch.ts';
import { botUserId, changeEvent, readCommand, readEvent } from './slack-payloads.ts';
import { type RunningSlack, startSlack } from './start-slack.ts';
import { type ApiAnswer, startSlackApi } from './start-slack-api.ts';

let slack: RunningSlack;
const running: RunningSlack[] = [];
beforeEach(async () => {
  slack = await startSlack();
  running.push(slack);
});
afterAll(async () => {
  await Promise.all(running.map((one) => one.stop()));
});

const posts = () => slack.api.sent('chat.postMessage');
const failures = () => slack.lines.filter(({ level }) => level === 'error');
/** Posts fail so often in this way, and then succeed. */
function failing(times: number, answer: ApiAnswer): void {
  slack.api.answer('chat.postMessage', (_call, nth) => (nth <= times ? answer : undefined));
}
const refusal = (error: string): ApiAnswer => ({ body: { ok: false, error } });

describe('what passes is tried again, a bounded number of times, and delivered once', () => {
  test.each([
    { what: '429 with a waiting time', answer: { status: 429, headers: { 'retry-after': '1' }, body: refusal('x') } },
    { what: '429 without one', answer: { status: 429, body: '' } },
    { what: '429 with one that is no number', answer: { status: 429, headers: { 'retry-after': 'soon' }, body: '' } },
    { what: '502', answer: { status: 502, body: 'bad gateway' } },
    { what: '504', answer: { status: 504, body: '' } },
    { what: '412', answer: { status: 412, body: '' } },
  ])('$what', async ({ answer }) => {
    failing(1, answer);
    await slack.event(readEvent('message-channel'));
    expect(posts()).toHaveLength(2);
    expect(failures()).toEqual([]);
  });

  test.each([
    { what: '502', answer: { status: 502, body: '' }, tries: 3 },
    { what: 'a connection that is cut after the answer was sent', answer: { reset: true }, tries: 1 },
    {
      what: 'a waiting time of a day',
      answer: { status: 429, headers: { 'retry-after': '99999' }, body: '' },
      tries: 1,
    },
  ])(
    '$what without end: given up after $tries, logged once, the code can be answered later',
    async ({ answer, tries }) => {
      failing(tries, answer);
      await slack.event(readEvent('message-channel'));
      expect(posts()).toHaveLength(tries);
      expect(failures()).toHaveLength(1);
      expect(failures()[0]?.fields).toMatchObject({ whatToDo: expect.any(String) });
      await slack.event(readEvent('message-channel'));
      expect(posts()).toHaveLength(tries + 1);
    },
    15_000,
  );

  test('a connection that is cut while Slack is only asked', async () => {
    slack.api.answer('conversations.replies', (_call, nth) => (nth === 1 ? { reset: true } : undefined));
    const text = `<@${botUserId}> please help`;
    await slack.event(changeEvent('app-mention', { text, ts: '1790000000.000900', thread_ts: '1790000000.000100' }));
    expect(slack.api.sent('conversations.replies')).toHaveLength(2);
    expect(failures()).toEqual([]);
  });

  test('a connection that Slack does not take at first', async () => {
    const other = await startSlackApi();
    await other.close();
    const posting = slackFetch(`${other.url}chat.postMessage`, { method: 'POST', body: 'text=hello' });
    const server = createServer((_request, response) => response.end('heard'));
    server.listen(Number(new URL(other.url).port), '127.0.0.1');
    expect(await (await posting).text()).toBe('heard');
    server.close();
  });

  test('while one channel waits another is answered', async () => {
    let refused = false;
    slack.api.answer('chat.postMessage', ({ message }) => {
      if (message.channel !== 'CSLOW' || refused) return undefined;
      refused = true;
      return { status: 429, headers: { 'retry-after': '2' }, body: '' };
    });
    await slack.send(JSON.stringify(changeEvent('message-channel', { channel: 'CSLOW' })), 'application/json');
    await slack.send(JSON.stringify(changeEvent('message-channel', { channel: 'CFAST' })), 'application/json');
    await slack.slack.idle();
    expect(posts()).toHaveLength(3);
    expect(posts().at(-1)).toMatchObject({ channel: 'CSLOW' });
  });
});

describe('what does not pass is not tried again, and logged once with what to do', () => {
  test.each([
    'channel_not_found',
    'is_archived',
    'not_in_channel',
    'missing_scope',
    'restricted_action',
    'something_new',
  ])('%s', async (error) => {
    failing(Number.POSITIVE_INFINITY, refusal(error));
    await slack.event(readEvent('message-channel'));
    await slack.event(changeEvent('message-channel', { ts: '1790000000.000900' }));
    expect(posts()).toHaveLength(2);
    expect(failures()).toHaveLength(1);
    expect(failures()[0]?.fields).toMatchObject({ reason: error, whatToDo: expect.any(String) });
  });

  test.each(['msg_too_long', 'msg_blocks_too_long', 'invalid_blocks'])(
    '%s: the same answer as plain text',
    async (error) => {
      failing(1, refusal(error));
      await slack.event(readEvent('message-channel'));
      expect(posts()).toHaveLength(2);
      expect(posts()[1]?.blocks).toBeUndefined();
      expect(posts()[1]?.text).toContain('OM_E_INSTALL_NOT_ALLOWED');
      expect(failures()).toHaveLength(1);
    },
  );

  test.each(['token_revoked', 'account_inactive', 'invalid_auth'])(
    '%s: no more calls, and /readyz says so; a command is still answered',
    async (error) => {
      failing(Number.POSITIVE_INFINITY, refusal(error));
      await slack.event(readEvent('message-channel'));
      await slack.event(changeEvent('message-channel', { ts: '1790000000.000900' }));
      expect(posts()).toHaveLength(1);
      expect(slack.slack.isReady()).toBe(false);
      const response = await slack.command(readCommand('slash-command'));
      expect(await response.text()).toContain('OM_E_INSTALL_NOT_ALLOWED');
    },
  );

  test.each([
    { what: 'a page', answer: { body: '<html>502</html>', headers: { 'content-type': 'text/html' } } },
    { what: 'nothing', answer: { body: '' } },
    { what: 'half of a JSON', answer: { body: '{"ok":' } },
    { what: '10 MB', answer: { body: 'x'.repeat(10_000_000) } },
  ])('$what as an answer', async ({ answer }) => {
    failing(Number.POSITIVE_INFINITY, answer);
    await slack.event(readEvent('message-channel'));
    expect(failures()).toHaveLength(1);
    expect(JSON.stringify(failures()).length).toBeLessThan(1_000);
  });

  test('an API that hangs is given up after 10 s, and not called again: it may have heard', async () => {
    failing(Number.POSITIVE_INFINITY, { hang: true });
    await slack.event(readEvent('message-channel'));
    expect(posts()).toHaveLength(1);
    expect(failures()[0]?.fields).toMatchObject({ reason: 'unreachable' });
  }, 15_000);

  test('a redirect is not followed with the token', async () => {
    failing(Number.POSITIVE_INFINITY, { status: 307, headers: { location: `${slack.api.origin}/elsewhere` } });
    await slack.event(readEvent('message-channel'));
    expect(slack.api.sent('elsewhere')).toEqual([]);
    expect(failures()).toHaveLength(1);
  }, 15_000);
});

describe('whoever asked gets a sentence', () => {
  const mention = () =>
    changeEvent('app-mention', {
      text: `<@${botUserId}> please help`,
      ts: '1790000000.000900',
      thread_ts: '1790000000.000100',
    });
  test.each([
    { error: 'not_in_channel', says: 'may not be in this channel' },
    { error: 'missing_scope', says: 'lacks the permission' },
    { error: 'thread_not_found', says: 'could not read this thread' },
  ])('where the thread cannot be read: $error', async ({ error, says }) => {
    slack.api.answer('conversations.replies', () => refusal(error));
    await slack.event(mention());
    expect(JSON.stringify(posts())).toContain(says);
    expect(failures()).toHaveLength(1);
  });

  test('where Slack limits the reading of threads: it is read once', async () => {
    slack.api.answer('conversations.replies', () => ({ status: 429, headers: { 'retry-after': '60' }, body: '' }));
    await slack.event(mention());
    expect(JSON.stringify(posts())).toContain('slow down');
    expect(slack.api.sent('conversations.replies')).toHaveLength(1);
  });

  test('where the answer cannot be posted', async () => {
    failing(1, refusal('restricted_action'));
    await slack.event(mention());
    expect(slack.api.sent('chat.postEphemeral')).toMatchObject([{ user: 'U0000000001', text: expect.any(String) }]);
  });
});

test('no token and no message text is ever logged', async () => {
  failing(1, refusal('fatal_error'));
  await slack.event(changeEvent('message-channel', { text: 'my secret is xoxb-1-2-3 and 0x80cf0016' }));
  expect(JSON.stringify(slack.lines)).not.toMatch(/xoxb|secret/);
});
