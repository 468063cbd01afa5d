import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig, secretsOf } from '../src/config.ts';

const bot = 'xoxb-1-not-a-token';
const id = '11111111-2222-4333-8444-555555555555';
const tenant = '99999999-2222-4333-8444-555555555555';

/** The problems of a configuration; none where it works. */
function problemsOf(environment: Record<string, string | undefined>): readonly string[] {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

describe('what is on', () => {
  test.each([
    { what: 'nothing: local mode', environment: {}, slack: undefined, teams: 'local', host: '127.0.0.1' },
    {
      what: 'Slack by Socket Mode',
      environment: { SLACK_BOT_TOKEN: bot, SLACK_APP_TOKEN: 'xapp-1' },
      slack: 'socket',
      teams: undefined,
      host: '0.0.0.0',
    },
    {
      what: 'Slack by HTTP',
      environment: { SLACK_BOT_TOKEN: bot, SLACK_SIGNING_SECRET: 's' },
      slack: 'http',
      teams: undefined,
      host: '0.0.0.0',
    },
    {
      what: 'Socket Mode where both are set',
      environment: { SLACK_BOT_TOKEN: bot, SLACK_APP_TOKEN: 'xapp-1', SLACK_SIGNING_SECRET: 's' },
      slack: 'socket',
      teams: undefined,
      host: '0.0.0.0',
    },
    {
      what: 'Teams',
      environment: { MicrosoftAppId: id, MicrosoftAppTenantId: tenant, MicrosoftAppPassword: 'p' },
      slack: undefined,
      teams: 'registered',
      host: '0.0.0.0',
    },
    {
      what: 'Teams by the newer names',
      environment: { CLIENT_ID: id, TENANT_ID: tenant, CLIENT_SECRET: 'p' },
      slack: undefined,
      teams: 'registered',
      host: '0.0.0.0',
    },
    {
      what: 'empty values count as not set',
      environment: { SLACK_BOT_TOKEN: '', MicrosoftAppId: ' ' },
      slack: undefined,
      teams: 'local',
      host: '127.0.0.1',
    },
  ])('$what', ({ environment, slack, teams, host }) => {
    const config = readConfig(environment);
    expect(config.slack?.mode).toBe(slack);
    expect(config.teams?.mode).toBe(teams);
    expect(config.host).toBe(host);
  });

  test('what is off is said, with what turns it on', () => {
    expect(readConfig({}).off.join('\n')).toMatch(/Slack is off.*SLACK_BOT_TOKEN[\s\S]*local mode.*npm run playground/);
  });

  test('a single tenant app answers its own tenant alone', () => {
    const { teams } = readConfig({ MicrosoftAppId: id, MicrosoftAppTenantId: tenant, MicrosoftAppPassword: 'p' });
    expect(teams).toMatchObject({ appType: 'SingleTenant', allowedTenants: [tenant] });
  });

  test('two signing secrets are accepted while one is replaced', () => {
    const { slack } = readConfig({ SLACK_BOT_TOKEN: bot, SLACK_SIGNING_SECRET: 'old, new' });
    expect(slack).toMatchObject({ signingSecrets: ['old', 'new'] });
  });
});

describe('every problem is reported at once', () => {
  test.each([
    {
      what: 'Slack without a bot token',
      environment: { SLACK_APP_TOKEN: 'xapp-1' },
      says: [/^SLACK_BOT_TOKEN: is missing/],
    },
    {
      what: 'Slack with the bot token alone',
      environment: { SLACK_BOT_TOKEN: bot },
      says: [/^SLACK_APP_TOKEN or SLACK_SIGNING_SECRET/],
    },
    {
      what: 'tokens in the wrong place',
      environment: { SLACK_BOT_TOKEN: 'xapp-1', SLACK_APP_TOKEN: bot },
      says: [/^SLACK_BOT_TOKEN/, /^SLACK_APP_TOKEN/],
    },
    {
      what: 'Teams with the id alone',
      environment: { MicrosoftAppId: id },
      says: [/^MicrosoftAppTenantId/, /^MicrosoftAppPassword/],
    },
    {
      what: 'Teams without the id',
      environment: { MicrosoftAppPassword: 'p' },
      says: [/^MicrosoftAppId/, /^MicrosoftAppTenantId/],
    },
    {
      what: 'half a certificate',
      environment: { MicrosoftAppId: id, MicrosoftAppTenantId: tenant, MicrosoftAppCertificateThumbprint: 'A' },
      says: [/PrivateKey: is missing/],
    },
    {
      what: 'an id that is none, and what is missing beside it',
      environment: { MicrosoftAppId: 'omerr' },
      says: [
        /^MicrosoftAppId: is not a GUID/,
        /^MicrosoftAppTenantId: is missing/,
        /^MicrosoftAppPassword: is missing/,
      ],
    },
    {
      what: 'a token that is none, and what is missing beside it',
      environment: { SLACK_BOT_TOKEN: 'omerr' },
      says: [/^SLACK_BOT_TOKEN: is not a bot token/, /^SLACK_APP_TOKEN or SLACK_SIGNING_SECRET: one is missing/],
    },
    {
      what: 'an app type that is none: whether it needs a tenant or a password is not known',
      environment: { MicrosoftAppId: id, MicrosoftAppType: 'Multitenant', HOST: '0.0.0.0' },
      says: [/^MicrosoftAppType/],
    },
    {
      what: 'a half-filled platform at a public address',
      environment: { MicrosoftAppPassword: 'p', HOST: '0.0.0.0' },
      says: [/^MicrosoftAppId/, /^MicrosoftAppTenantId/],
    },
    {
      what: 'a wrong port and a public address without credentials',
      environment: { PORT: 'abc', HOST: '0.0.0.0' },
      says: [/^PORT/, /^HOST: .*loopback only/],
    },
    ...['abc', '99999', '-1', '80.5', '0x50'].map((port) => ({
      what: `the port ${port}`,
      environment: { PORT: port },
      says: [/^PORT: is not a port: a whole number from 1 to 65535/],
    })),
    {
      what: 'a public address without credentials',
      environment: { HOST: '0.0.0.0' },
      says: [/^HOST: .*loopback only/],
    },
    {
      what: 'both platforms half filled',
      environment: { SLACK_APP_TOKEN: 'xapp-1', MicrosoftAppId: id },
      says: [/^SLACK_BOT_TOKEN/, /^MicrosoftAppTenantId/, /^MicrosoftAppPassword/],
    },
    {
      what: 'a secret file that is not there',
      environment: { SLACK_BOT_TOKEN_FILE: '/nowhere', SLACK_APP_TOKEN: 'xapp-1' },
      says: [/^SLACK_BOT_TOKEN_FILE: .*cannot be read/, /^SLACK_BOT_TOKEN/],
    },
  ])('$what', ({ environment, says }) => {
    const problems = problemsOf(environment);
    expect(problems).toHaveLength(says.length);
    for (const [index, pattern] of says.entries()) expect(problems[index]).toMatch(pattern);
  });

  test('no problem repeats a secret', () => {
    expect(problemsOf({ SLACK_BOT_TOKEN: 'secret-one', MicrosoftAppPassword: 'secret-two' }).join()).not.toContain(
      'secret-',
    );
  });
});

test('a secret can come from a file, as Docker and Kubernetes hand it out', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'omerr-')), 'token');
  writeFileSync(file, `${bot}\n`);
  const { slack } = readConfig({ SLACK_BOT_TOKEN_FILE: file, SLACK_APP_TOKEN: 'xapp-1' });
  expect(slack?.botToken).toBe(bot);
});

test('every secret of a configuration is known to the log', () => {
  const config = readConfig({
    SLACK_BOT_TOKEN: bot,
    SLACK_SIGNING_SECRET: 'one,two',
    MicrosoftAppId: id,
    MicrosoftAppTenantId: tenant,
    MicrosoftAppPassword: 'three',
  });
  expect(secretsOf(config)).toEqual([bot, 'one', 'two', 'three']);
});
