import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findCodes } from '../../../src/core/find-codes.ts';
import { otherCodes } from '../../../src/core/other-codes.ts';
import {
  createLogScanner,
  maxLogCodes,
  mostRead,
  type ScanLimits,
  scanLog,
  sliceBytes,
} from '../../../src/core/scan/scan-log.ts';
import { errorWords, linkWords } from '../../../src/core/words-near.ts';
import { catalog } from '../../catalog.ts';
import { fragment, grammarText, logPrefix, longTime, runs, withoutAssertions } from '../fragments.ts';

const encodings = [
  { encoding: 'utf-8', mark: '' },
  { encoding: 'utf-8', mark: '\u{feff}' },
  { encoding: 'utf-16le', mark: '' },
  { encoding: 'utf-16le', mark: '\u{feff}' },
  { encoding: 'utf-16be', mark: '' },
  { encoding: 'utf-16be', mark: '\u{feff}' },
] as const;

function encode(text: string, encoding: (typeof encodings)[number]['encoding']): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  const bytes = Buffer.from(text, 'utf16le');
  return encoding === 'utf-16le' ? bytes : bytes.swap16();
}

/** The codes of bytes that arrive in chunks of the given sizes, over and over; by a scanner that does so much at once. */
function scanInChunks(bytes: Uint8Array, sizes: readonly number[], limits?: ScanLimits) {
  const scanner = createLogScanner(catalog, limits);
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1;
    for (let rest = scanner.take(bytes.subarray(at, at + size)); rest.length > 0; rest = scanner.take(rest))
      scanner.scan(false);
    at += size;
  }
  while (!scanner.scan(true));
  return scanner.codes;
}

const wholeText = (text: string) => findCodes(text, catalog, { overheard: true, excerpt: true });

// Without a mark only zero bytes tell UTF-16, and they are those of ASCII: a log begins with a few lines of it.
const head = 'Windows Update log, begun 2019-06-05\t11:07:49\r\n'.repeat(50);
const line = fc.tuple(logPrefix, grammarText, fc.constantFrom('\n', '\r\n')).map((parts) => parts.join(''));
const dull = fc.oneof(
  fc.constantFrom('nothing to see here\n', 'x', ' ', '.', '错', '\n', 'Agent\t* nothing 错误\r\n', '😀 '),
  line,
);
/** A log longer than what is scanned at once, with telling lines anywhere, borders of slices included. */
const log = fc
  .array(fc.tuple(fc.array(line, { maxLength: 6 }), dull, fc.nat(9_000)), { minLength: 1, maxLength: 5 })
  .map((parts) => head + parts.map(([lines, filler, length]) => lines.join('') + fill(filler, length)).join(''));

function fill(filler: string, length: number): string {
  return filler.repeat(Math.floor(length / filler.length));
}

/** What a scanner does at once. */
const limits = fc.record({
  bytes: fc.constantFrom(64, 4_096, 20_000, sliceBytes),
  read: fc.constantFrom(4_000, mostRead, mostRead),
  normalized: fc.constantFrom(0, 0, 5_000, Number.POSITIVE_INFINITY),
});

const cuts = fc.oneof(
  fc.constantFrom([1], [7], [1_000], [sliceBytes], [sliceBytes - 1], [2_048, 1]),
  fc.array(fc.integer({ min: 1, max: 20_000 }), { minLength: 1, maxLength: 10 }),
);

const hexDigits = fc.string({ unit: fc.constantFrom(...'0123456789abcdefABCDEF'), minLength: 1, maxLength: 20 });
const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: 12 });
const names = [...catalog.codes.keys()];
const numbers = [...catalog.names.keys()];
const name = fc
  .tuple(fc.constantFrom(...names), fc.nat(40), fc.constantFrom('', '', '\n', '\r\n  ', '\\', '_'))
  .map(([symbol, at, joint]) => {
    const place = at % symbol.length;
    return symbol.slice(0, place) + joint + symbol.slice(place);
  });
const number = fc
  .constantFrom(...numbers)
  .chain((code) =>
    fc.constantFrom(
      code,
      code.slice(2),
      String(Number(code)),
      String(Number(code) | 0),
      `0x${code.slice(6)}`,
      String(Number(`0x${code.slice(6)}`)),
    ),
  );
/** What the error words of the finder match, without what has to stand around them. */
const matching = (pattern: string) => fc.stringMatching(new RegExp(`^${withoutAssertions(pattern)}$`));
const errorWord = matching(errorWords);
/** What may stand between such a word and its number, and what is passed over there. */
const between = fc.oneof(matching(linkWords), matching(otherCodes));
const keyword = fc.constantFrom(
  ...'error |err |Error: |Err=|errcode |erreur |errore |erro |Fehler |Systemfehler |win32 |Win32 error |gle=|GetLastError() = |os error |[SC] Open2 FAILED |service failed |failed; code |échoué; code |riuscita; codice |falhou; código '.split(
    '|',
  ),
  ...'exit code |returned |deviceId: |crc |job |at |from |extend code |rc=|status: |错误|错误代码：|系统错误 |エラー|システム エラー |ошибка |오류 |失败，代码 |%%|msi |installation status: |errornr. |exitvalue |GetLastError() 返回 |Win32 error code returned by the print processor: | [Error,Facility=| error|错误| and |, |/| (|)'.split(
    '|',
  ),
  // What a number in a weak notation may belong to, and what may stand between an error word and its number.
  ...`session |request id |user d |req-|error-|hr-|x.| /api/v1/|(/a/b/|error/|"LastError"=dword:|LastError REG_DWORD |couldn't |went wrong |not found: |beendet mit |code de sortie |code postal |error message of d'| is was |[err |&#xD;&#xA;|&#10;|&#58;|&#48;|&#101;|&#8722;|[SC] A |foutcode: |błędem |kod wyjścia |Win32 exit code |winhttp_error=|Sig[6].Name=Exception Code\r\nSig[6].Value=|failed in Win32: It is. (|should be |dwFlags = A_B (`.split(
    '|',
  ),
);
/** A number that nobody knows, with the top bits of a failure. */
const unknownFailure = fc
  .tuple(fc.constantFrom('', 'x', '0x'), fc.constantFrom(...'89cd'), fc.nat(0xfffffff))
  .map(([prefix, top, rest]) => `${prefix}${top}${rest.toString(16).padStart(7, '0')}`);
/** Texts made for the scanner: what is nearly a code, words that announce one, and everything that may join or part them. */
const scanText = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fragment },
      { weight: 2, arbitrary: number },
      { weight: 1, arbitrary: name },
      { weight: 1, arbitrary: unknownFailure },
      { weight: 1, arbitrary: hexDigits },
      { weight: 1, arbitrary: digits },
      { weight: 2, arbitrary: keyword },
      { weight: 1, arbitrary: errorWord },
      { weight: 1, arbitrary: between },
      { weight: 1, arbitrary: fc.constantFrom(' ', '\n', '0x', '(0x', '-', '_', '%20', '%3d', '\u3000') },
      {
        weight: 1,
        arbitrary: fc.constantFrom('＆', '％', '％％', '＜', '＼', '&lt;', '&amp;', '&#37;', '<b>', '</b>', '\\'),
      },
      { weight: 1, arbitrary: fc.nat(70).map((length) => ' .'.repeat(length / 2)) },
    ),
    { minLength: 1, maxLength: 14 },
  )
  .map((parts) => parts.join(''));

/** The codes of a log that is normalized before it is looked through, as others are where much is rewritten. */
const scanNormalized = (bytes: Uint8Array) =>
  scanInChunks(bytes, [sliceBytes], { normalized: Number.POSITIVE_INFINITY });

describe('a short log is read as its whole text is', () => {
  test.each([
    { what: 'in utf-8', encoding: 'utf-8' },
    { what: 'in utf-16le', encoding: 'utf-16le' },
    { what: 'normalized', encoding: 'utf-8', scan: scanNormalized },
  ] as const)('$what', { timeout: longTime }, ({ encoding, scan = (bytes: Uint8Array) => scanLog(bytes, catalog) }) => {
    // UTF-16 is told by its mark; a few letters in front put the rest at any of the places that a clue can have.
    const mark = encoding === 'utf-8' ? '' : '\u{feff}';
    fc.assert(
      fc.property(fc.constantFrom('', '.', '..', '...'), scanText, (shift, text) => {
        const whole = shift + text;
        const bytes = encode(mark + whole, encoding);
        const found = scan(bytes);
        const expected = wholeText(new TextDecoder(encoding).decode(bytes));
        if (found.length !== expected.length || JSON.stringify(found) !== JSON.stringify(expected))
          expect([whole, found]).toEqual([whole, expected]);
      }),
      runs(encoding === 'utf-8' ? 8_000 : 2_000),
    );
  });
});

describe.each([
  'messages',
  'logs',
  'languages',
  'held-out',
  'held-out-2',
  'held-out-3',
  'held-out-4',
  'held-out-5',
  'held-out-6',
  'held-out-7',
  'held-out-8',
  'held-out-9',
  'held-out-10',
  'held-out-11',
  'held-out-12',
  'held-out-13',
  'held-out-14',
  'held-out-15',
  'asked',
])('the messages of %s.jsonl', (file) => {
  const rows = readFileSync(new URL(`../../fixtures/${file}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n');
  test.each(rows.map((row, index) => ({ row: index + 1, text: (JSON.parse(row) as { text: string }).text })))(
    'are read as a log: $row',
    ({ text }) => {
      const whole = head + text;
      expect(scanLog(encode(whole, 'utf-8'), catalog)).toEqual(wholeText(whole));
    },
  );
});

describe('a log is read as its whole text is', () => {
  test.each(encodings)('in $encoding with the mark "$mark", however it is cut', ({ encoding, mark }) => {
    fc.assert(
      fc.property(log, cuts, limits, (text, sizes, limits) => {
        const bytes = encode(mark + text, encoding);
        const expected = wholeText(text);
        expect(scanLog(bytes, catalog)).toEqual(expected);
        expect(scanInChunks(bytes, sizes, limits)).toEqual(expected);
      }),
      runs(40),
    );
  });

  test.each([6 * 1_024, 8 * 1_024, 14 * 1_024, sliceBytes - 2_048, sliceBytes, 2 * sliceBytes - 2_048])(
    'with a code around the border at %d',
    (border) => {
      fc.assert(
        fc.property(
          line,
          fc.integer({ min: -120, max: 20 }),
          fc.constantFrom(' ', '.', '-', '错', '\n', 'x'),
          cuts,
          (telling, shift, filler, sizes) => {
            const text = `${head}${filler.repeat(border + shift - head.length)}${telling}${filler.repeat(3_000)}`;
            const bytes = encode(text, 'utf-8');
            const expected = wholeText(text);
            expect(scanLog(bytes, catalog)).toEqual(expected);
            expect(scanInChunks(bytes, sizes)).toEqual(expected);
          },
        ),
        runs(30),
      );
    },
  );

  test.each([
    { what: 'a list joined by a word', text: 'exit codes 3010 and 1641' },
    { what: 'a name of Winsock broken before its underscore', text: '..WSA\n_QOS_EFLOWSPEC, .WSA\n_QOS_ENOSENDERS' },
    { what: 'a sign for the x of 0x', text: 'it reads 0×80240017' },
    { what: 'a minus as an entity', text: 'it says &minus;2145124318 or &ndash;2145124329' },
    { what: 'an entity where the reach of words ends', text: `rc:&ndash;${'.'.repeat(59)}0x70cf0016` },
    { what: 'a word behind an escape', text: 'x%3drc=1603' },
    { what: 'a name behind an escape', text: 'access:%20E_ACCESSDENIED' },
    { what: 'hex digits joined to a word that announces', text: '(.32462766failed: code 5 ' },
    { what: 'a word that announces behind a digit', text: '0gle=3' },
    { what: 'something invisible in what looks like an escape', text: 'x %%\ufeff20' },
    { what: 'the number of a message right before a negative one', text: '.%%5 -2145124329 ' },
    ...[0, 1, 2, 3].flatMap((shift) => [
      {
        what: `the number of a message right behind another, ${shift} further on`,
        text: `${'.'.repeat(shift)}错误5,%%6`,
      },
      { what: `the same behind one in hex, ${shift} further on`, text: `${'.'.repeat(shift)}\nfailed 0x5%%6` },
    ]),
    { what: 'an escaped space behind a sentence', text: 'failed in Win32: The parameter is incorrect.%20(0x57)' },
    { what: 'the number of a message right before another that is weak', text: '.. %%5＼8024402c' },
    { what: 'the number of a message behind full-width signs', text: 'it says ％％5' },
    { what: 'a number of Visual Basic behind a full-width sign', text: 'it says ＆H80CF0016' },
    {
      what: 'a number that only the second [SC] reaches',
      text: '[SC] StartService FAILED0x80cf0016[SC] StartService FAILEDcodiceシステム エラー <at id="1">',
    },
    {
      what: 'a list that goes on beyond the reach of [SC]',
      text: `[SC] ${'A'.repeat(44)} FAILED 1603 ${'x'.repeat(23)}, 1618`,
    },
    { what: 'a number that is written again with the zeros of 64 bits', text: 'status is 1722 (0x00000000000006BA) x' },
    { what: 'a list behind a number that is written again', text: 'failed, result was 5 (0x5), 1603 and 1618 today' },
    { what: 'an x behind an escape', text: 'at %20x80070163 error' },
    { what: 'emphasis behind an escape', text: '%20_00cf0001 error' },
    { what: 'an error word of two words, joined to another', text: '0x7ffe0000 Fcode de sortie' },
    { what: 'a small number in hex with zeros in front', text: 'error 0x002cc' },
    { what: 'a long mention between the error word and its number', text: `error <@U${'0'.repeat(150)}> 8024402c` },
    ...[0, 1, 2, 3].map((shift) => ({
      what: `an error word where the reach of words ends, ${shift} further on`,
      text: `${'.'.repeat(shift)}1err${' .'.repeat(30)} 80240016`,
    })),
    { what: 'the error word of a number in the next line', text: '0x2024402c\nerror' },
    {
      what: 'an error word as far before a number with 0x as words are read',
      text: `fehler${' .'.repeat(29)}0x7399956e`,
    },
    { what: 'emphasis behind an escape, of a small number', text: 'system error %3d_5 today' },
    { what: 'the end of a line as an entity in a name', text: 'it says OM_E_NO&#xD;&#xA;_SERVICE' },
    { what: 'an entity for a sign between a word and its number', text: 'x error&#58;&#32;5' },
    { what: 'an entity for a digit', text: 'x 0x8024001&#54; y' },
    { what: 'a command with a letter that is an s where case says nothing', text: 'x [SC] \u017ftart FAILED 5' },
    {
      what: 'an entity, which joins words as far as its end and beyond it',
      text: '80240017 error [SC] A 0x80000000. &#101; . . . . . . . . . . . . . . . . . . . . .\r\n  RPC_E_SERVERCALL_REJECTED_STATUS_VID_MB_STILL_REFERENCEDrc=5 files错误代码为0xc000026dOM_S_SERVICE_STOP',
    },
    { what: 'the end of a line as an entity in a number behind an escape', text: '%200xc00200&#10;19' },
    { what: 'a small number of Visual Basic', text: 'x system error &H00000005' },
    { what: 'a list that goes on behind an entity', text: 'exit code 1603 or 1618&nbsp;or 3010' },
    { what: 'a list joined by a full-width sign', text: '終了コード 1603＆1618' },
    { what: 'a list joined by a word with emphasis', text: 'exit code 1603 _oder 1618' },
    { what: 'a list over another kind of line end', text: 'exit code 1603,\u20281618' },
    { what: 'a list that goes on behind what is read at once', text: `1603&nbsp;${'.'.repeat(242)} rc=1641 and 1618` },
    { what: 'a list behind a number with an entity and its hex', text: 'status 87&nbsp;(0x57), 1603' },
    {
      what: 'a list behind a number that is found and written again',
      text: 'error 5 today. status is 5 (0x5), 1603 and 1618',
    },
    { what: 'a list behind what [SC] announces, which is found', text: 'error 5. [SC] A xyz 5, 1618' },
    { what: 'an entity behind [SC]', text: '[SC]&nbsp;A xyz 5' },
    { what: 'a number of [SC] with a suffix of C', text: '[SC] OpenService xyzzy 0x00000005L' },
    { what: 'a number that nobody knows, announced', text: 'error with 8fff1234' },
    { what: 'a number that nobody knows, behind what is passed over', text: 'Fehler Artikelcode, 8fff1234' },
    { what: 'a number that nobody knows, behind two words', text: 'we could net 8fff1234' },
    { what: 'a number that is known of a facility that is not', text: 'failed near 801c0002' },
    { what: 'a number behind slashes that are no path', text: 'failed at x/y/80070005' },
    { what: 'a number behind an escape and a period', text: 'error %20.80070005' },
    { what: 'a number before a period and a word', text: 'error reading 80070005.service' },
    { what: 'a number before a period and capitals', text: 'error reading 80070005.TMP' },
    { what: 'a bracket as an entity', text: 'status is 1722 &#40;0x6ba&#41; x' },
    { what: 'an indent as an entity', text: 'it says OM_E_NO\n&#32;_SERVICE' },
    { what: 'the end of a line as an entity behind a return', text: 'it reads 0x8024\r&#10;0016 now' },
    { what: 'letters that are hex digits behind an error word', text: '错误deadbeef 80070005' },
    { what: 'the digits of an escape before letters that are hex digits', text: 'error %20abcdef 80070005' },
    { what: 'a sign that is an x only between a zero and a letter', text: 'exit code 3010× today' },
    { what: 'a sign beyond ASCII before a number', text: 'Fehlern°2' },
    { what: 'a code as far behind a word of failing as it may be', text: 'Operazione non riuscita. Motivo codice 740' },
    { what: 'a bracket before the word that announces a number', text: '[err 5' },
  ])('with $what', ({ text }) => {
    const expected = wholeText(`${head}${text}\n`);
    expect(expected).not.toEqual([]);
    expect(scanLog(encode(`${head}${text}\n`, 'utf-8'), catalog)).toEqual(expected);
    expect(scanNormalized(encode(`${head}${text}\n`, 'utf-8'))).toEqual(expected);
  });

  test.each([
    { what: 'the middles of characters', bytes: [0x80] },
    { what: 'beginnings of characters', bytes: [0xf0, 0x9f, 0x98] },
    { what: 'half a surrogate pair', bytes: [0xed, 0xa0, 0x80] },
    { what: 'no bytes of UTF-8', bytes: [0xff, 0xfe, 0xff] },
    { what: 'a binary file', bytes: [0xbf, 0x00, 0x80, 0x90, 0xf4, 0x8f, 0xbf, 0xbf, 0x80, 0x7f] },
  ])('where it is not text but $what', ({ bytes }) => {
    const junk = Buffer.alloc(300_000, Uint8Array.from(bytes));
    const log = Buffer.concat(
      [`${head}error 0x80240016 `, junk, ' error 5 ', junk, ' rc=1603'].map((part) => Buffer.from(part)),
    );
    const expected = wholeText(new TextDecoder().decode(log));
    expect(expected).toHaveLength(3);
    expect(scanLog(log, catalog)).toEqual(expected);
  });

  test('whatever its bytes are', { timeout: longTime }, () => {
    const byte = fc.constantFrom(0x41, 0x80, 0xbf, 0x82, 0xa0, 0x9f, 0xc2, 0xe2, 0xed, 0xef, 0xf0, 0xf4, 0xff);
    const junk = fc
      .tuple(
        fc.uint8Array({ minLength: 1, maxLength: 1 }),
        fc.array(byte, { minLength: 1, maxLength: 9 }),
        fc.nat(9_000),
      )
      .map(([any, bytes, length]) => Buffer.alloc(length, Uint8Array.from([...any, ...bytes])));
    const part = fc.oneof(
      junk,
      scanText.map((text) => Buffer.from(text)),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 9 }), cuts, limits, (parts, sizes, limits) => {
        const log = Buffer.concat([Buffer.from(head), ...parts]);
        const expected = wholeText(new TextDecoder().decode(log));
        expect(scanInChunks(log, sizes, limits)).toEqual(expected);
      }),
      runs(100),
    );
  });

  test.each([{ encoding: 'utf-8' }, { encoding: 'utf-16le' }] as const)(
    'where much is rewritten, no two stretches alike, in $encoding',
    { timeout: longTime },
    ({ encoding }) => {
      const piece = fc.oneof(
        fc.constantFrom(
          '<b>',
          'a</b>',
          '&#48;',
          '&#x35;',
          '&lt;',
          '%20',
          '\u200b',
          '０',
          '错误 ',
          'error ',
          '-',
          '\n',
          '😀',
        ),
        number,
        fragment,
      );
      const rewritten = fc.array(piece, { minLength: 20_000, maxLength: 30_000 }).map((pieces) => pieces.join(''));
      fc.assert(
        fc.property(rewritten, scanText, cuts, (pieces, last, sizes) => {
          const text = `${head}${pieces}${fill('nothing to see here\n', 300_000)}${last}`;
          const bytes = encode(text, encoding);
          expect(scanInChunks(bytes, sizes)).toEqual(wholeText(new TextDecoder(encoding).decode(bytes)));
        }),
        // So long a text would not be made shorter in time.
        { ...runs(4), endOnFailure: true },
      );
    },
  );

  test.each([{ encoding: 'utf-8' }, { encoding: 'utf-16le' }] as const)(
    'where it repeats itself, in $encoding',
    { timeout: longTime },
    ({ encoding }) => {
      // The longer ones fill slices of their own, with what stands around them.
      const length = fc.oneof({ weight: 5, arbitrary: fc.nat(16_000) }, { weight: 1, arbitrary: fc.nat(80_000) });
      const repeated = fc.tuple(scanText, length).map(([text, length]) => fill(text, length));
      fc.assert(
        fc.property(fc.array(fc.oneof(repeated, scanText), { minLength: 2, maxLength: 5 }), limits, (parts, limits) => {
          const text = head + parts.join('');
          const bytes = encode(text, encoding);
          const expected = wholeText(new TextDecoder(encoding).decode(bytes));
          expect(scanInChunks(bytes, [sliceBytes], limits)).toEqual(expected);
        }),
        runs(60),
      );
    },
  );

  test.each([
    {
      what: 'is another in the last repeat',
      text: `${'error 5, '.repeat(50_000)}error 6, `,
      codes: ['0x80070005', '0x80070006'],
    },
    {
      what: 'only what ends the repeat tells',
      text: `${'thread 0x80240016 '.repeat(30_000)}0x80240016`,
      codes: ['0x80240016'],
    },
    {
      what: 'stands between two that repeat themselves',
      text: `${'error 5, '.repeat(30_000)}error 87, ${'thread 0x80240016 '.repeat(9_000)}rc=1603`,
      codes: ['0x80070005', '0x80070057', '0x80070643'],
    },
    {
      what: 'stands behind others than ASCII that repeat themselves',
      text: `${'x'.repeat(200_000)}${'错误 5，'.repeat(60_000)}error 87 ${'.'.repeat(200_000)}rc=1603`,
      codes: ['0x80070005', '0x80070057', '0x80070643'],
    },
  ])('with a code that $what', ({ text, codes }) => {
    const expected = wholeText(text);
    expect(expected.map(({ code }) => code)).toEqual(codes);
    expect(scanLog(encode(text, 'utf-8'), catalog)).toEqual(expected);
    expect(scanLog(encode(`\u{feff}${text}`, 'utf-16le'), catalog)).toEqual(expected);
  });

  test.each(
    [0, 1_000, 128, 153, 178, 203, 256, 281].flatMap((at) =>
      (at < 300 ? [-2, -1, 0, 1, 2] : [0]).map((shift) => ({ at: at < 300 ? at * 1_024 + shift : at })),
    ),
  )('with one character that is not ASCII, at $at, and codes before and behind it', ({ at }) => {
    const dots = (length: number) => '.'.repeat(Math.max(0, length));
    const text = `error 5 ${dots(at - 8)}é${dots(70_000)} error 6 ${dots(200_000)} error 87 ${dots(40_000)}错误 1722`;
    const expected = wholeText(text);
    expect(expected.map(({ code }) => code)).toEqual(['0x80070005', '0x80070006', '0x80070057', '0x800706ba']);
    expect(scanLog(encode(text, 'utf-8'), catalog)).toEqual(expected);
  });

  test('where a cut parts a number from the word that says it is no code', () => {
    // The first cut of a log in full slices is at `sliceBytes`.
    fc.assert(
      fc.property(
        fc.integer({ min: -24, max: 8 }),
        fc.constantFrom('thread id ', 'color ', 'ab-1-', 'x', '7.'),
        (shift, decoy) => {
          const filler = '.'.repeat(sliceBytes + shift - head.length);
          const text = `${head}${filler} ${decoy}0x80cf0016 ${' . '.repeat(1_000)}error 0x80cf0016${'.'.repeat(6_000)}`;
          expect(scanLog(encode(text, 'utf-8'), catalog)).toEqual(wholeText(text));
        },
      ),
      runs(150),
    );
  });
});

describe('the limit of codes', () => {
  const write = (count: number) =>
    Array.from({ length: count }, (_, index) => `0x80cf${(index + 1).toString(16).padStart(4, '0')}\n`).join('');
  test.each([
    { what: 'as many as are kept', count: maxLogCodes },
    { what: 'one more', count: maxLogCodes + 1 },
  ])('$what', ({ count }) => {
    const scanner = createLogScanner(catalog);
    for (let rest = scanner.take(encode(write(count), 'utf-8')); rest.length > 0; rest = scanner.take(rest))
      scanner.scan(false);
    while (!scanner.scan(true));
    const found = scanner.codes;
    expect(found).toHaveLength(maxLogCodes);
    expect(found.at(-1)?.code).toBe(`0x80cf${maxLogCodes.toString(16)}`);
    expect(scanner.isFull()).toBe(true);
    expect(scanner.take(encode('error 0xc0000005', 'utf-8'))).toHaveLength(0);
  });
});
