import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const src = fileURLToPath(new URL('../src', import.meta.url));
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.replaceAll('\\', '/'));

/** What a file imports: files of src by their path in it, everything else by its name; types count too unless left out. */
function importsOf(file: string, { types }: { types: boolean }): string[] {
  const code = readFileSync(join(src, file), 'utf8');
  const found = [...code.matchAll(/(?:^|[\n;}])\s*(?:import|export)\s+(type\s)?[^'"();]*?from\s+['"]([^'"]+)['"]/g)]
    .filter((match) => types || !match[1])
    .map((match) => match[2] ?? '');
  const dynamic = [...code.matchAll(/import\(\s*['"]([^'"]+)['"]\s*\)/g)].map((match) => match[1] ?? '');
  const bare = [...code.matchAll(/(?:^|\n)import\s+['"]([^'"]+)['"]/g)].map((match) => match[1] ?? '');
  return [...found, ...dynamic, ...bare].map((name) =>
    name.startsWith('.') ? relative(src, join(src, dirname(file), name)).replaceAll('\\', '/') : name,
  );
}

const isPackage = (name: string, ...packages: string[]) =>
  packages.some((item) => name === item || name.startsWith(`${item}/`));
const within = (folder: string) => files.filter((file) => file.startsWith(`${folder}/`));

test('there are files to check', () => {
  expect(files).toContain('main.ts');
  expect(importsOf('main.ts', { types: true })).toContain('config.ts');
});

describe('core imports only core: no package, no Node API, no platform', () => {
  test.each(within('core'))('%s', (file) => {
    expect(importsOf(file, { types: true }).filter((name) => !name.startsWith('core/'))).toEqual([]);
    expect(readFileSync(join(src, file), 'utf8')).not.toMatch(/\bprocess\.|\bBuffer\b|\brequire\(/);
  });
});

const platforms = [
  { folder: 'slack', packages: ['@slack/bolt', '@slack/web-api', '@slack/types', '@slack/socket-mode'] },
  { folder: 'teams', packages: ['botbuilder', 'botbuilder-core', 'botframework-connector', 'botframework-schema'] },
];
test.each(platforms.flatMap((platform) => within(platform.folder).map((file) => ({ file, ...platform }))))(
  '$file imports its own folder, core and its own packages',
  ({ file, folder, packages }) => {
    const strange = importsOf(file, { types: false }).filter(
      (name) =>
        !name.startsWith(`${folder}/`) &&
        !name.startsWith('core/') &&
        !name.startsWith('node:') &&
        !isPackage(name, ...packages, 'jose', 'undici', 'lru-cache', 'zod'),
    );
    expect(strange).toEqual([]);
  },
);

describe('one place for each', () => {
  test.each([
    { what: 'restify', only: (file: string) => file === 'server.ts' },
    { what: 'js-yaml', only: (file: string) => file === 'read-catalog.ts' },
    { what: 'pino', only: (file: string) => file === 'create-log.ts' },
    { what: 'minisearch', only: (file: string) => file === 'create-search.ts' },
    { what: '@slack/bolt', only: (file: string) => file.startsWith('slack/') },
    { what: 'botbuilder', only: (file: string) => file.startsWith('teams/') },
  ])('$what', ({ what, only }) => {
    const users = files.filter((file) => importsOf(file, { types: true }).some((name) => isPackage(name, what)));
    expect(users.filter((file) => !only(file))).toEqual([]);
  });

  test('process.env is read in config.ts alone', () => {
    const readers = files.filter((file) => /process\.env/.test(readFileSync(join(src, file), 'utf8')));
    expect(readers).toEqual(['config.ts']);
  });

  test("a platform's SDK is loaded only where that platform is on: by import(), from main.ts", () => {
    const loaders = files.filter((file) =>
      importsOf(file, { types: false }).some(
        (name) => /^(slack|teams)\//.test(name) && !file.startsWith(name.split('/')[0] ?? ''),
      ),
    );
    expect(loaders.filter((file) => file !== 'main.ts')).toEqual([]);
    expect(readFileSync(join(src, 'main.ts'), 'utf8')).not.toMatch(/from\s+'\.\/(slack|teams)\//);
  });
});

test('no file imports in a circle', () => {
  const circles: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) {
      circles.push([...path.slice(path.indexOf(file)), file].join(' > '));
      return;
    }
    for (const name of importsOf(file, { types: false })) if (files.includes(name)) visit(name, [...path, file]);
  };
  for (const file of files) visit(file, []);
  expect(circles).toEqual([]);
});
