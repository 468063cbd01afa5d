import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const scripts = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts as Record<string, string>;

describe("the README's examples of ask", () => {
  const log = join(tmpdir(), 'omerr-readme-update.log');
  writeFileSync(log, '2019-06-05\t11:07:49:205\t1136\t5a0\tAgent\t  * WARNING: Exit code = 0x80CF0016\n');
  const examples = [...readme.matchAll(/^npm run --silent (ask .+)$/gm)].map((match) => match[1] ?? '');

  test('there are some', () => expect(examples.length).toBeGreaterThan(1));

  test.each(examples)('%s', (example) => {
    const command = example
      .replace(/^ask(?: --(?= ))?/, `"${process.execPath}" src/ask.ts`)
      .replace('update.log', `"${log}"`);
    const { status, stdout } = spawnSync(command, { shell: true, cwd: root, encoding: 'utf8' });
    expect(status).toBe(0);
    expect(stdout).toMatch(/0x80cf0\d/);
  });
});

describe('what the README names exists', () => {
  const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map((match) => match[1] ?? '');
  test.each([...new Set(links)])('%s', (link) => {
    expect(existsSync(join(root, link))).toBe(true);
  });

  const named = [...readme.matchAll(/`?npm (?:run (?:--silent )?([a-z:]+)|(start|test))/g)].map(
    (match) => match[1] ?? match[2] ?? '',
  );
  test.each([...new Set(named)])('npm script %s', (script) => {
    expect(scripts[script]).toBeDefined();
  });
});

describe('every document points to files that exist', () => {
  test.each(['data/README.md', 'data/names/README.md', 'CHANGELOG.md'])('%s', (file) => {
    const text = readFileSync(join(root, file), 'utf8');
    const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map((match) => match[1] ?? '');
    expect(links.filter((link) => !existsSync(join(root, dirname(file), link)))).toEqual([]);
  });
});
