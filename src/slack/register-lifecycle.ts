import type { App } from '@slack/bolt';

/** Listens to the app being removed, or its token being taken back. Slack sends both events, in any order. */
export function registerLifecycle(app: App, onRevoked: () => void): void {
  app.event('app_uninstalled', async () => onRevoked());
  app.event('tokens_revoked', async ({ event }) => {
    // People's own tokens are none of ours.
    if (event.tokens.bot?.length) onRevoked();
  });
}
