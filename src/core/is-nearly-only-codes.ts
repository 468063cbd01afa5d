import { isInstallerExitCode } from './small-numbers.ts';

/** Words that may stand beside a code in a message that is nearly nothing else. */
const fillers = new Set(
  (
    'a again and any anyone anybody be code codes do does error for get getting got have hello help hey hi how i idea ideas ' +
    'in is it its know me mean meaning means my now of on omerr or please pls plz s same still thanks that the thx this to tried ' +
    'what whats who why with und was ist bedeutet bitte hilfe que quoi est c qué significa o che cosa'
  ).split(' '),
);
const fillerCharacters =
  /^[是什么意思怎办求助请问帮忙解决谁知道这个那啊呢吗的了又和与有没人释一下查看何とはですか教えてくださ]+$/u;

/** Longer messages are not looked at for being nearly nothing but codes. */
const maxNearlyOnlyCodes = 300;

/** What is made of digits too: dates, times, addresses, prices, telephone numbers, dumps of memory. */
const otherNumbers =
  /\d\s?[:/]\s?\d|::|[$€£¥+#]\s?\d|\d{1,4}-\d{1,2}-\d|\d[.,]\d|(?<![0-9a-z])(?:19|20)\d\d(?:0[1-9]|1[0-2])[0-3]\d(?![0-9a-z])|\(\d{3}\)|\d{3}-\d{4}|(?<![0-9a-z])[0-9a-f]{4} [0-9a-f]{4}(?![0-9a-z])|^\D{0,300}(?:199\d|20[0-3]\d)\D{0,300}$|`[0-9a-f]|(?<![0-9a-z])0000[0-9a-f]{4}(?![0-9a-z])/iu;

const words = /[0-9A-Za-z_]+|[\p{L}\p{N}]+/gu;

/** Whether a message is nearly nothing but numbers: `80cf0016?`, `2149842970, 2147954429`, `请问80cf0016是什么意思`. */
export function isNearlyOnlyCodes(text: string): boolean {
  if (text.length > maxNearlyOnlyCodes) return false;
  for (const [word] of text.matchAll(words)) if (!isNumberOrFiller(word)) return false;
  // Four digits and four digits look like a dump, but exit codes of Windows Installer do not.
  return !otherNumbers.test(text) || text.split(/[\s,;/?]/).every(isExitCodeOrNothing);
}

function isNumberOrFiller(word: string): boolean {
  return (
    /^(?:(?:0x|&h)[0-9a-f]{1,16}|(?=[0-9a-f]{0,15}\d)[0-9a-f]{1,16}h?)$/i.test(word) ||
    fillers.has(word.toLowerCase()) ||
    fillerCharacters.test(word)
  );
}

function isExitCodeOrNothing(word: string): boolean {
  return word === '' || (/^\d{4}$/.test(word) && isInstallerExitCode(Number(word)));
}
