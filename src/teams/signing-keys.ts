import { createPublicKey, type KeyObject } from 'node:crypto';

/** The metadata and the keys must come within this, each. */
export const keysTimeoutMs = 1_400;
/** Keys are fetched anew after this, while the old ones go on working. */
export const keysFreshMs = 60 * 60 * 1000;
/** A key nobody knows makes them be fetched at most this often: a new key works within minutes, and a flood changes nothing. */
export const keysPauseMs = 5 * 60 * 1000;
/** After a failed fetch the next one waits this long. */
export const keysRetryMs = 1_000;

/** A key that signs requests to the bot, and the channels it may sign for; no channels: every channel. */
export interface SigningKey {
  readonly key: KeyObject;
  readonly endorsements: readonly string[];
}

/** The keys could not be fetched and none are known: nobody can be authenticated now. */
export class KeysUnavailable extends Error {
  override name = 'KeysUnavailable';
}

/** The keys of the Bot Connector by their id. */
export interface SigningKeys {
  /** @throws {KeysUnavailable} */
  find(id: string): Promise<SigningKey | undefined>;
  /** The key as it is known now, without fetching. */
  peek(id: string): SigningKey | undefined;
}

/**
 * Creates the keys that sign requests to the bot, fetched when first needed: one fetch at a time however many ask, with a
 * time-out. botbuilder fetches them once for each waiting request and waits for ever.
 *
 * @param metadataUrl the OpenID configuration, whose `jwks_uri` names the keys
 */
export function createSigningKeys(metadataUrl: string, now: () => number): SigningKeys {
  let keys = new Map<string, SigningKey>();
  let fetchedAt = Number.NEGATIVE_INFINITY;
  let failedAt = Number.NEGATIVE_INFINITY;
  let underWay: Promise<void> | undefined;

  const refresh = (): Promise<void> => {
    underWay ??= fetchKeys(metadataUrl)
      .then(
        (fetched) => {
          keys = fetched;
          fetchedAt = now();
        },
        () => {
          failedAt = now();
        },
      )
      .finally(() => {
        underWay = undefined;
      });
    return underWay;
  };

  return {
    peek: (id) => keys.get(id),
    async find(id) {
      const age = now() - fetchedAt;
      const mayFetch = underWay !== undefined || now() - failedAt >= keysRetryMs;
      if (keys.size === 0) {
        if (mayFetch) await refresh();
        if (keys.size === 0) throw new KeysUnavailable('the keys of the Bot Connector cannot be fetched');
      } else if (!keys.has(id) && age >= keysPauseMs && mayFetch) {
        await refresh();
      } else if (age >= keysFreshMs && mayFetch) {
        void refresh();
      }
      return keys.get(id);
    },
  };
}

async function fetchKeys(metadataUrl: string): Promise<Map<string, SigningKey>> {
  const { jwks_uri: keysUrl } = await fetchObject(metadataUrl);
  if (typeof keysUrl !== 'string') throw new Error('the OpenID configuration names no keys');
  const { keys } = await fetchObject(keysUrl);
  const found = new Map<string, SigningKey>();
  for (const jwk of Array.isArray(keys) ? keys : []) {
    if (jwk?.kty !== 'RSA' || typeof jwk.kid !== 'string') continue;
    const { kty, n, e } = jwk;
    const endorsements = Array.isArray(jwk.endorsements) ? jwk.endorsements.map(String) : [];
    found.set(jwk.kid, { key: createPublicKey({ key: { kty, n, e }, format: 'jwk' }), endorsements });
  }
  if (found.size === 0) throw new Error('there are no keys');
  return found;
}

async function fetchObject(url: string): Promise<Record<string, unknown>> {
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(keysTimeoutMs) });
  if (!response.ok) throw new Error(`status ${response.status}`);
  return (await response.json()) as Record<string, unknown>;
}
