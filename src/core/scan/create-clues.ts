import { any, type Four, findCheapest, foursOf, type SetPair, Speaking, toSet, toSets } from './fours.ts';
import { announcing, announcingSmall, joining } from './marks.ts';
import { errorWordBeginnings } from './near-words.ts';

/*
 * A log is read two marks at a time, as pairs. What the former of two pairs says AND what the latter says is what the four marks
 * say: few comparisons for many characters, nearly all of which say nothing.
 */

/** What a log is searched for. */
export interface Clues {
  /**
   * What each pair of marks says, by the pair as one number of 16 bits: as the former of two; and, from `asLatter` on, as the latter.
   * One table, because a loop has room for few. It tells of what is a code by itself, and of the words that make one of what is near.
   */
  readonly places: Int32Array;
  /** A bit for each hash of four marks by which a clue is told that `saysFour` tells of; see `hashFour`. */
  readonly fours: Int32Array;
  /** For each pair of marks 1 if both are hex digits, 2 if the former is, 4 if the latter is, added. */
  readonly hexPairs: Uint8Array;
}

/** Where the latter pairs begin in `places`. */
export const asLatter = 0x10000;
const asFormer = 0;
type PairTable = Int32Array | Uint8Array;

const bits = (first: number, count: number) => Array.from({ length: count }, (_, at) => 2 ** (first + at));

// What two pairs of marks can say, as bits: the lower ones of the first two pairs of three, the upper ones of the last two. Clues
// of one kind share some: each goes where it makes the fewest others speak.
interface ClueBits {
  readonly ofFirst: readonly number[];
  readonly ofLast: readonly number[];
}
const signFormer = 1;
const signLatter = 2;
const hexBits: ClueBits = { ofFirst: bits(2, 2), ofLast: bits(17, 2) };
const signedBits: ClueBits = { ofFirst: bits(4, 2), ofLast: bits(19, 2) };
const exitCodeBits: ClueBits = { ofFirst: bits(6, 2), ofLast: bits(21, 2) };
const rareBits: ClueBits = { ofFirst: bits(8, 2), ofLast: bits(23, 2) };
const wordBits: ClueBits = { ofFirst: bits(10, 5), ofLast: bits(25, 5) };
const twoBits: ClueBits = { ofFirst: bits(15, 2), ofLast: bits(30, 2) };
/** What the first two pairs of three say together, and what the last two say. */
export const ofFirst = 2 ** 17 - 1;
export const ofLast = ~ofFirst;

const allOf = (kind: ClueBits) => [...kind.ofFirst, ...kind.ofLast].reduce((all, bit) => all | bit, 0);

/** One of the first four marks is an underscore, or a letter beyond ASCII of a word that announces a code. */
export const saysSign = signFormer | signLatter;
/** `0x` and a digit. */
export const saysHex = allOf(hexBits);
/** Where the zero of `0x` is among four marks and the one behind them, if it is there once. */
export function placeOfHex(says: number): number {
  return hexPlaces[Math.clz32(says & saysHex)] as number;
}
const hexPlaces = new Uint8Array(33);
for (const [place, bit] of [...hexBits.ofFirst, ...hexBits.ofLast].entries()) hexPlaces[Math.clz32(bit)] = place;
/** A minus and decimal digits. */
export const saysSigned = allOf(signedBits);
/** An exit code of Windows Installer. */
export const saysExitCode = allOf(exitCodeBits);
/** One of `rareClues`. */
export const saysRare = allOf(rareBits);
/** One of the words near which a number is a code. */
export const saysWord = allOf(wordBits);
/** One of `cluesOfTwo`. */
export const saysTwo = allOf(twoBits);
/** What so many clues share that most of those that speak are none of them: whether they are is in `fours`. */
export const saysFour = saysWord | saysExitCode | saysRare;

// Clues are written as regular expressions that match a fixed number of characters, in any case.
const hexClue = '0x[0-9a-f]';
// A negative decimal that is not the part of a GUID or of a word, but for error-, code-, fehler-, hresult-, hr-; the minus as an
// entity, too
const signedClues = ['[^0-9a-qsu-z]-\\d', 'e-\\d\\d\\d', 'us;\\d\\d\\d', 'sh;\\d\\d\\d'];
// The exit codes of Windows Installer (isInstallerExitCode) and of setups that need a restart (isFailedRestart)
const exitCodeClues = ['\\D16[0-5]\\d\\D', '\\D301[0178]\\D'];
const rareClues = [
  // The names of Winsock, which have no underscore
  '[^a-z]wsa',
  // &H, the & as an entity or full-width, too
  `[&;\\x${joining.toString(16)}]h[0-9a-f]`,
  // What is rewritten: entities, tags, mentions, links, escaped separators (normalize-text.ts)
  '&#[0-9x]',
  '&[lg]t;',
  '&am',
  '&qu',
  '&ap',
  '&nb',
  '&mi',
  '&nd',
  '&md',
  '<[bisu][ />]',
  '</[bceisuw]',
  '<co',
  '<em',
  '<st',
  '<wb',
  '<![hcesd]',
  '<at',
  '<tel:',
  '<mail',
  '%2[02789c]',
  '%[03][ad]',
];
/** Mentions, escapes of Markdown, Event Viewer's "the text of the message with this number". */
const cluesOfTwo = ['<[@#]', '\\\\[*~-]', '%%'];

/** Creates the clues that a log is searched for. */
export function createClues(): Clues {
  const places = new Int32Array(2 * asLatter).fill(signLatter, 0, asLatter).fill(signFormer, asLatter);
  const sign = toSet(`[_\\x${announcing.toString(16)}\\x${announcingSmall.toString(16)}]`);
  for (const pair of [
    [sign, any],
    [any, sign],
  ] as const) {
    addPair(places, asFormer, signFormer, pair);
    addPair(places, asLatter, signLatter, pair);
  }
  // One bit for each place that it can have, so that the bit tells the place.
  for (const [at, [four]] of foursOf(hexClue).entries()) {
    if (!four) continue;
    addPair(places, asFormer, hexBits.ofFirst[at] ?? 0, four.pairs[0]);
    addPair(places, asLatter, hexBits.ofFirst[at] ?? 0, four.pairs[1]);
    addPair(places, asLatter, hexBits.ofLast[at] ?? 0, four.pairs[0]);
    addPair(places, asFormer, hexBits.ofLast[at] ?? 0, four.pairs[1]);
  }
  addClues(places, signedBits, signedClues);
  addCluesOfTwo(places);
  const fours = new Int32Array(2 ** (hashBits - 5));
  for (const { bits, clues } of [
    { bits: wordBits, clues: errorWordBeginnings.map(toClue) },
    { bits: exitCodeBits, clues: exitCodeClues },
    { bits: rareBits, clues: rareClues },
  ]) {
    for (const four of addClues(places, bits, clues)) addFour(fours, four);
  }

  const hexPairs = new Uint8Array(0x10000);
  const hexDigit = toSet('[0-9a-f]');
  addPair(hexPairs, asFormer, 1, [hexDigit, hexDigit]);
  addPair(hexPairs, asFormer, 2, [hexDigit, any]);
  addPair(hexPairs, asFormer, 4, [any, hexDigit]);
  return { places, fours, hexPairs };
}

/** The beginning of a word as a clue; see `errorWordBeginnings`. */
function toClue(beginning: string): string {
  return beginning.replaceAll('[', '\\[').replaceAll('.', '[^a-z]');
}

/**
 * Adds clues of one kind. Each is told by four marks at an even place and by four at an odd one, of which either pair can be the
 * middle one of three.
 */
function addClues(table: PairTable, bits: ClueBits, clues: readonly string[]): Four[] {
  const added: Four[] = [];
  const all = clues.flatMap(foursOf);
  for (const { each, roles } of [
    { each: bits.ofFirst, roles: [asFormer, asLatter] as const },
    { each: bits.ofLast, roles: [asLatter, asFormer] as const },
  ]) {
    const speaking = each.map((bit) => ({ bit, former: new Speaking(), latter: new Speaking() }));
    for (const fours of all) {
      const { four, so } = findCheapest(fours, speaking);
      added.push(four);
      so.former.add(four.common[0]);
      so.latter.add(four.common[1]);
      for (const at of [0, 1] as const) addPair(table, roles[at], so.bit, four.pairs[at]);
    }
  }
  return added;
}

const hashBits = 20;

/** A hash of four marks, letters in any case: of two pairs of which the former is the lower half. */
export function hashFour(four: number): number {
  return Math.imul(four & 0xdfdfdfdf, 0x9e3779b1) >>> (32 - hashBits);
}

function addFour(table: Int32Array, { pairs }: Four): void {
  // Marks that the hash does not tell apart count once.
  const [first = [], second = [], third = [], fourth = []] = pairs
    .flat()
    .map((set) => [...new Set(set.map((mark) => mark & 0xdf))]);
  for (const one of first)
    for (const two of second)
      for (const three of third)
        for (const four of fourth) {
          const hash = hashFour(toPair(one, two) | (toPair(three, four) << 16));
          table[hash >>> 5] = (table[hash >>> 5] as number) | (1 << hash);
        }
}

/** Adds the clues of two marks, which a pair tells at an even place, and two pairs at an odd one. */
function addCluesOfTwo(table: PairTable): void {
  for (const { bits, roles } of [
    { bits: twoBits.ofFirst, roles: [asFormer, asLatter] as const },
    { bits: twoBits.ofLast, roles: [asLatter, asFormer] as const },
  ]) {
    const [even = 0, odd = 0] = bits;
    addPair(table, roles[1], even, [any, any]);
    for (const clue of cluesOfTwo) {
      const [first = any, second = any] = toSets(clue);
      addPair(table, roles[0], even, [first, second]);
      addPair(table, roles[0], odd, [any, first]);
      addPair(table, roles[1], odd, [second, any]);
    }
  }
}

function addPair(table: PairTable, role: number, bit: number, [first, second]: SetPair): void {
  for (const former of first) {
    for (const latter of second) {
      const at = role + toPair(former, latter);
      table[at] = (table[at] as number) | bit;
    }
  }
}

/** Two marks as they are read together, as a number: the former is the lower half. */
function toPair(first: number, second: number): number {
  return (second << 8) | first;
}
