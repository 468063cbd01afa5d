import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { maxFiles } from '../../src/teams/answer-asked.ts';
import { isPublicAddress, publicCloud } from '../../src/teams/cloud.ts';
import { turnMs } from '../../src/teams/create-teams.ts';
import { fileIdleMs, fileTimeoutMs, maxFileBytes } from '../../src/teams/read-file.ts';
import { type Bot, readFixture, readWords, startTeams } from './start-teams.ts';

/** A stand-in for SharePoint. */
let serve: RequestListener = () => {};
const asked: { url: string; authorization: string | undefined }[] = [];
const http = createServer((request, response) => {
  asked.push({ url: request.url ?? '', authorization: request.headers.authorization });
  serve(request, response);
});
let origin = '';
let bot: Bot;
/** Bytes that the answering function was given of the latest file. */
let read = 0;
beforeAll(async () => {
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const { createAnswers } = await import('../../src/create-answers.ts');
  const { answerLog } = createAnswers('en');
  bot = await startTeams({
    cloud: { isFileUrl: (url) => url.origin === origin || url.hostname === 'localhost', isFileAddress: () => true },
    answerLog: async (file) => {
      read = 0;
      const chunks = (async function* () {
        for await (const chunk of file.chunks) {
          read += chunk.length;
          yield chunk;
        }
      })();
      return answerLog({ ...file, chunks });
    },
  });
});
afterAll(async () => {
  http.closeAllConnections();
  http.close();
  await bot.stop();
});
beforeEach(() => {
  asked.length = 0;
  bot.logged.length = 0;
});

const file = (downloadUrl: unknown = `${origin}/update.log`, name = 'update.log') => ({
  contentType: 'application/vnd.microsoft.teams.file.download.info',
  content: { downloadUrl, uniqueId: '1', fileType: 'log' },
  name,
});

async function send(attachments: object[], changes: object = {}, to: Bot = bot): Promise<string> {
  const { status, sent } = await to.deliver(readFixture('personal-file', { attachments, ...changes }));
  expect([status, sent.length]).toEqual([200, 1]);
  return sent[0]?.body.text ?? readWords(sent[0]?.body);
}

describe('a text file is answered', () => {
  const log = 'line 1\nInstall failed with 0x80CF0016\n';
  test.each([
    { what: 'UTF-8', bytes: Buffer.from(log) },
    { what: 'UTF-8 with a mark', bytes: Buffer.from(`\ufeff${log}`) },
    { what: 'Chinese', bytes: Buffer.from(`安装失败 0x80CF0016`) },
  ])('$what', async ({ bytes }) => {
    serve = (_request, response) => response.end(bytes);
    expect(await send([file()])).toContain('OM_E_INSTALL_NOT_ALLOWED');
  });

  test.each([
    { what: 'UTF-16 with a mark', bytes: Buffer.from(`\ufeff${log}`, 'utf16le') },
    { what: 'UTF-16 without', bytes: Buffer.from(log, 'utf16le') },
    { what: 'UTF-16 the other way round', bytes: Buffer.from(`\ufeff${log}`, 'utf16le').swap16() },
  ])('$what is handed on whole: decoding is not for Teams to do', async ({ bytes }) => {
    serve = (_request, response) => response.end(bytes);
    expect(await send([file()])).not.toContain('no text');
    expect(read).toBe(bytes.length);
  });

  test('with a question beside it, in the language of the question', async () => {
    serve = (_request, response) => response.end(log);
    expect(await send([file()], { text: '怎么办？' })).toContain('解决方法');
  });

  test('and without any token: its address is its permission', async () => {
    serve = (_request, response) => response.end(log);
    await send([file()]);
    expect(asked.map(({ authorization }) => authorization)).toEqual([undefined]);
  });

  test('three of one message at the most, and the rest is told', async () => {
    serve = (request, response) => response.end(`error 0x80cf000${request.url?.at(-1)}`);
    const words = await send(Array.from({ length: 5 }, (_, index) => file(`${origin}/${index + 1}`)));
    expect(asked).toHaveLength(maxFiles);
    for (const code of ['0x80cf0001', '0x80cf0002', '0x80cf0003']) expect(words).toContain(code);
    expect(words).toContain('2 more files');
  });
});

describe('only hosts where Teams keeps files are asked', () => {
  test.each([
    'https://contoso.sharepoint.com.evil.example/a.log',
    'https://evil.example/contoso.sharepoint.com/a.log',
    'https://contoso.sharepoint.com@evil.example/a.log',
    'https://user@contoso.sharepoint.com/a.log',
    'http://contoso.sharepoint.com/a.log',
    'https://contoso.sharepoint.com:8443/a.log',
    'https://contoso.sharepoint.com./a.log',
    'https://a.b.sharepoint.com/a.log',
    'https://sharepoint.com/a.log',
    'https://xn--sharepoint-com.example/a.log',
    'https://169.254.169.254/latest/meta-data',
    'https://[::1]/a.log',
    'https://127.0.0.1/a.log',
    'file:///etc/passwd',
    'data:text/plain,0x80cf0016',
    'not an address',
    '',
    5,
    null,
  ])('%j is not one', async (address) => {
    const isAllowed = typeof address === 'string' && URL.canParse(address) && publicCloud.isFileUrl(new URL(address));
    expect(isAllowed).toBe(false);
    expect(await send([file(address)])).toContain('could not read the file');
    expect(asked).toEqual([]);
  });

  test.each([
    'https://contoso.sharepoint.com/a.log',
    'https://contoso-my.sharepoint.com/personal/x/download.aspx?UniqueId=1',
  ])('%s is one', (address) => {
    expect(publicCloud.isFileUrl(new URL(address))).toBe(true);
  });
});

describe('a name that leads to a private address is refused when the connection is made', () => {
  test.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '192.0.0.8',
    '192.0.2.1',
    '198.18.0.1',
    '198.51.100.7',
    '203.0.113.5',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:10.0.0.1',
    '::ffff:127.0.0.1',
    'fe80::1',
    'fc00::1',
    'fd00:ec2::254',
    '64:ff9b::a9fe:a9fe',
    '2002:7f00:1::',
    '2001:0:1::',
    '2001:db8::1',
    'ff02::1',
  ])('%s is private', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  test.each([
    '13.107.136.10',
    '52.104.0.1',
    '172.32.0.1',
    '100.128.0.1',
    '2603:1061:1300::1',
    '2a01:111::1',
    '::ffff:13.107.136.10',
  ])('%s is public', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  test('the bot asks nothing of an allowed host whose name leads to this machine', async () => {
    const strict = await startTeams({
      cloud: { isFileUrl: (url) => url.hostname === 'localhost', isFileAddress: isPublicAddress },
    });
    serve = (_request, response) => response.end('0x80cf0016');
    expect(await send([file(origin.replace('127.0.0.1', 'localhost'))], {}, strict)).toContain(
      'could not read the file',
    );
    expect(asked).toEqual([]);
    await strict.stop();
  });
});

describe('a server that does not give the file', () => {
  test.each([401, 403, 404, 410, 429, 500, 503])('%i: a polite answer, and no second try', async (status) => {
    serve = (_request, response) => {
      response.statusCode = status;
      response.end('0x80cf0016');
    };
    expect(await send([file()])).toContain('could not read the file');
    expect(asked).toHaveLength(1);
  });

  test.each([301, 302, 307, 308])('a redirect by %i is not followed', async (status) => {
    serve = (_request, response) => {
      response.statusCode = status;
      response.setHeader('location', `${origin}/elsewhere`);
      response.end();
    };
    expect(await send([file()])).toContain('could not read the file');
    expect(asked).toHaveLength(1);
  });

  test('a broken connection', async () => {
    serve = (request) => request.socket.destroy();
    expect(await send([file()])).toContain('could not read the file');
  });

  test('a file that breaks off in the middle', async () => {
    serve = (request, response) => {
      response.setHeader('content-length', '100000');
      response.write('begin of a log');
      setTimeout(() => request.socket.destroy(), 50);
    };
    expect(await send([file()])).toContain('could not read the file');
  });

  test('a server that hangs is given up, and the answer is still in time', async () => {
    serve = () => {};
    expect(await send([file()])).toContain('could not read the file');
    expect(fileIdleMs).toBeLessThan(fileTimeoutMs);
    expect(fileTimeoutMs).toBeLessThan(turnMs - 4_000);
  }, 15_000);
});

test('files that trickle are given up together, and the answer is still in time', async () => {
  serve = (_request, response) => {
    const timer = setInterval(() => response.write('no error here.\n'), 200);
    response.on('close', () => clearInterval(timer));
  };
  expect(await send([file(), file(), file()])).toContain('could not read the file');
}, 20_000);

describe('sizes', () => {
  test('a file that never ends is read up to the limit, whatever it claims', async () => {
    const block = Buffer.alloc(64 * 1024, 'no error here. ');
    serve = (_request, response) => {
      const more = () => {
        while (!response.destroyed && response.write(block));
      };
      response.on('drain', more);
      more();
    };
    await send([file()]);
    expect(read).toBeLessThanOrEqual(maxFileBytes);
    expect(read).toBeGreaterThan(0);
  });

  test('an empty file gets one clear sentence', async () => {
    serve = (_request, response) => response.end();
    expect(await send([file()])).toContain('no error code');
  });
});

describe('what is no text is not looked into', () => {
  test.each([
    { what: 'an event log', bytes: Buffer.concat([Buffer.from('ElfFile\0'), Buffer.alloc(200)]) },
    { what: 'a cabinet', bytes: Buffer.concat([Buffer.from('MSCF\0\0\0\0'), Buffer.alloc(200, 1)]) },
    { what: 'a PNG', bytes: Buffer.from('89504e470d0a1a0a0000000d49484452000000c0000000c008020000', 'hex') },
    { what: 'a program named .log', bytes: Buffer.from('4d5a90000300000004000000ffff0000b800000000000000', 'hex') },
    { what: 'an archive', bytes: Buffer.from('504b0304140000000800000021005d', 'hex') },
    { what: 'gzip', bytes: Buffer.from('1f8b0800000000000003cb48cdc9c95728cf2fca49e102001b', 'hex') },
  ])('$what', async ({ bytes }) => {
    serve = (_request, response) => response.end(bytes);
    expect(await send([file()])).toContain('no text');
    expect(bot.logged.join()).not.toContain('could not be read');
  });
});

test('a file of a channel is not read: Teams gives its address in personal chats alone', async () => {
  const { sent } = await bot.deliver(readFixture('channel-message', { text: '', attachments: [file()] }));
  expect([sent, asked]).toEqual([[], []]);
});

test('the address of a file, which is its permission, is not logged', async () => {
  serve = (_request, response) => {
    response.statusCode = 500;
    response.end();
  };
  await send([file(`${origin}/update.log?tempauth=secret`)]);
  expect(bot.logged.join()).not.toMatch(/tempauth|update\.log/);
});
