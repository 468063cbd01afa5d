import { createPrivateKey, randomUUID, sign } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { TeamsConfig } from '../config.ts';
import type { Cloud } from './cloud.ts';
import { getIdentityToken } from './get-identity-token.ts';
import { RequestFailed, sendRequest } from './send-request.ts';

/** A token is renewed this long before it ends. */
export const renewMs = 5 * 60 * 1000;
/** Asking for a token ends here, tries included. */
export const tokenTimeoutMs = 8_000;
/** How long the proof made from a certificate is good for; it is used at once. */
const assertionSeconds = 5 * 60;

/** What a managed identity's token is asked for that stands in for a secret. */
const exchangeScope = 'api://AzureADTokenExchange/.default';

/** Tokens that are kept: a scope or two of each tenant. */
const maxTokens = 1_000;

/**
 * A token of the app for one scope; whoever waits for it waits until `signal` ends.
 *
 * @param tenant whose data it is for (default: where the app's own tokens for the Bot Connector come from)
 * @throws {RequestFailed}
 */
export type GetToken = (scope: string, signal: AbortSignal, tenant?: string) => Promise<string>;

type Registered = Extract<TeamsConfig, { mode: 'registered' }>;

/**
 * Creates what gets the app's own tokens (OAuth 2.0 client credentials, RFC 6749 section 4.4), by secret, certificate,
 * federated credential or managed identity. A token is kept until shortly before its end; however many wait, one asks.
 */
export function createGetToken(config: Registered, cloud: Cloud, now: () => number): GetToken {
  const tokens = new LRUCache<string, { readonly token: Promise<string>; ends: number }>({ max: maxTokens });

  const find = (scope: string, tenant: string): Promise<string> => {
    const key = `${tenant} ${scope}`;
    const known = tokens.get(key);
    if (known && now() < known.ends - renewMs) return known.token;
    const isGood = known !== undefined && now() < known.ends;
    // Everyone waits for the same request, so it ends by its own time and not by the turn of one of them.
    const asked = askForToken(config, cloud, scope, tenant, now, AbortSignal.timeout(tokenTimeoutMs));
    const entry = { token: asked.then(({ token }) => token), ends: Number.POSITIVE_INFINITY };
    tokens.set(key, entry);
    asked.then(
      ({ seconds }) => {
        entry.ends = now() + seconds * 1000;
      },
      () => {
        // What is still good is kept; the next one who needs it asks anew.
        if (isGood) tokens.set(key, known);
        else tokens.delete(key);
      },
    );
    return isGood ? entry.token.catch(() => known.token) : entry.token;
  };
  const { appType, tenantId = cloud.multiTenant } = config;
  const ownTenant = appType === 'MultiTenant' ? cloud.multiTenant : tenantId;
  return (scope, signal, tenant = ownTenant) => waitFor(find(scope, tenant), new URL(cloud.loginUrl).host, signal);
}

/** The turn of one who waits ends, though the request for the token goes on for the others. */
function waitFor(token: Promise<string>, host: string, signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    const give = () => reject(new RequestFailed(host, 0, 'no token in time'));
    if (signal.aborted) give();
    signal.addEventListener('abort', give, { once: true });
    token.then(resolve, reject).finally(() => signal.removeEventListener('abort', give));
  });
}

/**
 * Checks what can be checked of the credentials without asking anybody.
 *
 * @throws {Error} in words for an operator, without the key
 */
export function checkCertificate({ certificate }: Registered): void {
  if (!certificate) return;
  try {
    createPrivateKey(toPem(certificate.privateKey));
  } catch {
    throw new Error(
      'MicrosoftAppCertificatePrivateKey is no private key in PEM form (-----BEGIN PRIVATE KEY-----); line breaks may be written as \\n',
    );
  }
}

/** A key in an environment variable has its line breaks written as \n. */
function toPem(privateKey: string): string {
  return privateKey.replaceAll('\\n', '\n');
}

interface Granted {
  readonly token: string;
  readonly seconds: number;
}

async function askForToken(
  config: Registered,
  cloud: Cloud,
  scope: string,
  tenant: string,
  now: () => number,
  signal: AbortSignal,
): Promise<Granted> {
  const { appId, appType } = config;
  if (appType === 'UserAssignedMsi') return getIdentityToken(appId, scope, now, signal);
  const url = new URL(`${cloud.loginUrl}/${encodeURIComponent(tenant)}/oauth2/v2.0/token`);
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: appId,
    scope,
    ...(await proveIdentity(config, url, now, signal)),
  });
  const granted = await sendRequest({
    url,
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: body.toString(),
    isRepeatable: true,
    signal,
  });
  const { access_token: token, expires_in: seconds } = Object(granted) as Record<string, unknown>;
  if (typeof token !== 'string' || token === '') throw new Error(`${url.host} gave no token`);
  return { token, seconds: Number(seconds) || 0 };
}

/** The part of the request that proves who asks. */
async function proveIdentity(
  config: Registered,
  url: URL,
  now: () => number,
  signal: AbortSignal,
): Promise<Record<string, string>> {
  if (config.certificate) return assertion(signAssertion(config.appId, config.certificate, url, now));
  if (config.federatedClientId) {
    // The app registration trusts this managed identity (Entra: workload identity federation with a managed identity).
    const { token } = await getIdentityToken(config.federatedClientId, exchangeScope, now, signal);
    return assertion(token);
  }
  return { client_secret: config.password ?? '' };
}

function assertion(value: string): Record<string, string> {
  return {
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: value,
  };
}

/** A proof signed by the certificate's key (Entra: application certificate credentials). The thumbprint is hex SHA-1 or SHA-256. */
function signAssertion(
  appId: string,
  { thumbprint, privateKey }: { readonly thumbprint: string; readonly privateKey: string },
  url: URL,
  now: () => number,
): string {
  const digest = Buffer.from(thumbprint.replaceAll(':', ''), 'hex');
  const seconds = Math.floor(now() / 1000);
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const head = encode({
    typ: 'JWT',
    alg: 'RS256',
    [digest.length === 32 ? 'x5t#S256' : 'x5t']: digest.toString('base64url'),
  });
  const claims = encode({
    iss: appId,
    sub: appId,
    aud: url.href,
    jti: randomUUID(),
    nbf: seconds,
    exp: seconds + assertionSeconds,
  });
  return `${head}.${claims}.${sign('sha256', Buffer.from(`${head}.${claims}`), toPem(privateKey)).toString('base64url')}`;
}
