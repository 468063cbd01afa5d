import { announcing, announcingSmall } from './marks.ts';
import { sampleLines } from './sample-lines.ts';

/*
 * A log is read four marks at a time. What the former two of them say AND what the latter two say together is what the four say: two
 * look-ups and no comparison for each four characters, nearly all of which say nothing.
 */

/** What each pair of marks says as the former and as the latter pair of four, by the two as one number of 16 bits. */
export interface PairTable {
  readonly former: Int32Array;
  readonly latter: Int32Array;
}

/** What a log is searched for: all clues together, and some alone, to have a closer look at what the first table says. */
export interface Clues {
  readonly all: PairTable;
  readonly numbers: PairTable;
  readonly keywords: PairTable;
  readonly rare: PairTable;
}

// What four marks can say, as bits.
const run = 1;
const besideRun = 2;
const signFormer = 4;
const signLatter = 8;
const bits = (first: number, count: number) => Array.from({ length: count }, (_, at) => 2 ** (first + at));
// The other clues share some bits. A clue has four fours, one for each place that they can have in it, and each goes to the bit
// where it makes the fewest others speak.
const hexBits = bits(4, 4);
const numberBits = bits(8, 9);
const keywordBits = bits(17, 10);
const rareBits = bits(27, 5);
const allOf = (each: readonly number[]) => each.reduce((all, bit) => all | bit, 0);

/** All four are hex digits, and two more beside them. */
export const saysRun = run;
/** One of them is an underscore, or a letter that announces a small number. */
export const saysSign = signFormer | signLatter;
/** `0x` and a digit begin at the mark before them, or at one of them. */
export const saysHex = allOf(hexBits);
/** In a word among them is one of `numberClues`. */
export const saysNumber = allOf(numberBits);
/** One of `keywordClues` begins at one of the three marks before them, or at one of them. */
export const saysKeyword = allOf(keywordBits);
/** One of `rareClues` begins at one of the four marks before them, or at one of them. */
export const saysRare = allOf(rareBits);

/**
 * What four marks say.
 *
 * @param before what the two before them say as the latter ones
 * @param first what the former two say
 * @param second what the latter two say
 * @param behind what the two behind them say as the former ones
 */
export function sayTogether(before: number, first: number, second: number, behind: number): number {
  // Four hex digits are too few to be worth a look: two more stand before them, behind them, or one on either side.
  const isRun = (before | behind | ((before & behind) >> 1)) & run;
  return first & second & (isRun | ~(run | besideRun));
}

// Clues are written as regular expressions that match a fixed number of characters, in any case.
const hexClue = '0x[0-9a-f]';
const numberClues = [
  // The exit codes of Windows Installer (isInstallerExitCode)
  '\\D16[0-5]\\d\\D',
  '\\D301[01]\\D',
  // The names of Winsock, which have no underscore
  '[^a-z]wsa',
];
/** One of these stands before every small number that is an error and that its own digits do not give away (small-numbers.ts). */
const keywordClues = [
  'error',
  '[^a-z]err',
  'fehl',
  '[^a-z]gle[^a-z]',
  '[^a-z]fail',
  '[^a-z]fal[lh]',
  `\\x${announcing.toString(16)}chou`, // échoué
  'iusci',
  'win32',
  '\\[sc\\]',
];
const rareClues = [
  // Event Viewer's "the text of the message with this number"
  '%%\\d',
  // What is rewritten and may join the words around it
  '&#',
  '\\w<[/bceisuw]',
  '<tel:',
  '<mailto:',
  // An escaped separator in front of a clue that begins with one
  '%2[02789]\\d',
  '%[023][acd][cegfw]',
];

/**
 * Creates the clues that a log is searched for.
 *
 * @param decimals how the known codes begin that have six decimal digits: three of them
 */
export function createClues(decimals: readonly string[]): Clues {
  const all = createTable();
  const hex = toSet('[0-9a-f]');
  addFour(all, run, [hex, hex, hex, hex]);
  addPair(all.former, besideRun, hex, any);
  addPair(all.latter, besideRun, any, hex);
  const sign = toSet(`[_\\x${announcingSmall.toString(16)}]`);
  addFour(all, signFormer, [sign]);
  addFour(all, signFormer, [any, sign]);
  addFour(all, signLatter, [any, any, sign]);
  addFour(all, signLatter, [any, any, any, sign]);
  addFours(all, hexBits, foursOf(hexClue));
  const addAll = (bitsOfAll: readonly number[], fours: readonly Four[]): PairTable => {
    const alone = createTable();
    addFours(all, bitsOfAll, fours);
    addFours(alone, bits(0, 31), fours);
    return finish(alone);
  };
  const rest = {
    // Six digits hold no four at one of the four places that they can have; seven always do.
    numbers: addAll(numberBits, [...numberClues.flatMap(foursOf), ...decimals.map((digits) => toSets(`\\D${digits}`))]),
    keywords: addAll(keywordBits, keywordClues.flatMap(foursOf)),
    rare: addAll(rareBits, rareClues.flatMap(foursOf)),
  };
  return { ...rest, all: finish(all) };
}

/** A table that is filled, with what every pair says kept apart. */
interface TableInWork extends PairTable {
  readonly always: { former: number; latter: number };
}

function createTable(): TableInWork {
  return { former: new Int32Array(0x10000), latter: new Int32Array(0x10000), always: { former: 0, latter: 0 } };
}

/** Some marks: their numbers. */
type MarkSet = readonly number[];
/** Four of them in a row; any mark where one is missing. */
type Four = readonly MarkSet[];
const any: MarkSet = Array.from({ length: 256 }, (_, mark) => mark);

function toSet(expression: string): MarkSet {
  if (expression === '.') return any;
  const pattern = new RegExp(`^${expression}$`, 'i');
  return any.filter((mark) => pattern.test(String.fromCharCode(mark)));
}

/** How often each two marks stand together in the sample, as rows of former, latter and count. */
const samplePairs = countPairs();

function countPairs(): (readonly [former: number, latter: number, count: number])[] {
  const counts = new Map<number, number>();
  for (let at = 1; at < sampleLines.length; at++) {
    const pair = (sampleLines.charCodeAt(at - 1) << 8) | sampleLines.charCodeAt(at);
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return [...counts].map(([pair, count]) => [pair >> 8, pair & 0xff, count]);
}

/** The share of all places in a log that have these two marks, about. */
function share([first = any, second = any]: readonly MarkSet[]): number {
  if (first === any && second === any) return 1;
  const [isFirst, isSecond] = [first, second].map((set) => {
    const table = new Uint8Array(256);
    for (const mark of set) table[mark] = 1;
    return table;
  });
  let count = 0;
  for (const [former, latter, times] of samplePairs)
    count += (isFirst?.[former] ?? 0) * (isSecond?.[latter] ?? 0) * times;
  // What no line has is not impossible.
  return Math.min(1, (count + 0.5) / sampleLines.length);
}

/** The share of all places in a log that have these four marks, about. */
function shareOfFour(four: Four): number {
  return share(four.slice(0, 2)) * share(four.slice(2));
}

/** The marks that a clue matches, one set for each of its characters. */
function toSets(clue: string): MarkSet[] {
  return (clue.match(/\[[^\]]*\]|\\x..|\\.|./g) ?? []).map((item) => toSet(item));
}

/** For each place that four marks can have in a clue, those that are the least common. */
function foursOf(clue: string): Four[] {
  const sets = toSets(clue);
  return [0, 1, 2, 3].map((place) => {
    const fours: Four[] = [];
    for (let start = place - 4; start < sets.length; start += 4) {
      fours.push([0, 1, 2, 3].map((next) => sets[start + next] ?? any));
    }
    return fours.reduce((one, other) => (shareOfFour(other) < shareOfFour(one) ? other : one));
  });
}

/** Adds fours, the vaguest first, each to the bit where it makes the fewest others speak. */
function addFours(table: TableInWork, bits: readonly number[], fours: readonly Four[]): void {
  const speaking = bits.map((bit) => ({ bit, former: 0, latter: 0 }));
  const sorted = fours
    .map((four) => ({ four, former: share(four.slice(0, 2)), latter: share(four.slice(2)) }))
    .sort((one, other) => Math.max(other.former, other.latter) - Math.max(one.former, one.latter));
  for (const { four, former, latter } of sorted) {
    const added = speaking.map((so) => (so.former + former) * (so.latter + latter) - so.former * so.latter);
    const least = speaking[added.indexOf(Math.min(...added))];
    if (!least) continue;
    least.former += former;
    least.latter += latter;
    addFour(table, least.bit, four);
  }
}

function addFour(table: TableInWork, bit: number, [first = any, second = any, third = any, fourth = any]: Four): void {
  if (first === any && second === any) table.always.former |= bit;
  else addPair(table.former, bit, first, second);
  if (third === any && fourth === any) table.always.latter |= bit;
  else addPair(table.latter, bit, third, fourth);
}

/** Gives every pair the bits that all of them have. */
function finish({ former, latter, always }: TableInWork): PairTable {
  for (let pair = 0; pair < former.length; pair++) {
    former[pair] = (former[pair] as number) | always.former;
    latter[pair] = (latter[pair] as number) | always.latter;
  }
  return { former, latter };
}

function addPair(table: Int32Array, bit: number, first: MarkSet, second: MarkSet): void {
  for (const former of first) {
    for (const latter of second) {
      const pair = isLittleEndian ? (latter << 8) | former : (former << 8) | latter;
      table[pair] = (table[pair] as number) | bit;
    }
  }
}

/** Pairs are read as numbers of 16 bits in the byte order of this machine. */
const isLittleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;
