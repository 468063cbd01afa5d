import { createHmac, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { request } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { localCloud, publicCloud } from '../../src/teams/cloud.ts';
import { appId } from './start-services.ts';
import { type Bot, readFixture, registered, startTeams } from './start-teams.ts';

let bot: Bot;
beforeAll(async () => {
  bot = await startTeams();
});
afterAll(() => bot.stop());
beforeEach(() => {
  bot.logged.length = 0;
});

type Change = (header: Record<string, unknown>, payload: Record<string, unknown>) => void;

const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
const seconds = () => Math.floor(Date.now() / 1000);
const claims = () => ({
  iss: 'https://api.botframework.com',
  aud: appId,
  serviceurl: bot.services.serviceUrl,
  exp: seconds() + 600,
});
const keyOf = () => bot.services.login.issuer.keys.toJSON()[0] ?? { kid: '' };
const good = (change?: Change) => bot.services.buildToken(change);

/** A token put together by hand. */
function forge(header: object, payload: object, signature: (content: string) => Buffer): string {
  const content = `${encode(header)}.${encode(payload)}`;
  return `${content}.${signature(content).toString('base64url')}`;
}

test('a signed request is answered', async () => {
  const { status, sent } = await bot.deliver(readFixture('personal-message'), {
    authorization: `Bearer ${await good()}`,
  });
  expect([status, sent.length]).toEqual([200, 1]);
});

const { privateKey: otherKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const bad: { what: string; token: () => string | Promise<string> }[] = [
  { what: 'is garbage', token: () => 'garbage' },
  { what: 'has three garbage parts', token: () => 'a.b.c' },
  { what: 'has parts that are no objects', token: () => `${encode([1])}.${Buffer.from('5').toString('base64url')}.AA` },
  { what: 'names the algorithm none', token: () => forge({ alg: 'none' }, claims(), () => Buffer.alloc(0)) },
  {
    what: 'names none and has a signature',
    token: () => forge({ alg: 'none', ...keyId() }, claims(), () => Buffer.from('x')),
  },
  {
    what: 'is signed by HS256 with the public key',
    token: () => {
      const pem = createPublicKey({ key: keyOf() as never, format: 'jwk' }).export({ type: 'spki', format: 'pem' });
      const hmac = (content: string) => createHmac('sha256', pem).update(content).digest();
      return forge({ alg: 'HS256', typ: 'JWT', ...keyId() }, claims(), hmac);
    },
  },
  {
    what: "is signed by another key under a known key's name",
    token: () =>
      forge({ alg: 'RS256', ...keyId() }, claims(), (content) => sign('sha256', Buffer.from(content), otherKey)),
  },
  {
    what: 'is signed by an unknown key',
    token: () =>
      forge({ alg: 'RS256', kid: 'x' }, claims(), (content) => sign('sha256', Buffer.from(content), otherKey)),
  },
  { what: 'has another audience', token: () => good((_, payload) => Object.assign(payload, { aud: 'another-app' })) },
  { what: 'has a list of audiences', token: () => good((_, payload) => Object.assign(payload, { aud: [appId] })) },
  {
    what: 'has another issuer',
    token: () => good((_, payload) => Object.assign(payload, { iss: 'https://evil.example' })),
  },
  {
    what: 'has expired six minutes ago',
    token: () => good((_, payload) => Object.assign(payload, { exp: seconds() - 360 })),
  },
  {
    what: 'begins in six minutes',
    token: () => good((_, payload) => Object.assign(payload, { nbf: seconds() + 360 })),
  },
  { what: 'has no expiry', token: () => good((_, payload) => void delete payload['exp']) },
  {
    what: 'has an expiry that is no number',
    token: () => good((_, payload) => Object.assign(payload, { exp: '99999999999' })),
  },
  {
    what: 'is for another service URL',
    token: () => good((_, payload) => Object.assign(payload, { serviceurl: 'https://smba.trafficmanager.net/amer/' })),
  },
  { what: 'names no service URL', token: () => good((_, payload) => void delete payload['serviceurl']) },
  { what: 'has a tampered signature', token: async () => tamper(await good(), 2) },
  { what: 'has tampered claims', token: async () => tamper(await good(), 1) },
  { what: 'is 9,000 characters long', token: async () => `${await good()}${'a'.repeat(9_000)}` },
];

function keyId() {
  return { kid: keyOf().kid };
}

/** The token with one character in the middle of a part changed. */
function tamper(token: string, part: number): string {
  const parts = token.split('.');
  const text = parts[part] ?? '';
  const at = Math.floor(text.length / 2);
  parts[part] = `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`;
  return parts.join('.');
}

describe('a token is refused with 401, the reason in the log alone, that', () => {
  test.each(bad)('$what', async ({ token }) => {
    const value = await token();
    const { status, body, sent } = await bot.deliver(readFixture('personal-message'), {
      authorization: `Bearer ${value}`,
    });
    expect({ status, body, sent }).toEqual({ status: 401, body: { error: expect.any(String) }, sent: [] });
    expect(bot.logged).toHaveLength(1);
    expect(JSON.parse(bot.logged[0] ?? '')).toEqual({
      platform: 'teams',
      reason: expect.stringMatching(/^[a-z ]*(RS256|Teams|URL)?[a-z ]*$/i),
      status: 401,
      message: 'a request was refused',
    });
    for (const part of value.split('.')) if (part.length > 8) expect(bot.logged.join()).not.toContain(part);
  });

  test('is missing', async () => {
    const { status, sent } = await bot.deliver(readFixture('personal-message'), { authorization: '' });
    expect([status, sent]).toEqual([401, []]);
  });

  test('is of another scheme', async () => {
    const { status } = await bot.deliver(readFixture('personal-message'), { authorization: `Basic ${await good()}` });
    expect(status).toBe(401);
  });
});

describe('clocks may differ by five minutes', () => {
  test.each([
    { what: 'expired four minutes ago', change: { exp: seconds() - 240 } },
    { what: 'begins in four minutes', change: { nbf: seconds() + 240 } },
  ])('a token that $what is accepted', async ({ change }) => {
    const token = await good((_, payload) => Object.assign(payload, change));
    const { status } = await bot.deliver(readFixture('personal-message'), { authorization: `Bearer ${token}` });
    expect(status).toBe(200);
  });
});

describe('with a good token a request is refused that', () => {
  test.each([
    { what: 'names no service URL', changes: { serviceUrl: undefined }, status: 401 },
    { what: 'names another service URL', changes: { serviceUrl: 'https://evil.example/' }, status: 401 },
    { what: 'comes from another channel', changes: { channelId: 'directline' }, status: 401 },
    { what: 'names no channel', changes: { channelId: undefined }, status: 401 },
    {
      what: 'comes from another tenant',
      changes: { channelData: { tenant: { id: '00000000-0000-4000-8000-000000000000' } } },
      status: 403,
    },
    {
      what: 'names no tenant',
      changes: { channelData: {}, conversation: { id: 'a:1', conversationType: 'personal' } },
      status: 403,
    },
    { what: 'has no type', changes: { type: undefined }, status: 400 },
    { what: 'has no conversation', changes: { conversation: undefined }, status: 400 },
    { what: 'has a conversation that is a text', changes: { conversation: 'a' }, status: 400 },
    { what: 'has an author without an id', changes: { from: {} }, status: 400 },
  ])('$what: $status', async ({ changes, status }) => {
    const { status: answered, sent } = await bot.deliver({ ...readFixture('personal-message'), ...changes });
    expect([answered, sent]).toEqual([status, []]);
  });
});

describe('even a signed service URL is refused where it leads elsewhere', () => {
  test.each([
    'http://169.254.169.254/',
    'http://localhost:3978/',
    'http://smba.trafficmanager.net/emea/',
    'https://smba.trafficmanager.net@evil.example/',
    'https://user@smba.trafficmanager.net/emea/',
    'https://smba.trafficmanager.net./emea/',
    'https://smba.trafficmanager.net.evil.example/',
    'https://smba.trafficmanager.net:8443/emea/',
    'https://xn--smba-trafficmanager-net.example/',
    'https://evil.example/smba.trafficmanager.net/',
    'https://smba.trafficmanager.net/emea/?x=',
    'https://smba.trafficmanager.net/emea/#',
    'not an address',
  ])('%s', async (serviceUrl) => {
    const strict = await startTeams({ cloud: { isServiceUrl: publicCloud.isServiceUrl } });
    const token = await strict.services.buildToken((_, payload) => Object.assign(payload, { serviceurl: serviceUrl }));
    const delivered = await strict.deliver(
      { ...readFixture('personal-message'), serviceUrl },
      { authorization: `Bearer ${token}` },
    );
    expect([delivered.status, delivered.sent]).toEqual([403, []]);
    await strict.stop();
  });

  test.each(['https://smba.trafficmanager.net/emea/', 'https://smba.infra.gcc.teams.microsoft.com/teams'])(
    '%s is one of Teams',
    async (address) => {
      expect(publicCloud.isServiceUrl(new URL(address))).toBe(true);
    },
  );
});

describe('a bot without credentials', () => {
  test.each([
    { serviceUrl: 'https://smba.trafficmanager.net/emea/', status: 403 },
    { serviceUrl: 'http://169.254.169.254/', status: 403 },
    { serviceUrl: 'http://10.0.0.1/', status: 403 },
    { serviceUrl: 'http://localhost.evil.example/', status: 403 },
    { serviceUrl: 'http://127.0.0.1@evil.example/', status: 403 },
    { serviceUrl: undefined, status: 403 },
    { serviceUrl: 'http://localhost:8080/admin/delete?x=', status: 403 },
    { serviceUrl: 'http://localhost:8080/admin/delete?', status: 403 },
    { serviceUrl: 'http://localhost:8080/admin/delete#', status: 403 },
  ])('sends nothing to $serviceUrl', async ({ serviceUrl, status }) => {
    const local = await startTeams({ config: { mode: 'local' }, cloud: localCloud });
    const delivered = await local.deliver({ ...readFixture('personal-message'), serviceUrl }, { authorization: '' });
    expect([delivered.status, delivered.sent]).toEqual([status, []]);
    await local.stop();
  });

  test.each([
    { what: 'a page whose name leads to this machine', headers: { host: 'evil.example:3978' }, status: 403 },
    { what: 'a name that only looks like it', headers: { host: 'localhost.evil.example' }, status: 403 },
    { what: 'a page of elsewhere', headers: { host: 'localhost', origin: 'https://evil.example' }, status: 403 },
    { what: 'a page without an origin', headers: { host: 'localhost', origin: 'null' }, status: 403 },
    { what: 'a page of this machine', headers: { host: '127.0.0.1', origin: 'http://localhost:56150' }, status: 200 },
    { what: 'IPv6', headers: { host: '[::1]:3978' }, status: 200 },
  ])('answers $what with $status', async ({ headers, status }) => {
    const local = await startTeams({ config: { mode: 'local' }, cloud: localCloud });
    const body = JSON.stringify({ ...readFixture('personal-message'), serviceUrl: local.services.serviceUrl });
    const answered = await new Promise<number | undefined>((resolve, reject) => {
      const options = { method: 'POST', headers: { 'content-type': 'application/json', ...headers } };
      request(local.url, options, (response) => resolve(response.resume().statusCode))
        .on('error', reject)
        .end(body);
    });
    expect([answered, local.services.sent.length]).toEqual([status, status === 200 ? 1 : 0]);
    await local.stop();
  });

  test('answers on this machine', async () => {
    const local = await startTeams({ config: { mode: 'local' }, cloud: localCloud });
    const { status, sent } = await local.deliver(readFixture('personal-message'), { authorization: '' });
    expect([status, sent.length, sent[0]?.authorization]).toEqual([200, 1, undefined]);
    await local.stop();
  });
});

test('tenants are compared whatever their case, and an empty list allows every one', async () => {
  const upper = await startTeams({
    config: { ...registered, allowedTenants: [registered.tenantId?.toUpperCase() ?? ''] } as never,
  });
  expect((await upper.deliver(readFixture('personal-message'))).status).toBe(200);
  await upper.stop();
  const every = await startTeams({ config: { ...registered, allowedTenants: [] } });
  const activity = { ...readFixture('personal-message'), channelData: { tenant: { id: 'another' } } };
  expect((await every.deliver(activity)).status).toBe(200);
  await every.stop();
});
