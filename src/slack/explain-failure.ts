import { RespondError } from '@slack/bolt';
import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { ConnectionError } from './connection-error.ts';

/** Why Slack did not do what it was asked, and what whoever runs the bot can do about it. */
export interface Failure {
  /** A short name, Slack's own where it has one; never a text of a person. */
  readonly reason: string;
  readonly whatToDo: string;
  /** The token is of no use any more. */
  readonly isRevoked?: boolean;
  /** Slack cannot be reached or has no time: another message would fail as well. */
  readonly isUnreachable?: boolean;
  /** The same message as plain text may get through. */
  readonly isFormat?: boolean;
}

/** Slack's errors that somebody has to act on (docs.slack.dev/reference/methods/chat.postMessage and conversations.replies). */
const known: Readonly<Record<string, Omit<Failure, 'reason'>>> = {
  invalid_auth: {
    whatToDo: 'Set SLACK_BOT_TOKEN to the token of the installed app and restart.',
    isRevoked: true,
    isUnreachable: true,
  },
  not_authed: {
    whatToDo: 'Set SLACK_BOT_TOKEN to the token of the installed app and restart.',
    isRevoked: true,
    isUnreachable: true,
  },
  token_revoked: {
    whatToDo: 'Install the app again, set SLACK_BOT_TOKEN anew and restart.',
    isRevoked: true,
    isUnreachable: true,
  },
  token_expired: {
    whatToDo: 'Install the app again, set SLACK_BOT_TOKEN anew and restart.',
    isRevoked: true,
    isUnreachable: true,
  },
  account_inactive: {
    whatToDo: 'Install the app again, set SLACK_BOT_TOKEN anew and restart.',
    isRevoked: true,
    isUnreachable: true,
  },
  missing_scope: { whatToDo: 'Compare the scopes of the app with manifest/slack and install it again.' },
  not_in_channel: { whatToDo: 'Invite the app to the channel with /invite.' },
  channel_not_found: { whatToDo: 'Invite the app to the channel with /invite, or ignore it if the channel is gone.' },
  is_archived: { whatToDo: 'Nothing: the channel is archived.' },
  thread_not_found: { whatToDo: 'Nothing: the thread is gone.' },
  restricted_action: { whatToDo: 'Ask an administrator of the workspace to let the app post in this channel.' },
  msg_too_long: { whatToDo: 'Report it: an answer is longer than Slack allows.', isFormat: true },
  msg_blocks_too_long: { whatToDo: 'Report it: an answer is longer than Slack allows.', isFormat: true },
  invalid_blocks: { whatToDo: 'Report it: Slack refused the blocks of an answer.', isFormat: true },
  invalid_blocks_format: { whatToDo: 'Report it: Slack refused the blocks of an answer.', isFormat: true },
};

/** Why `apps.connections.open` refuses the app token for good (docs.slack.dev/reference/methods/apps.connections.open). */
const refusesAppToken = new Set([
  'account_inactive',
  'forbidden_team',
  'invalid_auth',
  'missing_scope',
  'not_allowed_token_type',
  'not_authed',
  'team_disabled',
  'token_expired',
  'token_revoked',
  'user_removed_from_team',
]);

const unreachable: Failure = {
  reason: 'unreachable',
  whatToDo: 'Check that this machine reaches slack.com, also through its proxy.',
  isUnreachable: true,
};

/** What went wrong in a call to Slack, in words that can be logged. */
export function explainFailure(error: unknown): Failure {
  if (error instanceof ConnectionError) return explainConnection(error);
  if (error instanceof WebAPIPlatformError) {
    const reason = /^[a-z_]{1,60}$/.test(error.data.error) ? error.data.error : 'unreadable_answer';
    return { reason, ...(known[reason] ?? { whatToDo: 'Look the reason up at docs.slack.dev/reference/methods.' }) };
  }
  if (error instanceof WebAPIRateLimitedError) {
    return {
      reason: 'ratelimited',
      whatToDo: 'Nothing: Slack asked for a longer pause than an answer can wait.',
      isUnreachable: true,
    };
  }
  if (error instanceof WebAPIHTTPError) {
    return {
      reason: `http_${error.statusCode}`,
      whatToDo: 'Nothing, if it passes: see status.slack.com.',
      isUnreachable: true,
    };
  }
  if (error instanceof WebAPIRequestError) {
    return unreachable;
  }
  if (error instanceof RespondError) {
    return { reason: 'response_url_expired', whatToDo: 'Nothing: the question is older than 30 minutes.' };
  }
  return { reason: 'unexpected', whatToDo: 'Report it with this line.' };
}

/** Connections are opened with another token than calls are made with. */
function explainConnection({ cause }: ConnectionError): Failure {
  if (cause === undefined) return unreachable;
  const failure = explainFailure(cause);
  if (!refusesAppToken.has(failure.reason)) return failure;
  return {
    reason: failure.reason,
    whatToDo: 'Set SLACK_APP_TOKEN to an app-level token of the installed app with connections:write and restart.',
    isRevoked: true,
    isUnreachable: true,
  };
}
