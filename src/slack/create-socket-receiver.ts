import { SocketModeReceiver } from '@slack/bolt';
import type { WebClientOptions } from '@slack/web-api';

/**
 * Creates Bolt's receiver for Socket Mode: the app calls Slack and needs no public address. It connects again by itself.
 *
 * @param onConnection told whenever the connection comes or goes
 */
export function createSocketReceiver(
  appToken: string,
  { retryConfig: _never, rejectRateLimitedCalls: _alone, ...clientOptions }: WebClientOptions,
  onConnection: (isConnected: boolean) => void,
): SocketModeReceiver {
  const { logger } = clientOptions;
  const receiver = new SocketModeReceiver({
    appToken,
    installerOptions: { clientOptions },
    ...(logger && { logger }),
  });
  receiver.client.on('connected', () => onConnection(true));
  receiver.client.on('reconnecting', () => onConnection(false));
  receiver.client.on('disconnected', () => onConnection(false));
  return receiver;
}
