import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { findCodes } from '../src/core/find-codes.ts';
import { createAnswers } from '../src/create-answers.ts';
import { simplePattern } from './combined-pattern.ts';
import { countMatches, measure } from './measure.ts';

/**
 * What short messages cost, beyond the floor of the simplest regular expression over the same text: some by themselves, and how it is spread
 * over the short rows of the test's messages. Turns are short and many, so that some of them are disturbed by nothing. Usage: node bench/messages.ts
 */
const { catalog, answerMessage } = createAnswers('en');
const rounds = 40;
const warmUps = 10;
/** In milliseconds. */
const turn = 5;
/** So often in a row, so that the clock does not count. */
const times = 100;
/** A row is short up to so many characters. */
const shortest = 120;

const repeat = (work: () => unknown) => () => {
  for (let count = 0; count < times; count++) work();
};

/** How long a message takes, in microseconds. */
async function time(text: string) {
  const ms = await measure(
    [
      { name: 'finder', work: repeat(() => findCodes(text, catalog, { overheard: true })) },
      { name: 'floor', work: repeat(() => countMatches(text, simplePattern)) },
      { name: 'answer', work: repeat(() => answerMessage({ text, overheard: true })) },
    ],
    rounds,
    warmUps,
    turn,
  );
  const us = (milliseconds: number) => (milliseconds * 1000) / times;
  return {
    usual: us(ms.beyond('finder', 'floor')),
    least: us(ms.leastBeyond('finder', 'floor')),
    answer: us(ms.get('answer')),
  };
}

console.log(
  `${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}\n`,
);
console.log('Short messages, beyond the floor of one regular expression, µs:\n');
console.log('| message | to find | at best | to the answer |\n| --- | --- | --- | --- |');
for (const text of [
  'Update failed: 0x80CF0016',
  'good morning, the printer on floor 3 is on fire again',
  'exit code: 3010',
  'the backup job failed with error 5 again',
  'error code: 80CF4018',
  'error code 80240016',
  '错误代码：0x80cf0016',
  'Das Update schlägt mit 0x80cf0016 fehl, schöne Grüße aus München',
  '更新プログラムのインストールに失敗しました: 0x80cf0016',
  'the agent returned -2133917674 again',
  'OM_E_NO_SERVICE on the new laptop',
  '<@U0LAN0Z89> what is 0x80cf0016?',
  'Tom &amp; Jerry &lt;3 the new printer, 100% sure',
]) {
  const { usual, least, answer } = await time(text);
  console.log(`| \`${text}\` | ${usual.toFixed(2)} | ${least.toFixed(2)} | ${answer.toFixed(2)} |`);
}

const rows = readFileSync(new URL('../test/fixtures/messages.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n');
const texts = rows.map((row): string => JSON.parse(row).text).filter((text) => text.length <= shortest);
const taken = texts.map((text) => ({ text, least: Number.POSITIVE_INFINITY }));
const fewTimes = 20;
for (let round = -3; round < rounds; round++) {
  for (const row of taken) {
    const started = performance.now();
    for (let count = 0; count < fewTimes; count++) findCodes(row.text, catalog, { overheard: true });
    const us = ((performance.now() - started) * 1000) / fewTimes;
    if (round >= 0) row.least = Math.min(row.least, us);
  }
}
const sorted = taken.map(({ least }) => least).sort((a, b) => a - b);
const at = (share: number) => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1);
console.log(
  `\nThe ${texts.length} rows of messages.jsonl of at most ${shortest} characters, at best, with the floor: half of them in ${at(0.5)} µs, nine of ten in ${at(0.9)}, the slowest in ${at(1)}.`,
);
