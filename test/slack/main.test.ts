import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { botToken, readCommand, sign, signingSecret } from './slack-payloads.ts';
import { type SentMessage, startSlackApi } from './start-slack-api.ts';

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

test('omerr started for Slack alone answers a signed command, is ready, and stops on SIGTERM without a word of a secret', async () => {
  const api = await startSlackApi();
  const env = {
    SLACK_BOT_TOKEN: botToken,
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_API_URL: api.url,
    HOST: '127.0.0.1',
    PORT: '0',
  };
  const omerr = spawn(process.execPath, [main], { env });
  let output = '';
  for (const stream of [omerr.stdout, omerr.stderr]) stream.on('data', (chunk) => (output += chunk));
  await expect.poll(() => output, { timeout: 20_000 }).toContain('"ready"');
  const [, origin] = /listening on (http:[^"]+)/.exec(output) ?? [];
  expect((await fetch(`${origin}/readyz`)).status).toBe(200);
  const body = new URLSearchParams(readCommand('slash-command')).toString();
  const response = await fetch(`${origin}/slack/events`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...sign(body, Math.floor(Date.now() / 1000)) },
    body,
  });
  const message = (await response.json()) as SentMessage;
  expect(message.text).toContain('OM_E_INSTALL_NOT_ALLOWED');
  omerr.kill('SIGTERM');
  const [code] = await once(omerr, 'exit');
  expect(code).toBe(0);
  expect(output).toContain('Teams is off');
  expect(output).not.toMatch(/xoxb-|8f742231b10e/);
  await api.close();
}, 30_000);
