import type { AnswerLog, AnswerMessage } from '../core/answer.ts';
import type { Log } from '../core/log.ts';
import type { Memory } from '../core/memory.ts';
import type { Connector } from './connector.ts';
import type { ToReply } from './create-to-reply.ts';
import type { ReadFile } from './read-file.ts';
import type { ReadThread } from './read-thread.ts';

/** What every part of the Teams bot is handed. */
export interface TeamsParts {
  readonly answerMessage: AnswerMessage;
  readonly answerLog: AnswerLog;
  readonly memory: Memory;
  readonly log: Log;
  readonly now: () => number;
  readonly toReply: ToReply;
  readonly connector: Connector;
  readonly readThread: ReadThread;
  readonly readFile: ReadFile;
}
