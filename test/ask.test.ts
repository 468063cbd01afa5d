import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const script = fileURLToPath(new URL('../src/ask.ts', import.meta.url));

function ask(args: string[], input = ''): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { input, encoding: 'utf8' });
  return { code: status, out: stdout, err: stderr };
}

describe('exit codes', () => {
  test.each([
    { what: 'a code', args: ['failed with 0x80cf0016'], code: 0 },
    { what: 'a code without an entry', args: ['0x8bad1234'], code: 0 },
    { what: 'a negative decimal as the only argument', args: ['-2133917674'], code: 0 },
    { what: 'no code', args: ['qqq zzz'], code: 1 },
    { what: 'an unknown option', args: ['--nope'], code: 2 },
    { what: 'an unknown language', args: ['--locale', 'tlh', '0x80cf0016'], code: 2 },
    { what: 'two formats', args: ['--json', '--jsonl'], code: 2 },
    { what: 'help', args: ['--help'], code: 0 },
    { what: 'help in short', args: ['-h'], code: 0 },
  ])('$what: $code', ({ args, code }) => {
    const result = ask(args);
    expect(result.code).toBe(code);
    expect(`${result.out}${result.err}`).not.toMatch(/\n\s+at /);
  });
});

test('the answer is text by default, with everything that can be done', () => {
  const { out } = ask(['failed with 0x80cf0016']);
  expect(out).toContain('0x80cf0016  OM_E_INSTALL_NOT_ALLOWED  [Failure]');
  expect(out).toContain('shutdown /r /t 0');
  expect(out).toContain('2020-10-15');
  expect(out).toContain('0x80240016  WU_E_INSTALL_NOT_ALLOWED');
});

test('--locale decides the language', () => {
  expect(ask(['--locale', 'zh-CN', '0x80cf0016']).out).toContain('解决方法');
  expect(ask(['错误 0x80cf0016']).out).toContain('解决方法');
  expect(ask(['--locale', 'en', '错误 0x80cf0016']).out).toContain('What to do');
});

test('--json has the names that scripts rely on', () => {
  const value = JSON.parse(ask(['--json', 'failed: OM_E_INSTALL_NOT_ALLOWED (0x8bad1234)']).out);
  expect(Object.keys(value)).toEqual(expect.arrayContaining(['locale', 'answers', 'unknown', 'suggestions', 'silent']));
  expect(value.answers[0]).toMatchObject({
    code: '0x80cf0016',
    name: 'OM_E_INSTALL_NOT_ALLOWED',
    signed: -2133917674,
    unsigned: 2161049622,
    outcome: 'failure',
    family: expect.any(String),
    component: expect.any(String),
    meaning: expect.any(String),
    related: [{ code: '0x80240016', name: 'WU_E_INSTALL_NOT_ALLOWED' }],
    source: { title: expect.any(String), url: expect.stringMatching(/^https:/) },
    notation: 'symbol',
    span: [8, 32],
  });
  expect(value.answers[0].remediation[1]).toEqual({
    title: 'Restart Windows',
    who: 'user',
    steps: expect.arrayContaining([{ run: 'shutdown /r /t 0' }]),
    caution: expect.any(String),
  });
  expect(value.unknown[0]).toMatchObject({ code: '0x8bad1234', notation: 'hex', span: [34, 44], severity: 'error' });
});

test('a text without any code gives empty lists, and is silent only when overheard', () => {
  expect(JSON.parse(ask(['--json', 'qqq zzz']).out)).toMatchObject({
    answers: [],
    unknown: [],
    suggestions: [],
    silent: false,
  });
  expect(JSON.parse(ask(['--json', '--overheard', 'qqq zzz']).out)).toMatchObject({
    answers: [],
    unknown: [],
    silent: true,
  });
});

test('every code found is listed, also where a chat would get no reply', () => {
  const value = JSON.parse(ask(['--json', '--overheard', 'error 0x8bad1234']).out);
  expect(value.silent).toBe(true);
  expect(value.unknown).toHaveLength(1);
});

test('without an argument it reads standard input', () => {
  const log = `${'2019-06-05 Agent nothing to see here\n'.repeat(1000)}2019-06-05 Agent * WARNING: Exit code = 0x80CF0016\n`;
  expect(ask([], log).out).toContain('OM_E_INSTALL_NOT_ALLOWED');
});

test('--jsonl answers line by line, and a bad line keeps its place', () => {
  const lines = [
    '{"text":"0x80cf0016"}',
    'nope',
    '{"text":"0x80cf0017","locale":"zh-CN"}',
    '{"text":"80cf0016 x","overheard":true}',
    '{"text":5}',
  ];
  const { code, out, err } = ask(['--jsonl'], lines.join('\n'));
  const values = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(values).toHaveLength(5);
  expect(values[0].answers[0].code).toBe('0x80cf0016');
  expect(values[1]).toEqual({ error: 'line 2: is not JSON' });
  expect(values[2]).toMatchObject({ locale: 'zh-CN' });
  expect(values[3]).toMatchObject({ silent: true, answers: [] });
  expect(values[4].error).toMatch(/^line 5: is not/);
  expect(err).toContain('line 2');
  expect(code).toBe(2);
});

test('--jsonl: a blank line is an empty text, so that lines keep their partners', () => {
  const { code, out } = ask(['--jsonl'], '{"text":"0x80cf0016"}\n\r\n  \n{"text":""}\n');
  const lines = out.trim().split('\n');
  expect(lines).toHaveLength(4);
  expect(lines[1]).toBe(lines[3]);
  expect(lines[2]).toBe(lines[3]);
  expect(code).toBe(0);
});

test('--jsonl: a byte order mark before the first line is no part of it', () => {
  const { code, out } = ask(['--jsonl'], '\ufeff{"text":"0x80cf0016"}\n');
  expect(JSON.parse(out).answers[0].code).toBe('0x80cf0016');
  expect(code).toBe(0);
});

test('--jsonl ends quietly when nobody reads on', async () => {
  const child = spawn(process.execPath, [script, '--jsonl']);
  let err = '';
  child.stderr.on('data', (data) => {
    err += data;
  });
  // The rest of the lines meets a closed pipe, on this side too.
  child.stdin.on('error', () => {});
  child.stdin.end('{"text":"0x80cf0016"}\n'.repeat(3000));
  child.stdout.once('data', () => child.stdout.destroy());
  const [code] = await once(child, 'close');
  expect(err).toBe('');
  expect(code).toBe(0);
});
