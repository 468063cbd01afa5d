import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { z } from 'zod';
import { type Locale, locales } from './core/locale.ts';
import { logLevels } from './create-log.ts';

/** How the Slack app is reached: it calls Slack (Socket Mode), or Slack calls it (HTTP). */
export type SlackConfig = {
  readonly botToken: string;
  /** Address of Slack's Web API; only for tests against a stand-in. */
  readonly apiUrl?: string;
} & (
  | { readonly mode: 'socket'; readonly appToken: string }
  | { readonly mode: 'http'; readonly signingSecrets: readonly string[] }
);

/** How the Teams bot proves who it is. `local` has no credentials and answers on loopback only. */
export type TeamsConfig =
  | { readonly mode: 'local' }
  | {
      readonly mode: 'registered';
      readonly appId: string;
      readonly appType: 'SingleTenant' | 'MultiTenant' | 'UserAssignedMsi';
      readonly tenantId?: string;
      readonly password?: string;
      readonly certificate?: { readonly thumbprint: string; readonly privateKey: string };
      /** Client id of the managed identity that a federated credential of the app registration trusts. */
      readonly federatedClientId?: string;
      /** Tenants that are answered; empty: every tenant. */
      readonly allowedTenants: readonly string[];
    };

/** Everything that can be configured. */
export interface Config {
  readonly host: string;
  readonly port: number;
  readonly logLevel: (typeof logLevels)[number];
  readonly locale: Locale;
  readonly slack?: SlackConfig;
  readonly teams?: TeamsConfig;
  /** What is off, and why: one sentence each, for the person who started omerr. */
  readonly off: readonly string[];
}

/** The values of a configuration that must never be seen: the log masks them. */
export function secretsOf({ slack, teams }: Config): string[] {
  const ofSlack = slack ? [slack.botToken, ...(slack.mode === 'socket' ? [slack.appToken] : slack.signingSecrets)] : [];
  const ofTeams = teams?.mode === 'registered' ? [teams.password, teams.certificate?.privateKey] : [];
  return [...ofSlack, ...ofTeams].filter((secret) => secret !== undefined);
}

/** A configuration that cannot work: every problem at once. */
export class ConfigError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(
      `The configuration has ${problems.length} problem(s):\n${problems.map((problem) => `  ${problem}`).join('\n')}`,
    );
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

const guid = z.guid('is not a GUID');
const port = z
  .string()
  .refine(
    (text) => /^\d{1,5}$/.test(text) && Number(text) <= 65535,
    'is not a port: a whole number from 1 to 65535 (3978 if left out), or 0 for any free one',
  )
  .transform(Number);
const shape = z.object({
  HOST: z.string().optional(),
  PORT: port.default(3978),
  LOG_LEVEL: z.enum(logLevels).default('info'),
  OMERR_LOCALE: z.enum(locales).default('en'),
  SLACK_BOT_TOKEN: z.string().startsWith('xoxb-', 'is not a bot token (xoxb-…)').optional(),
  SLACK_APP_TOKEN: z.string().startsWith('xapp-', 'is not an app-level token (xapp-…)').optional(),
  SLACK_SIGNING_SECRET: z.string().optional(),
  SLACK_API_URL: z.url().optional(),
  MicrosoftAppId: guid.optional(),
  MicrosoftAppType: z.enum(['SingleTenant', 'MultiTenant', 'UserAssignedMsi']).default('SingleTenant'),
  MicrosoftAppTenantId: guid.optional(),
  MicrosoftAppPassword: z.string().optional(),
  MicrosoftAppCertificateThumbprint: z.string().optional(),
  MicrosoftAppCertificatePrivateKey: z.string().optional(),
  MicrosoftAppFederatedClientId: guid.optional(),
  TEAMS_ALLOWED_TENANTS: z
    .string()
    .default('')
    .transform((list) => list.split(/[\s,]+/).filter(Boolean))
    .pipe(z.array(guid)),
});
type Values = z.infer<typeof shape>;
type Name = keyof Values;
/** What is set, as it was written: a value in the wrong format is not missing. */
type Given = Readonly<Partial<Record<Name, string>>>;

/** Names that the newer Teams SDK uses for the same things. */
const synonyms: Readonly<Record<string, string>> = {
  MicrosoftAppId: 'CLIENT_ID',
  MicrosoftAppPassword: 'CLIENT_SECRET',
  MicrosoftAppTenantId: 'TENANT_ID',
};

/**
 * Reads the configuration from the environment. `NAME_FILE` holds the path of a file with the value of `NAME`, as Docker and
 * Kubernetes hand out secrets. Empty values count as not set.
 *
 * @throws {ConfigError} with every problem
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  const problems: string[] = [];
  const given: Partial<Record<Name, string>> = {};
  for (const name of Object.keys(shape.shape) as Name[]) {
    const synonym = synonyms[name];
    const value = readValue(environment, name, problems) ?? (synonym && readValue(environment, synonym, problems));
    if (value !== undefined) given[name] = value;
  }
  const values = readValues(given, problems);
  const before = problems.length;
  const slack = toSlackConfig(given, problems);
  const registered = toTeamsConfig(given, values, problems);
  const local = !slack && !registered && problems.length === before;
  const teams: TeamsConfig | undefined = registered ?? (local ? { mode: 'local' } : undefined);
  const host = values.HOST ?? (local ? '127.0.0.1' : '0.0.0.0');
  if (local && !isLoopback(host)) {
    problems.push(
      `HOST: is ${host}, but without credentials omerr listens on loopback only (127.0.0.1, ::1 or localhost)`,
    );
  }
  if (problems.length > 0) throw new ConfigError(problems);

  const off = [
    ...(slack ? [] : ['Slack is off: SLACK_BOT_TOKEN with SLACK_APP_TOKEN or SLACK_SIGNING_SECRET turns it on.']),
    ...(teams?.mode === 'local'
      ? [
          'Teams is in local mode: no credentials, so only Agents Playground on this machine can talk to it (npm run playground).',
        ]
      : []),
    ...(teams ? [] : ['Teams is off: MicrosoftAppId, MicrosoftAppTenantId and MicrosoftAppPassword turn it on.']),
  ];
  const { PORT: port, LOG_LEVEL: logLevel, OMERR_LOCALE: locale } = values;
  return { host, port, logLevel, locale, off, ...(slack && { slack }), ...(teams && { teams }) };
}

/** Whether an address or name means this machine alone. */
export function isLoopback(host: string): boolean {
  if (host === 'localhost' || host === '::1') return true;
  return isIP(host) === 4 && host.startsWith('127.');
}

function readValue(
  environment: Readonly<Record<string, string | undefined>>,
  name: string,
  problems: string[],
): string | undefined {
  const direct = environment[name]?.trim();
  const file = environment[`${name}_FILE`]?.trim();
  if (direct && file) problems.push(`${name}: is set twice, as ${name} and as ${name}_FILE; keep one`);
  if (direct) return direct;
  if (!file) return undefined;
  try {
    const value = readFileSync(file, 'utf8').trim();
    if (value === '') problems.push(`${name}_FILE: ${file} is empty`);
    return value || undefined;
  } catch {
    problems.push(`${name}_FILE: ${file} cannot be read`);
    return undefined;
  }
}

/** The values by their formats; one in the wrong format is a problem, and left out. */
function readValues(given: Given, problems: string[]): Values {
  const result = shape.safeParse(given);
  if (result.success) return result.data;
  const wrong = new Set(result.error.issues.map((issue) => issue.path[0]));
  for (const issue of result.error.issues) problems.push(`${String(issue.path[0])}: ${issue.message}`);
  return shape.parse(Object.fromEntries(Object.entries(given).filter(([name]) => !wrong.has(name))));
}

function toSlackConfig(given: Given, problems: string[]): SlackConfig | undefined {
  const {
    SLACK_BOT_TOKEN: botToken,
    SLACK_APP_TOKEN: appToken,
    SLACK_SIGNING_SECRET: secrets,
    SLACK_API_URL: apiUrl,
  } = given;
  if (!botToken && !appToken && !secrets) return undefined;
  if (!botToken)
    problems.push('SLACK_BOT_TOKEN: is missing; Slack needs it beside SLACK_APP_TOKEN or SLACK_SIGNING_SECRET');
  if (!appToken && !secrets) {
    problems.push(
      'SLACK_APP_TOKEN or SLACK_SIGNING_SECRET: one is missing; the first turns on Socket Mode, the second HTTP',
    );
  }
  if (!botToken) return undefined;
  const shared = { botToken, ...(apiUrl && { apiUrl }) };
  if (appToken) return { ...shared, mode: 'socket', appToken };
  // Two secrets, separated by a comma, are accepted while one is being replaced.
  return secrets ? { ...shared, mode: 'http', signingSecrets: secrets.split(/[\s,]+/).filter(Boolean) } : undefined;
}

function toTeamsConfig(given: Given, values: Values, problems: string[]): TeamsConfig | undefined {
  const { MicrosoftAppId: appId, MicrosoftAppTenantId: tenantId, MicrosoftAppPassword: password } = given;
  const { MicrosoftAppCertificateThumbprint: thumbprint, MicrosoftAppCertificatePrivateKey: privateKey } = given;
  const { MicrosoftAppFederatedClientId: federatedClientId } = given;
  const { MicrosoftAppType: appType } = values;
  // In the wrong format it was left out: what the app needs is not known.
  const isTypeKnown = (given.MicrosoftAppType ?? appType) === appType;
  const secret = password ?? thumbprint ?? privateKey ?? federatedClientId;
  if (!appId && !tenantId && !secret) return undefined;
  if (!appId) problems.push('MicrosoftAppId: is missing; Teams needs it beside the other MicrosoftApp… values');
  if (isTypeKnown && !tenantId && appType !== 'MultiTenant') {
    problems.push(`MicrosoftAppTenantId: is missing; an app of type ${appType} needs it`);
  }
  if (isTypeKnown && !secret && appType !== 'UserAssignedMsi') {
    problems.push('MicrosoftAppPassword: is missing; set it, or a certificate, or MicrosoftAppFederatedClientId');
  }
  if (password && appType === 'UserAssignedMsi')
    problems.push('MicrosoftAppPassword: a managed identity has none; remove it');
  if (!thumbprint !== !privateKey) {
    problems.push(
      `MicrosoftAppCertificate${thumbprint ? 'PrivateKey' : 'Thumbprint'}: is missing; a certificate needs both`,
    );
  }
  if (!appId) return undefined;
  // "Agents intended for a single tenant should always validate the tenant ID in code" (msteams-docs, agent-tenancy).
  const own = appType !== 'MultiTenant' && tenantId ? [tenantId] : [];
  return {
    mode: 'registered',
    appId,
    appType,
    allowedTenants: values.TEAMS_ALLOWED_TENANTS.length > 0 ? values.TEAMS_ALLOWED_TENANTS : own,
    ...(tenantId && { tenantId }),
    ...(password && { password }),
    ...(thumbprint && privateKey && { certificate: { thumbprint, privateKey } }),
    ...(federatedClientId && { federatedClientId }),
  };
}
