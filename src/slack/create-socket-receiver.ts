import { SocketModeReceiver } from '@slack/bolt';
import type { WebClientOptions } from '@slack/web-api';
import { ConnectionError } from './connection-error.ts';

/** Bolt's receiver for Socket Mode, with a connection that is opened by us. */
export interface SocketReceiver {
  readonly receiver: SocketModeReceiver;
  /** @throws {ConnectionError} */
  connect(): Promise<void>;
}

/**
 * Creates the receiver for Socket Mode: the app calls Slack and needs no public address. It does not connect again by itself:
 * what @slack/socket-mode 3.1.0 does so ends the process where Slack refuses the token then.
 *
 * @param onConnection told whenever the connection comes or goes
 */
export function createSocketReceiver(
  appToken: string,
  clientOptions: WebClientOptions,
  onConnection: (isConnected: boolean) => void,
): SocketReceiver {
  const { logger } = clientOptions;
  const receiver = new SocketModeReceiver({
    appToken,
    autoReconnectEnabled: false,
    installerOptions: { clientOptions },
    ...(logger && { logger }),
  });
  receiver.client.on('connected', () => onConnection(true));
  receiver.client.on('disconnected', () => onConnection(false));
  const connect = async (): Promise<void> => {
    try {
      await receiver.start();
    } catch (error) {
      throw new ConnectionError(error);
    }
  };
  return { receiver, connect };
}
