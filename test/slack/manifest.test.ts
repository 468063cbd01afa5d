import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { slackPath } from '../../src/slack/create-slack.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (file: string) => readFileSync(`${root}/${file}`, 'utf8');
const forms = ['manifest.yaml', 'manifest-http.yaml'] as const;

/** What Slack's published schema says of the fields that are used (slackapi/manifest-schema, version 2). Unknown fields are refused. */
const url = z.url({ protocol: /^https$/ }).refine((address) => new URL(address).pathname === slackPath);
const shape = z.strictObject({
  _metadata: z.strictObject({ major_version: z.literal(2) }),
  display_information: z.strictObject({
    name: z.string().max(35),
    description: z.string().max(140),
    long_description: z.string().min(175).max(4000),
    background_color: z.string().regex(/^#[0-9a-f]{6}$/),
  }),
  features: z.strictObject({
    app_home: z.strictObject({
      home_tab_enabled: z.literal(true),
      messages_tab_enabled: z.literal(true),
      messages_tab_read_only_enabled: z.literal(false),
    }),
    bot_user: z.strictObject({ display_name: z.string().max(80), always_online: z.boolean() }),
    slash_commands: z.tuple([
      z.strictObject({
        command: z.literal('/omerr'),
        url: url.optional(),
        description: z.string().max(2000),
        usage_hint: z.string().max(1000),
        should_escape: z.literal(false),
      }),
    ]),
    shortcuts: z.tuple([
      z.strictObject({
        name: z.string().max(24),
        type: z.literal('message'),
        callback_id: z.string().max(255),
        description: z.string().max(150),
      }),
    ]),
  }),
  oauth_config: z.strictObject({
    scopes: z.strictObject({ bot: z.array(z.string()), bot_optional: z.array(z.string()) }),
  }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({ request_url: url.optional(), bot_events: z.array(z.string()) }),
    interactivity: z.strictObject({ is_enabled: z.literal(true), request_url: url.optional() }),
    org_deploy_enabled: z.boolean(),
    socket_mode_enabled: z.boolean(),
    token_rotation_enabled: z.literal(false),
  }),
});
const manifests = forms.map((form) => ({ form, manifest: shape.parse(load(read(`manifest/slack/${form}`))) }));
const source = readdirSync(`${root}/src/slack`)
  .map((file) => read(`src/slack/${file}`))
  .join('\n');

/** What each scope and each event is asked for: the code that stands behind it. */
const uses: Readonly<Record<string, RegExp>> = {
  commands: /app\.command\(/,
  'chat:write': /chat\.postMessage\(/,
  'app_mentions:read': /app_mention/,
  'channels:history': /conversations\.replies\(/,
  'groups:history': /conversations\.replies\(/,
  'mpim:history': /conversations\.replies\(/,
  'im:history': /'direct'/,
  'files:read': /files\.slack\.com/,
  'users:read': /users\.info\(/,
  app_home_opened: /'app_home_opened'/,
  app_mention: /app_mention/,
  app_uninstalled: /'app_uninstalled'/,
  'message.channels': /app\.event\(\/\^\(message\|/,
  'message.groups': /app\.event\(\/\^\(message\|/,
  'message.im': /app\.event\(\/\^\(message\|/,
  'message.mpim': /app\.event\(\/\^\(message\|/,
  tokens_revoked: /'tokens_revoked'/,
};

describe.each(manifests)('$form', ({ form, manifest }) => {
  const { bot, bot_optional } = manifest.oauth_config.scopes;
  test.each([...bot, ...manifest.settings.event_subscriptions.bot_events])('%s is used', (name) => {
    expect(source).toMatch(uses[name] ?? /^$/);
  });

  test.each(bot)('the scope %s says why', (scope) => {
    expect(read(`manifest/slack/${form}`)).toMatch(new RegExp(`- ${scope} # .{10,}`));
  });

  test('what is optional is asked for', () => {
    expect(bot).toEqual(expect.arrayContaining(bot_optional));
  });

  test('its shortcut is the one that is listened to', () => {
    expect(source).toContain(`'${manifest.features.shortcuts[0].callback_id}'`);
  });
});

test('the two forms differ in how Slack reaches the app, and in nothing else', () => {
  const [socket, http] = manifests.map(({ manifest }) => structuredClone(manifest));
  expect(socket?.settings.socket_mode_enabled).toBe(true);
  expect(http?.settings.socket_mode_enabled).toBe(false);
  for (const manifest of [socket, http]) {
    if (!manifest) continue;
    manifest.settings.socket_mode_enabled = false;
    delete manifest.features.slash_commands[0].url;
    delete manifest.settings.event_subscriptions.request_url;
    delete manifest.settings.interactivity.request_url;
  }
  expect(http).toEqual(socket);
});
