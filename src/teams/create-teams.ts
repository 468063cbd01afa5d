import type { IncomingMessage } from 'node:http';
import type { TeamsConfig } from '../config.ts';
import type { AnswerLog, AnswerMessage } from '../core/answer.ts';
import type { Log } from '../core/log.ts';
import type { Memory } from '../core/memory.ts';
import { createAuthenticate, Refusal } from './authenticate.ts';
import { type Cloud, localCloud, publicCloud } from './cloud.ts';
import { createConnector } from './connector.ts';
import { createToReply } from './create-to-reply.ts';
import { checkCertificate, createGetToken } from './get-token.ts';
import { createReadFile } from './read-file.ts';
import { createReadThread } from './read-thread.ts';
import { refuseRequest } from './refuse-request.ts';
import { TeamsAdapter } from './teams-adapter.ts';
import { TeamsBot } from './teams-bot.ts';
import { toActivity } from './to-activity.ts';

/** Where Teams sends its activities. */
export const teamsPath = '/api/messages';
/** A turn ends within this: the Bot Connector waits 15 s and then sends the request again (msteams-docs#6084). */
export const turnMs = 14_000;

/** What the Teams platform is handed. */
export interface TeamsDeps {
  readonly answerMessage: AnswerMessage;
  readonly answerLog: AnswerLog;
  readonly memory: Memory;
  readonly log: Log;
  /** The time in epoch milliseconds. */
  readonly now?: () => number;
}

/** A response as restify gives it. */
interface Response {
  send(status: number, body?: unknown): void;
}

/**
 * Creates the Teams platform: one route, authenticated, behind Bot Framework's adapter.
 *
 * @param cloud where Microsoft's services are; another one for tests against stand-ins
 */
export function createTeams(
  config: TeamsConfig,
  deps: TeamsDeps,
  cloud: Cloud = config.mode === 'local' ? localCloud : publicCloud,
) {
  const { log, now = Date.now } = deps;
  const getToken = config.mode === 'registered' ? createGetToken(config, cloud, now) : undefined;
  const connector = createConnector(getToken && ((signal) => getToken(cloud.connectorScope, signal)));
  const readThread =
    config.mode === 'registered' && getToken
      ? createReadThread(cloud, getToken, connector, config.appId)
      : async () => undefined;
  const toReply = createToReply(deps.answerMessage);
  const bot = new TeamsBot({ ...deps, now, toReply, connector, readThread, readFile: createReadFile(cloud) });
  const adapter = new TeamsAdapter(createAuthenticate(config, cloud, now), connector);
  adapter.onTurnError = async (_context, error) => {
    throw error;
  };

  return {
    routes: [
      {
        path: teamsPath,
        body: 'json' as const,
        refuse: (request: IncomingMessage) => refuseRequest(config, request),
        async handle(request: IncomingMessage & { body: object }, response: Response): Promise<void> {
          const activity = toActivity(request.body);
          if (!activity) return response.send(400, { error: 'This is no activity.' });
          try {
            const deadline = AbortSignal.timeout(turnMs);
            const { authorization } = request.headers;
            const result = await adapter.run(authorization, activity, deadline, (context) => bot.run(context));
            response.send(result?.status ?? 200, result?.body);
          } catch (error) {
            if (!(error instanceof Refusal)) throw error;
            log.warn({ platform: 'teams', reason: error.message, status: error.status }, 'a request was refused');
            response.send(error.status, { error: 'The request was refused.' });
          }
        },
      },
    ],
    async start(): Promise<void> {
      if (config.mode === 'registered') checkCertificate(config);
    },
    async stop(): Promise<void> {},
    isReady: () => true,
  };
}
