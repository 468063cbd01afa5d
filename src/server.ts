import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import restify from 'restify';
import type { Log } from './core/log.ts';

declare module 'restify' {
  interface Server {
    /** Handlers that run before the router; `false` ends the request. Missing in @types/restify 8.5.12. */
    first(handler: (request: IncomingMessage, response: ServerResponse) => boolean): void;
  }
}

/** The largest JSON body that is read, in bytes. Teams sends at most about 100 KB; Slack's own limit is in its receiver. */
export const maxJsonBytes = 256 * 1024;
/** How long a request may take to arrive, in milliseconds. */
export interface ArrivalLimits {
  /** Within this a request's headers must be there. */
  readonly headersMs: number;
  /** Within this the whole request must be there. */
  readonly requestMs: number;
  /** How often connections are checked for both, so how late either may be noticed. */
  readonly checkMs: number;
}
export const arrivalLimits: ArrivalLimits = { headersMs: 8_000, requestMs: 10_000, checkMs: 1_000 };
/** Open connections at the most; Node closes further ones at once. */
export const maxConnections = 2_000;
/** On stopping, open requests get this long to finish. */
export const drainMs = 8_000;

/** What a platform has answered at its address. */
interface RouteBase {
  readonly path: string;
  /** Checked before anything of the body is read: the status to refuse with, or nothing to go on. */
  readonly refuse?: (request: IncomingMessage) => number | undefined;
}
/** A route whose handler reads the request itself, or one that is handed a JSON object as `body`. */
export type Route = RouteBase &
  (
    | {
        readonly body: 'stream';
        readonly handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
      }
    | {
        readonly body: 'json';
        readonly handle: (request: restify.Request & { body: object }, response: restify.Response) => Promise<void>;
      }
  );

/** The one HTTP server of the process. */
export interface Server {
  /** Starts listening; answers with the address that is in use. */
  listen(port: number, host: string): Promise<{ readonly port: number; readonly host: string }>;
  /** Stops accepting, lets open requests finish for at most `drainMs`, then closes what is left. */
  close(): Promise<void>;
}

/**
 * Creates the HTTP server: the platforms' routes, `/healthz` (the process is up) and `/readyz` (it can answer),
 * both for GET and HEAD.
 *
 * restify 12.0.0 ends the process on a malformed `Host` header (node-restify#2011) and on a false `Content-Encoding`
 * (node-restify#1975), so both are refused here before its router and instead of its body parser.
 */
export function createServer(
  log: Log,
  routes: readonly Route[],
  isReady: () => boolean,
  { headersMs, requestMs, checkMs }: ArrivalLimits = arrivalLimits,
): Server {
  const server = restify.createServer({ name: '', handleUncaughtExceptions: false });
  const { server: http } = server;
  http.headersTimeout = headersMs;
  http.requestTimeout = requestMs;
  // An option of Node's createServer, which restify calls without any; Node reads the property when it starts to listen.
  Object.assign(http, { connectionsCheckingInterval: checkMs });
  http.maxConnections = maxConnections;

  let closing = false;
  server.first((request, response) => {
    const status = closing ? 503 : frontDoor(request);
    if (status === undefined) return true;
    refuse(request, response, status);
    return false;
  });
  // restify listens to `upgrade` without answering. Without a listener Node answers the request as if nothing had been offered.
  http.removeAllListeners('upgrade');
  // restify passes the HTTP server's errors on, and one that nobody listens to ends the process. `listen` rejects with its own.
  server.on('error', (error: Error) => {
    if (http.listening) log.error({ error }, 'a connection could not be accepted');
  });
  // restify would send `{code, message}` after the listener's callback, so that is not called.
  server.on('restifyError', (request, response, error: { statusCode?: number }) => {
    const { statusCode = 500 } = error;
    if (statusCode >= 500) log.error({ error }, 'a request failed');
    if (!response.headersSent) refuse(request, response, statusCode);
  });

  for (const method of ['get', 'head'] as const) {
    server[method]('/healthz', async (_request, response) => {
      response.send(200, { status: 'ok' });
    });
    server[method]('/readyz', async (_request, response) => {
      const ready = isReady();
      response.send(ready ? 200 : 503, { status: ready ? 'ready' : 'not ready' });
    });
  }
  for (const route of routes) {
    server.post(route.path, async (request, response) => {
      const status = route.refuse?.(request);
      if (status !== undefined) return refuse(request, response, status);
      try {
        if (route.body === 'stream') return await handleStream(route.handle, request, response);
        const body = await readJson(request);
        if (typeof body === 'number') return refuse(request, response, body);
        await route.handle(Object.assign(request, { body }), response);
      } catch (error) {
        log.error({ error, path: route.path }, 'a request failed');
        if (!response.headersSent) refuse(request, response, 500);
      }
    });
  }

  return {
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        http.once('error', reject);
        http.listen(port, host, () => {
          http.off('error', reject);
          const address = http.address() as AddressInfo;
          resolve({ port: address.port, host: address.address });
        });
      }),
    close: () =>
      new Promise((resolve) => {
        closing = true;
        const cut = setTimeout(() => http.closeAllConnections(), drainMs);
        http.close(() => {
          clearTimeout(cut);
          resolve();
        });
        http.closeIdleConnections();
      }),
  };
}

/** The status that a request is refused with before it is routed, or nothing. */
function frontDoor(request: IncomingMessage): number | undefined {
  const host = request.headers.host ?? 'localhost';
  const target = request.url ?? '/';
  const isValid = target.startsWith('/') ? URL.canParse(`http://${host}${target}`) : URL.canParse(target);
  if (!isValid) return 400;
  if (request.method !== 'GET' && request.method !== 'HEAD' && request.method !== 'POST') return 405;
  if ((request.headers['content-encoding'] ?? 'identity') !== 'identity') return 415;
  return undefined;
}

const reasons: Readonly<Record<number, string>> = {
  400: 'The request is malformed.',
  401: 'The request is not authenticated.',
  403: 'This is not allowed.',
  404: 'There is nothing at this address.',
  405: 'This method is not supported here.',
  413: 'The request is too large.',
  415: 'This content type or encoding is not supported.',
  500: 'Something went wrong.',
  503: 'The service is not available.',
};

/** Answers with a status and its sentence; what is left of the request is not read. */
function refuse(request: IncomingMessage, response: ServerResponse, status: number): void {
  response.statusCode = status;
  response.setHeader('content-type', 'application/json');
  if (!request.complete) response.setHeader('connection', 'close');
  response.end(JSON.stringify({ error: reasons[status] ?? 'The request was refused.' }), () => {
    if (!request.complete) request.destroy();
  });
}

/** Hands a request to a handler that answers later; done when the response is. */
async function handleStream(
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const done = new Promise<void>((resolve) => response.once('close', resolve));
  await handle(request, response);
  await done;
}

/** The JSON object in a request's body, or the status to refuse with. Never more than `maxJsonBytes` are read. */
async function readJson(request: IncomingMessage): Promise<object | number> {
  if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '')) return 415;
  if (Number(request.headers['content-length'] ?? 0) > maxJsonBytes) return 413;
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > maxJsonBytes) return 413;
      chunks.push(chunk);
    }
    const body: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    return typeof body === 'object' && body !== null && !Array.isArray(body) ? body : 400;
  } catch {
    return 400;
  }
}
