import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { didYouMean, maxNumbers, maxSymbols, maxTypedLength } from '../../src/core/did-you-mean.ts';
import { findCodes } from '../../src/core/find-codes.ts';
import { maxSuggestions } from '../../src/core/to-suggestion.ts';
import { catalog } from '../catalog.ts';

const ask = (text: string) => didYouMean(catalog, text, findCodes(text, catalog, { overheard: false }), 'en');
const codesOf = (text: string) => ask(text).map(({ code }) => code);

describe('a number with a slip', () => {
  test.each([
    { text: '0x80cf00016', first: ['0x80cf0016'], what: 'a digit too many' },
    { text: '0x80cf000016', first: ['0x80cf0016'], what: 'two zeros too many' },
    { text: '0x880cf0016', first: ['0x80cf0016'], what: 'the first digit twice' },
    { text: '80cf00016', first: ['0x80cf0016'], what: 'a digit too many, without 0x' },
    { text: '080cf0016', first: ['0x80cf0016'], what: 'the x left out' },
    { text: '0x80cf016', first: ['0x80cf0016'], what: 'a zero missing' },
    { text: '0x80cf16', first: ['0x80cf0016'], what: 'two zeros missing' },
    { text: '0x80f0016', first: ['0x80cf0016'], what: 'a digit of the facility missing' },
    {
      text: '0x80cf001',
      first: ['0x80cff001', '0x80cf0001', '0x80cf0011', '0x80cf0010', '0x80cf0012'],
      what: 'a digit missing, who knows which',
    },
    {
      text: '0x8024402',
      first: ['0x80244002', '0x80244022', '0x80244020', '0x80244021', '0x80244023'],
      what: 'a digit missing of a code without an entry',
    },
    { text: '0x80cfOO16', first: ['0x80cf0016'], what: 'the letter O for zero' },
    { text: '0x80cfoo16', first: ['0x80cf0016'], what: 'the letter o for zero' },
    { text: 'Ox80cf0016', first: ['0x80cf0016'], what: 'the letter O in the prefix' },
    { text: 'OX8OCFOO16', first: ['0x80cf0016'], what: 'the letter O everywhere' },
    { text: '0x80cf00l6', first: ['0x80cf0016'], what: 'the letter l for one' },
    { text: '0x80cf00I6', first: ['0x80cf0016'], what: 'the letter I for one' },
    { text: '80cfOO16', first: ['0x80cf0016'], what: 'the letter O without 0x' },
    {
      text: '0x80cfOl6',
      first: ['0x80cf0016'],
      what: 'letters for digits and a digit missing',
    },
    { text: '0x0x80cf0016', first: ['0x80cf0016'], what: 'the prefix twice' },
    { text: '0x80cf 0016', first: ['0x80cf0016'], what: 'a blank in it' },
    { text: '0x80cf0016xyz', first: ['0x80cf0016'], what: 'letters attached' },
    { text: '0x80cf0016_failed', first: ['0x80cf0016'], what: 'a word attached' },
    { text: '0x80fc0016', first: ['0x80cf0016'], what: 'two digits swapped' },
    { text: '0x80cf0061', first: ['0x80cf0016'], what: 'the last two digits swapped' },
    { text: '0x08cf0016', first: ['0x80cf0016'], what: 'the first two digits swapped' },
    { text: '0x80cd0016', first: ['0x80cf0016'], what: 'a wrong digit' },
    { text: '0x90cf0016', first: ['0x80cf0016'], what: 'the first digit wrong' },
    { text: '-21339176744', first: ['0x80cf0034', '0x80cf0016'], what: 'a decimal with a digit too many' },
    { text: '2133917674', first: ['0x80cf0016'], what: 'a decimal without its minus' },
    { text: 'mov eax, 0x80cf00161', first: ['0x80cf0016'], what: 'a digit attached' },
    {
      text: 'The CDN that serves the app payload times out(0x87D33006A)',
      first: ['0x87d3006a', '0x87d3306a'],
      what: 'nine digits of a code without an entry',
    },
    { text: '错误０ｘ８０ｃｆＯＯ１６', first: ['0x80cf0016'], what: 'full-width letters for digits' },
  ])('$what: $text', ({ text, first }) => {
    expect(codesOf(text).slice(0, first.length)).toEqual(first);
    expect(ask(text).every(({ reason }) => reason === 'did-you-mean')).toBe(true);
  });
});

describe('a symbolic name with a slip', () => {
  test.each([
    { text: 'OM_E_NOSERVICE', first: ['0x80cf0001'], what: 'an underscore missing' },
    { text: 'OM_E_INSTAL_NOT_ALLOWED', first: ['0x80cf0016'], what: 'a letter missing' },
    { text: 'om_e_instal_not_alowed', first: ['0x80cf0016'], what: 'two letters missing, lower case' },
    { text: 'OM_E_NO_SREVICE', first: ['0x80cf0001'], what: 'two letters swapped' },
    { text: '0M_E_NO_SERVICE', first: ['0x80cf0001'], what: 'zero for the letter O' },
    { text: 'OM\\_E\\_NO\\_SERVIC', first: ['0x80cf0001'], what: 'escaped, the last letter missing' },
    { text: 'OM_E_NO_UPDATES', first: ['0x80cf0024'], what: 'a letter too many' },
    { text: 'ROOM_E_UNKNOWN_ID', first: ['0x80cf0003'], what: 'letters attached before' },
    { text: 'OM_E_INSTALL_NOT_ALLOWEDException', first: ['0x80cf0016'], what: 'a word attached behind' },
    { text: 'kOM_E_DS_INUSE_v2', first: ['0x80cf8001'], what: 'something attached on both sides' },
    { text: 'OM_E_INVALID_EVENT_PAYLOAD_SIZE', first: ['0x80cf7004', '0x80cf7003'], what: 'the longest name wins' },
    { text: 'ERROR_ACCES_DENIED', first: ['0x80070005'], what: 'a name without an entry' },
    { text: 'WU_E_NO_SERVCE', first: ['0x80240001'], what: 'a name of the other family' },
    { text: '我看到 OM_E_SERVER_BUZY 这个', first: ['0x80cff004'], what: 'in a Chinese sentence' },
  ])('$what: $text', ({ text, first }) => {
    expect(codesOf(text)).toEqual(first);
  });

  test('a name that was found by another name than its best-known one is told by that name', () => {
    expect(ask('ERROR_ACCES_DENIED')).toMatchObject([{ code: '0x80070005', name: 'ERROR_ACCESS_DENIED' }]);
  });
});

describe('no near miss', () => {
  test.each([
    { text: '', what: 'nothing' },
    { text: 'hello, thanks', what: 'words' },
    { text: '0x80cf0016', what: 'a code' },
    { text: '0x80cf0016 and again 0x80cf0016', what: 'a code twice' },
    { text: 'OM_E_INVALID_EVENT_PAYLOADSIZE, OM_E_INVALID_EVENT_PAYLOADSIZE', what: 'a name twice' },
    { text: '0x80070005', what: 'a code without an entry' },
    { text: '0x80240017', what: 'a code of the other family' },
    { text: '0x8007fffe', what: 'an unknown code that the bits explain' },
    { text: '0xe06d7363', what: "a customer's code" },
    { text: '0x80cf9999', what: 'an unknown code that is near nothing' },
    { text: '0x80cf001c', what: 'an unknown code among many' },
    { text: 'OM_E_DS', what: 'a part of names' },
    { text: 'HTTP_STATUS', what: 'a part of names' },
    { text: 'my_variable_name', what: 'an identifier' },
    { text: 'MAX_PATH_LENGTH', what: 'an identifier in capitals' },
    { text: '0x1234567', what: 'seven digits of something else' },
    { text: 'mov eax, 0x7ff6123456', what: 'an address' },
    { text: '#80cf001', what: 'a hash tag' },
    { text: 'commit 80cf001', what: 'a commit' },
    { text: 'ticket 0x80cf00016', what: 'a ticket' },
    { text: '4f3c2a1b-80cf001-1234', what: 'a part of a longer identifier' },
    { text: '80cf00160000000000000000000000000000abcd', what: 'a hash' },
    { text: 'call +49 2133917675', what: 'a telephone number' },
  ])('$what: $text', ({ text }) => {
    expect(ask(text)).toEqual([]);
  });
});

describe('what is offered', () => {
  test('says what was written, in UTF-16 units of the original', () => {
    const text = '😀 &lt;0x80cfOO16&gt; and OM\\_E\\_NOSERVICE';
    expect(ask(text).map(({ span: [start, end] = [0, 0] }) => text.slice(start, end))).toEqual([
      '0x80cfOO16',
      'OM\\_E\\_NOSERVICE',
    ]);
  });

  test('has the meaning of the entry in the language of the answer, or what the bits say', () => {
    const entry = catalog.entries.get('0x80cf0016');
    expect(didYouMean(catalog, '0x80cfOO16', [], 'en')[0]?.meaning).toBe(entry?.meaning.en);
    expect(didYouMean(catalog, '0x80cfOO16', [], 'zh-CN')[0]?.meaning).toBe(entry?.meaning['zh-CN']);
    expect(didYouMean(catalog, 'ERROR_ACCES_DENIED', [], 'en')[0]?.meaning).toBe(
      'It is an HRESULT that reports an error, from facility 7 (WIN32). Inside is the Win32 error 5.',
    );
  });

  test('beside codes that were found', () => {
    expect(ask('0x80cf0017, then 0x80cfOO16 and 0x80fc0018').map(({ code }) => code)).toEqual([
      '0x80cf0018',
      '0x80cf0016',
    ]);
  });

  test('is never a code that was found', () => {
    expect(ask('0x80cf0016 or 0x80cfOO16')).toEqual([]);
  });

  test('is at most a handful', () => {
    expect(ask('0x80cf001 0x80cf002 0x80cf003 0x80cf004')).toHaveLength(maxSuggestions);
  });
});

describe('the work is bounded', () => {
  test('what stands behind the first part of a long text is not read', () => {
    const filler = (length: number) => 'some '.repeat(length / 5);
    expect(codesOf(`${filler(maxTypedLength - 10)}0x80cfOO16`)).toEqual(['0x80cf0016']);
    expect(codesOf(`${filler(maxTypedLength)}0x80cfOO16`)).toEqual([]);
  });

  test('numbers behind the last that is examined are not', () => {
    const others = (count: number) => '0x1234567 '.repeat(count);
    expect(codesOf(`${others(maxNumbers - 1)}0x80cfOO16`)).toEqual(['0x80cf0016']);
    expect(codesOf(`${others(maxNumbers)}0x80cfOO16`)).toEqual([]);
  });

  test('names behind the last that is examined are not', () => {
    const others = (count: number) => 'some_other_name '.repeat(count);
    expect(codesOf(`${others(maxSymbols - 1)}OM_E_NOSERVICE`)).toEqual(['0x80cf0001']);
    expect(codesOf(`${others(maxSymbols)}OM_E_NOSERVICE`)).toEqual([]);
  });

  test('any text gives known codes or codes of known facilities, and spans inside it', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom('0x80cf', '0016', 'O', 'OM_E_', 'NO', '_', '-', '2133917674', ' '),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        for (const { code, span = [-1, -1] } of ask(text)) {
          expect(catalog.names.has(code) || catalog.facilities.has((Number(code) >>> 16) & 0xfff)).toBe(true);
          expect(0 <= span[0] && span[0] < span[1] && span[1] <= text.length).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});
