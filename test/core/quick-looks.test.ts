import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { otherCodes, withoutOtherCodes } from '../../src/core/other-codes.ts';
import { endsWithOtherNoun } from '../../src/core/other-nouns.ts';
import { isOfOtherSoftware } from '../../src/core/other-software.ts';
import { withoutAssertions } from './fragments.ts';

/*
 * What words mean is told by expressions, most of which are asked only where the last letters of the words allow it. Such a quick look
 * must never say no where the expression says yes.
 */

const software =
  'http|https|SOAP|SOAP client|RDP|mstsc|HTML|SQL|MySQL|Postgres|ODBC|SMTP|FTP|SSH|LDAP|TLS|DNS|npm|Node|Java|JavaScript|Python|PHP|VBA|run-time|runtime|Laufzeit|compile|parse|syntax|script|Apache|nginx|' +
  'errno|socket.io|gRPC|gcc|dpkg|Linux|Unix|macOS|Android|curl|Docker|Excel|printer|paper|database|Datenbank|iTunes|Steam|Xbox|PlayStation|Epson|Canon|Brother|Adobe|Zoom|QuickBooks|robot|game|make|apt|event|git|SAP|HP|' +
  "iOS|BIOS|axios|Nagios|ORA|d'exécution|数据库|資料庫|データベース|运行时|运行阶段|執行階段|実行時";
const words =
  '| error | err: |error |-error-|_code=| code: | error code | error codes (| status | status code | status error codes #|statuscode | Fehler | erreur | erreur code |错误 | 错误：| エラー：';

describe('a number is that of other software behind', () => {
  test.each(software.split('|'))('%s and any words for an error', (name) => {
    for (const between of words.split('|')) {
      const before = `${name}${between}`;
      expect.soft(isOfOtherSoftware(7, before, ''), before).toBe(true);
      expect.soft(isOfOtherSoftware(7, `the ${before.toUpperCase()}`, ''), before).toBe(true);
    }
  });

  test.each([
    'winhttp',
    'adapt',
    'prevent',
    'invent',
    'digit',
    'legit',
    'asap',
    'chip',
    'radios',
    'opera',
    'studio',
    'with',
  ])('%s is none', (word) => {
    for (const between of [' error ', ' error code ', ' code: ']) {
      expect.soft(isOfOtherSoftware(7, `the ${word}${between}`, ''), `${word}${between}`).toBe(false);
    }
  });
});

test('every code of something else is told by its last letters', () => {
  const expression = new RegExp(`(?:${otherCodes})$`, 'iu');
  const anywhere = new RegExp(`${otherCodes}(?![a-z])`, 'giu');
  const code = fc.stringMatching(new RegExp(`^${withoutAssertions(otherCodes)}$`));
  const random = { numRuns: 5_000, seed: 20_260_101 };
  fc.assert(
    fc.property(code, fc.constantFrom('', 'a ', 'Fehler '), (written, before) => {
      const text = `${before}${written}`;
      fc.pre(expression.test(text));
      expect(endsWithOtherNoun(text, text.length)).toBe(true);
      expect(withoutOtherCodes(`${text}: 5`)).toBe(`${text}: 5`.replace(anywhere, ' '));
    }),
    random,
  );
});

describe('an id of something is told by the words before its name', () => {
  test.each([
    'id of device',
    'ID of device',
    'ids of users',
    'Tid of thread',
    'sid of user',
    'the pid named explorer',
    'id équipe',
    'GID du groupe',
  ])('%s', (text) => {
    expect(endsWithOtherNoun(text, text.length)).toBe(true);
  });
  test.each(['id of the device', 'did nothing', 'valid device', 'id: device', 'failed again'])('not %s', (text) => {
    expect(endsWithOtherNoun(text, text.length)).toBe(false);
  });
});
