import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { createAnswerLog, maxLogBytes, maxTypedBytes } from '../../src/core/answer-log.ts';
import { mostRead, sliceBytes } from '../../src/core/scan/scan-log.ts';
import { answerMessage, catalog } from '../catalog.ts';

const answerLog = createAnswerLog(catalog, 'en', answerMessage, () => nextTurn());
const encoder = new TextEncoder();

/** The bytes of a file, cut into chunks. */
async function* inChunks(bytes: Uint8Array, size = 64 * 1024): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const codesOf = ({ answers, unknown }: Awaited<ReturnType<typeof answerLog>>) =>
  [...answers, ...unknown].map(({ code }) => code);
const dull = '2019-06-05\t11:07:49:205\t1136\t5a0\tAgent\tnothing to see here\n';
const telling = '2019-06-05\t11:07:49:205\t1136\t5a0\tAgent\t  * WARNING: Exit code = 0x80CF0016\n';

describe('a short file is answered like a message', () => {
  test('a number that somebody may have typed counts', async () => {
    const answer = await answerLog({ chunks: inChunks(encoder.encode('80cf0016')) });
    expect(codesOf(answer)).toEqual(['0x80cf0016']);
  });

  test('what is written beside it counts too', async () => {
    const answer = await answerLog({ chunks: inChunks(encoder.encode('nothing')), text: 'is it 0x80cf0017?' });
    expect(codesOf(answer)).toEqual(['0x80cf0017']);
  });

  test('an empty file gets a clear sentence', async () => {
    const answer = await answerLog({ chunks: inChunks(new Uint8Array()) });
    expect(answer.notice).toContain('0x80cf0016');
  });
});

describe('a long log is read with the strictness of overheard text', () => {
  const long = dull.repeat(Math.ceil(maxTypedBytes / dull.length) + 1);
  test.each([
    { what: 'a code', log: long + telling, codes: ['0x80cf0016'] },
    { what: 'a code at its beginning', log: telling + long, codes: ['0x80cf0016'] },
    { what: 'a number without an error word', log: `${long}thread 80cf0016 began`, codes: [] },
    {
      what: 'several codes, in order',
      log: `${telling}${long}error 0x80cf2007\n${telling}`,
      codes: ['0x80cf0016', '0x80cf2007'],
    },
  ])('$what', async ({ log, codes }) => {
    expect(codesOf(await answerLog({ chunks: inChunks(encoder.encode(log)) }))).toEqual(codes);
  });

  test.each([1_000, 64 * 1024, 10_000_000])('cut into chunks of %d bytes', async (size) => {
    const bytes = encoder.encode(long + telling + long);
    const answer = await answerLog({ chunks: inChunks(bytes, size) });
    expect(codesOf(answer)).toEqual(['0x80cf0016']);
    const [start = 0, end = 0] = answer.answers[0]?.span ?? [];
    expect(new TextDecoder().decode(bytes.subarray(start, end))).toBe('0x80CF0016');
  });

  test.each(['utf-16le', 'utf-16be'] as const)('in %s', async (encoding) => {
    const text = long + telling;
    const bytes = new Uint8Array(2 * text.length);
    for (let index = 0; index < text.length; index++) {
      bytes[2 * index + (encoding === 'utf-16le' ? 0 : 1)] = text.charCodeAt(index);
    }
    expect(codesOf(await answerLog({ chunks: inChunks(bytes) }))).toEqual(['0x80cf0016']);
  });

  test('without a code is said to be without one', async () => {
    expect((await answerLog({ chunks: inChunks(encoder.encode(long)) })).notice).toBe(
      'I found no error code in this log.',
    );
    expect((await answerLog({ chunks: inChunks(encoder.encode(long)), overheard: true })).silent).toBe(true);
  });

  test.each([
    { what: 'each slice', log: dull.repeat(20_000), least: Math.floor((dull.length * 20_000) / sliceBytes) - 1 },
    {
      // A count is never found, so that each of them is read.
      what: 'what the finder reads at once',
      log: Array.from({ length: 20_000 }, (_, index) => `error 5 of ${index + 5}, `).join(''),
      least: Math.floor((20_000 * 'error 5 of 12345, '.length) / (mostRead + 8 * 1_024)) - 1,
    },
  ])('others get their turn after $what', async ({ log, least }) => {
    let turns = 0;
    const answerLog = createAnswerLog(catalog, 'en', answerMessage, async () => {
      turns++;
    });
    await answerLog({ chunks: inChunks(encoder.encode(log), log.length) });
    expect(turns).toBeGreaterThanOrEqual(least);
  });
});

describe('the limit', () => {
  const code = encoder.encode('\nerror 0x80cf0016\n');
  async function* ofSize(size: number, ...last: Uint8Array[]): AsyncGenerator<Uint8Array> {
    const chunk = new Uint8Array(1024 * 1024).fill(0x2e);
    for (let left = size; left > 0; left -= chunk.length) yield chunk.subarray(0, left);
    yield* last;
  }

  test('the last bytes before it are read', async () => {
    const answer = await answerLog({ chunks: ofSize(maxLogBytes - code.length, code) });
    expect(codesOf(answer)).toEqual(['0x80cf0016']);
    expect(answer.notice).toBeUndefined();
  }, 60_000);

  test('what is behind it is not, and that is said', async () => {
    const answer = await answerLog({ chunks: ofSize(maxLogBytes, code) });
    expect(codesOf(answer)).toEqual([]);
    expect(answer.notice).toMatch(/Only the beginning of the log was read, at most 64 MB/);
  }, 60_000);
});

describe('what is no text is not read', () => {
  test.each([
    { what: 'a program', bytes: [0x4d, 0x5a, 0x90, 0x00, 0x03, 0x00] },
    { what: 'a cabinet', bytes: [0x4d, 0x53, 0x43, 0x46, 0x00, 0x00, 0x00, 0x00] },
    {
      what: 'an event log',
      bytes: [0x45, 0x6c, 0x66, 0x46, 0x69, 0x6c, 0x65, 0x00, 0, 0, 0, 0, 0, 0, 0, 0, 0x1c, 0, 0, 0],
    },
    { what: 'a picture', bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00] },
    { what: 'an archive', bytes: [0x50, 0x4b, 0x03, 0x04, 0x14, 0x00, 0x00, 0x00] },
  ])('$what', async ({ bytes }) => {
    const answer = await answerLog({ chunks: inChunks(Uint8Array.from(bytes)), text: 'error 0x80cf0016' });
    expect(answer.notice).toMatch(/This is no text file/);
    expect(codesOf(answer)).toEqual(['0x80cf0016']);
  });
});
