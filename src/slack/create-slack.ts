import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { App, type AuthorizeResult } from '@slack/bolt';
import type { SlackConfig } from '../config.ts';
import { ConnectionError } from './connection-error.ts';
import { createBoltLog } from './create-bolt-log.ts';
import { createFailureLog, type FailureLog } from './create-failure-log.ts';
import { createHttpReceiver } from './create-http-receiver.ts';
import { createLocaleReader } from './create-locale-reader.ts';
import { createOutbox } from './create-outbox.ts';
import { createSocketReceiver } from './create-socket-receiver.ts';
import { onlyOnce } from './only-once.ts';
import { slackFileOrigin } from './read-file.ts';
import { registerActions } from './register-actions.ts';
import { registerCommand } from './register-command.ts';
import { registerHome } from './register-home.ts';
import { registerLifecycle } from './register-lifecycle.ts';
import { registerMessages } from './register-messages.ts';
import { registerShortcut } from './register-shortcut.ts';
import type { SlackDeps } from './slack-parts.ts';
import { toClientOptions } from './to-client-options.ts';
import { startPausesMs, tryUntilReached } from './try-until-reached.ts';

/** Where Slack posts events, commands and interactions. */
export const slackPath = '/slack/events';

/** The Slack app, ready to be run. */
export interface Slack {
  readonly routes: readonly {
    readonly path: string;
    readonly body: 'stream';
    readonly handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  }[];
  /** Learns who the bot is, and connects where it is Socket Mode; tries again where Slack cannot be reached. */
  start(): Promise<void>;
  /** Stops listening and lets what is being answered finish. */
  stop(): Promise<void>;
  isReady(): boolean;
  /** Done when nothing is being answered. */
  idle(): Promise<void>;
}

/** Creates the Slack platform for one workspace, whose token is in the configuration. */
export function createSlack(config: SlackConfig, deps: SlackDeps): Slack {
  const { log, now = Date.now } = deps;
  let bot: Bot | undefined;
  let isConnected = false;
  const stopping = new AbortController();

  const logger = createBoltLog(log);
  const clientOptions = toClientOptions(logger, config.apiUrl);
  // Where Slack does not tell the id of the app with the token, the first request that it signed does.
  const isOurApp = (appId: string): boolean => {
    if (bot) bot.appId ??= appId;
    return bot?.appId === appId;
  };
  const onConnection = (connected: boolean): void => {
    isConnected = connected;
    if (!connected) void reconnect();
  };
  const http = config.mode === 'http' ? createHttpReceiver({ ...config, isOurApp, log, now }) : undefined;
  const socket =
    config.mode === 'socket' ? createSocketReceiver(config.appToken, clientOptions, onConnection) : undefined;
  const app = new App({
    ...(http && { receiver: http }),
    ...(socket && { receiver: socket.receiver }),
    logger,
    clientOptions,
    // Bolt keeps a state for every conversation that it sees; there is none here.
    convoStore: false,
    // One workspace, one token; many workspaces come with another function here. Bolt writes into what it is given.
    authorize: async () => ({ ...bot }),
    extendedErrorHandler: true,
  });

  const open = new Set<Promise<void>>();
  const idle = async (): Promise<void> => {
    while (open.size > 0) await Promise.allSettled(open);
  };
  app.use(async ({ next }) => {
    const work = next();
    open.add(work);
    await work.finally(() => open.delete(work));
  });
  let isRevoked = false;
  const report = createFailureLog(log, now);
  const fail: FailureLog = (error, doing) => {
    const failure = report(error, doing);
    if (failure.isRevoked) isRevoked = true;
    return failure;
  };
  const onRemoved = (): void => {
    if (!isRevoked)
      log.error({}, 'Slack has taken the token back: install the app again, set SLACK_BOT_TOKEN and restart');
    isRevoked = true;
  };
  app.use(onlyOnce(deps.memory, fail));
  app.error(async ({ error }: { error: Error }) => {
    fail(error, 'answer');
  });

  const parts = {
    ...deps,
    now,
    identity: () => ({ botUserId: bot?.botUserId, botId: bot?.botId }),
    localeOf: createLocaleReader(now),
    outbox: createOutbox(),
    fail,
    isRevoked: () => isRevoked,
    botToken: config.botToken,
    fileOrigin: config.apiUrl ? new URL(config.apiUrl).origin : slackFileOrigin,
  };
  registerMessages(app, parts);
  registerCommand(app, parts);
  registerShortcut(app, parts);
  registerActions(app, parts);
  registerHome(app, parts);
  registerLifecycle(app, onRemoved);

  let isConnecting = false;
  const connect = async (doing: string): Promise<void> => {
    isConnecting = true;
    const work = async (): Promise<void> => {
      bot ??= await readBot(app, config.botToken);
      await socket?.connect();
      if (!socket) isConnected = true;
      // Slack may close a connection at once.
      if (!isConnected) throw new ConnectionError(undefined);
    };
    await tryUntilReached(work, doing, fail, stopping.signal).finally(() => {
      isConnecting = false;
    });
  };
  /** Slack closes every connection now and then. A token that it refuses then is logged, and ends this platform alone. */
  const reconnect = async (): Promise<void> => {
    if (isConnecting || isRevoked || stopping.signal.aborted) return;
    isConnecting = true;
    await sleep(startPausesMs[0], undefined, { signal: stopping.signal }).catch(() => {});
    await connect('connect again').catch(() => {});
  };

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    // Before start() the bot would not know its own messages; Slack tries again in a moment.
    if (bot && http) return http.handle(request, response);
    response.statusCode = 503;
    response.end();
  };
  return {
    routes: http ? [{ path: slackPath, body: 'stream', handle }] : [],
    async start() {
      await connect('start');
    },
    async stop() {
      stopping.abort();
      isConnected = false;
      await socket?.receiver.stop();
      await idle();
    },
    isReady: () => isConnected && !isRevoked,
    idle,
  };
}

/** Who the bot is, and the app it belongs to where Slack tells. */
interface Bot extends AuthorizeResult {
  appId?: string;
}

async function readBot({ client }: App, botToken: string): Promise<Bot> {
  const { user_id: botUserId, bot_id: botId, app_id: appId } = await client.auth.test({ token: botToken });
  return { botToken, ...(botUserId && { botUserId }), ...(botId && { botId }), ...(appId && { appId }) };
}
