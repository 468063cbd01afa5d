import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { OAuth2Issuer } from 'oauth2-mock-server';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  createSigningKeys,
  keysFreshMs,
  keysPauseMs,
  keysRetryMs,
  type SigningKeys,
} from '../../src/teams/signing-keys.ts';
import { createTokenVerifier, maxRememberedTokens } from '../../src/teams/verify-token.ts';
import { type Bot, readFixture, startTeams } from './start-teams.ts';

/** A stand-in for the host that announces keys, which counts and can fail. */
const host = {
  issuer: new OAuth2Issuer(),
  endorsements: undefined as readonly string[] | undefined,
  fetched: [] as string[],
  failing: undefined as 'hang' | 'status' | 'page' | undefined,
  url: '',
};
const http = createServer((request, response) => {
  const path = request.url ?? '';
  host.fetched.push(path);
  if (host.failing === 'hang') return;
  if (host.failing === 'status') response.statusCode = 500;
  if (host.failing) return void response.end('<html>');
  const keys = host.issuer.keys.toJSON().map((key) => ({ ...key, endorsements: host.endorsements }));
  response.end(JSON.stringify(path === '/keys' ? { keys } : { jwks_uri: `${host.url}/keys` }));
});
beforeAll(async () => {
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  host.url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
});
afterAll(() => {
  http.closeAllConnections();
  http.close();
});
beforeEach(async () => {
  host.issuer = new OAuth2Issuer();
  host.issuer.url = 'https://api.botframework.com';
  await host.issuer.keys.generate('RS256');
  Object.assign(host, { endorsements: undefined, fetched: [], failing: undefined });
});

const kid = (index = 0) => host.issuer.keys.toJSON()[index]?.kid ?? '';

/** Keys with a clock that the test turns. */
function startKeys(): { keys: SigningKeys; clock: { time: number } } {
  const clock = { time: 1_000_000 };
  return { clock, keys: createSigningKeys(`${host.url}/metadata`, () => clock.time) };
}

describe('fetching', () => {
  test('50 that wait for the first keys cause one fetch of each page', async () => {
    const { keys } = startKeys();
    const found = await Promise.all(Array.from({ length: 50 }, () => keys.find(kid())));
    expect(found.every((key) => key !== undefined)).toBe(true);
    expect(host.fetched).toEqual(['/metadata', '/keys']);
  });

  test('100 unknown keys cause no fetch within the pause', async () => {
    const { keys, clock } = startKeys();
    await keys.find(kid());
    clock.time += keysPauseMs - 1;
    await Promise.all(Array.from({ length: 100 }, (_, index) => keys.find(`unknown-${index}`)));
    expect(host.fetched).toHaveLength(2);
  });

  test('after the pause 100 unknown keys cause one', async () => {
    const { keys, clock } = startKeys();
    await keys.find(kid());
    clock.time += keysPauseMs;
    await Promise.all(Array.from({ length: 100 }, (_, index) => keys.find(`unknown-${index}`)));
    expect(host.fetched).toHaveLength(4);
  });

  test('a new key works five minutes after the last fetch', async () => {
    const { keys, clock } = startKeys();
    await keys.find(kid());
    await host.issuer.keys.generate('RS256');
    expect(await keys.find(kid(1))).toBeUndefined();
    clock.time += keysPauseMs;
    expect(await keys.find(kid(1))).toBeDefined();
  });

  test.each(['status', 'page', 'hang'] as const)(
    'known keys go on working for a day while the host fails: %s',
    async (failing) => {
      const { keys, clock } = startKeys();
      await keys.find(kid());
      host.failing = failing;
      for (let hour = 0; hour < 24; hour += 1) {
        clock.time += keysFreshMs;
        expect(await keys.find(kid())).toBeDefined();
      }
    },
  );

  test.each(['status', 'page'] as const)('without any key it says so, and recovers: %s', async (failing) => {
    const { keys, clock } = startKeys();
    host.failing = failing;
    await expect(keys.find(kid())).rejects.toThrow('cannot be fetched');
    host.failing = undefined;
    clock.time += keysRetryMs;
    expect(await keys.find(kid())).toBeDefined();
  });

  test('a failing host is not asked again at once', async () => {
    const { keys } = startKeys();
    host.failing = 'status';
    for (let count = 0; count < 10; count += 1) await expect(keys.find(kid())).rejects.toThrow();
    expect(host.fetched).toHaveLength(1);
  });
});

describe('a verified token', () => {
  const build = (payload: object = {}) =>
    host.issuer.buildToken({ scopesOrTransform: (_header, claims) => void Object.assign(claims, payload) });

  /** A verifier that counts the signatures it checks: each one needs its key. */
  function startVerifier() {
    const { keys, clock } = startKeys();
    clock.time = Date.now();
    const checked: string[] = [];
    const counting: SigningKeys = {
      ...keys,
      find: (id) => {
        checked.push(id);
        return keys.find(id);
      },
    };
    return { verifyToken: createTokenVerifier(counting, () => clock.time), clock, checked };
  }

  test('is verified once', async () => {
    const { verifyToken, checked } = startVerifier();
    const token = await build();
    for (let count = 0; count < 10; count += 1) await verifyToken(token);
    expect(checked).toHaveLength(1);
  });

  test('is refused when it has expired', async () => {
    const { verifyToken, clock } = startVerifier();
    const token = await build();
    await verifyToken(token);
    clock.time += 2 * 60 * 60 * 1000;
    await expect(verifyToken(token)).rejects.toThrow('expired');
  });

  test('is refused when its key is withdrawn', async () => {
    const { verifyToken, clock } = startVerifier();
    const token = await build({ exp: Math.floor(Date.now() / 1000) + 10 * 60 * 60 });
    await verifyToken(token);
    host.issuer = new OAuth2Issuer();
    host.issuer.url = 'https://api.botframework.com';
    await host.issuer.keys.generate('RS256');
    clock.time += keysFreshMs;
    const other = await build();
    await verifyToken(other);
    await expect(verifyToken(token)).rejects.toThrow('unknown');
  });

  test('does not vouch for another one with the same claims', async () => {
    const { verifyToken } = startVerifier();
    const token = await build();
    await verifyToken(token);
    await expect(verifyToken(`${token.slice(0, token.lastIndexOf('.'))}.AAAA`)).rejects.toThrow('signature');
  });

  test('is forgotten when there are too many', async () => {
    const { verifyToken, checked } = startVerifier();
    const tokens = await Promise.all(Array.from({ length: 4 }, (_, index) => build({ index })));
    for (const token of tokens) await verifyToken(token);
    for (const token of tokens) await verifyToken(token);
    expect(checked).toHaveLength(4);
    expect(maxRememberedTokens).toBe(1_000);
  });
});

describe('the bot', () => {
  const start = async (): Promise<{ bot: Bot; authorization: string }> => {
    const bot = await startTeams({ cloud: { openIdMetadataUrl: `${host.url}/metadata` } });
    const token = await host.issuer.buildToken({
      scopesOrTransform: (_header, payload) =>
        void Object.assign(payload, {
          aud: '8c1f6c60-4d0f-4a5e-9b11-0a1b2c3d4e5f',
          serviceurl: bot.services.serviceUrl,
        }),
    });
    return { bot, authorization: `Bearer ${token}` };
  };

  test.each([
    { endorsements: undefined, status: 200 },
    { endorsements: [], status: 200 },
    { endorsements: ['webchat', 'msteams'], status: 200 },
    { endorsements: ['webchat'], status: 401 },
  ])('a key that is endorsed for $endorsements: $status', async ({ endorsements, status }) => {
    host.endorsements = endorsements;
    const { bot, authorization } = await start();
    expect((await bot.deliver(readFixture('personal-message'), { authorization })).status).toBe(status);
    await bot.stop();
  });

  test('a host of keys that hangs is answered with 503, not waited for', async () => {
    host.failing = 'hang';
    const { bot, authorization } = await start();
    const delivered = await bot.deliver(readFixture('personal-message'), { authorization });
    expect([delivered.status, delivered.sent]).toEqual([503, []]);
    await bot.stop();
  });
});
