import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
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

describe('omerr started while Slack', () => {
  const start = (apiUrl: string) => {
    const env = { SLACK_BOT_TOKEN: botToken, SLACK_SIGNING_SECRET: signingSecret, SLACK_API_URL: apiUrl };
    const omerr = spawn(process.execPath, [main], { env: { ...env, HOST: '127.0.0.1', PORT: '0' } });
    const run = { omerr, output: '', exit: once(omerr, 'exit') };
    for (const stream of [omerr.stdout, omerr.stderr]) {
      stream.on('data', (chunk) => {
        run.output += chunk;
      });
    }
    return run;
  };

  test('is down is up but not ready, says what to do, and is ready when Slack is back', async () => {
    const api = await startSlackApi();
    api.answer('auth.test', (_call, nth) => (nth <= 3 ? { status: 503, body: {} } : undefined));
    const run = start(api.url);
    await expect.poll(() => run.output, { timeout: 20_000 }).toContain('Slack: could not start');
    const [, origin] = /listening on (http:[^"]+)/.exec(run.output) ?? [];
    expect((await fetch(`${origin}/healthz`)).status).toBe(200);
    expect((await fetch(`${origin}/readyz`)).status).toBe(503);
    await expect.poll(() => run.output, { timeout: 20_000 }).toContain('"ready"');
    expect((await fetch(`${origin}/readyz`)).status).toBe(200);
    run.omerr.kill('SIGTERM');
    expect((await run.exit)[0]).toBe(0);
    await api.close();
  }, 60_000);

  test('does not accept the token ends with what to do about it', async () => {
    const api = await startSlackApi();
    api.answer('auth.test', () => ({ body: { ok: false, error: 'invalid_auth' } }));
    const run = start(api.url);
    expect((await run.exit)[0]).toBe(1);
    expect(run.output).toContain('Set SLACK_BOT_TOKEN to the token of the installed app');
    expect(run.output).not.toContain(botToken);
    await api.close();
  }, 60_000);
});
