import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { OAuth2Server } from 'oauth2-mock-server';
import { type Cloud, publicCloud } from '../../src/teams/cloud.ts';

/** A request that reached the stand-in for the Bot Connector or for Graph. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly authorization: string | undefined;
  /** Its JSON; tests read what they expect to be there. */
  readonly body: ReturnType<typeof JSON.parse>;
}

interface Special {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** How a stand-in answers a request; `undefined`: as the real one does when all is well. */
export type Answering = (received: Received) => Special | 'hang' | 'reset' | 'break off' | undefined;

export const appId = '8c1f6c60-4d0f-4a5e-9b11-0a1b2c3d4e5f';
export const tenantId = '5c1d7f3e-0a2b-4c4d-9e6f-7a8b9c0d1e2f';
export const issuer = 'https://api.botframework.com';

/** Stand-ins for Microsoft's services on loopback: login hosts with real signatures, Bot Connector, Graph. */
export interface Services {
  readonly cloud: Cloud;
  readonly login: OAuth2Server;
  readonly serviceUrl: string;
  /** Everything sent to the Bot Connector. */
  readonly sent: Received[];
  /** Everything asked of Graph. */
  readonly asked: Received[];
  /** The messages of each thread as Graph knows them, the root first. */
  readonly threads: Map<string, object[]>;
  answerConnector: Answering;
  answerGraph: Answering;
  /** A token as the Bot Connector signs it for a request to the bot. */
  buildToken(change?: (header: Record<string, unknown>, payload: Record<string, unknown>) => void): Promise<string>;
  stop(): Promise<void>;
}

/** Starts the stand-ins. */
export async function startServices(): Promise<Services> {
  const login = new OAuth2Server(undefined, undefined, { endpoints: { token: `/${tenantId}/oauth2/v2.0/token` } });
  await login.issuer.keys.generate('RS256');
  await login.start(0, '127.0.0.1');
  const loginUrl = `http://127.0.0.1:${login.address().port}`;
  login.issuer.url = loginUrl;

  const http = createServer((request, response) => answer(request, response));
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const serviceUrl = `${origin}/connector/`;

  const services: Services = {
    login,
    serviceUrl,
    sent: [],
    asked: [],
    threads: new Map(),
    answerConnector: () => undefined,
    answerGraph: () => undefined,
    cloud: {
      ...publicCloud,
      openIdMetadataUrl: `${loginUrl}/.well-known/openid-configuration`,
      issuer,
      loginUrl,
      graphUrl: `${origin}/graph`,
      isServiceUrl: (url) => url.origin === origin,
    },
    buildToken: (change) =>
      login.issuer.buildToken({
        scopesOrTransform: (header, payload) => {
          Object.assign(payload, { iss: issuer, aud: appId, serviceurl: serviceUrl });
          change?.(header, payload);
        },
      }),
    async stop() {
      http.closeAllConnections();
      await Promise.all([login.stop(), new Promise((resolve) => http.close(resolve))]);
    },
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', origin);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString('utf8');
    const received: Received = {
      method: request.method ?? '',
      path: decodeURIComponent(url.pathname),
      query: url.search,
      authorization: request.headers.authorization,
      body: text === '' ? undefined : JSON.parse(text),
    };
    const isGraph = received.path.startsWith('/graph/');
    (isGraph ? services.asked : services.sent).push(received);
    const special = isGraph ? services.answerGraph(received) : services.answerConnector(received);
    if (special === 'hang') return;
    if (special === 'reset') return void request.socket.destroy();
    if (special === 'break off') {
      response.writeHead(201, { 'content-type': 'application/json', 'content-length': 100 });
      response.write('{"id":');
      return void setTimeout(() => request.socket.destroy(), 20);
    }
    const usual = () =>
      isGraph ? fromGraph(received.path) : { status: 201, body: { id: `r${services.sent.length}` } };
    const { status, body = {}, headers }: Special = special ?? usual();
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  }

  function fromGraph(path: string): Special {
    const [, root = '', replies] = /\/messages\/([^/]+)(\/replies)?$/.exec(path) ?? [];
    const [first, ...others] = services.threads.get(root) ?? [];
    if (!first) return { status: 404, body: { error: { code: 'NotFound' } } };
    return { status: 200, body: replies ? { value: others.toReversed() } : first };
  }

  return services;
}
