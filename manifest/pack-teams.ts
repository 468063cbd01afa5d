import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createTeamsPackage } from './create-teams-package.ts';

const usage = `Usage: npm run pack:teams [-- --without-overhearing]

Writes dist/omerr-teams.zip, the app package to upload in Teams. It reads the environment and .env:
  MicrosoftAppId      client id of the app registration (CLIENT_ID is read too); required
  TEAMS_APP_ID        id of the Teams app, where it is another one
  TEAMS_WEBSITE_URL   a page about the bot in your organization, https; required
  TEAMS_PRIVACY_URL, TEAMS_TERMS_URL   its privacy statement and terms of use, where they are other pages

--without-overhearing   ask for no permission to read messages that do not mention omerr; threads are not read either`;

const root = new URL('../', import.meta.url);
const { values } = parseArgs({ options: { 'without-overhearing': { type: 'boolean' }, help: { type: 'boolean' } } });
const { MicrosoftAppId, CLIENT_ID, TEAMS_APP_ID, TEAMS_WEBSITE_URL, TEAMS_PRIVACY_URL, TEAMS_TERMS_URL } = process.env;
const botId = MicrosoftAppId || CLIENT_ID || '';
const appId = TEAMS_APP_ID || botId;
const pages = {
  TEAMS_WEBSITE_URL: TEAMS_WEBSITE_URL ?? '',
  TEAMS_PRIVACY_URL: TEAMS_PRIVACY_URL || TEAMS_WEBSITE_URL || '',
  TEAMS_TERMS_URL: TEAMS_TERMS_URL || TEAMS_WEBSITE_URL || '',
};

const isGuid = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
const problems = [
  ...(isGuid(botId) ? [] : ['MicrosoftAppId: is missing or not a GUID; it is the client id of the app registration']),
  ...(isGuid(appId) || appId === botId ? [] : ['TEAMS_APP_ID: is not a GUID']),
  ...Object.entries(pages)
    .filter(([, page]) => !URL.canParse(page) || new URL(page).protocol !== 'https:')
    .map(([name]) => `${name}: is missing or not an https address; Teams shows it to people`),
];

if (values.help) console.log(usage);
else if (problems.length > 0) {
  console.error([...problems, '', usage].join('\n'));
  process.exitCode = 1;
} else {
  const { version } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
  const file = new URL('dist/omerr-teams.zip', root);
  mkdirSync(new URL('dist', root), { recursive: true });
  writeFileSync(
    file,
    createTeamsPackage({
      botId,
      appId,
      version,
      websiteUrl: pages.TEAMS_WEBSITE_URL,
      privacyUrl: pages.TEAMS_PRIVACY_URL,
      termsUrl: pages.TEAMS_TERMS_URL,
      overhears: !values['without-overhearing'],
    }),
  );
  console.log(`Wrote ${fileURLToPath(file)}`);
}
