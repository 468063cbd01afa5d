import { anyOf } from './any-of.ts';
import { endsWith } from './ends-with.ts';
import {
  endsWithNumberedThing,
  endsWithPlainNumber,
  endsWithThingBeforeCode,
  endsWithThingBehindCode,
} from './numbered-things.ts';
import { withoutOtherCodes } from './other-codes.ts';
import { endsWithNeverACode, endsWithOtherNoun } from './other-nouns.ts';
import { startOfLetters } from './word-lists.ts';

/**
 * How far before and behind a number the words are read that say what it is, in UTF-16 units. The patterns on these words are
 * bounded by the same figures: what may be repeated at will is `{0,64}` before a number and `{0,32}` behind it.
 */
export const reachBefore = 64;
/** See `reachBefore`. */
export const reachBehind = 32;

/** Words that announce an error code, in the languages in which Windows and its administrators write. */
export const errorWords = anyOf(
  // English, and the names of variables in logs
  '(?<!no )error|(?<![a-z])err(?![a-z])|fail|(?<![a-z])codes?(?![a-z])|hresult|(?:last|log|(?<![a-z]))hr(?![a-z])|result|status|exit',
  'retur|excepti|thr[eo]w|crash|abort|unable|could ?n.t|could not|cannot|quit on|went wrong|not found|denied|(?<![a-z])(?:rc|ret|gle)(?![a-z])',
  'fehler|fehlgeschlagen|schlägt fehl|schlug fehl|rückgabe|ausnahme|gescheitert|beendet mit', // German
  'erreur|échec|échou|retour|renvo[iy]|code de sortie', // French
  'código|codigo|falló|fallo|falla|devolvi|devuelv|excepci|salida', // Spanish
  '(?<![a-z])erros?(?![a-z])|falh|retorn|devolv|exceç|saída', // Portuguese
  'errore|codice|fallit|riuscit|ritorno|restitui|eccezion|uscita', // Italian
  'エラー|コード|失敗|戻り値|返し|例外|終了', // Japanese
  '错误|出错|报错|代码|失败|返回|退出|异常|故障|错误码|錯誤|出錯|報錯|代碼|傳回|異常|(?:报|報|提示)(?=[^\\p{L}]{0,64}$)', // Chinese
  'ошибк|сбой|(?<![а-я])код|오류|에러|코드|실패|błąd|(?<!bez |brak )błęd(?:u|em|y|ach|zie)(?!\\p{L})|fout|mislukt', // Russian, Korean, Polish, Dutch
);

/** Words between an error word and its number: "error code is", "Fehler Nr.", "错误代码为". */
export const linkWords = anyOf(
  'codes?|numbers?|num|no|nr|n|is|was|with|of|value|status|message',
  'wert|mit|nummer|lautet|der installation|numéro|avec|numero|número|con|com|con il|es|é|è|est|de|da|di|du|d.',
  '代码|代碼|码|碼|号|號|值|为|為|是|了|状态|コード|は|が|番号|の状態|код|코드',
);

/** "number" and what stands for it, behind a noun. */
const numbering = anyOf('nummer|number|numéro|número|numero|番号|号码|號碼|编号|編號|号|號|id|no|nr|num|n|#');
const verb = anyOf('is|was|are|ist|lautet|est|es|é|è|为|為|是|は');
/** Between the words and a number; `endOfWords` finds where it begins. */
const punctuation = '["\'\\s]{0,64}(?:[:=#(<\\[：]{1,2}["\'\\s]{0,64})?';

const nearby = new RegExp(errorWords, 'iu');
const endsAnnouncing = endsWith(
  `${errorWords}\\p{L}{0,8}?(?:[^\\p{L}\\p{N}]{0,4}${linkWords}(?![a-z])){0,4}(?:[^\\p{L}\\p{N}]{0,8}|[:=] {0,64})`,
);
const numbered = `[\\s._-]{0,2}${numbering}[.°º]?`;
const endsWithNumbering = endsWith(`${numbered}|${verb}`);
const behindNoun = new RegExp(`(?<=(${numbered})?(\\s{0,64}${verb})?)`, 'iuy');
const endsWithNumberedNoun = endsWith(
  `(?:\\p{L}{3}[\\s._-]{0,2}(?:nummer|number|番号|号码|nr\\.|n°|nº|#)|[\u4e00-\u9fff]{2}(?:番号|号码|號碼|编号|編號))(?:\\s{0,64}${verb})?${punctuation}`,
);
/** What stands between a thing and its number, or that of a code of its: "code", "no.", "is". */
const behindThing = new RegExp(
  `(?<=([ _-]?(?:codes?|编码|編碼|代码|代碼|コード)(?: of)?)?(${numbered})?(\\s{0,64}${verb})?)`,
  'iuy',
);
const signsBeforeNumber = '"\'`“„«‹「『【《(<[:=#- \t\n\v\f\r\u2028\u2029';
/** So many of them are passed over. */
const mostSigns = 6;
/** Nouns whose numbers are their own, cut short. */
const endsWithAbbreviation = endsWith('(?<![a-z])(?:ref|tel|ext|inv|acct|seq|rech|auftr|fact|ped)\\.');
const endsWithNumberedError = endsWith(`(?:${errorWords})${numbered}(?:\\s{0,64}${verb})?${punctuation}`);
const registryType = '["\']?\\s{0,64}(?:=\\s{0,64}dword:|\\sreg_dword\\s{1,64})';
/** Whether the type of a value stands before a number in the registry: `"LastError"=dword:80240022`, `LastError REG_DWORD 0x80240022`. */
export const endsWithRegistryType = endsWith(registryType);
const registryTypeAtEnd = new RegExp(`${registryType}$`, 'iu');
/** In a report of Windows Error Reporting: Sig[6].Name=Exception Code, and in the next line Sig[6].Value=c00000fd. */
const signatureAtEnd = /\r?\n[ \t>]{0,8}(?:dynamic)?sig\[\d{1,2}\]\.value=$/i;
const label = /(?<=([\p{L}\p{N}_]{1,64})["'*]?\s{0,64}[:=：]\s{0,64}["'(<*]?)$/uy;

/** Where the words end that stand before a number, without `punctuation`. */
function endOfWords(before: string): number {
  const last = endBeforeQuotes(before, before.length);
  let end = last;
  while (end > last - 2 && isSign(before.charCodeAt(end - 1))) end--;
  return end === last ? last : endBeforeQuotes(before, end);
}

function endBeforeQuotes(before: string, from: number): number {
  let end = from;
  while (isQuoteOrSpace(before.charCodeAt(end - 1))) end--;
  return end;
}

/** One of `"'` or a space, as a UTF-16 unit. */
function isQuoteOrSpace(code: number): boolean {
  if (code <= 0x27) return code === 0x20 || code === 0x22 || code === 0x27 || (code >= 0x09 && code <= 0x0d);
  return code > 0x7f && (code < 0x3001 || code > 0xfe00) && /\s/.test(String.fromCharCode(code));
}

/** One of `:=#(<[：`, as a UTF-16 unit. */
function isSign(code: number): boolean {
  return (
    code === 0x3a ||
    code === 0x3d ||
    code === 0x23 ||
    code === 0x28 ||
    code === 0x3c ||
    code === 0x5b ||
    code === 0xff1a
  );
}

/** Whether words around a number say that it is an error code. */
export function hasErrorWordNear(before: string, behind: string): boolean {
  return nearby.test(withoutOtherCodes(before)) || nearby.test(withoutOtherCodes(behind));
}

/** Whether the words right before a number announce an error code: `error 5`, `hr = …`, `错误代码：…`. */
export function isAnnounced(before: string): boolean {
  const words = withoutType(before);
  return announces(words) && !isSomethingElse(words);
}

/** The same of words of which `isSomethingElse` says no. */
export function endsWithAnnouncement(before: string): boolean {
  const words = withoutType(before);
  return announces(words) && (words === before || !isSomethingElse(words));
}

function announces(words: string): boolean {
  // Most words before a number have none of an error, which is quickly told.
  return nearby.test(words) && endsAnnouncing(withoutOtherCodes(words));
}

/** Words before a number without what stands between the name of a value and itself: "LastError"=dword:80240022. */
function withoutType(before: string): string {
  if (endsWithRegistryType(before)) return before.replace(registryTypeAtEnd, '=');
  // An event in JSON: {"@Name":"Status","#text":"3221225653"}
  if (before.endsWith('","#text":"')) return `${before.slice(0, -'","#text":"'.length)}=`;
  return before.endsWith('=') ? before.replace(signatureAtEnd, '=') : before;
}

/** Whether the words right before a number say that it is something else: a thread, a colour, a ticket, an amount. */
export function isSomethingElse(before: string): boolean {
  const end = endOfWords(before);
  const isNoun =
    endsWithOtherNoun(before, end) ||
    (before.charCodeAt(end - 1) === 0x2e && endsWithAbbreviation(before, end)) ||
    isNumberedNoun(before, end);
  return isNoun && !(nearby.test(before) && endsWithNumberedError(before));
}

/** What stands between a noun and an index: as groups, "nr." and the like, and "is" and the like. */
function behindNounAt(before: string, end: number): readonly string[] {
  behindNoun.lastIndex = end;
  return behindNoun.exec(before) ?? [];
}

/**
 * Whether a noun whose numbers are its own, or any that "number" stands right behind, stands before "number", "is" and the like, which end at an
 * index: "ticket nr. is".
 */
function isNumberedNoun(before: string, end: number): boolean {
  const sign = before.indexOf('#', end);
  if (sign >= 0) {
    const nounEnd = before.slice(0, sign).search(/[\s._-]{0,2}$/);
    if (endsWithOtherNoun(before, nounEnd) || endsWithNumberedNoun(before)) return true;
  }
  if (!endsWithNumbering(before, end)) return false;
  const [, number = '', link = ''] = behindNounAt(before, end);
  return (
    endsWithOtherNoun(before, end - link.length) ||
    (number !== '' && (endsWithNumberedNoun(before) || endsWithOtherNoun(before, end - link.length - number.length)))
  );
}

/** What joins a number to those before it. */
const joint = '(?:,? (?:and|und|et|y|e) |, |、|和)';
/** Other long numbers of a list: papers 80070057, 80240016 and 80070643 */
const listedAtEnd = new RegExp(`(?:(?<!\\d)\\d{8,10}${joint}){1,6}$`);
const mayEndWithListed = endsWith(`\\d${joint}`);

/** Whether a decimal number right behind these words is that of somebody or something, or of its code: a customer, a vendor code. */
export function isNumberOfThing(before: string): boolean {
  const words = mayEndWithListed(before) ? before.replace(listedAtEnd, '') : before;
  let end = words.length;
  while (end > 0 && words.length - end < mostSigns && signsBeforeNumber.includes(words.charAt(end - 1))) end--;
  const start = startOfLetters(words, end);
  const isRightBehind = end === words.length || (end === words.length - 1 && words.endsWith(' '));
  if (
    isRightBehind
      ? endsWithNumberedThing(words, end, start) && !isOneWithError(words, end)
      : endsWithPlainNumber(words, end, start)
  )
    return true;
  if (endsWithThingBehindCode(words, end, start)) return true;
  // Most often nothing but "code" stands between a thing and its number.
  if (/^code$/i.test(words.slice(start, end)))
    return endsWithThingBeforeCode(words, start - (/[ _-]/.test(words.charAt(start - 1)) ? 1 : 0));
  behindThing.lastIndex = end;
  const [, code = '', number = '', link = ''] = behindThing.exec(words) ?? [];
  const thingEnd = end - code.length - number.length - link.length;
  if (code !== '') return endsWithThingBeforeCode(words, thingEnd);
  if (thingEnd === end) return false;
  if (endsWithThingBehindCode(words, thingEnd)) return true;
  if (!endsWithNumberedThing(words, thingEnd)) return false;
  // "The error at the customer is 80070643."
  return number !== '' || !nearby.test(words.slice(0, thingEnd).replace(/^.*[.!?。]\s/s, ''));
}

/** Whether words tell of the error of a thing, or of any such thing: "exit code of the job", "failed for a teacher". */
function isOneWithError(words: string, end: number): boolean {
  return ofError.test(words) || endsWithAnyOne(words, end);
}
const ofError = /(?:codes?|errors?|hresult|results?|value) (?:of|for|from) (?:the |this |an? )?[^\n.,;:]{1,32}$/i;
const endsWithAnyOne = endsWith(
  '(?<!\\p{L})(?:(?:for|of|from|by|at|on|with) an?|beim|einem|einer|une?|un[ao]|uma?) \\p{L}{2,30}',
);

/** Whether a number is labelled (`name: 80070005`, `name=…`) by a word that is no error word. */
export function isLabelledOtherwise(before: string): boolean {
  label.lastIndex = before.length;
  const word = label.exec(before)?.[1];
  return word !== undefined && !/^\d+$/.test(word) && !isAnnounced(before);
}

/** Casts, and operators that join bits. */
const endsWithOperator = endsWith(
  anyOf(
    '\\((?:handle|hwnd|hkey|hmodule|hinstance|void ?\\*|u?int_ptr|u?long_ptr|dword_ptr)\\)\\s{0,64}',
    // >> is an arrow or quotes a mail: nobody shifts by so much.
    '(?:-b(?:and|or|xor|not)|[|&^]=)\\s{0,64}~?|[&|]\\s{0,64}~',
  ),
);

/** Whether the words right before a number make it a colour, an address or a bit field, even if the catalog has such a code. */
export function isNeverACode(before: string): boolean {
  return endsWithNeverACode(before, endOfWords(before)) || (mayEndWithOperator(before) && endsWithOperator(before));
}

function mayEndWithOperator(before: string): boolean {
  const end = endBeforeQuotes(before, before.length);
  // An operator of PowerShell: -bor, -band, -bxor, -bnot.
  return ')=<>~'.includes(before.charAt(end - 1)) || before.charAt(end - 4) === '-' || before.charAt(end - 5) === '-';
}
