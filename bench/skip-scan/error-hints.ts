import { announcing, continued, errorLetter, separator } from './mark-bytes.ts';

/*
 * Quick looks at the bytes around a number. They may say yes too often and never no too often: whatever words-near.ts and
 * small-numbers.ts accept has to pass here. The tests draw their words from those two files to make sure.
 */

/** How the words begin that announce an error: three letters or four; `.` is anything but a letter. */
const beginnings = (
  'err|fail|code|hres|.hr.|thr.|ghr.|resu|stat|exit|retu|.ret|exce|thre|thro|cras|abor|unab|coul|cann|quit|went|not.|deni|.rc.|.gle|task|win.|sc].|' +
  'fehl|schl|ausn|gesc|been|reto|renv|codi|fall|devo|devu|sali|falh|rius|rito|rest|ecce|usci|fout|misl'
).split('|');

/** The words that can stand right before a small number, and parts that longer ones end with. */
const lastWords =
  'error err fehler nummer erreur errore erro code codes codice number numbers no nr n num numero value wert is was of with mit le el il o e de ' +
  'di du do del d lautet win winerror lasterror gle sistema exit exited exits return returned returning returns retcode rc errorlevel ended ' +
  'finished quit fails failed terminated status sortie retour renvoie salida retorno devuelve retornou devolveu uscita ritorno restituito ' +
  'digo da me beendet msi msiexec installer setup installation installazione instalacion ' +
  'fail failure falha falhou falho fallo falla fehlgeschlagen fallito';

/** Words of which one stands before every small number that is an error, wherever its digits do not give it away. */
export const keywords = 'err|cod|gle|ehl|ail'.split('|');

/** 1 to 26 for the letters of ASCII in any case, else 0. */
const letterOf = (code: number) => (/[a-z]/i.test(String.fromCharCode(code)) && code < 0x80 ? (code | 0x20) - 0x60 : 0);
const letters = Uint8Array.from({ length: 256 }, (_, code) => letterOf(code));

const toTable = (groups: readonly string[]) => {
  const table = new Uint8Array(2 ** 15);
  for (const group of groups)
    table[[...group].reduce((key, letter) => (key << 5) | letterOf(letter.charCodeAt(0)), 0)] = 1;
  return table;
};
/** For each group of three letters, a bit for each letter that may follow. */
const beginningTable = new Int32Array(2 ** 15);
for (const beginning of beginnings) {
  const [first = 0, second = 0, third = 0, fourth] = [...beginning].map((letter) => letterOf(letter.charCodeAt(0)));
  const key = (first << 10) | (second << 5) | third;
  beginningTable[key] = (beginningTable[key] ?? 0) | (fourth === undefined ? -1 : 1 << fourth);
}
const endingTable = toTable(lastWords.split(' ').map((word) => `..${word}`.slice(-3)));
const keywordTable = toTable(keywords);
const letterAt = (marks: Uint8Array, at: number) => letters[marks[at] as number] as number;

/** Whether a word begins here that can announce a small number. */
export function isKeyword(marks: Uint8Array, at: number): boolean {
  const key = (letterAt(marks, at) << 10) | (letterAt(marks, at + 1) << 5) | letterAt(marks, at + 2);
  return keywordTable[key] === 1;
}

/** Whether the word that ends here can stand right before a small number. */
export function isEnding(marks: Uint8Array, end: number): boolean {
  const second = letterAt(marks, end - 2);
  const first = second === 0 ? 0 : letterAt(marks, end - 3);
  return endingTable[(first << 10) | (second << 5) | letterAt(marks, end - 1)] === 1;
}

/** What of some marks was gone through without finding an error word. */
export interface Clear {
  from: number;
  to: number;
}

/** Whether an error word, or what may hide one, begins between two offsets. What is clear is not gone through again. */
export function hasErrorWord(marks: Uint8Array, from: number, to: number, clear: Clear): boolean {
  if (from < clear.from || from > clear.to) clear.from = clear.to = from;
  for (let at = clear.to; at < to; at++) {
    const key = (letterAt(marks, at) << 10) | (letterAt(marks, at + 1) << 5) | letterAt(marks, at + 2);
    const following = beginningTable[key] as number;
    if ((following !== 0 && (following >>> letterAt(marks, at + 3)) & 1) || isRewrite(marks, at)) {
      clear.from = clear.to = at;
      return true;
    }
  }
  clear.to = Math.max(clear.to, to);
  return false;
}

/** Whether something begins here that hides what is around it: then only the finder can tell. */
function isRewrite(marks: Uint8Array, at: number): boolean {
  const mark = marks[at] as number;
  if (mark >= announcing) return mark !== separator;
  return mark < 0x60 && rewriteLength(marks, at) > 0;
}

/** The longest mention or link that the finder rewrites, in units: `<at …>…</at>` with 200 characters in each place. */
const longestMention = 416;

/** How long a rewrite may be that begins at a character of ASCII (normalize-text.ts); 0 where none does. */
export function rewriteLength(marks: Uint8Array, at: number): number {
  switch (marks[at]) {
    case 0x3c: // < of a mention or a link
      return isMentionStart(marks, at) ? longestMention : 0;
    case 0x26: // & of an entity
      return entityLength(marks, at);
    case 0x25: // % of an escaped character
      return isPercentEscape(marks, at) ? 3 : 0;
    case 0x5c: // \ of an escape: \_ \* \~ \-
      return marks[at + 1] === 0x5f || marks[at + 1] === 0x2a || marks[at + 1] === 0x7e || marks[at + 1] === 0x2d
        ? 2
        : 0;
    default:
      return 0;
  }
}

function entityLength(marks: Uint8Array, at: number): number {
  for (let end = at + 3; end < at + 10; end++) if (marks[end] === 0x3b) return end + 1 - at;
  return 0;
}

/** Whether a separator is escaped here as in a URL: %20 %22 %27 %28 %29 %2c %3a %3d %0a %0d. */
function isPercentEscape(marks: Uint8Array, at: number): boolean {
  const second = (marks[at + 2] as number) | 0x20;
  switch (marks[at + 1]) {
    case 0x30:
      return second === 0x61 || second === 0x64;
    case 0x32:
      return second === 0x30 || second === 0x32 || (second >= 0x37 && second <= 0x39) || second === 0x63;
    case 0x33:
      return second === 0x61 || second === 0x64;
    default:
      return false;
  }
}

function isMentionStart(marks: Uint8Array, at: number): boolean {
  const second = (marks[at + 2] as number) | 0x20;
  switch ((marks[at + 1] as number) | 0x20) {
    case 0x60: // @, folded
    case 0x40:
    case 0x23: // # of a channel
      return true;
    case 0x21: // ! of <!here> and the like
      return /[hces d]/.test(String.fromCharCode(second));
    case 0x61: // <at
      return second === 0x74;
    default:
      return isLinkStart(marks, at);
  }
}

/** Whether `<tel:` or `<mailto:` begins here. */
export function isLinkStart(marks: Uint8Array, at: number): boolean {
  const first = (marks[at + 1] as number) | 0x20;
  const second = (marks[at + 2] as number) | 0x20;
  return (first === 0x74 && second === 0x65) || (first === 0x6d && second === 0x61);
}

/** Whether a mark is a unit of the normalized text for sure; invisible characters and the rest of a character are none. */
export function isUnit(mark: number): boolean {
  return mark !== continued && (mark < announcing + 2 || mark >= errorLetter);
}
