import type { Answer } from './answer.ts';

/** Remembers for a while what has been done, so that it is not done twice. */
export interface Memory {
  /** Claims a key: `true` for the first to ask, `false` for everyone after that until the key is forgotten or released. */
  claim(key: string): Promise<boolean>;
  /** Gives a claim back, so that a later delivery of the same event can try again. */
  release(key: string): Promise<void>;
}

/**
 * The answer without what this thread has been told before; the codes it keeps are claimed. It becomes silent when nothing
 * is left. Only for overheard messages: whoever asks again gets the answer again.
 *
 * @param thread platform, workspace, channel and root message; the same for every message of a thread
 */
export async function keepNewCodes(answer: Answer, thread: string, memory: Memory): Promise<Answer> {
  if (answer.silent) return answer;
  const isNew = await Promise.all(answer.answers.map(({ code }) => memory.claim(`${thread}/${code}`)));
  const answers = answer.answers.filter((_, index) => isNew[index]);
  return { ...answer, answers, silent: answer.overheard && answers.length === 0 };
}

/** Notes the codes of an answer to somebody who asked, so that the thread is not told them once more unasked. */
export async function rememberCodes(answer: Answer, thread: string, memory: Memory): Promise<void> {
  await Promise.all(answer.answers.map(({ code }) => memory.claim(`${thread}/${code}`)));
}

/** Takes the claims of an answer back that did not reach the thread. */
export async function releaseCodes(answer: Answer, thread: string, memory: Memory): Promise<void> {
  await Promise.all(answer.answers.map(({ code }) => memory.release(`${thread}/${code}`)));
}
