import { generateKeyPairSync, verify } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { checkCertificate, createGetToken, renewMs } from '../../src/teams/get-token.ts';
import { RequestFailed } from '../../src/teams/send-request.ts';
import { appId, type Services, startServices, tenantId } from './start-services.ts';
import { registered } from './start-teams.ts';

let services: Services;
/** What was posted to the token address. */
const posted: Record<string, string>[] = [];
let failing = false;
beforeAll(async () => {
  services = await startServices();
  services.login.service.on('beforeResponse', (response, request) => {
    posted.push({ ...request.body });
    if (failing)
      Object.assign(response, { statusCode: 401, body: { error: 'invalid_client', error_description: 'secret' } });
  });
});
afterAll(() => services.stop());
beforeEach(() => {
  posted.length = 0;
  failing = false;
});

const { signal } = new AbortController();
const scope = 'https://api.botframework.com/.default';
const { password: _password, ...withoutSecret } = registered;

describe('the app proves who it is', () => {
  test('by its secret, in its own tenant', async () => {
    const token = await createGetToken(registered, services.cloud, Date.now)(scope, signal);
    expect(token).toMatch(/^ey/);
    expect(posted).toEqual([
      { grant_type: 'client_credentials', client_id: appId, scope, client_secret: registered.password },
    ]);
  });

  test.each([
    { name: 'x5t', thumbprint: '3F2504E04F8964A5B2C3D4E5F60718293A4B5C6D' },
    {
      name: 'x5t#S256',
      thumbprint: '9f:86:d0:81:88:4c:7d:65:9a:2f:ea:a0:c5:5a:d0:15:a3:bf:4f:1b:2b:0b:82:2c:d1:5d:6c:15:b0:f0:0a:08',
    },
  ])('by its certificate, known by $name', async ({ name, thumbprint }) => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString().replaceAll('\n', '\\n');
    await createGetToken(
      { ...withoutSecret, certificate: { thumbprint, privateKey: pem } },
      services.cloud,
      Date.now,
    )(scope, signal);
    const [head = '', body = '', signature = ''] = (posted[0]?.['client_assertion'] ?? '').split('.');
    const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString());
    const hex = thumbprint.replaceAll(':', '').toLowerCase();
    expect(Buffer.from(read(head)[name], 'base64url').toString('hex')).toBe(hex);
    expect(read(body)).toMatchObject({
      iss: appId,
      sub: appId,
      aud: `${services.cloud.loginUrl}/${tenantId}/oauth2/v2.0/token`,
    });
    expect(verify('sha256', Buffer.from(`${head}.${body}`), publicKey, Buffer.from(signature, 'base64url'))).toBe(true);
    expect(posted[0]).not.toHaveProperty('client_secret');
  });

  test.each(['', 'no key', '-----BEGIN PRIVATE KEY-----\\nAAAA\\n-----END PRIVATE KEY-----'])(
    'a certificate whose key is %j is named at the start',
    (privateKey) => {
      const certificate = { thumbprint: '3F2504E04F8964A5B2C3D4E5F60718293A4B5C6D', privateKey };
      expect(() => checkCertificate({ ...withoutSecret, certificate })).toThrow(/^MicrosoftAppCertificatePrivateKey/);
    },
  );

  describe('by a managed identity of the machine', () => {
    const asked: URL[] = [];
    const machine = createServer((request, response) => {
      asked.push(new URL(request.url ?? '/', 'http://machine'));
      response.setHeader('content-type', 'application/json');
      response.end(
        JSON.stringify({
          access_token: 'of-the-machine',
          expires_on: Math.floor(Date.now() / 1000) + 3600,
          token_type: 'Bearer',
        }),
      );
    });
    beforeAll(async () => {
      await new Promise<void>((resolve) => machine.listen(0, '127.0.0.1', resolve));
      // As Azure App Service and Container Apps announce it.
      vi.stubEnv('IDENTITY_ENDPOINT', `http://127.0.0.1:${(machine.address() as AddressInfo).port}/msi/token`);
      vi.stubEnv('IDENTITY_HEADER', 'a-header');
    });
    beforeEach(() => {
      asked.length = 0;
    });
    afterAll(() => {
      vi.unstubAllEnvs();
      machine.close();
    });

    test('whose token the app registration trusts (federated credential)', async () => {
      const federatedClientId = '11111111-2222-4333-8444-555555555555';
      await createGetToken({ ...withoutSecret, federatedClientId }, services.cloud, Date.now)(scope, signal);
      expect(Object.fromEntries(asked[0]?.searchParams ?? [])).toMatchObject({
        resource: 'api://AzureADTokenExchange',
        client_id: federatedClientId,
      });
      expect(posted[0]).toMatchObject({ client_assertion: 'of-the-machine', client_id: appId });
    });

    test('that is the app itself', async () => {
      const token = await createGetToken(
        { ...withoutSecret, appType: 'UserAssignedMsi' },
        services.cloud,
        Date.now,
      )(scope, signal);
      expect([token, posted]).toEqual(['of-the-machine', []]);
    });
  });
});

describe('a token', () => {
  test('is asked for once, however many wait', async () => {
    const getToken = createGetToken(registered, services.cloud, Date.now);
    const tokens = await Promise.all(Array.from({ length: 50 }, () => getToken(scope, signal)));
    expect(new Set(tokens).size).toBe(1);
    expect(posted).toHaveLength(1);
  });

  test('is waited for until the turn ends, also where the login host hangs', async () => {
    const hanging = createServer(() => {});
    await new Promise<void>((resolve) => hanging.listen(0, '127.0.0.1', resolve));
    const loginUrl = `http://127.0.0.1:${(hanging.address() as AddressInfo).port}`;
    const getToken = createGetToken(registered, { ...services.cloud, loginUrl }, Date.now);
    const patient = getToken(scope, signal).catch((error: Error) => error);
    await expect(getToken(scope, AbortSignal.timeout(50))).rejects.toThrow(RequestFailed);
    await expect(getToken(scope, AbortSignal.abort())).rejects.toThrow(RequestFailed);
    expect(await Promise.race([patient, 'still waiting'])).toBe('still waiting');
    hanging.closeAllConnections();
    hanging.close();
    await patient;
  }, 15_000);

  test('is one for each scope', async () => {
    const getToken = createGetToken(registered, services.cloud, Date.now);
    await Promise.all([getToken(scope, signal), getToken('https://graph.microsoft.com/.default', signal)]);
    expect(posted.map((body) => body['scope']).sort()).toEqual([scope, 'https://graph.microsoft.com/.default']);
  });

  test('for Graph is asked of the tenant whose data it is for, one for each', async () => {
    const paths: string[] = [];
    const login = createServer((request, response) => {
      paths.push(request.url ?? '');
      request.resume();
      response.end(JSON.stringify({ access_token: `of ${request.url}`, expires_in: 3600 }));
    });
    await new Promise<void>((resolve) => login.listen(0, '127.0.0.1', resolve));
    const loginUrl = `http://127.0.0.1:${(login.address() as AddressInfo).port}`;
    const config = { ...registered, appType: 'MultiTenant' as const };
    const getToken = createGetToken(config, { ...services.cloud, loginUrl }, Date.now);
    const tokens = [];
    for (const tenant of ['one', 'two', 'one', undefined]) tokens.push(await getToken(scope, signal, tenant));
    expect(paths).toEqual(['one', 'two', 'botframework.com'].map((tenant) => `/${tenant}/oauth2/v2.0/token`));
    expect(tokens[2]).toBe(tokens[0]);
    login.close();
  });

  test('is renewed shortly before it ends', async () => {
    const clock = { time: Date.now() };
    const getToken = createGetToken(registered, services.cloud, () => clock.time);
    await getToken(scope, signal);
    clock.time += 3600_000 - renewMs - 1;
    await getToken(scope, signal);
    expect(posted).toHaveLength(1);
    clock.time += 1;
    await getToken(scope, signal);
    expect(posted).toHaveLength(2);
  });

  test('that cannot be renewed is used to its end', async () => {
    const clock = { time: Date.now() };
    const getToken = createGetToken(registered, services.cloud, () => clock.time);
    const token = await getToken(scope, signal);
    failing = true;
    clock.time += 3600_000 - renewMs;
    expect(await getToken(scope, signal)).toBe(token);
    clock.time += renewMs - 1;
    expect(await getToken(scope, signal)).toBe(token);
    clock.time += 1;
    await expect(getToken(scope, signal)).rejects.toThrow(RequestFailed);
  });

  test('that is refused is asked for again, and the reason tells no secret', async () => {
    const getToken = createGetToken(registered, services.cloud, Date.now);
    failing = true;
    const refused = await getToken(scope, signal).catch((error: Error) => error);
    expect(String(refused)).toMatch(/answered 401 \(invalid_client\)$/);
    failing = false;
    expect(await getToken(scope, signal)).toMatch(/^ey/);
  });
});
