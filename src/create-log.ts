import { type Logger, pino } from 'pino';

/** How much is logged; `silent` is for tests. */
export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;

/**
 * Creates the log: one JSON line an event on standard output. Anything that may be a secret is masked, wherever it hides.
 *
 * @param secrets values that must never be seen, besides what looks like a token
 */
export function createLog(level: (typeof logLevels)[number], secrets: readonly string[] = []): Logger {
  const mask = (line: string) => secrets.reduce((text, secret) => text.replaceAll(secret, '***'), maskSecrets(line));
  return pino({
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { error: describeError },
    hooks: {
      streamWrite: mask,
    },
  });
}

/** Name, message and code of whatever was thrown, with secrets masked; no stack outside of debugging, no request, no response. */
export function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { message: maskSecrets(String(error)) };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return {
    name: error.name,
    message: maskSecrets(error.message).slice(0, 300),
    ...(code && { code }),
    at: error.stack
      ?.split('\n')
      .find((line) => line.includes('/src/'))
      ?.trim(),
  };
}

/** Slack's tokens (`xoxb-…`, `xapp-…`), also with a line break inside, bearer tokens and JWTs, whole or cut, written as `***`. */
export function maskSecrets(text: string): string {
  return text
    .replace(/\bx(?:ox[a-z]|app)-[\w-]+(?:\\n[\w-]+)?/g, '***')
    .replace(/\bBearer\s+[\w.~+/=-]+/gi, 'Bearer ***')
    .replace(/\beyJ[\w.-]{8,}/g, '***');
}
