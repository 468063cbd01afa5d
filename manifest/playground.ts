import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Starts Microsoft 365 Agents Playground, Microsoft's local stand-in for Teams, against an omerr in local mode on this machine.
 *
 * Usage: npm run playground [-- PORT], where PORT is omerr's (3978). It opens a browser; TEAMSAPPTESTER_BROWSER=none does not.
 */
const { PORT } = process.env;
const port = process.argv[2] ?? PORT ?? '3978';
const endpoint = `http://127.0.0.1:${port}/api/messages`;
const health = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined);
if (!health?.ok) {
  console.error(`No omerr answers on port ${port}. Start it first, in another terminal: npm start`);
  process.exit(1);
}

// The playground writes a folder devTools into the folder it is started in.
const folder = mkdtempSync(join(tmpdir(), 'omerr-playground-'));
const cli = createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/cli.js');
const args = ['start', '-e', endpoint, '-c', 'msteams', '-p', '56150', '--disable-telemetry'];
const playground = spawn(process.execPath, [cli, ...args], {
  cwd: folder,
  stdio: 'inherit',
  env: { ...process.env, SEND_INSTALLATION_ACTIVITY: 'true' },
});
console.log(`Agents Playground talks to ${endpoint}; open http://localhost:56150`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => playground.kill());
playground.on('exit', (code) => {
  rmSync(folder, { recursive: true, force: true });
  process.exitCode = code ?? 0;
});
