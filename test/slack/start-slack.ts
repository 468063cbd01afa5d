import type { SlackConfig } from '../../src/config.ts';
import type { AnswerLog } from '../../src/core/answer.ts';

import type { Log } from '../../src/core/log.ts';
import type { Memory } from '../../src/core/memory.ts';
import { createMemory } from '../../src/create-memory.ts';

import { createServer } from '../../src/server.ts';
import { createSlack, type Slack, slackPath } from '../../src/slack/create-slack.ts';
import { answerMessage } from '../catalog.ts';
import {
  botToken,
  type CommandPayload,
  type EventPayload,
  type InteractionPayload,
  sign,
  signingSecret,
} from './slack-payloads.ts';
import { type SlackApi, startSlackApi } from './start-slack-api.ts';

/** One line of the log. */
export interface LogLine {
  readonly level: keyof Log;
  readonly fields: object;
  readonly message: string;
}

/** The whole platform over HTTP: the one server, Bolt, and a stand-in for Slack's Web API. */
export interface RunningSlack {
  readonly api: SlackApi;
  readonly slack: Slack;
  readonly memory: Memory;
  readonly lines: LogLine[];
  readonly url: string;
  /** The clock of the bot, epoch milliseconds. */
  clock: number;
  /** Sends signed bytes. */
  send(body: string, type: string, headers?: Record<string, string>): Promise<Response>;
  /** Sends signed bytes and answers when the bot has finished with them. */
  post(body: string, type: string, headers?: Record<string, string>): Promise<Response>;
  event(payload: EventPayload, headers?: Record<string, string>): Promise<Response>;
  command(payload: CommandPayload): Promise<Response>;
  interact(payload: InteractionPayload): Promise<Response>;
  stop(): Promise<void>;
}

export interface StartOptions {
  readonly config?: Partial<{ signingSecrets: readonly string[]; apiUrl: string; botToken: string }>;
  readonly memory?: Memory;
  readonly answerLog?: AnswerLog;
  readonly answerMessage?: typeof answerMessage;
}

export async function startSlack(options: StartOptions = {}): Promise<RunningSlack> {
  const api = await startSlackApi();
  const lines: LogLine[] = [];
  const log = createTestLog(lines);
  const memory = options.memory ?? createMemory();
  const config: SlackConfig = {
    mode: 'http',
    botToken,
    signingSecrets: [signingSecret],
    apiUrl: api.url,
    ...options.config,
  };
  const running = { clock: 1_790_000_001_000 };
  const slack = createSlack(config, {
    answerMessage,
    answerLog: readWholeLog,
    ...options,
    memory,
    log,
    now: () => running.clock,
  });
  const server = createServer(log, slack.routes, slack.isReady);
  const { port } = await server.listen(0, '127.0.0.1');
  const url = `http://127.0.0.1:${port}${slackPath}`;
  await slack.start();

  const send: RunningSlack['send'] = (body, type, headers = {}) => {
    const seconds = Math.floor(running.clock / 1000);
    return fetch(url, {
      method: 'POST',
      headers: { 'content-type': type, ...sign(body, seconds), ...headers },
      body,
    });
  };
  const post: RunningSlack['post'] = async (...request) => {
    const response = await send(...request);
    await slack.idle();
    return response;
  };
  const form = 'application/x-www-form-urlencoded';
  return Object.assign(running, {
    api,
    slack,
    memory,
    lines,
    url,
    send,
    post,
    event: (payload: EventPayload, headers = {}) => post(JSON.stringify(payload), 'application/json', headers),
    command: (payload: CommandPayload) => post(new URLSearchParams(payload).toString(), form),
    interact: (payload: InteractionPayload) => {
      return post(new URLSearchParams({ payload: JSON.stringify(payload) }).toString(), form);
    },
    async stop() {
      await slack.stop();
      await server.close();
      await api.close();
    },
  });
}

/** A log that keeps its lines. */
export function createTestLog(lines: LogLine[]): Log {
  const write = (level: keyof Log) => (fields: object, message: string) => {
    lines.push({ level, fields, message });
  };
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
}

/** Reads a log whole; the real one reads it as a stream. */
const readWholeLog: AnswerLog = async ({ chunks, text = '', ...rest }) => {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return answerMessage({ ...rest, text: `${text}\n${Buffer.concat(parts).toString('utf8')}` });
};
