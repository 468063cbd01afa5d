import { createHash } from 'node:crypto';
import { errors, type JWTPayload, jwtVerify } from 'jose';
import type { SigningKey, SigningKeys } from './signing-keys.ts';

/** The longest token that is looked at; those of the Bot Connector are about 1 KB. */
export const maxTokenLength = 8 * 1024;
/** Clocks may differ by this much (Bot Connector authentication, "industry-standard clock-skew"). */
export const clockSkewMs = 5 * 60 * 1000;
/** Verified tokens that are remembered; the Bot Connector renews its token about once an hour. */
export const maxRememberedTokens = 1_000;

/** What a verified token says. */
export interface Claims {
  readonly issuer: unknown;
  readonly audience: unknown;
  readonly serviceUrl: unknown;
  /** The channels its key may sign for; none: every channel. */
  readonly endorsements: readonly string[];
}

/** A token that is not accepted. The reason is for the log, never for the sender, and holds nothing of the token. */
export class TokenRefused extends Error {
  override name = 'TokenRefused';
}

interface Verified {
  readonly claims: Claims;
  readonly keyId: string;
  readonly key: SigningKey;
  readonly notBefore: number;
  readonly expires: number;
}

/**
 * Creates the check of signed tokens: RS256 by a known key, with an expiry, within its time.
 *
 * The signature of a token is checked once. After that the token is known by its SHA-256 and only its time and its key are
 * looked at: a key that is withdrawn takes its tokens with it. What must match the request (issuer, audience, service URL,
 * channel) is for the caller, for each request.
 */
export function createTokenVerifier(keys: SigningKeys, now: () => number): (token: string) => Promise<Claims> {
  const remembered = new Map<string, Verified>();

  return async (token) => {
    if (token.length > maxTokenLength) throw new TokenRefused('the token is too long');
    const digest = createHash('sha256').update(token).digest('base64');
    const known = remembered.get(digest);
    if (known && keys.peek(known.keyId) === known.key) {
      checkTime(known, now());
      return known.claims;
    }
    remembered.delete(digest);
    const verified = await verifyOnce(token, keys, now());
    checkTime(verified, now());
    remembered.set(digest, verified);
    if (remembered.size > maxRememberedTokens) remembered.delete(remembered.keys().next().value ?? digest);
    return verified.claims;
  };
}

async function verifyOnce(token: string, keys: SigningKeys, now: number): Promise<Verified> {
  let keyId = '';
  let key: SigningKey | undefined;
  const findKey = async ({ kid = '' }: { kid?: string }) => {
    keyId = kid;
    key = await keys.find(kid);
    if (!key) throw new TokenRefused('the key of the token is unknown');
    return key.key;
  };
  try {
    // The algorithm is ours to choose: a token that names another one (none, HS256 with the public key) is no token.
    const { payload } = await jwtVerify<JWTPayload & { serviceurl?: unknown }>(token, findKey, {
      algorithms: ['RS256'],
      requiredClaims: ['exp'],
      clockTolerance: clockSkewMs / 1000,
      currentDate: new Date(now),
    });
    if (!key) throw new TokenRefused('the token names no key');
    const { iss, aud, exp = 0, nbf = 0, serviceurl } = payload;
    return {
      claims: { issuer: iss, audience: aud, serviceUrl: serviceurl, endorsements: key.endorsements },
      keyId,
      key,
      notBefore: nbf * 1000 - clockSkewMs,
      expires: exp * 1000 + clockSkewMs,
    };
  } catch (error) {
    throw error instanceof errors.JOSEError ? new TokenRefused(toReason(error)) : error;
  }
}

/** Why a token is refused, in words of ours: jose's may hold parts of the token. */
function toReason(error: errors.JOSEError): string {
  if (error instanceof errors.JOSEAlgNotAllowed) return 'the token is not signed by RS256';
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'the signature is wrong';
  if (error instanceof errors.JWTExpired) return 'the token has expired';
  if (error instanceof errors.JWTClaimValidationFailed) {
    return error.claim === 'nbf' ? 'the token is not valid yet' : 'the token has no expiry';
  }
  return 'the token is malformed';
}

function checkTime({ notBefore, expires }: Verified, now: number): void {
  if (!(now < expires)) throw new TokenRefused('the token has expired');
  if (!(now >= notBefore)) throw new TokenRefused('the token is not valid yet');
}
