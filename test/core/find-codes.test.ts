import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { FoundCode } from '../../src/core/answer.ts';
import { findCodes, maxWordLength } from '../../src/core/find-codes.ts';
import { unnamedSuccesses } from '../../src/core/read-number.ts';
import { reachOfList, reachOfListed } from '../../src/core/read-small-number.ts';
import { catalog } from '../catalog.ts';

interface Row {
  readonly text: string;
  readonly expected: readonly string[];
  readonly kind: string;
}

/** The rows of a file, each with its place in it, as a name for its test. */
function readRows(file: string): (Row & { name: string })[] {
  const lines = readFileSync(new URL(`../fixtures/${file}`, import.meta.url), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line, index) => {
    const row = JSON.parse(line) as Row;
    return { ...row, name: `${index + 1} ${row.kind}` };
  });
}

const codesOf = (found: readonly FoundCode[]) => found.map(({ code }) => code);
const overheard = { overheard: true };
const asked = { overheard: false };

describe.each([
  { file: 'messages.jsonl', reading: overheard },
  { file: 'logs.jsonl', reading: overheard },
  { file: 'languages.jsonl', reading: overheard },
  { file: 'held-out.jsonl', reading: overheard },
  { file: 'held-out-2.jsonl', reading: overheard },
  { file: 'held-out-3.jsonl', reading: overheard },
  { file: 'held-out-4.jsonl', reading: overheard },
  { file: 'held-out-5.jsonl', reading: overheard },
  { file: 'held-out-6.jsonl', reading: overheard },
  { file: 'held-out-7.jsonl', reading: overheard },
  { file: 'held-out-8.jsonl', reading: overheard },
  { file: 'held-out-9.jsonl', reading: overheard },
  { file: 'held-out-10.jsonl', reading: overheard },
  { file: 'held-out-11.jsonl', reading: overheard },
  { file: 'held-out-12.jsonl', reading: overheard },
  { file: 'held-out-13.jsonl', reading: overheard },
  { file: 'held-out-14.jsonl', reading: overheard },
  { file: 'held-out-15.jsonl', reading: overheard },
  { file: 'asked.jsonl', reading: asked },
  { file: 'held-out-asked.jsonl', reading: asked },
])('what is found in the messages of $file', ({ file, reading }) => {
  test.each(readRows(file))('$name', ({ text, expected }) => {
    expect(codesOf(findCodes(text, catalog, reading))).toEqual(expected);
  });
});

test('every symbolic name has an underscore or begins with WSA, by which the finder tells it', () => {
  expect([...catalog.codes.keys()].filter((name) => !/_|^WSA/.test(name))).toEqual([]);
});

test('no success has a name among those that are taken for bare hex in decimal digits', () => {
  const codes = [...catalog.entries.keys(), ...catalog.names.keys()].map(Number);
  expect(codes.filter((code) => code >= unnamedSuccesses.from && code <= unnamedSuccesses.to)).toEqual([]);
});

describe('every notation of one code', () => {
  test.each([
    { text: '0x80cf0016', notation: 'hex' },
    { text: '0X80CF0016', notation: 'hex' },
    { text: '0x80CF0016L', notation: 'hex' },
    { text: '0xFFFFFFFF80CF0016', notation: 'sign-extended-hex' },
    { text: '&H80CF0016', notation: 'vb-hex' },
    { text: '&amp;H80CF0016&', notation: 'vb-hex' },
    { text: '-2133917674', notation: 'signed-decimal' },
    { text: '−2133917674', notation: 'signed-decimal' },
    { text: 'OM_E_INSTALL_NOT_ALLOWED', notation: 'symbol' },
    { text: 'om_e_install_not_allowed', notation: 'symbol' },
    { text: 'OM\\_E\\_INSTALL\\_NOT\\_ALLOWED', notation: 'symbol' },
    { text: '_OM_E_INSTALL_NOT_ALLOWED_', notation: 'symbol' },
    { text: 'OM_E_INSTALL_\nNOT_ALLOWED', notation: 'symbol' },
    { text: 'OM_E_INSTALL\r\n    _NOT_ALLOWED', notation: 'symbol' },
    { text: '80CF0016', notation: 'bare-hex' },
    { text: '80CF0016h', notation: 'bare-hex' },
    { text: '2161049622', notation: 'unsigned-decimal' },
    { text: '<tel:2161049622|2161049622>', notation: 'unsigned-decimal' },
    { text: '０ｘ８０ｃｆ００１６', notation: 'hex' },
    { text: '0×80cf0016', notation: 'hex' },
    { text: '0\u{200b}x80\u{ad}cf0016', notation: 'hex' },
    { text: '𝟎𝐱𝟖𝟎𝐜𝐟𝟎𝟎𝟏𝟔', notation: 'hex' },
  ])('$text', ({ text, notation }) => {
    expect(findCodes(text, catalog, asked)).toEqual([{ code: '0x80cf0016', notation, span: expect.anything() }]);
  });
});

describe('the span is where the code was written', () => {
  test.each([
    { text: 'failed: 0x80cf0016.', written: '0x80cf0016' },
    { text: 'a &lt;b&gt; 0x80cf0016', written: '0x80cf0016' },
    { text: '错误：０ｘ８０ｃｆ００１６，', written: '０ｘ８０ｃｆ００１６' },
    { text: '<@U0LAN0Z89|bob> 0x\u{200b}80cf0016!', written: '0x\u{200b}80cf0016' },
    { text: 'x OM\\_E\\_NO\\_SERVICE y', written: 'OM\\_E\\_NO\\_SERVICE' },
    { text: 'decimal –2133917674.', written: '–2133917674' },
  ])('$text', ({ text, written }) => {
    const [hit] = findCodes(text, catalog, overheard);
    expect(text.slice(...(hit?.span ?? [0, 0]))).toBe(written);
  });
});

describe('symbols', () => {
  test.each([
    { text: 'OM_E_INVALID_EVENT_PAYLOADSIZE', codes: ['0x80cf7004'] },
    { text: 'OM_E_INVALID_EVENT_PAYLOAD', codes: ['0x80cf7003'] },
    { text: 'OM_E_NOTSUPPORTED and OM_E_NOT_SUPPORTED', codes: ['0x80cf0047', '0x80cf0037'] },
    { text: 'OM_S_SERVICE_STOP, OM_E_SERVICE_STOP', codes: ['0x00cf0001', '0x80cf001e'] },
    { text: 'ROOM_E_UNKNOWN_ID FROM_E_TIME_OUT', codes: [] },
    { text: 'OM_E_NO_UPDATES', codes: [] },
    { text: 'OM_E_PT_*', codes: [] },
  ])('$text', ({ text, codes }) => {
    expect(codesOf(findCodes(text, catalog, overheard))).toEqual(codes);
  });
});

describe('a setup extend code belongs to the code before it', () => {
  test.each([
    { text: '0xC1900101 - 0x30018', extend: '0x30018' },
    { text: '0xC1900101-0x20017', extend: '0x20017' },
    { text: '0xC1900101 – 0x4000D', extend: '0x4000d' },
    { text: '0xC1900101 and 0x30018', extend: undefined },
  ])('$text', ({ text, extend }) => {
    const found = findCodes(text, catalog, overheard);
    expect(codesOf(found)).toEqual(['0xc1900101']);
    expect(found[0]?.extend).toBe(extend);
  });
});

describe('limits', () => {
  const listed = ', 10060'.repeat(17);
  test.each([
    { what: 'a word as long as words are read', text: `${'_'.repeat(maxWordLength - 10)}0x80cf0016`, codes: 1 },
    { what: 'a longer word', text: `${'_'.repeat(maxWordLength - 9)}0x80cf0016`, codes: 0 },
    {
      what: 'a list as long as lists are read',
      text: `exit code 1603${listed}${' '.repeat(reachOfList - 125)}, 1618`,
      codes: 3,
    },
    { what: 'a number behind it', text: `exit code 1603${listed}${' '.repeat(reachOfList - 124)}, 1618`, codes: 2 },
    { what: 'two numbers of a list', text: `exit code 1603,${' '.repeat(reachOfListed - 2)}1618`, codes: 2 },
    { what: 'an error word as far before a long decimal as is read', text: `err${' '.repeat(25)}2149842966`, codes: 1 },
    { what: 'one further off', text: `err${' '.repeat(26)}2149842966`, codes: 0 },
    { what: 'the end of a longer word there', text: `xerr${' '.repeat(25)}2149842966`, codes: 0 },
    { what: 'two numbers too far apart', text: `exit code 1603,${' '.repeat(reachOfListed - 1)}1618`, codes: 1 },
  ])('$what', ({ text, codes }) => {
    expect(findCodes(text, catalog, overheard)).toHaveLength(codes);
  });
});
