import type { WebClient } from '@slack/web-api';
import type { AnswerLog, AnswerMessage } from '../core/answer.ts';
import type { Log } from '../core/log.ts';
import type { Memory } from '../core/memory.ts';
import type { FailureLog } from './create-failure-log.ts';
import type { LocaleReader } from './create-locale-reader.ts';
import type { Outbox } from './create-outbox.ts';
import type { Identity } from './to-post.ts';

/** What the Slack platform is handed. */
export interface SlackDeps {
  readonly answerMessage: AnswerMessage;
  readonly answerLog: AnswerLog;
  readonly memory: Memory;
  readonly log: Log;
  /** Epoch milliseconds. */
  readonly now?: () => number;
}

/** What every listener works with. */
export interface SlackParts extends SlackDeps {
  readonly now: () => number;
  readonly identity: () => Identity;
  readonly localeOf: LocaleReader;
  readonly outbox: Outbox;
  readonly fail: FailureLog;
  /** The token is of no use any more; nothing is sent. */
  readonly isRevoked: () => boolean;
  readonly botToken: string;
  /** Where files are read from. */
  readonly fileOrigin: string;
}

/** Where a question comes from. */
export interface Place {
  readonly client: WebClient;
  readonly team: string;
}
