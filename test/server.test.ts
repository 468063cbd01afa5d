import { readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createServer, maxJsonBytes, type Server } from '../src/server.ts';

const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
let server: Server;
let port = 0;
let handled = 0;

beforeAll(async () => {
  server = createServer(
    quiet,
    [
      {
        path: '/json',
        body: 'json',
        refuse: ({ headers }) => (headers['x-refuse'] ? 401 : undefined),
        handle: async (request, response) => {
          handled++;
          if ('fail' in request.body) throw new Error('a secret reason');
          response.send(200, request.body);
        },
      },
      { path: '/stream', body: 'stream', handle: async (_request, response) => void response.end('streamed') },
    ],
    () => true,
  );
  ({ port } = await server.listen(0, '127.0.0.1'));
});
afterAll(() => server.close());

const send = (...parts: (string | Buffer)[]) => sendTo(port, ...parts);

/** Sends bytes as they are; gives the status and everything that came back. */
function sendTo(port: number, ...parts: (string | Buffer)[]): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let text = '';
    const done = () => resolve({ status: Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1] ?? 0), text });
    socket.setTimeout(3000, () => socket.destroy());
    socket.on('data', (data) => {
      text += data;
    });
    socket.on('close', done);
    socket.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ECONNRESET' || error.code === 'EPIPE' ? done() : reject(error),
    );
    for (const part of parts) socket.write(part);
  });
}

const post = (path: string, headers: string, body: string | Buffer = '') =>
  send(`POST ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${headers}\r\n\r\n`, body);
const json = 'Content-Type: application/json';
const withLength = (body: string | Buffer) => `Content-Length: ${Buffer.byteLength(body)}`;

async function expectAlive(): Promise<void> {
  const response = await fetch(`http://127.0.0.1:${port}/healthz`);
  expect(response.status).toBe(200);
}

describe('the front door refuses what ends or fills a stock server, and lives on', () => {
  test.each(['foo|bar', 'a b', '[::1', 'a:99999'])('Host: %s', async (host) => {
    const { status } = await send(`GET /healthz HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
    expect(status).toBe(400);
    await expectAlive();
  });

  test('an absolute target that is no address', async () => {
    const { status } = await send('POST http://[ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    expect(status).toBe(400);
    await expectAlive();
  });

  test.each([
    { what: 'gzip with a plain body', body: Buffer.from('{"a":1}') },
    { what: 'gzip with nothing', body: Buffer.alloc(0) },
    { what: 'a gzip bomb', body: gzipSync(Buffer.alloc(50_000_000)) },
  ])('$what', async ({ body }) => {
    const before = handled;
    const { status } = await post('/json', `${json}\r\nContent-Encoding: gzip\r\n${withLength(body)}`, body);
    expect(status).toBe(415);
    expect(handled).toBe(before);
    await expectAlive();
  });

  test.each([
    { what: 'a body at the limit', size: maxJsonBytes, status: 200 },
    { what: 'a body one byte past the limit', size: maxJsonBytes + 1, status: 413 },
    { what: 'a body of 50 MB', size: 50_000_000, status: 413 },
  ])('$what', async ({ size, status }) => {
    const body = `{"a":"${'x'.repeat(size - 8)}"}`;
    expect((await post('/json', `${json}\r\n${withLength(body)}`, body)).status).toBe(status);
    await expectAlive();
  });

  test('a body without a length is cut at the limit', async () => {
    const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
    const { status } = await post('/json', `${json}\r\nTransfer-Encoding: chunked`, chunk.repeat(6));
    expect(status).toBe(413);
    await expectAlive();
  });

  test('an upload is refused and leaves no file behind', async () => {
    const before = readdirSync(tmpdir()).length;
    const body = `--b\r\nContent-Disposition: form-data; name="f"; filename="f"\r\n\r\n${'x'.repeat(100_000)}\r\n--b--\r\n`;
    const { status } = await post(
      '/json',
      `Content-Type: multipart/form-data; boundary=b\r\n${withLength(body)}`,
      body,
    );
    expect(status).toBe(415);
    expect(readdirSync(tmpdir()).length).toBeLessThanOrEqual(before);
  });

  test('a header of 20 KB', async () => {
    expect((await send(`GET /healthz HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`)).status).toBe(431);
  });

  test.each(['not json', '[', '[]', '5', 'null', '""', ''])('the body %j is malformed', async (body) => {
    const { status } = await post('/json', `${json}\r\n${withLength(body)}`, body);
    expect(status).toBe(400);
  });

  test('nesting 100,000 deep', async () => {
    const body = `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    await post('/json', `${json}\r\n${withLength(body)}`, body);
    await expectAlive();
  });

  test('__proto__ in JSON changes no prototype', async () => {
    const body = '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}';
    await post('/json', `${json}\r\n${withLength(body)}`, body);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  test.each([
    { what: 'an unknown path', line: 'GET /nope', status: 404 },
    { what: 'a path that is no path', line: 'GET /%zz', status: 404 },
    { what: 'PUT', line: 'PUT /json', status: 405 },
    { what: 'TRACE', line: 'TRACE /json', status: 405 },
    { what: 'a wrong method for a path', line: 'POST /healthz', status: 405 },
  ])('$what', async ({ line, status }) => {
    const { status: got, text } = await send(
      `${line} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
    );
    expect(got).toBe(status);
    expect(text).toMatch(/\r\n\r\n\{"error":"[^"]+"\}$/);
    await expectAlive();
  });

  test.each([
    { what: 'two lengths', headers: 'Content-Length: 1\r\nContent-Length: 2' },
    { what: 'a length and chunks', headers: 'Content-Length: 5\r\nTransfer-Encoding: chunked' },
  ])('$what', async ({ headers }) => {
    expect((await post('/json', `${json}\r\n${headers}`, '0\r\n\r\n')).status).toBe(400);
  });
});

describe('an offer to switch protocols is ignored, and the request answered', () => {
  test.each([
    { what: 'a WebSocket', line: 'GET /healthz', to: 'websocket', status: 200 },
    { what: 'HTTP/2', line: 'GET /healthz', to: 'h2c', status: 200 },
    { what: 'a WebSocket by POST', line: 'POST /json', to: 'websocket', status: 415 },
  ])('$what', async ({ line, to, status }) => {
    const { status: got } = await send(
      `${line} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, close\r\nUpgrade: ${to}\r\nContent-Length: 0\r\n\r\n`,
    );
    expect(got).toBe(status);
    await expectAlive();
  });
});

describe('a request that does not come to its end is answered 408 and cut', () => {
  test.each([
    { what: 'headers', bytes: 'POST /json HTTP/1.1\r\nHost: x\r\n' },
    { what: 'a body', bytes: `POST /json HTTP/1.1\r\nHost: x\r\n${json}\r\nContent-Length: 9\r\n\r\n{` },
  ])('$what', async ({ bytes }) => {
    const hasty = createServer(quiet, [{ path: '/json', body: 'json', handle: async () => {} }], () => true, {
      headersMs: 20,
      requestMs: 40,
      checkMs: 10,
    });
    const address = await hasty.listen(0, '127.0.0.1');
    try {
      expect((await sendTo(address.port, bytes)).status).toBe(408);
    } finally {
      await hasty.close();
    }
  });
});

describe('HEAD says what GET says, without a body', () => {
  test.each([
    { path: '/healthz', ready: true, status: 200 },
    { path: '/readyz', ready: true, status: 200 },
    { path: '/readyz', ready: false, status: 503 },
  ])('$path, ready: $ready', async ({ path, ready, status }) => {
    const other = createServer(quiet, [], () => ready);
    const address = await other.listen(0, '127.0.0.1');
    try {
      const answer = await sendTo(address.port, `HEAD ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
      expect(answer.status).toBe(status);
      expect(answer.text).toMatch(/\r\n\r\n$/);
    } finally {
      await other.close();
    }
  });
});

test('a route may refuse before a byte of the body is read', async () => {
  const { status } = await post('/json', `${json}\r\nX-Refuse: 1\r\nContent-Length: 50000000`, 'x');
  expect(status).toBe(401);
});

test('a handler that throws answers 500 and says nothing of the reason', async () => {
  const body = '{"fail":true}';
  const { status, text } = await post('/json', `${json}\r\n${withLength(body)}`, body);
  expect(status).toBe(500);
  expect(text).not.toContain('secret');
  await expectAlive();
});

test('a stream route reads the request itself', async () => {
  expect((await post('/stream', 'Content-Length: 0')).text).toContain('streamed');
});

test('the content type may have a charset and any case', async () => {
  const body = '{"a":1}';
  const { status } = await post('/json', `content-type: Application/JSON; charset=UTF-8\r\n${withLength(body)}`, body);
  expect(status).toBe(200);
});

test('no banner names the software', async () => {
  const response = await fetch(`http://127.0.0.1:${port}/healthz`);
  expect(response.headers.get('server') ?? '').toBe('');
});
