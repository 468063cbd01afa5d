import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { AppManifestUtils } from '@microsoft/app-manifest';
import { Ajv } from 'ajv';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { createTeamsPackage, fillManifest } from '../../manifest/create-teams-package.ts';
import { readMessage } from '../../src/teams/read-activity.ts';
import { readFixture } from './start-teams.ts';

const values = {
  botId: '8c1f6c60-4d0f-4a5e-9b11-0a1b2c3d4e5f',
  version: '0.1.0',
  websiteUrl: 'https://help.contoso.com/omerr',
};
const require = createRequire(import.meta.url);
const folder = fileURLToPath(new URL('../../manifest/', import.meta.url));
const languages = JSON.parse(readFileSync(`${folder}teams/zh-cn.json`, 'utf8'));

/** The value at a path such as `bots[0].commandLists[1].commands[0].title`. */
function at(value: unknown, path: string): unknown {
  return path.split(/[.[\]]+/).reduce((part, key) => (key === '' ? part : Object(part)[key]), value);
}

test.each([true, false])('the manifest is valid against the schema it names, overhearing: %s', async (overhears) => {
  const manifest = fillManifest({ ...values, overhears });
  expect(manifest.$schema).toContain('/v1.30/');
  const problems = await AppManifestUtils.validateAgainstSchema(manifest as never);
  expect(problems).toEqual([]);
  expect('authorization' in manifest).toBe(overhears);
  expect(JSON.stringify(manifest)).not.toContain('{{');
});

describe('Chinese', () => {
  test('is valid against the schema of languages', () => {
    const build = require.resolve('@microsoft/app-manifest');
    const file = new URL('json-schemas/teams/v1.30/MicrosoftTeams.Localization.schema.json', pathToFileURL(build));
    // Of draft 04 it uses nothing that a newer draft reads otherwise.
    const { $schema: _draft, ...schema } = JSON.parse(readFileSync(file, 'utf8'));
    const ajv = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false });
    expect(ajv.validate(schema, languages), ajv.errorsText()).toBe(true);
  });

  test.each(Object.keys(languages).filter((key) => key !== '$schema'))(
    '%s translates a text of the manifest',
    (key) => {
      expect(at(fillManifest(values), key)).toEqual(expect.any(String));
    },
  );

  test.each(
    ['bots[0].commandLists[0]', 'bots[0].commandLists[1]', 'composeExtensions[0]'].flatMap((list) =>
      [0, 1].flatMap((index) => [`${list}.commands[${index}].title`, `${list}.commands[${index}].description`]),
    ),
  )('%s is not left in English', (text) => {
    expect(languages[text]).toMatch(/\p{Script=Han}/u);
  });
});

describe('icons', () => {
  test.each([
    { file: 'color.png', size: 192 },
    { file: 'outline.png', size: 32 },
  ])('$file is a PNG of $size x $size', ({ file, size }) => {
    const png = readFileSync(`${folder}teams/${file}`);
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size]);
  });
});

test('the package is a flat zip of the manifest and every file it names', () => {
  const files = unzipSync(createTeamsPackage(values));
  expect(Object.keys(files).sort()).toEqual(['color.png', 'manifest.json', 'outline.png', 'zh-cn.json']);
  const manifest = JSON.parse(Buffer.from(files['manifest.json'] ?? []).toString());
  expect(manifest.bots[0].botId).toBe(values.botId);
  expect(manifest.webApplicationInfo.id).toBe(values.botId);
});

test('the packer says everything that is missing at once', () => {
  const run = () =>
    execFileSync(process.execPath, [`${folder}pack-teams.ts`], {
      env: { TEAMS_PRIVACY_URL: 'x' },
      encoding: 'utf8',
      stdio: 'pipe',
    });
  expect(run).toThrow(/MicrosoftAppId: .*\n.*TEAMS_WEBSITE_URL: .*\n.*TEAMS_PRIVACY_URL: /);
});

test.each([
  { text: 'explain 0x80cf0016', says: '0x80cf0016' },
  { text: '解释 0x80cf0016', says: '0x80cf0016' },
  { text: '/omerr 0x80cf0016', says: '0x80cf0016' },
  { text: 'omerr: 0x80cf0016', says: '0x80cf0016' },
  { text: 'explain', says: '' },
  { text: 'help', says: 'help' },
])('the command "$text" asks for "$says"', ({ text, says }) => {
  expect(readMessage(readFixture('slash-command', { text })).text).toBe(says);
});

test.each(['explain', 'help', '解释', '帮助'])('"%s" is the title of a command in one of the languages', (title) => {
  const titles = [0, 1].flatMap((index) => {
    const path = `bots[0].commandLists[0].commands[${index}].title`;
    return [at(fillManifest(values), path), languages[path]];
  });
  expect(titles).toContain(title);
});
