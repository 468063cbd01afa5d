import type { TeamsConfig } from '../config.ts';
import type { Cloud } from './cloud.ts';
import { createSigningKeys, KeysUnavailable } from './signing-keys.ts';
import { createTokenVerifier, TokenRefused } from './verify-token.ts';

/** A request that is not answered: the status to refuse it with, and the reason for the log. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly status: 400 | 401 | 403 | 503;

  constructor(status: Refusal['status'], reason: string) {
    super(reason);
    this.status = status;
  }
}

/** What of a request has to match its token. Nothing of it is trusted yet. */
export interface Claimed {
  readonly channelId?: unknown;
  readonly serviceUrl?: unknown;
  readonly tenantId?: unknown;
}

/** @throws {Refusal} */
export type Authenticate = (authorization: string | undefined, claimed: Claimed) => Promise<void>;

/**
 * Creates the check that every request to the bot has to pass (Bot Connector authentication, "authenticate requests from the
 * Bot Connector service to your bot"). Without credentials there is nothing to check but that answers stay on this machine.
 */
export function createAuthenticate(config: TeamsConfig, cloud: Cloud, now: () => number): Authenticate {
  if (config.mode === 'local') {
    return async (_authorization, { serviceUrl }) => {
      if (!isServiceUrl(cloud, serviceUrl)) throw new Refusal(403, 'in local mode answers go to this machine only');
    };
  }
  const verifyToken = createTokenVerifier(createSigningKeys(cloud.openIdMetadataUrl, now), now);
  const tenants = new Set(config.allowedTenants.map((tenant) => tenant.toLowerCase()));

  return async (authorization, { channelId, serviceUrl, tenantId }) => {
    const token = /^Bearer ([\w.-]+)$/i.exec(authorization ?? '')?.[1];
    if (!token) throw new Refusal(401, 'there is no bearer token');
    const claims = await verifyToken(token).catch((error: unknown) => {
      if (error instanceof TokenRefused) throw new Refusal(401, error.message);
      if (error instanceof KeysUnavailable) throw new Refusal(503, error.message);
      throw error;
    });
    if (claims.issuer !== cloud.issuer) throw new Refusal(401, 'the token has another issuer');
    if (claims.audience !== config.appId) throw new Refusal(401, 'the token is for another app');
    if (channelId !== 'msteams') throw new Refusal(401, 'the request is not from Teams');
    if (claims.endorsements.length > 0 && !claims.endorsements.includes(channelId)) {
      throw new Refusal(401, 'the key of the token may not sign for Teams');
    }
    if (typeof serviceUrl !== 'string' || typeof claims.serviceUrl !== 'string') {
      throw new Refusal(401, 'the service URL is missing');
    }
    if (withoutSlash(serviceUrl) !== withoutSlash(claims.serviceUrl)) {
      throw new Refusal(401, 'the token is for another service URL');
    }
    if (!isServiceUrl(cloud, serviceUrl)) throw new Refusal(403, 'the service URL is not one of Teams');
    if (tenants.size > 0 && !(typeof tenantId === 'string' && tenants.has(tenantId.toLowerCase()))) {
      throw new Refusal(403, 'the tenant is not allowed');
    }
  };
}

function isServiceUrl(cloud: Cloud, url: unknown): boolean {
  return typeof url === 'string' && URL.canParse(url) && cloud.isServiceUrl(new URL(url));
}

function withoutSlash(url: string): string {
  return url.endsWith('/') ? url.slice(0, -1) : url;
}
