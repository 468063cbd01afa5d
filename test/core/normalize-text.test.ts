import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalizeText } from '../../src/core/normalize-text.ts';
import { grammarText, runs, unicodeText } from './fragments.ts';

interface Row {
  readonly what: string;
  readonly written: string;
  readonly read: string;
}

const rewritten: readonly Row[] = [
  { what: 'an entity with a name', written: '&lt;', read: '<' },
  { what: 'an entity in upper case', written: '&GT;', read: '>' },
  { what: 'the entity of an ampersand', written: '&amp;H80CF0016', read: '&H80CF0016' },
  { what: 'the entity of a quote', written: '&quot;', read: '"' },
  { what: 'the entity of an apostrophe', written: '&apos;', read: "'" },
  { what: 'the entity of a space', written: 'a&nbsp;b', read: 'a b' },
  { what: 'an entity in decimal', written: '&#48;', read: '0' },
  { what: 'an entity in hex', written: '&#x78;', read: 'x' },
  { what: 'an entity behind an ampersand', written: '&&lt;', read: '&<' },
  { what: 'the entity of an entity, once', written: '&amp;lt;', read: '&lt;' },
  { what: 'an escaped space of a URL', written: 'error%200x80cf0016', read: 'error 0x80cf0016' },
  { what: 'an escaped separator in lower case', written: 'code%3d5', read: 'code 5' },
  { what: 'an escaped separator in upper case', written: 'code%3D5', read: 'code 5' },
  { what: 'an escaped line end', written: 'a%0d%0Ab', read: 'a  b' },
  { what: 'a mention in Slack', written: '<@U0LAN0Z89>', read: ' ' },
  { what: 'a mention in Slack with a name', written: '<@U0LAN0Z89|bob>', read: ' ' },
  { what: 'a channel', written: '<#C0LAN0Z89|general>', read: ' ' },
  { what: 'everybody here', written: '<!here>', read: ' ' },
  { what: 'a group', written: '<!subteam^S0LAN0Z89|@helpdesk>', read: ' ' },
  { what: 'a date', written: '<!date^1392734382^{date}|2014-02-18>', read: ' ' },
  { what: 'a mention in Teams', written: '<at id="0">omerr</at>', read: ' ' },
  { what: 'a telephone link without a label', written: '<tel:2161049622>', read: ' ' },
  { what: 'a mail link without a label', written: '<mailto:bob@omerr.test>', read: ' ' },
  { what: 'a telephone link, up to its label', written: '<tel:2161049622|2161049622>', read: '2161049622>' },
  { what: 'a mail link, up to its label', written: '<mailto:bob@omerr.test|bob>', read: 'bob>' },
  {
    what: 'a link, up to its label',
    written: '<https://omerr.test|0x80cf0016>',
    read: '<https://omerr.test 0x80cf0016>',
  },
  {
    what: 'an address, as it is written',
    written: '<http://omerr.test?a&lt;b|c>',
    read: '<http://omerr.test?a&lt;b c>',
  },
  { what: 'a tag within a word', written: '0x80<wbr>cf0016', read: '0x80cf0016' },
  { what: 'tags within a word', written: 'a<B>b</B >c', read: 'abc' },
  { what: 'a tag that closes itself', written: 'a<wbr />b', read: 'ab' },
  { what: 'an escaped underscore', written: 'OM\\_E\\_NO\\_SERVICE', read: 'OM_E_NO_SERVICE' },
  { what: 'an escaped star, tilde and hyphen', written: '\\*\\~\\-', read: '*~-' },
  { what: 'an escaped character behind a backslash', written: '\\\\_', read: '\\_' },
  { what: 'a zero width space', written: '0x80\u200bcf0016', read: '0x80cf0016' },
  { what: 'a soft hyphen', written: '0x80\u00adcf0016', read: '0x80cf0016' },
  { what: 'a byte order mark', written: 'a\ufeff', read: 'a' },
  { what: 'a variation selector', written: '!\ufe0f', read: '!' },
  { what: 'an invisible character of two units', written: 'a\u{e0001}b', read: 'ab' },
  { what: 'a space that does not break', written: 'a\u00a0b', read: 'a b' },
  { what: 'a thin space', written: 'a\u2009b', read: 'a b' },
  { what: 'an ideographic space', written: '错误\u3000代码', read: '错误 代码' },
  { what: 'a minus sign', written: '\u22122133917674', read: '-2133917674' },
  { what: 'an en dash', written: '0xC1900101 – 0x30018', read: '0xC1900101 - 0x30018' },
  { what: 'a small hyphen', written: '\ufe63', read: '-' },
  { what: 'a multiplication sign behind a zero', written: '0×80cf0016', read: '0x80cf0016' },
  { what: 'a Cyrillic letter behind a zero', written: '0х80cf0016', read: '0x80cf0016' },
  { what: 'the same in upper case', written: '0Х80cf0016', read: '0x80cf0016' },
  { what: 'full-width digits and letters', written: '０ｘ８０ｃｆ００１６', read: '0x80cf0016' },
  {
    what: 'a full-width colon between Chinese and a code',
    written: '错误代码：0x80cf0016',
    read: '错误代码:0x80cf0016',
  },
  { what: 'the first and the last full-width form', written: '！～', read: '!~' },
  { what: 'mathematical digits and letters', written: '𝟎𝐱𝟖', read: '0x8' },
];

const alone: readonly Omit<Row, 'read'>[] = [
  { what: 'plain English', written: 'Update failed: 0x80CF0016' },
  { what: 'German', written: 'Das Update schlägt fehl, schöne Grüße' },
  { what: 'Chinese', written: '更新失败、怎么办。' },
  { what: 'Japanese', written: '更新プログラムのインストールに失敗しました。「エラー」' },
  { what: 'Korean and Russian', written: '오류 코드 ошибка код' },
  { what: 'an emoji', written: '😀' },
  { what: 'a letter of two units', written: '𠀀' },
  { what: 'halves of pairs', written: '\ud835 \udc00 \udb40' },
  { what: 'a lone ampersand', written: 'Tom & Jerry' },
  { what: 'an entity without an end', written: '&lt' },
  { what: 'an entity that is no ASCII', written: '&#252;' },
  { what: 'an entity of nothing', written: '&#0;' },
  { what: 'another entity', written: '&uuml;' },
  { what: 'a lone percent sign', written: '100% sure' },
  { what: 'another escape of a URL', written: '%41' },
  { what: 'a sign of comparison', written: '3 < 5 > 4' },
  { what: 'a mention without an end', written: '<@U0LAN0Z89' },
  { what: 'a mention over a line end', written: '<@U0LAN0Z89\n>' },
  { what: 'a mention that is too long', written: `<@${'U'.repeat(201)}>` },
  { what: 'a command that is none', written: '<!hereabouts>' },
  { what: 'a link without a label', written: '<https://omerr.test>' },
  { what: 'an address that is too long', written: `<https:${'x'.repeat(301)}|label>` },
  { what: 'a tag between words', written: 'a <b>bold</b> word' },
  { what: 'another tag', written: 'a<br>b' },
  { what: 'a backslash in a path', written: 'C:\\Windows\\System32' },
  { what: 'a multiplication sign between other numbers', written: '3×4' },
  { what: 'a multiplication sign behind a zero and before none', written: '0× ' },
  { what: 'a Cyrillic letter in its word', written: 'Хорошо, хорошо' },
];

describe('is rewritten', () => {
  test.each(rewritten)('$what', ({ written, read }) => {
    expect(normalizeText(written).text).toBe(read);
  });
});

describe('stays as it is', () => {
  test.each(alone)('$what', ({ written }) => {
    expect(normalizeText(written).text).toBe(written);
  });
});

describe('offsets lead back to what was written', () => {
  test.each([
    { what: 'of a rewritten character', text: 'a &lt; b', index: 2, from: 2, to: 6 },
    { what: 'behind a rewritten character', text: 'a &lt; b', index: 4, from: 7, to: 8 },
    { what: 'behind what is left out', text: '\u200ba', index: 0, from: 1, to: 2 },
    { what: 'before what is left out', text: 'a\u200bb', index: 0, from: 0, to: 1 },
    { what: 'of a pair', text: 'a𝟎b', index: 1, from: 1, to: 3 },
    { what: 'in the address of a link', text: '<http://a|b>', index: 9, from: 9, to: 10 },
    { what: 'in a text that stays as it is', text: 'abc', index: 1, from: 1, to: 2 },
  ])('$what', ({ text, index, from, to }) => {
    const normalized = normalizeText(text);
    expect([normalized.startOf(index), normalized.endOf(index + 1)]).toEqual([from, to]);
  });

  test('at the ends of a text', () => {
    const { startOf, endOf } = normalizeText('\u200ba\u200b');
    expect([endOf(0), startOf(0), endOf(1), startOf(1)]).toEqual([0, 1, 2, 2]);
  });
});

describe('any text', () => {
  const rows: readonly Omit<Row, 'what'>[] = [
    ...rewritten,
    ...alone.map(({ written }) => ({ written, read: written })),
  ];

  test('made of the lines above is rewritten line by line', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...rows), { maxLength: 12 }), (lines) => {
        const original = lines.map(({ written }) => written).join('\n.\n');
        const { text, startOf, endOf } = normalizeText(original);
        expect(text).toBe(lines.map(({ read }) => read).join('\n.\n'));
        let at = 0;
        let from = 0;
        for (const { written, read } of lines) {
          if (at > 0) expect(startOf(at - 1)).toBe(from - 1);
          at += read.length;
          from += written.length;
          if (at < text.length) expect(startOf(at)).toBe(from);
          at += 3;
          from += 3;
        }
        expect(endOf(text.length)).toBeLessThanOrEqual(original.length);
      }),
      runs(3_000),
    );
  });

  test.each([
    { what: 'of Unicode', texts: unicodeText },
    { what: 'of fragments', texts: grammarText },
    { what: 'of both', texts: fc.tuple(grammarText, unicodeText, grammarText).map((parts) => parts.join('')) },
  ])('$what: each character stands for a part of it, in order', ({ texts }) => {
    fc.assert(
      fc.property(texts, (original) => {
        const { text, startOf, endOf } = normalizeText(original);
        let latest = 0;
        for (let index = 0; index < text.length; index++) {
          const [from, to] = [startOf(index), endOf(index + 1)];
          if (from < latest || to <= from || to > original.length) expect.fail(`at ${index}: ${from} to ${to}`);
          // Everything is rewritten to ASCII, but for the Greek letters among the mathematical ones, which are pairs.
          if (to - from === 1 && text.charCodeAt(index) > 0x7f && text[index] !== original[from])
            expect.fail(`at ${index}: ${text[index]} for ${original[from]}`);
          latest = to;
        }
        expect(text).not.toMatch(/[\u00a0\u2010-\u2015\u2212\u3000\uff01-\uff5e]|\p{Default_Ignorable_Code_Point}/u);
      }),
      runs(3_000),
    );
  });
});
