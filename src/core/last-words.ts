import { anyOf } from './any-of.ts';
import { endsWith } from './ends-with.ts';
import { isLetter } from './is-letter.ts';
import { toEndings } from './last-letters.ts';
import { reachBefore } from './words-near.ts';

/* Quick looks at the word nearest to a number, which tell most numbers of a text to be no small error codes. */

/** The Service Control Manager's tool, in any language: "[SC] StartService FAILED 1058:". */
const serviceControl = '\\[SC\\] \\w{1,64} [^\\n\\d:]{0,32}';
/** netsh: "Error writing proxy settings.  (5) Access is denied." */
const proxySettings = 'error writing proxy settings\\.\\s{1,4}\\(';

/** The words that can stand right before a small error code: the ends of the patterns of small-numbers.ts. */
export const lastWords: ReadonlySet<string> = new Set(
  (
    'error err errornr fout systeemfout os fehler fehlercode fehlernummer fehlernr erreur errore erro code codes codice number numbers no nr n num nummer numero value wert ' +
    'is was of with mit le el il o de di du del do d lautet fue foi era win winerror getlasterror lasterror lasterrorvalue gle sistema ' +
    'exit exited exits exitcode exitcodes exitvalue return returned returning returns returncode returncodes returnvalue retcode rc errorlevel ended finished quit fails failed ' +
    'terminated result exception status sortie retour renvoie salida retorno devuelve retornou devolveu uscita ritorno restituito beendet ' +
    'processor dwret socketexception msi msiexec installer setup installation installazione instalacion kodzie systemu'
  ).split(' '),
);

/** The same as the ends of longer words: lpExitCode, Systemfehler. */
export const lastParts = ['err', 'error', 'errore', 'code', 'fehler', 'errorlevel', 'exit', 'lasterrorvalue', 'status'];

const endsWithTool = endsWith(anyOf(serviceControl, proxySettings));
/** Whether a tool announces a number whose words need not be next to it. Most texts have nothing of the kind, which is quickly told. */
export const isBehindTool = (before: string) =>
  (before.includes('[SC]') || before.includes('[sc]') || before.endsWith('(')) && endsWithTool(before);

const endsWithLastPart = endsWith(anyOf(...lastParts));

const mayEndSo = toEndings([...lastWords, ...lastParts]);

/** Whether a word may follow that makes a number an error: "1603 error", "报1603错误", "der 1603-Fehler". */
export function mayBeNamedBehind(text: string, end: number): boolean {
  const next = text.charCodeAt(end);
  const behind = next === 0x20 || next === 0x2d ? text.charCodeAt(end + 1) : next;
  return behind > 0x7f || (behind | 0x20) === 0x65 || (behind | 0x20) === 0x66;
}

/** Whether the word nearest to a number can announce a small one, so that most numbers of a text are done with. */
export function isBehindLastWord(text: string, start: number): boolean {
  const from = Math.max(0, start - reachBefore);
  let last = start;
  for (; last > from && !isLetter(text.charCodeAt(last - 1)); last--) {
    const code = text.charCodeAt(last - 1);
    if (code > 0x7f || code === 0x25 /* % */) return true;
  }
  let first = last;
  while (first > from && isLetter(text.charCodeAt(first - 1))) first--;
  if (first > 0 && text.charCodeAt(first - 1) > 0x7f) return true;
  return (
    (mayEndSo(text, last) && isLastWord(text.slice(first, last).toLowerCase())) || isBehindTool(text.slice(from, start))
  );
}

function isLastWord(word: string): boolean {
  return lastWords.has(word) || endsWithLastPart(word);
}
