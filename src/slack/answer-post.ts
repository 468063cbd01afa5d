import type { KnownBlock } from '@slack/types';
import type { Answer } from '../core/answer.ts';
import { keepNewCodes, releaseCodes, rememberCodes } from '../core/memory.ts';
import { hasCodes, withoutCodes } from '../core/merge-answers.ts';
import { phrases } from '../core/phrases.ts';
import { codesOf } from './action-value.ts';
import { answerAsked } from './answer-asked.ts';
import { explainFailure } from './explain-failure.ts';
import type { Place, SlackParts } from './slack-parts.ts';
import { toBlocks } from './to-blocks.ts';
import type { Post } from './to-post.ts';
import { toText } from './to-text.ts';

/** What is older gets no answer: Slack delivers delayed events for hours, and by then the talk has moved on. */
export const maxAgeMs = 10 * 60 * 1000;

/** Answers a post once, however often and under whatever names it is delivered. Never throws: what fails is logged. */
export async function answerPost(post: Post, place: Place, parts: SlackParts): Promise<void> {
  const { answerMessage, memory, now } = parts;
  if (now() - post.at > maxAgeMs || parts.isRevoked()) return;
  // Most messages end here: no code, so nothing to remember and nobody to look up.
  if (post.kind === 'overheard' && answerMessage({ text: post.text, overheard: true }).silent) return;

  const channel = `slack/${place.team}/${post.channel}`;
  const key = `${channel}/${post.key}`;
  try {
    if (!(await memory.claim(key))) return;
  } catch (error) {
    parts.fail(error, 'remember a message');
    // Better twice than never for whoever asked; better never than twice for whoever did not.
    if (post.kind === 'overheard') return;
  }
  const thread = `${channel}/${post.thread ?? post.ts}`;
  let answer: Answer | undefined;
  try {
    answer = await toAnswer(post, place, thread, parts);
    if (answer) await reply(answer, post, place, parts);
  } catch (error) {
    const failure = parts.fail(error, 'answer a message');
    await Promise.allSettled([memory.release(key), answer && releaseCodes(answer, thread, memory)]);
    if (post.kind !== 'overheard' && !failure.isUnreachable) await apologize(post, place, parts);
  }
}

/** What there is to say to a post; `undefined` where that is nothing new. */
async function toAnswer(post: Post, place: Place, thread: string, parts: SlackParts): Promise<Answer | undefined> {
  const { answerMessage, memory } = parts;
  const { text, files, kind } = post;
  const overheard = kind === 'overheard';
  const preferred = await parts.localeOf(place.client, place.team, post.user);
  let answer = overheard
    ? answerMessage({ text, overheard, ...(preferred && { preferred }) })
    : await answerAsked({ text, files, thread: threadOf(post), preferred }, place, parts);
  if (post.before !== undefined) {
    answer = withoutCodes(answer, answerMessage({ text: post.before, overheard }));
    if (!hasCodes(answer)) return undefined;
  }
  if (overheard) answer = await keepNewCodes(answer, thread, memory);
  else await rememberCodes(answer, thread, memory).catch((error) => parts.fail(error, 'remember an answer'));
  return answer.silent ? undefined : answer;
}

/** The thread to read for a mention: one that was there before it. */
function threadOf({ kind, channel, thread, before }: Post): { channel: string; root: string } | undefined {
  return kind === 'mention' && thread && before === undefined ? { channel, root: thread } : undefined;
}

/** Posts an answer: in the thread of the post, or beside it where only two are talking. */
async function reply(answer: Answer, post: Post, { client }: Place, parts: SlackParts): Promise<void> {
  const { channel } = post;
  const root = post.kind === 'direct' ? post.thread : (post.thread ?? post.ts);
  const text = toText(answer);
  const message = { channel, text, ...(root && { thread_ts: root }), unfurl_links: false, unfurl_media: false };
  const send = async (blocks?: KnownBlock[]) => {
    if (!parts.isRevoked()) await client.chat.postMessage({ ...message, ...(blocks && { blocks }) });
  };
  try {
    await parts.outbox.send(channel, () => send(toBlocks(answer)));
  } catch (error) {
    if (!explainFailure(error).isFormat) throw error;
    parts.fail(error, 'post blocks');
    await parts.outbox.send(channel, () => send());
  }
  parts.log.info({ codes: codesOf(answer), kind: post.kind }, 'answered');
}

/** Tells whoever asked that there will be no answer, where that still gets through. */
async function apologize(
  { channel, user, text, thread, kind }: Post,
  { client }: Place,
  parts: SlackParts,
): Promise<void> {
  const sentence = phrases[parts.answerMessage({ text }).locale].failed;
  const message = { channel, text: sentence, ...(thread && { thread_ts: thread }) };
  try {
    if (kind === 'direct') await client.chat.postMessage(message);
    else await client.chat.postEphemeral({ ...message, user });
  } catch (error) {
    parts.fail(error, 'say that there is no answer');
  }
}
