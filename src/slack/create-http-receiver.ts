import type { IncomingMessage, ServerResponse } from 'node:http';
import type { App, Receiver } from '@slack/bolt';
import type { Log } from '../core/log.ts';
import { isCertificateCheck, type Payload, readBody, toBodyType } from './read-body.ts';
import { verifySignature } from './verify-signature.ts';

/** The largest body that is read, in bytes. Slack's own are far smaller: a message has at most 40,000 characters. */
export const maxBodyBytes = 1024 * 1024;
/** Slack waits three seconds for an acknowledgement; after this it gets one, whatever is still going on. */
export const ackMs = 2_500;

/** What the receiver needs to know. */
export interface HttpReceiverOptions {
  readonly signingSecrets: readonly string[];
  /** Whether an app id is our own. */
  readonly isOurApp: (appId: string) => boolean;
  readonly log: Log;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** A receiver of Bolt that is handed its requests by the one server of the process. */
export interface HttpReceiver extends Receiver {
  /** Answers one request; done when Bolt has finished with it. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

/**
 * Creates the receiver for Slack's HTTP requests. Bolt's own (5.1.0) takes one secret only, ends the process on a signed `null`,
 * accepts any timestamp in the future, reads a content type with a charset as JSON, and lets unknown requests wait three seconds.
 */
export function createHttpReceiver({ signingSecrets, isOurApp, log, now }: HttpReceiverOptions): HttpReceiver {
  let app: App | undefined;

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const type = toBodyType(request.headers['content-type']);
    if (!type) return end(response, 415);
    const body = await readBytes(request);
    if (typeof body === 'number') return end(response, body);
    const signature = toOne(request.headers['x-slack-signature']);
    const timestamp = toOne(request.headers['x-slack-request-timestamp']);
    if (!verifySignature({ signature, timestamp, body }, signingSecrets, now())) {
      if (isCertificateCheck(body, type)) return end(response, 200);
      log.warn(
        { skewSeconds: toSkew(timestamp, now()) },
        'a request was refused: it is not signed by Slack, or too old',
      );
      return end(response, 401);
    }
    const payload = readBody(body, type);
    if (!payload) return end(response, 400);
    if (payload.type === 'url_verification') return endWith(response, { challenge: String(payload.challenge) });
    if (typeof payload.api_app_id === 'string' && !isOurApp(payload.api_app_id)) return end(response, 403);
    await dispatch(payload, request, response, signature ?? '');
  }

  async function dispatch(
    payload: Payload,
    request: IncomingMessage,
    response: ServerResponse,
    signature: string,
  ): Promise<void> {
    const late = setTimeout(() => {
      log.error({ type: payload.type }, 'a request was not answered in time; Slack got an empty answer');
      end(response, 200);
    }, ackMs);
    try {
      await app?.processEvent({
        body: payload,
        ack: async (answer) => {
          clearTimeout(late);
          if (answer) endWith(response, answer);
          else end(response, 200);
        },
        ...toRetry(request),
        customProperties: { signature },
      });
      // Nobody listens to it: Slack need not wait for that.
      end(response, 404);
    } catch (error) {
      log.error({ error }, 'a request failed');
      end(response, 500);
    } finally {
      clearTimeout(late);
    }
  }

  return {
    init: (bolt) => {
      app = bolt;
    },
    start: async () => {},
    stop: async () => {},
    handle,
  };
}

/** The body of a request, or the status to refuse with: larger than `maxBodyBytes`, or cut off on its way. */
async function readBytes(request: IncomingMessage): Promise<Buffer | number> {
  if (Number(request.headers['content-length'] ?? 0) > maxBodyBytes) return 413;
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > maxBodyBytes) return 413;
      chunks.push(chunk);
    }
  } catch {
    return 400;
  }
  return Buffer.concat(chunks);
}

function toOne(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header.join() : header;
}

/** How far the sender's clock is ahead of ours, for whoever has to set one of them right. */
function toSkew(timestamp: string | undefined, now: number): number | undefined {
  return /^\d{1,12}$/.test(timestamp ?? '') ? Number(timestamp) - Math.floor(now / 1000) : undefined;
}

function toRetry({ headers }: IncomingMessage): { retryNum?: number; retryReason?: string } {
  const retryNum = Number(toOne(headers['x-slack-retry-num']) ?? Number.NaN);
  const retryReason = toOne(headers['x-slack-retry-reason']);
  return { ...(Number.isInteger(retryNum) && { retryNum }), ...(retryReason && { retryReason }) };
}

/** Ends a response once; what comes later for the same request is dropped. restify's writeHead cannot be chained. */
function end(response: ServerResponse, status: number, type?: string, body?: Buffer): void {
  if (response.headersSent) return;
  // With its length known a response leaves in one piece instead of three chunks.
  const length = { 'content-length': body?.length ?? 0 };
  response.writeHead(status, type ? { 'content-type': type, ...length } : length);
  response.end(body);
}

/** The bytes of answers that are given more than once. */
const bytes = new WeakMap<object, Buffer>();

function endWith(response: ServerResponse, answer: unknown): void {
  if (typeof answer !== 'object' || answer === null) {
    end(response, 200, 'text/plain; charset=utf-8', Buffer.from(String(answer)));
    return;
  }
  const body = bytes.get(answer) ?? Buffer.from(JSON.stringify(answer));
  bytes.set(answer, body);
  end(response, 200, 'application/json', body);
}
