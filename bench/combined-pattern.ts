import { errorWords, linkWords } from '../src/core/words-near.ts';

/**
 * What one regular expression can do of the finder's work, as a careful person would write it: every notation of design.md
 * section 3, small numbers and weak ones behind an error word. It knows no catalog and reads no context beyond that.
 */
const errorWord =
  'error|err|fehler|erreur|errore|erro|c[oó]digo|codice|code|hresult|hr|result|status|exit(?:ed)?|return(?:ed)?|fail(?:ed|ure)?|failed with|错误|错误代码|代码|失败|返回|エラー|コード|ошибка';
const link = '(?:[ \\t_-]*(?:code|number|no\\.?|nr\\.?|is|was|of|with|mit|为|是|コード))?[\\s:=#("\'\\[)：-]{0,4}';
const strong = {
  visualBasic: '&H[0-9a-f]{8}(?![0-9A-Za-z_])',
  signed: '(?<![0-9A-Za-z_-])-[0-9]{9,10}(?![0-9A-Za-z_])',
  symbol: '(?<![0-9A-Za-z_])[a-z][a-z0-9]{0,14}(?:_[a-z0-9]+)+(?![0-9A-Za-z_])',
  winsock: '(?<![0-9A-Za-z_])WSA[A-Z]+(?![0-9A-Za-z_])',
};
const weak = {
  bareHex: '(?<![0-9A-Za-z_-])[89cd][0-9a-f]{7}h?(?![0-9A-Za-z_-])',
  unsigned: '(?<![0-9A-Za-z_.-])[2-4][0-9]{9}(?![0-9A-Za-z_.-])',
};
const notations = [
  '(?<![0-9A-Za-z_])0x(?:f{8})?[0-9a-f]{8}(?![0-9A-Za-z_])',
  strong.visualBasic,
  strong.signed,
  weak.bareHex,
  weak.unsigned,
  strong.symbol,
  strong.winsock,
  `(?:${errorWord})${link}(?:0x[0-9a-f]{1,5}|[0-9]{1,8})(?![0-9A-Za-z_])`,
];

/** Every notation in one expression. */
export const combinedPattern = new RegExp(notations.join('|'), 'gi');

/** A notation that counts only where one of the finder's error words stands within 64 characters before it. */
const nearWord = (notation: string) => `${notation}(?<=(?:${errorWords})[^]{0,64}${notation})`;

/** The same with the words of the finder, so that it finds what the finder does, but for what only the catalog and other words rule out. */
export const patternOfSameWords = new RegExp(
  [
    '(?<![0-9A-Za-z_])0x(?:f{8})?[89cd][0-9a-f]{7}(?![0-9A-Za-z_])',
    nearWord('(?<![0-9A-Za-z_])0x[0-9a-f]{1,8}(?![0-9A-Za-z_])'),
    strong.visualBasic,
    strong.signed,
    nearWord(weak.bareHex),
    nearWord(weak.unsigned),
    strong.symbol,
    strong.winsock,
    `(?:${errorWords})\\p{L}{0,8}(?:[^\\p{L}\\p{N}]{0,4}${linkWords}(?![a-z])){0,4}[\\s:=#("'\\[)：-]{0,4}[0-9]{1,5}(?![0-9A-Za-z_])`,
  ].join('|'),
  'giu',
);

/** The same for ripgrep, whose engine has no look-around: word boundaries do nearly the same. */
export const ripgrepPattern = notations
  .map((notation) => notation.replace(/^\(\?<![^)]*\)(?=-)/, '').replace(/\(\?<?![^)]*\)/g, '\\b'))
  .join('|');

/** The simplest expression: `0x` and eight hex digits. */
export const simplePattern = /0x[0-9a-f]{8}/gi;
