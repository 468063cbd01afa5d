/** Writes one structured line. Fields never hold message text, names of people or tokens. */
type Write = (fields: object, message: string) => void;

/** What every part logs to; pino's logger is one. */
export interface Log {
  readonly debug: Write;
  readonly info: Write;
  readonly warn: Write;
  readonly error: Write;
}
