/** Slack did not open a connection of Socket Mode. The cause is missing where the connection was closed before it stood. */
export class ConnectionError extends Error {
  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : 'the connection was closed', { cause });
    this.name = 'ConnectionError';
  }
}
