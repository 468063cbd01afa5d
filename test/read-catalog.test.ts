import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CatalogError, readCatalog } from '../src/read-catalog.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'omerr-data-'));
  cpSync(fileURLToPath(new URL('../data', import.meta.url)), folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

const core = 'codes/intune-update-agent-core.yaml';

/** Changes a file of the copied data and gives the problems the loader then reports. */
function problemsAfter(file: string, change: (text: string) => string): readonly string[] {
  const path = join(folder, file);
  const before = readFileSync(path, 'utf8');
  const after = change(before);
  expect(after).not.toBe(before);
  writeFileSync(path, after);
  try {
    readCatalog(folder);
    return [];
  } catch (error) {
    if (error instanceof CatalogError) return error.problems;
    throw error;
  }
}

const replace = (from: string | RegExp, to: string) => (text: string) => text.replace(from, to);

describe('a mistake in the data is reported with file, code and field', () => {
  test.each([
    {
      what: 'a text in one language',
      file: core,
      change: replace(/\n +zh-CN: [^\n]*/, ''),
      says: /core\.yaml: entries: 0x00cf0001: meaning: zh-CN/,
    },
    {
      what: 'English in the Chinese text',
      file: core,
      change: replace(/zh-CN: 代理程序已停止.*/, 'zh-CN: the agent has stopped'),
      says: /0x00cf0001: meaning: zh-CN: has no Chinese/,
    },
    {
      what: 'a meaning that is too long',
      file: core,
      change: replace(/en: The agent has stopped.*/, `en: ${'x'.repeat(321)}`),
      says: /meaning: en: is longer than 320/,
    },
    {
      what: 'a field that does not exist',
      file: core,
      change: replace('related: [0x00240001]', 'relates: [0x00240001]'),
      says: /0x00cf0001: .*relates/,
    },
    { what: 'an upper-case code', file: core, change: replace('0x80cf000b:', '0x80CF000B:'), says: /0x80CF000B.*/ },
    {
      what: 'a code out of order',
      file: core,
      change: replace('0x00cf0001:', '0x00cf0099:'),
      says: /0x00cf0003: stands after a higher code/,
    },
    {
      what: 'a code twice in a file',
      file: core,
      change: replace('0x00cf0003:', '0x00cf0001:'),
      says: /core\.yaml:\d+: .*duplicated/,
    },
    {
      what: 'a code in two files',
      file: core,
      change: replace('0x80cf0fff:', '0x80cf1001:'),
      says: /0x80cf1001: has an entry in another file/,
    },
    {
      what: 'a name twice',
      file: core,
      change: replace('name: OM_E_NOOP', 'name: OM_E_NO_UPDATE'),
      says: /OM_E_NO_UPDATE is also the name of/,
    },
    {
      what: 'an unknown component',
      file: core,
      change: replace('component: agent-core', 'component: agent'),
      says: /component: no component "agent"/,
    },
    {
      what: 'an unknown source',
      file: core,
      change: replace('source: intune-update-agent-codes', 'source: my-blog'),
      says: /source: no source "my-blog"; add it to sources\.yaml/,
    },
    {
      what: 'an unknown remediation',
      file: core,
      change: replace('- restart-windows', '- reboot'),
      says: /no remediation "reboot"; add it to remediations/,
    },
    {
      what: 'a remediation that no entry uses',
      file: 'remediations/restart.yaml',
      change: replace('keep-computer-on:', 'keep-it-on:'),
      says: /keep-it-on: no entry uses it/,
    },
    {
      what: 'an outcome that the number tells',
      file: core,
      change: replace('outcome: partial', 'outcome: success'),
      says: /outcome: success is what the number says/,
    },
    {
      what: 'a command with typographic quotes',
      file: 'remediations/restart.yaml',
      change: replace('run: shutdown', 'run: “shutdown'),
      says: /a command is plain ASCII/,
    },
    { what: 'markup that is no YAML', file: core, change: replace('meaning:', 'meaning: ['), says: /core\.yaml:\d+: / },
    {
      what: 'a broken row of names',
      file: 'names/win32.tsv',
      change: replace('0x80070005\t', '0x80070005 '),
      says: /win32\.tsv:\d+: is not a code, a tab/,
    },
  ])('$what', ({ file, change, says }) => {
    expect(problemsAfter(file, change).join('\n')).toMatch(says);
  });

  test('a missing file', () => {
    rmSync(join(folder, 'sources.yaml'));
    expect(() => readCatalog(folder)).toThrow(/sources\.yaml: cannot be read/);
  });

  test('problems of several files are reported together', () => {
    writeFileSync(join(folder, 'families.yaml'), '{');
    const problems = problemsAfter(core, replace('who: user', 'who: nobody'));
    expect(problems.join('\n')).toMatch(/families\.yaml/);
    expect(problems.join('\n')).toMatch(/core\.yaml: entries: .*who/);
  });
});
