import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogScanner, scanLog } from '../src/core/scan/scan-log.ts';
import { createAnswers } from '../src/create-answers.ts';
import { toBlocks } from '../src/slack/to-blocks.ts';
import { toAdaptiveCard } from '../src/teams/to-adaptive-card.ts';
import { combinedPattern, patternOfSameWords, ripgrepPattern, simplePattern } from './combined-pattern.ts';
import { createRandom, fill, makeLogs, makeOtherLogs } from './make-logs.ts';
import { countMatches, measure, median, type Times } from './measure.ts';

/**
 * The speed of the finder: of logs against regular expressions and `indexOf` over the same bytes, in one interleaved run, so that
 * whatever else the machine does falls on all of them; then what is made to be slow, how it grows, from a log to its card, and a
 * look-up and a rendering. Figures are medians; ratios are medians of those of each round. Usage: node bench/matcher.ts [MB of each log, default 10]
 */
const megabytes = Number(process.argv[2] ?? 10);
const size = megabytes * 1_000_000;
const { catalog, answerMessage, answerLog } = createAnswers('en');

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
row('log', 'scanner MB/s', 'combined', 'ratio', 'same words', 'ratio', 'rg -c', 'ratio', '0x + 8 digits', 'indexOf');
row(...Array(10).fill('---'));
let densest = { bytes: new Uint8Array(), ms: 0 };
for (const { title, bytes } of makeLogs(size)) {
  const buffer = Buffer.from(bytes);
  const text = buffer.toString('latin1');
  const file = join(folder, 'log');
  writeFileSync(file, bytes);
  const scanner = { name: 'scanner', work: () => scanLog(bytes, catalog) };
  const ms = await measure([
    scanner,
    { name: 'combined', work: () => countMatches(text, combinedPattern) },
    { name: 'same words', work: () => countMatches(text, patternOfSameWords) },
    { name: 'simple', work: () => countMatches(text, simplePattern) },
    { name: 'indexOf', work: () => countPlaces(buffer) },
  ]);
  const of = (name: string) => perSecond(size, ms.get(name));
  const ratio = (times: Times, name: string) => times.ratio(name, 'scanner').toFixed(1);
  const scannerMs = ms.get('scanner');
  if (scannerMs > densest.ms) densest = { bytes: bytes.slice(0, 1_000_000), ms: scannerMs };
  let ripgrep: (string | number)[] = ['not installed', ''];
  if (hasRipgrep) {
    // With the scanner alone: whoever starts a process is slow for a while, since its memory is copied when it writes there.
    const rg = { name: 'rg', work: () => spawnSync('rg', ['-c', '-i', '-a', ripgrepPattern, file]) };
    const both = await measure([scanner, rg]);
    ripgrep = [perSecond(size, both.get('rg')), ratio(both, 'rg')];
  }
  row(
    title,
    of('scanner'),
    ...['combined', 'same words'].flatMap((name) => [of(name), ratio(ms, name)]),
    ...ripgrep,
    of('simple'),
    of('indexOf'),
  );
}
rmSync(folder, { recursive: true });

console.log('\nOther logs of the same size:\n');
row('log', 'scanner MB/s', 'combined', 'ratio');
row('---', '---', '---', '---');
let slowest = { title: '', bytes: new Uint8Array(), ms: 0 };
const wide = { title: 'Windows Update in UTF-16', bytes: toUtf16(makeLogs(size / 2)[0]?.bytes ?? new Uint8Array()) };
for (const { title, bytes } of [wide, ...makeOtherLogs(size)]) {
  const text = new TextDecoder(bytes === wide.bytes ? 'utf-16le' : 'utf-8').decode(bytes);
  const ms = await measure([
    { name: 'scanner', work: () => scanLog(bytes, catalog) },
    { name: 'combined', work: () => countMatches(text, combinedPattern) },
  ]);
  const [scanner, combined] = [ms.get('scanner'), ms.get('combined')];
  if (scanner > slowest.ms) slowest = { title, bytes: bytes.slice(0, 1_000_000), ms: scanner };
  row(title, perSecond(size, scanner), perSecond(size, combined), ms.ratio('combined', 'scanner').toFixed(1));
}

console.log(
  '\nAdversarial shapes, 1 MB each; the cost of a byte in turns with 1 MB of the densest of the three logs and of the slowest other:\n',
);
row('shape', 'MB/s', 'cost', `cost against ${slowest.title}`);
row(...Array(4).fill('---'));
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
  'a<b>',
  '&#48;',
  '错误 5 ',
  'failed 0x80240016 ',
  'thread 0x80240016 ',
  '1603, ',
  '[SC] 5 ',
  'A_\n',
  '\u200b',
  '3f2504e0-4f89-41d3-9a0c-0305e82c3301 ',
  'é ',
  '错',
  'fail code 7 ',
  '0x12345 ',
];
const random = createRandom(20261125);
const hostileLogs = [
  ...shapes.map((shape) => ({ title: `\`${JSON.stringify(shape).slice(1, -1)}\` repeated`, makePart: () => shape })),
  { title: 'hex digits, random', makePart: () => random.hex(64) },
  { title: 'digits, random', makePart: () => String(random.below(2 ** 31)) },
  { title: '`A_` with any letters', makePart: () => `${String.fromCharCode(0x41 + random.below(26))}_` },
  { title: '`0x` and 1 to 12 hex digits', makePart: () => `0x${random.hex(1 + random.below(12))} ` },
  { title: '`error` and any number', makePart: () => `error ${random.below(70_000)} ` },
  { title: 'all that is repeated above, in random order', makePart: () => shapes[random.below(shapes.length)] ?? '' },
];
for (const { title, makePart } of hostileLogs) {
  const bytes = fill(1_000_000, makePart);
  const ms = await measure([
    { name: 'shape', work: () => scanLog(bytes, catalog) },
    { name: 'densest', work: () => scanLog(densest.bytes, catalog) },
    { name: 'slowest', work: () => scanLog(slowest.bytes, catalog) },
  ]);
  const costs = ['densest', 'slowest'].map((name) => ms.ratio('shape', name).toFixed(1));
  row(title, perSecond(1_000_000, ms.get('shape')), ...costs);
}

console.log('\nHow long others wait at most while a log of 1 MB is scanned, ms:\n');
row('log', 'ms');
row('---', '---');
for (const { title, bytes } of [
  { title: 'the densest above', bytes: densest.bytes },
  { title: 'all shapes in random order', bytes: fill(1_000_000, () => shapes[random.below(shapes.length)] ?? '') },
  { title: 'numbers near error words, no two alike', bytes: fill(1_000_000, () => `error ticket d${random.hex(7)} `) },
]) {
  const waits = [1, 2, 3, 4, 5].map(() => measureLongestWait(bytes));
  row(title, median(waits).toFixed(1));
}

console.log('\nDoubling a log:\n');
const [{ bytes: longest } = { bytes: new Uint8Array() }] = makeLogs(64_000_000);
const hostile = fill(64_000_000, (index) => `error 5 8024402c ${index} 0x8_A_`);
row('MB', 'Windows Update, ms', 'against half of it', 'made to be slow, ms', 'against half of it');
row('---', '---', '---', '---', '---');
let former = [Number.NaN, Number.NaN];
for (const length of [1, 2, 4, 8, 16, 32, 64]) {
  const ms = await measure(
    [longest, hostile].map((bytes, at) => ({
      name: String(at),
      work: () => scanLog(bytes.subarray(0, length * 1_000_000), catalog),
    })),
    3,
    1,
  );
  const taken = [ms.get('0'), ms.get('1')];
  row(length, ...taken.flatMap((value, at) => [value.toFixed(1), (value / (former[at] ?? 1)).toFixed(2)]));
  former = taken;
}

console.log('\nFrom a log of the size above to its Adaptive Card and its blocks:\n');
row('log', 'ms', 'combined, ms', 'ratio');
row('---', '---', '---', '---');
for (const { title, bytes } of makeLogs(size)) {
  const text = Buffer.from(bytes).toString('latin1');
  const toCards = async () => {
    const answer = await answerLog({ chunks: inChunks(bytes) });
    return [toAdaptiveCard(answer), toBlocks(answer)];
  };
  const ms = await measure([
    { name: 'cards', work: toCards },
    { name: 'combined', work: () => countMatches(text, combinedPattern) },
  ]);
  row(title, ms.get('cards').toFixed(1), ms.get('combined').toFixed(1), ms.ratio('combined', 'cards').toFixed(1));
}

console.log('\nLook-up and rendering, ns each:\n');
const answered = answerMessage({ text: '0x80cf0016' });
for (const { name, work } of [
  { name: 'look-up of a code', work: () => catalog.entries.get('0x80cf0016') },
  { name: 'Adaptive Card of one code', work: () => toAdaptiveCard(answered) },
  { name: 'blocks of one code', work: () => toBlocks(answered) },
]) {
  const times = 10_000;
  const many = () => {
    for (let count = 0; count < times; count++) work();
  };
  const ms = (await measure([{ name, work: many }])).get(name);
  console.log(`- ${name}: ${Math.round((ms * 1e6) / times)}`);
}

/** ASCII as UTF-16 with its mark. */
function toUtf16(bytes: Uint8Array): Uint8Array {
  return Buffer.from(`\u{feff}${Buffer.from(bytes).toString('latin1')}`, 'utf16le');
}

/** How long the longest of the steps takes in which a log is scanned, in milliseconds. */
function measureLongestWait(bytes: Uint8Array): number {
  const scanner = createLogScanner(catalog);
  let longest = 0;
  const scan = (isLast: boolean) => {
    const started = performance.now();
    const isDone = scanner.scan(isLast);
    longest = Math.max(longest, performance.now() - started);
    return isDone;
  };
  for (let rest = scanner.take(bytes); rest.length > 0; rest = scanner.take(rest)) scan(false);
  while (!scan(true));
  return longest;
}

async function* inChunks(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}
