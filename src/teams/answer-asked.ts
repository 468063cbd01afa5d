import type { Activity } from 'botbuilder';
import type { Answer } from '../core/answer.ts';
import { chooseLocale } from '../core/locale.ts';
import { hasCodes, mergeAnswers, withNotice } from '../core/merge-answers.ts';
import { phrases } from '../core/phrases.ts';
import type { TeamsMessage } from './read-activity.ts';
import { FileRefused, fileTimeoutMs, findFiles } from './read-file.ts';
import { RequestFailed } from './send-request.ts';
import type { TeamsParts } from './teams-parts.ts';
import { teamsPhrases } from './teams-phrases.ts';

/** How many files of one message are read. */
export const maxFiles = 3;

/**
 * Answers a message that addresses the bot: the codes of its words and its files; if there are none, those it was pasted or
 * quoted with; if none, those of its thread; else what its words lead to. What could not be read is told in a sentence.
 */
export async function answerAsked(
  message: TeamsMessage,
  activity: Activity,
  deadline: AbortSignal,
  parts: TeamsParts,
): Promise<Answer> {
  const { answerMessage } = parts;
  const preferred = message.preferred ? { preferred: message.preferred } : {};
  const own = answerMessage({ text: message.text, ...preferred });
  const withFiles = message.isEdit ? own : await addFiles(own, activity, deadline, parts);
  if (hasCodes(withFiles)) return withFiles;

  // Somebody who asks in Chinese about an English message is answered in Chinese.
  const locale = chooseLocale(message.text) === 'zh-CN' ? ({ locale: 'zh-CN' } as const) : {};
  for (const text of [message.rich, message.quoted]) {
    const answer = text === '' ? undefined : answerMessage({ text, ...preferred, ...locale });
    if (answer && hasCodes(answer)) return answer;
  }
  if (message.scope !== 'channel' || !message.isMentioned) return withFiles;

  try {
    const text = await parts.readThread(activity, deadline);
    if (!text) return withFiles;
    // People did not write it to the bot, so the sure notations come first.
    const sure = answerMessage({ text, ...preferred, ...locale, overheard: true });
    const inThread = hasCodes(sure) ? sure : answerMessage({ text, ...preferred, ...locale });
    return hasCodes(inThread) ? { ...inThread, overheard: false, silent: false } : withFiles;
  } catch (error) {
    parts.log.warn({ platform: 'teams', error }, 'a thread could not be read');
    const words = teamsPhrases[withFiles.locale];
    const isForbidden = error instanceof RequestFailed && (error.status === 401 || error.status === 403);
    return withNotice(withFiles, isForbidden ? words.threadForbidden : words.threadUnavailable);
  }
}

/** An answer with the codes of the files beside it. */
async function addFiles(own: Answer, activity: Activity, deadline: AbortSignal, parts: TeamsParts): Promise<Answer> {
  const files = findFiles(activity.attachments);
  const words = teamsPhrases[own.locale];
  const signal = AbortSignal.any([deadline, AbortSignal.timeout(fileTimeoutMs)]);
  let merged = own;
  for (const file of files.slice(0, maxFiles)) {
    try {
      const chunks = await parts.readFile(file, signal);
      const inFile = await parts.answerLog({ chunks, locale: own.locale });
      // What a log's words resemble is no help; that it holds no code is.
      merged = hasCodes(inFile) || hasCodes(merged) ? mergeAnswers(merged, inFile) : toNothingFound(merged);
    } catch (error) {
      if (!(error instanceof FileRefused)) throw error;
      if (error.problem !== 'not-text') parts.log.warn({ platform: 'teams', error }, 'a file could not be read');
      const sentence = error.problem === 'not-text' ? words.fileNotText : words.fileUnreadable;
      // That nothing was written beside the file needs no telling.
      const { notice: _notice, ...rest } = merged;
      merged = withNotice(merged === own ? rest : merged, sentence);
    }
  }
  return files.length > maxFiles ? withNotice(merged, words.moreFiles(files.length - maxFiles)) : merged;
}

function toNothingFound(answer: Answer): Answer {
  return { ...answer, suggestions: [], notice: phrases[answer.locale].noCode };
}
