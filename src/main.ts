import { performance } from 'node:perf_hooks';
import { type Config, ConfigError, readConfig, secretsOf } from './config.ts';
import { indexKnownCodes } from './core/scan/index-known-codes.ts';
import { createAnswers } from './create-answers.ts';
import { createLog } from './create-log.ts';
import { createMemory } from './create-memory.ts';
import { CatalogError } from './read-catalog.ts';
import { createServer, type Route } from './server.ts';

/** After a signal everything is stopped within this, however much is open. */
const stopMs = 10_000;

/** What a platform gives to be run: its routes, and how to start and stop it. */
interface Platform {
  readonly routes: readonly Route[];
  start(): Promise<void>;
  stop(): Promise<void>;
  isReady(): boolean;
}

try {
  await run(readConfig());
} catch (error) {
  if (!(error instanceof ConfigError || error instanceof CatalogError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

async function run(config: Config): Promise<void> {
  const log = createLog(config.logLevel, secretsOf(config));
  const { catalog, answerMessage, answerLog } = createAnswers(config.locale);
  // The tables of the first log take longer than others should have to wait: they are made before anybody does.
  indexKnownCodes(catalog);
  const deps = { answerMessage, answerLog, memory: createMemory(), log };

  // A platform's SDK is loaded only where that platform is on: it takes most of the time to start.
  const platforms: Platform[] = [];
  if (config.slack) {
    const { createSlack } = await import('./slack/create-slack.ts');
    platforms.push(createSlack(config.slack, deps));
  }
  if (config.teams) {
    const { createTeams } = await import('./teams/create-teams.ts');
    platforms.push(createTeams(config.teams, deps));
  }

  const server = createServer(
    log,
    platforms.flatMap(({ routes }) => routes),
    () => platforms.every((platform) => platform.isReady()),
  );
  let stopping = false;
  const stop = async (reason: string, exitCode: number): Promise<void> => {
    if (stopping) return;
    stopping = true;
    log.info({ reason }, 'stopping');
    setTimeout(() => process.exit(exitCode), stopMs).unref();
    await Promise.allSettled([server.close(), ...platforms.map((platform) => platform.stop())]);
    log.info({}, 'stopped');
    process.exit(exitCode);
  };
  process.once('SIGTERM', () => stop('SIGTERM', 0));
  process.once('SIGINT', () => stop('SIGINT', 0));
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => {
      if (!stopping) log.error({ error }, `${event}: stopping, so that a fresh process takes over`);
      stop(event, 1);
    });
  }

  for (const sentence of config.off) log.info({}, sentence);
  try {
    const address = await server.listen(config.port, config.host);
    log.info(
      { ...address, codes: catalog.entries.size, startMs: Math.round(performance.now()) },
      `listening on http://${config.host}:${address.port}`,
    );
    await Promise.all(platforms.map((platform) => platform.start()));
    if (platforms.length > 0) log.info({ startMs: Math.round(performance.now()) }, 'ready');
  } catch (error) {
    log.error({ error }, 'cannot start');
    await stop('cannot start', 1);
  }
}
