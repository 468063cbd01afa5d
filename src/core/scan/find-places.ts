import { ofFirst, saysExitCode, saysHex, saysRare, saysSign, saysSigned, saysTwo, saysWord } from './create-clues.ts';
import { findWeakPlaces, noteErrorWord } from './find-weak-places.ts';
import { longestClue } from './fours.ts';
import { judgeAnnounced, judgeKeyword } from './judge-announced.ts';
import { isPartOrRepeat, mayBe0x } from './judge-number.ts';
import { judgeWordFrom, visitWord } from './judge-word.ts';
import { isSet, listPlaces } from './list-places.ts';
import {
  announcing,
  announcingSmall,
  endOfHex,
  kindAt,
  letterAt,
  markAt,
  mayBeExitCode,
  mayBeSigned,
  startsWith,
} from './marks.ts';
import { findErrorWord } from './near-words.ts';
import { beginsRewrite, isJoiningEntity, isLinkStart, isPercentEscape, isTag, rewriteLength } from './rewrites.ts';
import { overlap, reachOfRewrite, type Slice } from './slice.ts';

// An imported constant is read anew at every use, one of the module itself is not.
const [hex, sign, signed, exitCode] = [saysHex, saysSign, saysSigned, saysExitCode];
const [word, rare, two, firstTwo] = [saysWord, saysRare, saysTwo, ofFirst];
const ofWords = hex | sign | signed | exitCode;
const [firstAnnouncing, farthest] = [announcing, longestClue];

/** Where so many places to look at follow each other in fewer than so many marks, the log may repeat itself. */
const dense = { places: 64, marks: 4096 };

/**
 * Goes through a slice and has the finder read the places that may hold a code: every place where it would find one, and few
 * others.
 *
 * @param from where to begin
 * @param to where to end; a word that begins before it is judged to its end
 * @returns up to where it did, before `to` where the finder has read enough; `undefined`, with nothing done, where bytes are taken for
 * ASCII and are not
 */
export function findPlaces(slice: Slice, from: number, to: number): number | undefined {
  const { listed, said } = slice;
  // A word may be told by the two marks before it.
  const count = listPlaces(slice, (from >> 2) - 1, (to + 3) >> 2);
  if (slice.isPlain && !slice.isAscii) return undefined;
  let repeatedTo = 0;
  // Where it is asked next whether the log repeats itself; each time that it does not, it is asked half as often.
  let nextAsked = dense.places;
  let askEvery = dense.places;
  for (let at = 0; at < count; at++) {
    const place = 4 * (listed[at] as number);
    if (place < repeatedTo - overlap) continue;
    if (at >= nextAsked) {
      if (isDense(listed, at)) {
        repeatedTo = slice.findRepeated(place);
        askEvery = repeatedTo > place ? dense.places : 2 * askEvery;
      }
      nextAsked = at + askEvery;
    }
    // In a word that is judged there is nothing more to see but error words, and what is rewritten.
    const says = (said[at] as number) & (place + farthest <= slice.judgedTo ? ~ofWords : -1);
    if (says === 0) continue;
    if (slice.leftToRead < 0 && place >= from + overlap && isEnough(slice, place)) {
      // What repeats itself need not be read again.
      repeatedTo = slice.findRepeated(place);
      if (repeatedTo <= place) {
        findWeakPlaces(slice, place);
        return place;
      }
    }
    visit(slice, place, says);
  }
  findWeakPlaces(slice, to);
  return to;
}

/** The finder may read so many more characters than it should, so as not to read them again: what it has read may go on. */
const mostMore = 8 * 1024;

/** Whether the finder has read enough to go on later from a place. */
function isEnough({ leftToRead, readTo }: Slice, place: number): boolean {
  return place >= readTo || leftToRead < -mostMore;
}

/** Whether the listed words before a place in the list follow each other closely. */
function isDense(listed: Int32Array, at: number): boolean {
  return at >= dense.places && 4 * ((listed[at] as number) - (listed[at - dense.places] as number)) < dense.marks;
}

/** Looks at four marks that say something, and at the two behind them. */
function visit(slice: Slice, place: number, says: number): void {
  if ((says & ~word) === 0) {
    visitErrorWords(slice, place, says);
    return;
  }
  const kinds =
    isSet(says & hex) + isSet(says & sign) + isSet(says & signed) + isSet(says & exitCode) + isSet(says & (rare | two));
  if (kinds > 1) visitWords(slice, place);
  else if ((says & hex) !== 0) visitHex(slice, place);
  else if ((says & sign) !== 0) visitSigns(slice, place);
  else if ((says & signed) !== 0) visitSigned(slice, place);
  else if ((says & exitCode) !== 0) visitExitCodes(slice, place);
  else if ((says & rare) !== 0) visitNames(slice, place);
  if ((says & word) !== 0) visitErrorWords(slice, place, says);
  if ((says & (rare | two)) !== 0) visitRare(slice, place);
}

/** Judges all words at four marks, in order: several kinds of clues are there. */
function visitWords(slice: Slice, place: number): void {
  const { marks } = slice;
  for (let at = place - longestClue; at < place + longestClue; at++) {
    if (markAt(marks, at) >= firstAnnouncing) visitAnnouncing(slice, at);
    else if (kindAt(marks, at) !== 0) {
      visitWithEscape(slice, at);
      at = Math.max(at, slice.judgedTo - 1);
    }
  }
}

/** Judges the words that have `0x` in them, which mostly begin with it. */
function visitHex(slice: Slice, place: number): void {
  const { marks } = slice;
  for (let at = Math.max(place, slice.judgedTo); at < place + 4; at++) {
    if (markAt(marks, at) !== 0x30 || letterAt(marks, at + 1) !== 0x78) continue;
    const end = endOfHex(marks, at + 2);
    if (isPartOrRepeat(marks, at, end)) {
      visitWord(slice, at);
    } else {
      slice.judgedTo = end;
      if (at >= slice.readTo && mayBe0x(slice, at, end, end - at - 2)) slice.read(at, end);
    }
    at = end - 1;
  }
}

function visitSigns(slice: Slice, place: number): void {
  const { marks } = slice;
  for (let at = place; at < place + 4; at++) {
    const mark = markAt(marks, at);
    if (mark === 0x5f) visitWithEscape(slice, at);
    else if (mark >= firstAnnouncing) visitAnnouncing(slice, at);
  }
}

/** Judges the word around a mark, which may be an underscore that is escaped in Markdown. */
function visitWithEscape(slice: Slice, place: number): void {
  const { marks } = slice;
  if (markAt(marks, place) === 0x5f && markAt(marks, place - 1) === 0x5c) noteErrorWord(slice, place - 1, 2);
  visitWord(slice, place);
}

/** Looks at a letter beyond ASCII, of a word that makes codes of what is near it, and at the small number behind it. */
function visitAnnouncing(slice: Slice, place: number): void {
  const { marks } = slice;
  const mark = markAt(marks, place);
  if (mark !== announcing && mark !== announcingSmall) return;
  noteErrorWord(slice, place, 0);
  // The last letter of a word may announce a number right behind it: "код 740".
  if (mark === announcingSmall || markAt(marks, place + 1) === 0x20 || beginsRewrite(marks, place + 1))
    judgeAnnounced(slice, place, place + 1);
  else judgeKeyword(slice, place + 1);
}

/** Judges negative decimals. */
function visitSigned(slice: Slice, place: number): void {
  const { marks } = slice;
  for (let at = place; at < place + 5; at++) if (mayBeSigned(marks, at)) visitWord(slice, at + 1);
}

/** Judges the exit codes of Windows Installer. */
function visitExitCodes(slice: Slice, place: number): void {
  const { marks } = slice;
  for (let at = place - 1; at < place + 5; at++) if (mayBeExitCode(marks, at) === 1) visitWord(slice, at);
}

/** Judges numbers and names that begin as some of `rareClues` do. */
function visitNames(slice: Slice, place: number): void {
  const { marks } = slice;
  for (let at = place; at < place + 5; at++) {
    const letter = letterAt(marks, at);
    if (letter === 0x77 && startsWith(marks, at, 'wsa')) visitWord(slice, at);
    // &H and eight digits; the & may be the end of an entity or another sign.
    if (letter === 0x68 && kindAt(marks, at - 1) === 0 && endOfHex(marks, at + 1) - at === 9) visitWord(slice, at);
  }
}

/** Looks at the error words that four marks tell of, or the four that begin two behind. */
function visitErrorWords(slice: Slice, place: number, says: number): void {
  const { marks } = slice;
  const from = (says & word & firstTwo) === 0 ? place + 2 : place;
  const to = ((says & word & ~firstTwo) === 0 ? place : place + 2) + 2;
  let at = findErrorWord(marks, Math.max(from - 3, slice.wordsTo), to);
  while (at < to) {
    noteErrorWord(slice, at, 0);
    judgeKeyword(slice, at);
    at = findErrorWord(marks, at + 1, to);
  }
  slice.wordsTo = to;
}

function visitRare(slice: Slice, place: number): void {
  const { marks } = slice;
  const to = place + 4;
  for (let at = Math.max(place - 3, slice.rareTo); at < to; at++) {
    if (!beginsRewrite(marks, at)) continue;
    const length = rewriteLength(marks, at);
    if (length > 0) noteErrorWord(slice, at, length);
    switch (markAt(marks, at)) {
      case 0x25:
        // %% before a number
        if (markAt(marks, at + 1) === 0x25) {
          // What looks like an escape is none if something invisible is in it.
          if (isPercentEscape(marks, at + 1) && at + 2 >= slice.readTo) slice.read(at + 2, at + 4);
          else judgeWordFrom(slice, at + 2);
        } else if (length > 0) {
          judgeWordFrom(slice, markAt(marks, at + 3) === 0x2d ? at + 4 : at + 3);
          judgeKeyword(slice, at + 3);
        }
        break;
      case 0x26: // an entity that joins words
        if (!isReadAround(slice, at) && isJoiningEntity(marks, at)) readAround(slice, at);
        break;
      case 0x3c: // < of a tag or a link
        if (!isReadAround(slice, at) && (isLinkStart(marks, at) || isTag(marks, at))) readAround(slice, at);
        break;
    }
  }
  slice.rareTo = to;
}

/** Whether all is read that a rewrite at a place may join. */
function isReadAround({ readTo }: Slice, place: number): boolean {
  return place + reachOfRewrite <= readTo;
}

/** Has what is around a rewrite read that may join the words around it; of many in a row not each. */
function readAround(slice: Slice, place: number): void {
  slice.read(Math.max(place - reachOfRewrite, slice.readTo), place + 2 * reachOfRewrite);
}
