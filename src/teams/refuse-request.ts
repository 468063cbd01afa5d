import type { IncomingMessage } from 'node:http';
import type { TeamsConfig } from '../config.ts';
import { isLoopbackHost } from './cloud.ts';

/**
 * The status to refuse a request with before its body is read; nothing to go on. Without credentials only programs of this
 * machine may ask: a page in a browser tells its own address in `Origin`, and in `Host` where its name was turned to this
 * machine (DNS rebinding).
 */
export function refuseRequest(
  { mode }: TeamsConfig,
  { headers }: Pick<IncomingMessage, 'headers'>,
): number | undefined {
  const { authorization = '', host = '', origin } = headers;
  if (mode === 'registered') return /^Bearer ./i.test(authorization) ? undefined : 401;
  return isHere(`http://${host}`) && (origin === undefined || isHere(origin)) ? undefined : 403;
}

function isHere(address: string): boolean {
  return URL.canParse(address) && isLoopbackHost(new URL(address).hostname);
}
