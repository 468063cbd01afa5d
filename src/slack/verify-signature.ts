import { createHmac, timingSafeEqual } from 'node:crypto';

/** A request older than this is refused (docs.slack.dev/authentication/verifying-requests-from-slack). */
export const maxAgeSeconds = 300;
/** A request may be this far in the future, for clocks that differ a little. */
export const maxAheadSeconds = 60;

/** A request as it arrived; a header that came twice is joined with a comma by Node and so matches nothing. */
export interface SignedRequest {
  readonly signature: string | undefined;
  readonly timestamp: string | undefined;
  readonly body: Uint8Array;
}

/**
 * Whether Slack signed these very bytes with one of the secrets, within the last five minutes.
 *
 * @param secrets one, or two while one replaces the other
 * @param now epoch milliseconds
 */
export function verifySignature(request: SignedRequest, secrets: readonly string[], now: number): boolean {
  const { signature = '', timestamp = '', body } = request;
  if (!/^\d{1,12}$/.test(timestamp) || !/^v0=[0-9a-f]{64}$/.test(signature)) return false;
  const age = Math.floor(now / 1000) - Number(timestamp);
  if (age > maxAgeSeconds || age < -maxAheadSeconds) return false;
  const given = Buffer.from(signature.slice(3), 'hex');
  let isValid = false;
  for (const secret of secrets) {
    const expected = createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest();
    if (timingSafeEqual(given, expected)) isValid = true;
  }
  return isValid;
}
