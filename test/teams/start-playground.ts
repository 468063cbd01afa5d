import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Activity } from 'botbuilder';

const root = fileURLToPath(new URL('../../', import.meta.url));
const cli = createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/cli.js');

/** A message of the bot as Agents Playground shows it. */
export interface ShownMessage {
  readonly conversation: string;
  readonly message: Activity & { readonly messageId: string };
}

/** Microsoft 365 Agents Playground, talking to an omerr in local mode: two processes, as a person starts them. */
export interface Playground {
  readonly url: string;
  readonly personalChat: string;
  readonly groupChat: string;
  readonly channel: string;
  /** Everything that omerr wrote to its output. */
  readonly output: string[];
  /** Somebody writes; answers with what the bot said to it. */
  write(conversation: string, text: string): Promise<ShownMessage[]>;
  /** Presses a button, searches, or chooses an action on a message; answers with the response and with what the bot said. */
  invoke(
    name: string,
    conversation: string,
    value: object,
    replyToId?: string,
  ): Promise<{ response: ReturnType<typeof JSON.parse>; shown: ShownMessage[] }>;
  stop(): Promise<void>;
}

/** Starts both. */
export async function startPlayground(): Promise<Playground> {
  const folder = mkdtempSync(join(tmpdir(), 'omerr-playground-'));
  const output: string[] = [];
  const { PATH } = process.env;
  const env = { PATH };
  const omerr = spawn(process.execPath, ['src/main.ts'], { cwd: root, env: { ...env, PORT: '0' } });
  omerr.stderr.on('data', (data) => output.push(`${data}`));
  const port = await new Promise<number>((resolve) => {
    omerr.stdout.on('data', (data) => {
      output.push(`${data}`);
      const [, found] = /"port":(\d+)/.exec(output.join('')) ?? [];
      if (found) resolve(Number(found));
    });
  });
  const own = await findFreePort();
  const args = ['start', '-e', `http://127.0.0.1:${port}/api/messages`, '-c', 'msteams', '-p', `${own}`];
  const playground = spawn(process.execPath, [cli, ...args, '--disable-telemetry'], {
    cwd: folder,
    env: { ...env, TEAMSAPPTESTER_BROWSER: 'none', SEND_INSTALLATION_ACTIVITY: 'true' },
    stdio: 'ignore',
  });
  const url = `http://127.0.0.1:${own}`;
  await untilOk(`${url}/_debug/ping`);
  const { config } = JSON.parse(await (await fetch(`${url}/_internal/v1/testConfig`)).text());
  const from = { id: config.currentUser.id };

  const shown: ShownMessage[] = [];
  const stream = new WebSocket(`ws://127.0.0.1:${own}/_ws_conversation/v1/conversations/stream`);
  stream.onmessage = ({ data }) => {
    const { action, actionConversationId: conversation, message } = JSON.parse(String(data));
    if (action === 'createMessage' && message.from.id === config.bot.id) shown.push({ conversation, message });
  };
  await new Promise((resolve) => {
    stream.onopen = resolve;
  });
  const post = async (path: string, body: object) => {
    const response = await fetch(`${url}/_conversation/v1/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  };
  /** What the bot has said since; it has had time to say it when it stays quiet for a moment. */
  const since = async (before: number): Promise<ShownMessage[]> => {
    for (let waited = 0; waited < 50 && shown.length === before; waited += 1) await pause(100);
    await pause(200);
    return shown.slice(before);
  };

  return {
    url,
    personalChat: config.personalChat.id,
    groupChat: config.groupChats[0].id,
    channel: config.teams[0].channels[0].id,
    output,
    async write(conversation, text) {
      const before = shown.length;
      const mention = { mentioned: { id: config.bot.id }, text: `<at>${config.bot.name}</at>` };
      const mentions = text.includes('@bot') ? { mentions: [mention] } : {};
      const words = text.replace('@bot', mention.text);
      await post(`conversations/${conversation}/messages`, {
        type: 'text',
        text: words,
        textFormat: 'plain',
        from,
        ...mentions,
      });
      return since(before);
    },
    async invoke(name, conversation, value, replyToId) {
      const before = shown.length;
      const place = { from, conversation: { id: conversation }, ...(replyToId && { replyToId }) };
      return { response: await post('invoke', { name, value, ...place }), shown: shown.slice(before) };
    },
    async stop() {
      stream.close();
      await Promise.all([end(omerr), end(playground)]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function findFreePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

async function untilOk(url: string): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if ((await fetch(url).catch(() => undefined))?.ok) return;
    await pause(100);
  }
  throw new Error(`${url} does not answer`);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}
