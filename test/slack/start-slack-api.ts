import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { KnownBlock } from '@slack/types';
import { botId, botUserId } from './slack-payloads.ts';

/** A message as the bot sent it. */
export interface SentMessage {
  readonly text?: string;
  readonly blocks?: readonly KnownBlock[];
  readonly channel?: string;
  readonly thread_ts?: string;
  readonly response_type?: string;
  readonly replace_original?: boolean;
  readonly delete_original?: boolean;
  readonly user?: string;
  readonly view?: { readonly type: string; readonly blocks: readonly KnownBlock[] };
  readonly [field: string]: unknown;
}

/** One call of Slack's Web API, of a response address or of a file. */
export interface Call {
  readonly method: string;
  readonly message: SentMessage;
  readonly authorization: string | undefined;
  readonly at: number;
}

/** What the stand-in answers with. */
export interface ApiAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object | string | Buffer;
  /** The connection is cut instead. */
  readonly reset?: boolean;
  /** Never answered. */
  readonly hang?: boolean;
}
type Answering = (call: Call, nth: number) => ApiAnswer | undefined | Promise<ApiAnswer | undefined>;

/** A stand-in for Slack's Web API on loopback, which keeps what it was told. */
export interface SlackApi {
  readonly url: string;
  /** The address of the stand-in; `/response/…` takes answers to interactions, `/files/…` serves files. */
  readonly origin: string;
  readonly calls: Call[];
  /** Answers a method in another way than well; the last word wins. */
  answer(method: string, answering: Answering): void;
  /** Back to answering well, and the calls forgotten. */
  reset(): void;
  sent(...methods: string[]): SentMessage[];
  close(): Promise<void>;
}

const well: Readonly<Record<string, object>> = {
  'auth.test': { user_id: botUserId, bot_id: botId, team_id: 'T0000000001', user: 'omerr', team: 'Example' },
  'chat.postMessage': { ts: '1790000500.000100', channel: 'C0000000001', message: {} },
  'users.info': { user: { id: 'U0000000001', locale: 'en-US' } },
  'conversations.replies': { messages: [], has_more: false },
};

export async function startSlackApi(): Promise<SlackApi> {
  const calls: Call[] = [];
  const answers = new Map<string, Answering>();
  const server = createServer(async (request, response) => {
    const call = await readCall(request);
    calls.push(call);
    const nth = calls.filter(({ method }) => method === call.method).length;
    const answer: ApiAnswer = (await answers.get(call.method)?.(call, nth)) ?? {
      body: { ok: true, ...well[call.method] },
    };
    if (answer.hang) return;
    if (answer.reset) return void request.socket.destroy();
    const { body = '' } = answer;
    const isRaw = typeof body === 'string' || Buffer.isBuffer(body);
    response.writeHead(answer.status ?? 200, {
      ...(!isRaw && { 'content-type': 'application/json' }),
      ...answer.headers,
    });
    response.end(isRaw ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    url: `${origin}/api/`,
    calls,
    answer: (method, answering) => answers.set(method, answering),
    reset() {
      answers.clear();
      calls.length = 0;
    },
    sent: (...methods) => calls.filter(({ method }) => methods.includes(method)).map(({ message }) => message),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readCall(request: IncomingMessage): Promise<Call> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const body = Buffer.concat(chunks).toString('utf8');
  const path = new URL(request.url ?? '/', 'http://localhost').pathname;
  const method = path.startsWith('/api/') ? path.slice('/api/'.length) : (path.split('/')[1] ?? '');
  const { authorization } = request.headers;
  return { method, message: readMessage(body, request), authorization, at: performance.now() };
}

/** The Web API is called with forms whose objects are JSON, response addresses with JSON. */
function readMessage(body: string, request: IncomingMessage): SentMessage {
  if (request.headers['content-type']?.startsWith('application/json')) return JSON.parse(body);
  const fields = [...new URLSearchParams(body)].map(([name, value]) => [
    name,
    name === 'blocks' || name === 'view' ? JSON.parse(value) : value,
  ]);
  return Object.fromEntries(fields);
}
