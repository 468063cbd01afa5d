import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { maxBodyBytes } from '../../src/slack/create-http-receiver.ts';
import { readCommand, readEvent, sign, signingSecret } from './slack-payloads.ts';
import { type RunningSlack, startSlack } from './start-slack.ts';

const json = 'application/json';
const form = 'application/x-www-form-urlencoded';
const newSecret = 'a-new-secret-while-the-old-one-is-being-replaced';

let slack: RunningSlack;
let seconds: number;
beforeAll(async () => {
  slack = await startSlack({ config: { signingSecrets: [signingSecret, newSecret] } });
  seconds = Math.floor(slack.clock / 1000);
});
afterAll(() => slack.stop());

let count = 0;
/** A command that Slack has not sent before. */
const newCommand = () =>
  new URLSearchParams({ ...readCommand('slash-command'), trigger_id: `9.${++count}` }).toString();

describe('a request that Slack did not sign is refused', () => {
  const body = 'command=/omerr';
  const good = () => sign(body, seconds);
  const hex = () => good()['x-slack-signature']?.slice(3) ?? '';
  test.each([
    { what: 'no signature', headers: () => ({ 'x-slack-signature': '' }) },
    { what: 'a signature of another text', headers: () => sign('command=/other', seconds) },
    { what: 'a signature with another secret', headers: () => sign(body, seconds, 'another secret') },
    { what: 'a short signature', headers: () => ({ 'x-slack-signature': `v0=${hex().slice(0, 63)}` }) },
    { what: 'a long signature', headers: () => ({ 'x-slack-signature': `v0=${hex()}0` }) },
    { what: 'version 1', headers: () => ({ 'x-slack-signature': `v1=${hex()}` }) },
    { what: 'a signature that is no hex', headers: () => ({ 'x-slack-signature': `v0=${'z'.repeat(64)}` }) },
    { what: 'an upper-case signature', headers: () => ({ 'x-slack-signature': `v0=${hex().toUpperCase()}` }) },
    { what: 'two signatures', headers: () => ({ 'x-slack-signature': `v0=${hex()}, v0=${hex()}` }) },
    { what: 'a timestamp 301 s old', headers: () => sign(body, seconds - 301) },
    { what: 'a timestamp 61 s ahead', headers: () => sign(body, seconds + 61) },
    { what: 'a timestamp 10 min ahead', headers: () => sign(body, seconds + 600) },
    ...['Infinity', 'NaN', '1e99', '-1', '0x6ab0', '', ' ', `${1_790_000_001}, ${1_790_000_001}`].map((timestamp) => ({
      what: `the timestamp ${JSON.stringify(timestamp)}`,
      headers: () => ({ ...signText(body, timestamp), 'x-slack-request-timestamp': timestamp }),
    })),
  ])('$what', async ({ headers }) => {
    const response = await slack.post(body, form, { ...good(), ...headers() });
    expect(response.status).toBe(401);
    expect(slack.api.calls.map(({ method }) => method)).toEqual(['auth.test']);
  });

  test('the same text in another encoding: the bytes are verified', async () => {
    const response = await slack.post('text=a%20b', form, sign('text=a+b', seconds));
    expect(response.status).toBe(401);
  });

  test('headers that come twice on the wire', async () => {
    const { 'x-slack-signature': signature, 'x-slack-request-timestamp': timestamp } = good();
    const answer = await sendRaw(
      `POST /slack/events HTTP/1.1\r\nHost: localhost\r\nContent-Type: ${form}\r\nContent-Length: ${body.length}\r\n` +
        `X-Slack-Signature: ${signature}\r\nX-Slack-Signature: ${signature}\r\nX-Slack-Request-Timestamp: ${timestamp}\r\n\r\n${body}`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 401 /);
  });
});

describe('a request that Slack signed is accepted', () => {
  test.each([
    { what: 'now', offset: 0 },
    { what: '299 s ago', offset: -299 },
    { what: '300 s ago', offset: -300 },
    { what: '60 s ahead', offset: 60 },
  ])('$what', async ({ offset }) => {
    const body = newCommand();
    expect((await slack.post(body, form, sign(body, seconds + offset))).status).toBe(200);
  });

  test.each([
    { what: 'the old secret', secret: signingSecret, status: 200 },
    { what: 'the new secret', secret: newSecret, status: 200 },
    { what: 'a third secret', secret: 'third', status: 401 },
  ])('while a secret is replaced: $what', async ({ secret, status }) => {
    const body = newCommand();
    expect((await slack.post(body, form, sign(body, seconds, secret))).status).toBe(status);
  });

  test.each([
    { type: `${form}; charset=utf-8`, status: 200 },
    { type: 'Application/X-WWW-Form-Urlencoded', status: 200 },
    { type: '', status: 415 },
    { type: 'text/plain', status: 415 },
    { type: 'multipart/form-data; boundary=x', status: 415 },
  ])('the content type "$type" gets $status', async ({ type, status }) => {
    expect((await slack.post(newCommand(), type)).status).toBe(status);
  });

  test('JSON with a charset', async () => {
    const body = JSON.stringify(readEvent('url-verification'));
    expect((await slack.post(body, 'Application/JSON; charset=UTF-8')).status).toBe(200);
  });
});

describe('what is signed but no payload of Slack is refused at once', () => {
  test.each([
    { what: 'null', body: 'null', type: json },
    { what: 'an array', body: '[]', type: json },
    { what: 'a number', body: '5', type: json },
    { what: 'an empty string', body: '""', type: json },
    { what: 'an empty object', body: '{}', type: json },
    { what: 'nothing', body: '', type: json },
    { what: 'no JSON', body: '{"type":', type: json },
    { what: 'an event that is null', body: '{"type":"event_callback","event":null}', type: json },
    { what: 'an event without a type', body: '{"type":"event_callback","event":{}}', type: json },
    { what: '100,000 nested arrays', body: '['.repeat(100_000), type: json },
    { what: '200,000 form fields', body: 'a=1&'.repeat(200_000), type: form },
    { what: 'a payload that is null', body: 'payload=null', type: form },
    { what: 'a form without a command', body: 'text=hello', type: form },
  ])('$what', async ({ body, type }) => {
    expect((await slack.post(body, type)).status).toBe(400);
  });

  test('a type that nobody listens to', async () => {
    const { actions: _actions, ...body } = { ...readCommand('slash-command'), command: '/other', actions: 1 };
    expect((await slack.post(new URLSearchParams(body).toString(), form)).status).toBe(404);
  });

  test('more than is read', async () => {
    const body = `text=${'x'.repeat(maxBodyBytes)}`;
    expect((await slack.post(body, form)).status).toBe(413);
  });

  test.each([
    {
      what: 'JSON',
      body: '{"type":"x","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}',
      type: json,
    },
    {
      what: 'a form',
      body: 'command=x&__proto__[polluted]=1&__proto__=1&constructor.prototype.polluted=1',
      type: form,
    },
  ])('$what that aims at prototypes changes none', async ({ body, type }) => {
    await slack.post(body, type);
    expect('polluted' in {}).toBe(false);
  });

  test('and the next good request is answered', async () => {
    expect((await slack.post(newCommand(), form)).status).toBe(200);
  });
});

describe("Slack's own checks", () => {
  test('url_verification, signed, is echoed as JSON', async () => {
    const response = await slack.event(readEvent('url-verification'));
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(await response.json()).toEqual({ challenge: '3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P' });
  });

  test('url_verification, not signed, is refused', async () => {
    const body = JSON.stringify(readEvent('url-verification'));
    expect((await slack.post(body, json, { 'x-slack-signature': 'v0=0' })).status).toBe(401);
  });

  test.each([
    { what: 'the certificate check comes unsigned', body: 'ssl_check=1&token=x', signed: false, status: 200 },
    { what: 'with a command smuggled in', body: `ssl_check=1&command=/omerr&text=help`, signed: false, status: 200 },
    { what: 'with a value that is none', body: 'ssl_check=true&command=/omerr', signed: false, status: 401 },
    { what: 'twice', body: 'ssl_check=1&ssl_check=1&command=/omerr', signed: false, status: 401 },
    { what: 'signed, with a command', body: 'ssl_check=1&command=/omerr&text=help', signed: true, status: 400 },
  ])('$what: no handler runs', async ({ body, signed, status }) => {
    const lines = slack.lines.length;
    const response = await slack.post(body, form, signed ? {} : { 'x-slack-signature': '' });
    expect(response.status).toBe(status);
    expect(await response.text()).toBe('');
    expect(slack.lines.slice(lines).filter(({ message }) => message === 'answered')).toEqual([]);
  });

  test('an event for another app is refused', async () => {
    await slack.event(readEvent('channel-join'));
    const foreign = { ...readEvent('message-channel'), api_app_id: 'A0000000099' };
    expect((await slack.event(foreign)).status).toBe(403);
    expect(slack.api.sent('chat.postMessage')).toEqual([]);
  });
});

describe('the same signed request once more', () => {
  test('a command is answered once', async () => {
    const body = newCommand();
    const first = await slack.post(body, form);
    expect(await first.text()).toContain('OM_E_INSTALL_NOT_ALLOWED');
    for (const _again of [1, 2]) {
      const again = await slack.post(body, form);
      expect(again.status).toBe(200);
      expect(await again.text()).toBe('');
    }
  });

  test('also a command without a trigger id', async () => {
    const { trigger_id: _trigger, ...fields } = readCommand('slash-command');
    const body = new URLSearchParams({ ...fields, text: '0x80cf2007' }).toString();
    expect(await (await slack.post(body, form)).text()).toContain('0x80cf2007');
    expect(await (await slack.post(body, form)).text()).toBe('');
  });

  test('a message is answered once', async () => {
    slack.api.calls.length = 0;
    for (const _time of [1, 2, 3]) expect((await slack.event(readEvent('message-channel'))).status).toBe(200);
    expect(slack.api.sent('chat.postMessage')).toHaveLength(1);
  });
});

test('no line of the log holds the secret, a signature or a text', () => {
  const log = JSON.stringify(slack.lines);
  expect(log).not.toContain(signingSecret);
  expect(log).not.toMatch(/v0=|xoxb-|Update failed/);
});

function signText(body: string, timestamp: string): Record<string, string> {
  return { 'x-slack-signature': sign(body, Number(timestamp))['x-slack-signature'] ?? '' };
}

/** Sends bytes as they are and answers with the beginning of what comes back. */
function sendRaw(bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(slack.url).port), '127.0.0.1', () => socket.write(bytes));
    socket.once('data', (data) => {
      socket.destroy();
      resolve(data.toString('utf8'));
    });
    socket.once('error', reject);
  });
}
