import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const running: ChildProcess[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});

/** The bot as its own process, with nothing in its environment but what is given. */
function start(environment: Record<string, string | undefined>) {
  const child = spawn(process.execPath, [main], { env: { PATH: process.env['PATH'], PORT: '0', ...environment } });
  running.push(child);
  let output = '';
  child.stdout.on('data', (data) => {
    output += data;
  });
  child.stderr.on('data', (data) => {
    output += data;
  });
  const exit = once(child, 'exit').then(([code]) => code as number);
  const port = async (): Promise<number> => {
    for (;;) {
      const found = /"port":(\d+)/.exec(output)?.[1];
      if (found) return Number(found);
      if (child.exitCode !== null) throw new Error(output);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  return { child, exit, port, output: () => output };
}

/** How long a few starts may take on a machine that is busy, in milliseconds. */
const startTime = 30_000;

describe('without credentials', () => {
  test('omerr is up on loopback, says what is off and why, and stops on SIGTERM', { timeout: startTime }, async () => {
    const omerr = start({});
    const port = await omerr.port();
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
    expect(omerr.output()).toMatch(/Slack is off: SLACK_BOT_TOKEN/);
    expect(omerr.output()).toMatch(/Teams is in local mode/);
    expect(omerr.output()).toContain('"host":"127.0.0.1"');
    omerr.child.kill('SIGTERM');
    expect(await omerr.exit).toBe(0);
  });
});

describe('what cannot work ends with one report and exit code 1', () => {
  test.each([
    {
      what: 'a half-filled configuration',
      environment: { SLACK_APP_TOKEN: 'xapp-1-secret', MicrosoftAppId: 'x' },
      says: [/SLACK_BOT_TOKEN|MicrosoftAppId/],
    },
    { what: 'a public address without credentials', environment: { HOST: '0.0.0.0' }, says: [/loopback only/] },
  ])('$what', { timeout: startTime }, async ({ environment, says }) => {
    const omerr = start(environment);
    expect(await omerr.exit).toBe(1);
    for (const pattern of says) expect(omerr.output()).toMatch(pattern);
    expect(omerr.output()).not.toContain('secret');
    expect(omerr.output()).not.toMatch(/\n\s+at /);
  });

  test('a port that is taken', { timeout: startTime }, async () => {
    const first = start({});
    const port = await first.port();
    const second = start({ PORT: String(port) });
    expect(await second.exit).toBe(1);
    expect(second.output()).toMatch(new RegExp(`EADDRINUSE.*:${port}.*"cannot start"`));
    expect(second.output()).not.toContain('uncaughtException');
  });
});
