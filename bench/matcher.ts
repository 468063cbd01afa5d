import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { findCodes } from '../src/core/find-codes.ts';
import { scanLog } from '../src/core/scan/scan-log.ts';
import { createAnswers } from '../src/create-answers.ts';
import { combinedPattern, ripgrepPattern } from './combined-pattern.ts';
import { fill, makeLogs } from './make-logs.ts';

/**
 * The speed of the finder: of logs against regular expressions and `indexOf` over the same bytes, in one interleaved run, so that
 * whatever else the machine does falls on all of them; then how it grows, what short messages cost, and from a log to its answer.
 * Figures are medians. Usage: node bench/matcher.ts [MB of each log, default 10]
 */
const megabytes = Number(process.argv[2] ?? 10);
const rounds = 7;
const size = megabytes * 1_000_000;
const { catalog, answerMessage, answerLog } = createAnswers('en');
const simplePattern = /0x[0-9a-f]{8}/gi;

interface Timed {
  readonly name: string;
  readonly work: () => unknown;
}

/** Median times in milliseconds of works that take turns. */
function measure(works: readonly Timed[], times = rounds): Map<string, number> {
  const taken = new Map(works.map(({ name }) => [name, [] as number[]]));
  for (let round = -2; round < times; round++) {
    for (const { name, work } of works) {
      const started = performance.now();
      work();
      // The first rounds warm up.
      if (round >= 0) taken.get(name)?.push(performance.now() - started);
    }
  }
  return new Map([...taken].map(([name, values]) => [name, median(values)]));
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

function countMatches(text: string, pattern: RegExp): number {
  let count = 0;
  for (const _ of text.matchAll(pattern)) count++;
  return count;
}

function countPlaces(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf('0x'); at >= 0; at = bytes.indexOf('0x', at + 1)) count++;
  return count;
}

const perSecond = (bytes: number, ms = Number.NaN) => Math.round(bytes / 1000 / ms);
const row = (...cells: (string | number)[]) => console.log(`| ${cells.join(' | ')} |`);

console.log(
  `${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}\n`,
);

const folder = mkdtempSync(join(tmpdir(), 'omerr-bench-'));
const hasRipgrep = spawnSync('rg', ['--version']).status === 0;
row('log', 'scanner MB/s', 'combined', 'ratio', 'rg -c', 'ratio', '0x + 8 digits', 'indexOf');
row('---', '---', '---', '---', '---', '---', '---', '---');
let densest = 0;
for (const { title, bytes } of makeLogs(size)) {
  const buffer = Buffer.from(bytes);
  const text = buffer.toString('latin1');
  const file = join(folder, 'log');
  writeFileSync(file, bytes);
  const ms = measure([
    { name: 'scanner', work: () => scanLog(bytes, catalog) },
    { name: 'combined', work: () => countMatches(text, combinedPattern) },
    { name: 'simple', work: () => countMatches(text, simplePattern) },
    { name: 'indexOf', work: () => countPlaces(buffer) },
    ...(hasRipgrep ? [{ name: 'rg', work: () => spawnSync('rg', ['-c', '-i', '-a', ripgrepPattern, file]) }] : []),
  ]);
  const of = (name: string) => perSecond(size, ms.get(name));
  const ratio = (name: string) => ((ms.get(name) ?? Number.NaN) / (ms.get('scanner') ?? 1)).toFixed(1);
  densest = Math.max(densest, (ms.get('scanner') ?? 0) / size);
  const ripgrep = hasRipgrep ? [of('rg'), ratio('rg')] : ['not installed', ''];
  row(title, of('scanner'), of('combined'), ratio('combined'), ...ripgrep, of('simple'), of('indexOf'));
}
rmSync(folder, { recursive: true });

console.log('\nAdversarial shapes, 1 MB each; the cost of a byte against the densest log above:\n');
row('shape', 'MB/s', 'cost');
row('---', '---', '---');
const shapes = [
  '0123456789abcdef',
  '1234567890',
  'A_A_A_',
  '0x',
  '0x8',
  'error 5 ',
  '8024402c ',
  '-2145124329',
  'OM_E_',
  '\uff10',
  '<b>',
  '%20',
];
for (const shape of shapes) {
  const bytes = fill(1_000_000, () => shape);
  const ms = measure([{ name: shape, work: () => scanLog(bytes, catalog) }], 3).get(shape) ?? 0;
  row(`\`${shape}\` repeated`, perSecond(1_000_000, ms), (ms / 1_000_000 / densest).toFixed(1));
}

console.log('\nDoubling the log (Windows Update):\n');
row('MB', 'ms', 'against half of it');
row('---', '---', '---');
const [{ bytes: longest } = { bytes: new Uint8Array() }] = makeLogs(64_000_000);
let former = Number.NaN;
for (const length of [1, 2, 4, 8, 16, 32, 64]) {
  const bytes = longest.subarray(0, length * 1_000_000);
  const ms = measure([{ name: 'scan', work: () => scanLog(bytes, catalog) }], 5).get('scan') ?? 0;
  row(length, ms.toFixed(1), (ms / former).toFixed(2));
  former = ms;
}

console.log('\nFrom a log of the size above to its answer:\n');
for (const { title, bytes } of makeLogs(size)) {
  const started = performance.now();
  const answer = await answerLog({ chunks: inChunks(bytes) });
  const codes = answer.answers.length + answer.unknown.length;
  console.log(`- ${title}: ${Math.round(performance.now() - started)} ms for ${codes} codes`);
}

console.log('\nShort messages, beyond the floor of one regular expression:\n');
for (const text of [
  'Update failed: 0x80CF0016',
  'good morning, the printer on floor 3 is on fire again',
  'exit code: 3010',
  '错误代码：0x80cf0016',
  'Das Update schlägt mit 0x80cf0016 fehl, schöne Grüße aus München',
  '更新プログラムのインストールに失敗しました: 0x80cf0016',
  'the agent returned -2133917674 again',
  'OM_E_NO_SERVICE on the new laptop',
  '<@U0LAN0Z89> what is 0x80cf0016?',
  'Tom &amp; Jerry &lt;3 the new printer, 100% sure',
]) {
  const times = 20_000;
  const repeat = (work: () => unknown) => () => {
    for (let count = 0; count < times; count++) work();
  };
  const ms = measure([
    { name: 'finder', work: repeat(() => findCodes(text, catalog, { overheard: true })) },
    { name: 'floor', work: repeat(() => countMatches(text, simplePattern)) },
    { name: 'answer', work: repeat(() => answerMessage({ text, overheard: true })) },
  ]);
  const us = (name: string) => ((ms.get(name) ?? 0) * 1000) / times;
  console.log(
    `- "${text}": ${(us('finder') - us('floor')).toFixed(2)} µs to find, ${us('answer').toFixed(2)} µs to the answer`,
  );
}

async function* inChunks(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}
