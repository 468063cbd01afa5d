import { readFileSync } from 'node:fs';
import type { Activity } from 'botbuilder';
import type { TeamsConfig } from '../../src/config.ts';
import type { AnswerLog } from '../../src/core/answer.ts';
import type { Log } from '../../src/core/log.ts';
import type { Memory } from '../../src/core/memory.ts';
import { createAnswers } from '../../src/create-answers.ts';
import { createMemory } from '../../src/create-memory.ts';
import { createServer } from '../../src/server.ts';
import type { Cloud } from '../../src/teams/cloud.ts';
import { createTeams } from '../../src/teams/create-teams.ts';
import { appId, type Received, type Services, startServices, tenantId } from './start-services.ts';

const answers = createAnswers('en');

/** The configuration of a bot that is registered in one tenant. */
export const registered: Extract<TeamsConfig, { mode: 'registered' }> = {
  mode: 'registered',
  appId,
  appType: 'SingleTenant',
  tenantId,
  password: 'a-secret-of-the-test',
  allowedTenants: [tenantId],
};

/** What delivering an activity led to. */
export interface Delivered {
  readonly status: number;
  /** The JSON of the response; tests read what they expect to be there. */
  readonly body: ReturnType<typeof JSON.parse>;
  /** What the bot sent meanwhile. */
  readonly sent: readonly Received[];
}

/** The real bot behind the real server, among stand-ins for Microsoft's services. */
export interface Bot {
  readonly services: Services;
  readonly url: string;
  /** What was logged, a line each. */
  readonly logged: string[];
  /** Sends an activity as the Bot Connector does. `authorization: ''` sends none. */
  deliver(activity: object, options?: { readonly authorization?: string }): Promise<Delivered>;
  stop(): Promise<void>;
}

/** Starts the bot. */
export async function startTeams(
  options: {
    readonly config?: TeamsConfig;
    readonly cloud?: Partial<Cloud>;
    readonly now?: () => number;
    readonly answerLog?: AnswerLog;
    readonly memory?: Memory;
  } = {},
): Promise<Bot> {
  const services = await startServices();
  const logged: string[] = [];
  const write = (fields: object, message: string) => {
    const { error } = fields as { error?: unknown };
    logged.push(JSON.stringify({ ...fields, ...(error instanceof Error && { error: error.message }), message }));
  };
  const log: Log = { debug: write, info: write, warn: write, error: write };
  const { config = registered, cloud, ...others } = options;
  const teams = createTeams(
    config,
    { ...answers, memory: createMemory(), ...others, log },
    { ...services.cloud, ...cloud },
  );
  const server = createServer(log, teams.routes, teams.isReady);
  const { port } = await server.listen(0, '127.0.0.1');
  const url = `http://127.0.0.1:${port}/api/messages`;
  const token = await services.buildToken();

  return {
    services,
    url,
    logged,
    async deliver(activity, { authorization = `Bearer ${token}` } = {}) {
      const before = services.sent.length;
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(authorization && { authorization }) },
        body: JSON.stringify({ serviceUrl: services.serviceUrl, ...activity }),
      });
      const text = await response.text();
      return { status: response.status, body: text ? JSON.parse(text) : undefined, sent: services.sent.slice(before) };
    },
    async stop() {
      await Promise.all([server.close(), teams.stop()]);
      await services.stop();
    },
  };
}

let count = 0;

/** A recorded activity of test/fixtures/teams with a new id, of now, for the stand-in of the Bot Connector. */
export function readFixture(name: string, changes: object = {}): Activity {
  const file = new URL(`../fixtures/teams/${name}.json`, import.meta.url);
  const { serviceUrl: _serviceUrl, ...activity } = JSON.parse(readFileSync(file, 'utf8'));
  count += 1;
  return { ...activity, id: `17900000${10_000 + count}`, timestamp: new Date().toISOString(), ...changes };
}

/** The words of a card that was sent: those of the language that is shown, also where they are folded. */
export function readWords({ attachments }: Received['body']): string {
  const elements: { readonly isVisible?: boolean }[] = attachments?.[0]?.content?.body ?? [];
  return wordsOf(elements.filter(({ isVisible }) => isVisible !== false)).join('\n');
}

/** Every word in a piece of a card; what it falls back to says the same. */
function wordsOf(element: unknown): string[] {
  if (Array.isArray(element)) return element.flatMap(wordsOf);
  if (typeof element !== 'object' || element === null) return [];
  return Object.entries(element).flatMap(([key, value]) => {
    if (key === 'fallback') return [];
    if (key === 'inlines' && Array.isArray(value)) {
      return [value.map((run) => (typeof run === 'string' ? run : run.text)).join('')];
    }
    const isWords = ['text', 'title', 'value', 'codeSnippet'].includes(key) && typeof value === 'string';
    return isWords ? [value] : wordsOf(value);
  });
}
