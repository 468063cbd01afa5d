import type { Answer } from '../core/answer.ts';
import { hasCodes, mergeAnswers, withNotice } from '../core/merge-answers.ts';
import { phrases } from '../core/phrases.ts';
import { FileError, readFile } from './read-file.ts';
import { readThread } from './read-thread.ts';
import type { SlackFile } from './slack-file.ts';
import type { Place, SlackParts } from './slack-parts.ts';
import { slackPhrases } from './slack-phrases.ts';

/** How many files of one message are read. */
export const maxFiles = 3;

/** What somebody asks about. */
export interface Question {
  readonly text: string;
  readonly files: readonly SlackFile[];
  /** The thread to look at where the question itself holds no code. */
  readonly thread?: { readonly channel: string; readonly root: string } | undefined;
  /** The person's language as Slack knows it. */
  readonly preferred: string | undefined;
}

/**
 * Answers a question: its own codes and those of its files; if there are none, those of its thread; else what its words lead to.
 * What could not be read is told in a sentence.
 */
export async function answerAsked(question: Question, place: Place, parts: SlackParts): Promise<Answer> {
  const { text, files, thread, preferred } = question;
  const own = parts.answerMessage({ text, ...(preferred && { preferred }) });
  const withFiles = await addFiles(own, files, place, parts);
  if (hasCodes(withFiles) || !thread) return withFiles;

  const read = await readThread(place.client, thread.channel, thread.root, parts.identity());
  if ('problem' in read) {
    parts.fail(read.error, 'read a thread');
    const words = slackPhrases[withFiles.locale];
    return withNotice(withFiles, read.problem === 'rate-limited' ? words.threadRateLimited : words.threadUnreadable);
  }
  const inThread = await addFiles(answerThread(read.text, own, parts), read.files, place, parts);
  if (hasCodes(inThread)) return inThread;
  // What is left to say of the thread is which of its files were not read.
  return inThread.notice === undefined ? withFiles : withNotice(withFiles, inThread.notice);
}

/** The codes of a thread, in the language of the question. People did not write it to the bot, so sure notations come first. */
function answerThread(text: string, { locale }: Answer, { answerMessage }: SlackParts): Answer {
  const sure = answerMessage({ text, locale, overheard: true });
  const answer = hasCodes(sure) ? sure : answerMessage({ text, locale });
  return dropNotice({ ...answer, overheard: false, silent: false });
}

/** An answer with the codes of the files beside it. */
async function addFiles(
  answer: Answer,
  files: readonly SlackFile[],
  { client }: Place,
  { answerLog, botToken: token, fileOrigin: origin, fail }: SlackParts,
): Promise<Answer> {
  let merged = answer;
  for (const file of files.slice(0, maxFiles)) {
    try {
      const chunks = await readFile(file, { client, token, origin });
      merged = mergeAnswers(merged, await answerLog({ chunks, locale: answer.locale }));
    } catch (error) {
      const words = slackPhrases[answer.locale];
      const isNoText = error instanceof FileError && error.problem === 'not-text';
      if (!isNoText) fail(error, 'read a file');
      merged = withNotice(dropNotice(merged), isNoText ? words.fileNotText : words.fileUnreadable);
    }
  }
  const left = files.length - maxFiles;
  return left > 0 ? withNotice(merged, phrases[answer.locale].moreFiles(left)) : merged;
}

/** That nothing was written beside a file, or in a thread, needs no telling: what was not read does. */
function dropNotice(answer: Answer): Answer {
  const { notice: _notice, ...rest } = answer;
  return hasCodes(answer) ? answer : rest;
}
