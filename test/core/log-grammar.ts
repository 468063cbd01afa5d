import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { catalog } from '../catalog.ts';

/*
 * What logs are made of, so that random ones hold every notation, wrapped and rewritten in every way, between the words
 * that make the finder say yes or no.
 */

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');

/** Every word of the rules themselves, so that a word that is added there is tried here. */
const ruleWords = ['words-near.ts', 'small-numbers.ts', 'is-code.ts', 'read-number.ts'].flatMap((file) => {
  const rules = read(`../../src/core/${file}`).replace(/^import .*|\/\*\*[\s\S]*?\*\//gm, '');
  return [...(rules.match(/\p{L}+(?:[ _-]\p{L}+)*/gu) ?? []), ...(rules.match(/\p{L}+/gu) ?? [])];
});
const words = fc.constantFrom(...new Set(ruleWords));
const frequentWords = fc.constantFrom(
  ...[
    'error',
    'Error code',
    'err',
    'failed',
    'exit code',
    'returned',
    'hr',
    'hresult',
    'code',
    'win32',
    'Win 32',
    'GetLastError()',
  ],
  ...[
    '错误',
    '错误代码',
    '失败',
    '退出代码',
    'エラー',
    'Fehler',
    'Erreur',
    'código de erro',
    'status',
    'result',
    '[SC]',
    '%%',
    'and',
    'setup',
    'MSI',
  ],
  ...[
    'thread',
    'PID',
    'size',
    'colour',
    'ID',
    'version',
    '进程',
    'the',
    'of',
    'with',
    'file',
    'task',
    'LastError',
    'failed; code',
  ],
);

const known = [...new Set([...catalog.names.keys(), ...catalog.entries.keys()])];
const names = [...catalog.codes.keys()];
const smallNumbers = known.filter((code) => code.startsWith('0x8007')).map((code) => Number(code) & 0xffff);

const values = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...known).map(Number) },
  { weight: 2, arbitrary: fc.constantFrom(0x80cf0016, 0x80240016, 0xc1900101, 0x80070005, 0x00041301, 0x87d00324) },
  { weight: 1, arbitrary: fc.nat(0xffffffff) },
  { weight: 1, arbitrary: fc.nat(0x7fffffff).map((value) => value + 0x80000000) },
);
const hex = (value: number, length = 8) => value.toString(16).padStart(length, '0');
const inAnyCase = (text: fc.Arbitrary<string>) =>
  fc
    .tuple(text, fc.nat(3))
    .map(([word, kind]) => (kind === 0 ? word.toUpperCase() : kind === 1 ? word.toLowerCase() : word));
const numbers = inAnyCase(
  fc.tuple(values, fc.nat(14)).map(([value, kind]) => {
    switch (kind) {
      case 0:
      case 1:
      case 2:
        return `0x${hex(value)}`;
      case 3:
        return `0xffffffff${hex(value)}`;
      case 4:
        return `${value - 2 ** 32}`;
      case 5:
        return `${value}`;
      case 6:
        return `&H${hex(value)}`;
      case 7:
        return `${hex(value)}h`;
      case 8:
        return `x${hex(value)}`;
      case 9:
        return `0x${hex(value)}UL`;
      case 10:
        return `0x${hex(value)}Message`;
      case 11:
        return `code0x${hex(value)}`;
      case 12:
        return `0x${hex(value)} - 0x${hex(0x20000 + (value & 0x3ffff), 5)}`;
      default:
        return hex(value);
    }
  }),
);
const small = fc
  .tuple(
    fc.oneof(
      fc.constantFrom(...smallNumbers),
      fc.constantFrom(
        0,
        1,
        2,
        5,
        32,
        87,
        112,
        183,
        740,
        1058,
        1601,
        1603,
        1605,
        1618,
        1641,
        1654,
        1722,
        3010,
        3011,
        10060,
        12007,
      ),
      fc.nat(70_000),
      fc.constantFrom(...known).map((code) => Number(code) & 0x7fffffff),
    ),
    fc.nat(6),
  )
  .map(([value, kind]) =>
    kind === 0 ? `0x${value.toString(16)}` : kind === 1 ? `${value} (0x${value.toString(16)})` : `${value}`,
  );
const symbols = fc.oneof(
  inAnyCase(fc.constantFrom(...names)),
  inAnyCase(fc.constantFrom('OM_E_NOOP', 'E_FAIL', 'WSAEINTR', 'ERROR_FILE_NOT_FOUND', 'S_OK', 'OM_E_NOTSUPPORTED')),
  fc.constantFrom(...names).map((name) => `__${name}_`),
  fc.constantFrom(...names).map((name) => name.replaceAll('_', '\\_')),
);
const noise = fc.oneof(
  fc.uuid(),
  fc.nat(0xffffffff).map((value) => `${hex(value)}${hex(value * 7919, 8).slice(-8)}`),
  fc.constantFrom(
    '2026-11-23 10:11:12.1234567',
    '10.0.22621.4317',
    'KB5046649',
    '0x00007ffb12345678',
    'A_A_A_A_',
    '_',
    'x64',
    '<![LOG[',
  ),
  fc.constantFrom(
    ']LOG]!><time="10:11:12.345-060" date="11-23-2026" component="WUAHandler" context="" type="1" thread="3456">',
    'C:\\Windows\\_x',
  ),
  fc.constantFrom(
    'PCI\\VEN_8086&DEV_1234&SUBSYS_80070005',
    '&nbsp;',
    '&#39;',
    'a%20b',
    '<at>Some Name</at>',
    '<@U0123|me>',
    '<tel:123',
    '|',
    '<b>',
  ),
  fc.stringMatching(/^[0-9a-fx]{1,12}$/),
  fc.string({ maxLength: 6 }),
  fc.string({ maxLength: 6, unit: 'binary' }),
);
const between = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      ' ',
      ' ',
      ': ',
      '=',
      ' = ',
      ', ',
      '. ',
      '(',
      ') ',
      ' (',
      '"',
      '-',
      ' - ',
      '：',
      '\u3000',
      '',
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '\n',
      '\r\n',
      '\r\n    ',
      '\t',
      '.',
      '/',
      ':',
      '#',
      '%',
      '%20',
      '%3a',
      '&nbsp;',
      '\u00a0',
      '–',
      '“',
      '”',
      '、',
      ' and ',
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '<b>',
      '</b>',
      '<code>',
      '<at>x</at>',
      '<@U1>',
      '\u200b',
      '\u00ad',
      '\ufeff',
      '\\_',
      '|',
      ';',
      '\0',
      'é',
      '了',
      '\ud835\udfce',
    ),
  },
);

/** What may be written into the middle of a code. */
const intrusions = fc.constantFrom(
  '\u200b',
  '\u00ad',
  '\n',
  '\r\n',
  '\r\n   ',
  '<b>',
  '</code>',
  '<wbr/>',
  '\\',
  '_',
  ' ',
  '<tel:1|',
  '\ufe0f',
  '<b >',
  '%20',
);
const rewritten = (text: fc.Arbitrary<string>) =>
  fc.tuple(text, fc.nat(12), fc.nat(1000), intrusions).map(([word, kind, where, intrusion]) => {
    const at = word.length === 0 ? 0 : where % word.length;
    const character = word[at] ?? '';
    switch (kind) {
      case 0:
      case 1:
        return word.slice(0, at) + intrusion + word.slice(at);
      case 2:
        return [...word]
          .map((letter) => (/[!-~]/.test(letter) ? String.fromCharCode(letter.charCodeAt(0) + 0xfee0) : letter))
          .join('');
      case 3:
        return /[!-~]/.test(character)
          ? word.slice(0, at) + String.fromCharCode(character.charCodeAt(0) + 0xfee0) + word.slice(at + 1)
          : word;
      case 4:
        return character === '' ? word : `${word.slice(0, at)}&#${character.charCodeAt(0)};${word.slice(at + 1)}`;
      case 5:
        return character === ''
          ? word
          : `${word.slice(0, at)}&#x${character.charCodeAt(0).toString(16)};${word.slice(at + 1)}`;
      case 6:
        return word.replace('x', '×');
      case 7:
        return word.replace('x', 'х').replace('-', '−');
      default:
        return word;
    }
  });

const codes = fc.oneof(numbers, small, small, symbols);
const piece = fc.oneof(
  { weight: 5, arbitrary: codes },
  { weight: 2, arbitrary: rewritten(codes) },
  { weight: 4, arbitrary: inAnyCase(frequentWords) },
  { weight: 3, arbitrary: inAnyCase(words) },
  { weight: 1, arbitrary: rewritten(frequentWords) },
  { weight: 2, arbitrary: noise },
);

/** The messages and logs that the finder is tested with, cut anywhere. */
const samples = ['messages', 'logs', 'languages'].flatMap((file) =>
  read(`../fixtures/${file}.jsonl`)
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { text: string }).text),
);
const sample = fc
  .tuple(fc.constantFrom(...samples), fc.nat(1000), fc.nat(1000))
  .map(([text, from, length]) => text.slice(from % Math.max(1, text.length)).slice(0, 20 + length));

/** A piece of a log. */
export const fragments = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .array(fc.tuple(piece, between), { minLength: 1, maxLength: 14 })
      .map((pieces) => pieces.flat().join('')),
  },
  { weight: 1, arbitrary: sample },
  { weight: 1, arbitrary: fc.tuple(sample, piece, sample).map((parts) => parts.join('')) },
);

/** A text without digits and without names. */
export const plainTexts = fc
  .array(fc.oneof(words, frequentWords, fc.constantFrom(' ', ', ', '\n', ': ', '。', '-', 'WSA', 'x')), {
    maxLength: 40,
  })
  .map((parts) => parts.join(' ').replace(/[\d_]/g, ''));

export { known, names, numbers };
