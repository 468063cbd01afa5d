import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { maxFileBytes, slackFileOrigin, toFileUrl } from '../../src/slack/read-file.ts';
import { readBlocks } from './read-blocks.ts';
import { botToken, readEvent } from './slack-payloads.ts';
import { type RunningSlack, startSlack } from './start-slack.ts';
import type { ApiAnswer } from './start-slack-api.ts';

let slack: RunningSlack;
const running: RunningSlack[] = [];
beforeEach(async () => {
  slack = await startSlack();
  running.push(slack);
});
afterAll(async () => {
  await Promise.all(running.map((one) => one.stop()));
});

/** Sends a direct message with a file; answers with what the bot says. */
async function sendFile(file: object, served: ApiAnswer = {}, text = ''): Promise<string> {
  slack.api.answer('files', () => served);
  const payload = readEvent('file-share-im');
  const address = `${slack.api.origin}/files/update.log`;
  const files = payload.event.files?.map((one) => ({
    ...one,
    url_private: address,
    url_private_download: address,
    ...file,
  }));
  await slack.event({ ...payload, event: { ...payload.event, text, ...(files && { files }) } });
  return slack.api
    .sent('chat.postMessage')
    .map(({ blocks = [] }) => readBlocks(blocks))
    .join('\n');
}
const downloads = () => slack.api.calls.filter(({ method }) => method === 'files');
const plain = (body: string | Buffer): ApiAnswer => ({ body, headers: { 'content-type': 'text/plain' } });

describe('the token goes to the file host of Slack and nowhere else', () => {
  test.each([
    { address: 'https://files.slack.com/files-pri/T1-F1/a.log', allowed: true },
    { address: 'https://files.slack.com:443/a.log', allowed: true },
    ...[
      'https://files.slack.com.evil.example/a.log',
      'https://evil.example/files.slack.com/a.log',
      'https://files.slack.com@evil.example/a.log',
      'https://user:pass@files.slack.com/a.log',
      'http://files.slack.com/a.log',
      'https://files.slack.com:8443/a.log',
      'https://files.slack.com./a.log',
      'https://slack.com/a.log',
      'https://169.254.169.254/a.log',
      'https://127.0.0.1/a.log',
      'https://[::1]/a.log',
      'https://xn--fles-slack-7ib.com/a.log',
      'https://filеs.slack.com/a.log',
      'file:///etc/passwd',
      'javascript:alert(1)',
      '//files.slack.com/a.log',
      'files.slack.com',
      '',
      undefined,
    ].map((address) => ({ address, allowed: false })),
  ])('$address: $allowed', ({ address, allowed }) => {
    expect(toFileUrl(address, slackFileOrigin) !== undefined).toBe(allowed);
  });

  test('a file elsewhere: no request leaves, the person gets a sentence', async () => {
    const other = await listen();
    const said = await sendFile({ url_private: other.url, url_private_download: other.url });
    expect(other.requests).toEqual([]);
    expect(downloads()).toEqual([]);
    expect(said).toContain('could not read the attached file');
    await other.close();
  });

  test('a redirect is refused, and the token does not go along', async () => {
    const other = await listen();
    const said = await sendFile({}, { status: 302, headers: { location: other.url } });
    expect(other.requests).toEqual([]);
    expect(said).toContain('could not read the attached file');
    await other.close();
  });

  test('a file that does not lie at Slack is refused', async () => {
    expect(await sendFile({ is_external: true, mode: 'external' })).toContain('could not read');
    expect(downloads()).toEqual([]);
  });
});

describe('a file that somebody sends to the bot', () => {
  test('is read with the token and its codes are answered', async () => {
    const said = await sendFile({}, plain('2020-03-01 failed with 0x80cf0016\n'));
    expect(said).toContain('OM_E_INSTALL_NOT_ALLOWED');
    expect(downloads()).toMatchObject([{ authorization: `Bearer ${botToken}` }]);
  });

  test('counts together with the text beside it', async () => {
    const said = await sendFile({}, plain('0x80cf0016'), 'and 0x80cf2007?');
    expect(said).toContain('0x80cf2007');
    expect(said).toContain('0x80cf0016');
  });

  test('over Slack Connect is asked for first', async () => {
    const url_private = `${slack.api.origin}/files/connect.log`;
    slack.api.answer('files.info', () => ({ body: { ok: true, file: { id: 'F1', mode: 'snippet', url_private } } }));
    const hidden = { file_access: 'check_file_info', url_private: undefined, url_private_download: undefined };
    expect(await sendFile(hidden, plain('0x80cf0016'))).toContain('OM_E_INSTALL_NOT_ALLOWED');
  });

  test('is read in the thread of a mention', async () => {
    const { files } = readEvent('file-share-im').event;
    const url_private_download = `${slack.api.origin}/files/a.log`;
    slack.api.answer('files', () => plain('0x80cf0016'));
    slack.api.answer('conversations.replies', () => ({
      body: {
        ok: true,
        messages: [{ user: 'U2', text: '', files: files?.map((f) => ({ ...f, url_private_download })) }],
      },
    }));
    const mention = readEvent('app-mention');
    const text = '<@U000000BOT1> help me';
    await slack.event({
      ...mention,
      event: { ...mention.event, text, ts: '1790000000.000900', thread_ts: '1790000000.000100' },
    });
    expect(readBlocks(slack.api.sent('chat.postMessage')[0]?.blocks ?? [])).toContain('OM_E_INSTALL_NOT_ALLOWED');
  });

  test('that cannot be read in the thread of a mention is told', async () => {
    const { files } = readEvent('file-share-im').event;
    const url_private_download = `${slack.api.origin}/files/a.log`;
    slack.api.answer('files', () => ({ status: 403, body: 'no' }));
    slack.api.answer('conversations.replies', () => ({
      body: {
        ok: true,
        messages: [{ user: 'U2', text: 'see log', files: files?.map((f) => ({ ...f, url_private_download })) }],
      },
    }));
    const mention = readEvent('app-mention');
    const change = { text: '<@U000000BOT1> help me', ts: '1790000000.000900', thread_ts: '1790000000.000100' };
    await slack.event({ ...mention, event: { ...mention.event, ...change } });
    const said = readBlocks(slack.api.sent('chat.postMessage')[0]?.blocks ?? []);
    expect(said).toContain('could not read the attached file');
  });

  test.each([
    { count: 3, says: '' },
    { count: 4, says: 'One more file was not read.' },
    { count: 5, says: '2 more files were not read.' },
  ])('with others, $count in all: three are read, and it is told', async ({ count, says }) => {
    slack.api.answer('files', () => plain('0x80cf0016'));
    const payload = readEvent('file-share-im');
    const [file] = payload.event.files ?? [];
    const url_private_download = `${slack.api.origin}/files/a.log`;
    const files = Array.from({ length: count }, () => ({ ...file, url_private_download }));
    await slack.event({ ...payload, event: { ...payload.event, files } });
    const said = readBlocks(slack.api.sent('chat.postMessage')[0]?.blocks ?? []);
    expect(said).toContain(says);
    expect(said.includes('not read')).toBe(says !== '');
    expect(downloads()).toHaveLength(3);
  });

  test('overheard it is left alone', async () => {
    const payload = readEvent('file-share-im');
    const event = { ...payload.event, channel: 'C0000000001', channel_type: 'channel' };
    await slack.event({ ...payload, event });
    expect(slack.api.calls.map(({ method }) => method)).toEqual(['auth.test']);
  });

  test.each([
    { what: 'a program named .log', body: Buffer.from('MZ\x90\x00\x03\x00') },
    { what: 'an archive', body: Buffer.from('PK\x03\x04') },
    { what: 'an event log', body: Buffer.from('ElfFile\x00\x00') },
    { what: 'a cabinet', body: Buffer.from('MSCF\x00\x00\x00\x00') },
    { what: 'a picture', body: Buffer.from('\x89PNG\r\n', 'latin1') },
    { what: 'gzip', body: Buffer.from([0x1f, 0x8b, 8, 0]) },
    { what: 'zeros', body: Buffer.alloc(64) },
  ])('$what is not looked into', async ({ body }) => {
    expect(await sendFile({}, plain(body))).toContain('text files and snippets only');
  });

  test.each([
    { what: 'PKI', body: 'PKIClient: enrollment failed 0x80cf0016' },
    { what: 'MZ', body: 'MZ04 update failed 0x80cf0016' },
    { what: '7z', body: '7z.exe ended with 0x80cf0016' },
    { what: 'GIF8', body: 'GIF8 decoder: 0x80cf0016' },
  ])('a log that begins with $what is one', async ({ body }) => {
    expect(await sendFile({}, plain(body))).toContain('OM_E_INSTALL_NOT_ALLOWED');
  });

  test.each([
    { what: 'a picture by its type', file: { mimetype: 'image/png', mode: 'hosted' } },
    { what: 'a video by its type', file: { mimetype: 'video/mp4', mode: 'hosted' } },
  ])('$what is not downloaded', async ({ file }) => {
    expect(await sendFile(file)).toContain('text files and snippets only');
    expect(downloads()).toEqual([]);
  });

  test.each([401, 403, 404, 500])('status %i: a sentence, one line with what to do, no second try', async (status) => {
    expect(await sendFile({}, { status, body: 'no' })).toContain('could not read the attached file');
    expect(downloads()).toHaveLength(1);
    expect(slack.lines.filter(({ level }) => level === 'error')).toHaveLength(1);
  });

  test("Slack's sign-in page, which comes where the scope is missing, is no log", async () => {
    const page = { body: '<html>0x80cf0016</html>', headers: { 'content-type': 'text/html; charset=utf-8' } };
    expect(await sendFile({}, page)).toContain('files:read');
  });

  test('that never ends is given up after 10 s', async () => {
    expect(await sendFile({}, { hang: true })).toContain('could not read the attached file');
  }, 15_000);

  test('is cut where it is larger than it said', async () => {
    let size = 0;
    const counting = await startSlack({
      answerLog: async ({ chunks }) => {
        for await (const chunk of chunks) size += chunk.length;
        return { locale: 'en', silent: false, overheard: false, answers: [], unknown: [], suggestions: [] };
      },
    });
    running.push(counting);
    slack = counting;
    await sendFile({ size: 1024 }, plain(Buffer.alloc(maxFileBytes + 1_000_000, 'a')));
    expect(size).toBe(maxFileBytes);
  });
});

/** Somebody else's server. */
async function listen(): Promise<{ url: string; requests: string[]; close: () => Promise<void> }> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(request.headers.authorization ?? '');
    response.end('0x80cf0016');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/a.log`;
  return { url, requests, close: () => new Promise((resolve) => void server.close(() => resolve())) };
}
