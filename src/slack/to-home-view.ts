import type { HomeView, KnownBlock } from '@slack/types';
import type { Answer } from '../core/answer.ts';
import type { Locale } from '../core/locale.ts';
import { limits } from './limits.ts';
import { slackPhrases } from './slack-phrases.ts';
import { plainText, toBlocks } from './to-blocks.ts';
import { bold, plain, section } from './to-remediation.ts';

/** The longest search that can be typed. */
const maxSearch = 500;

/**
 * The App Home: the three ways to ask, a search, and what was searched for last.
 *
 * @param all every step of it
 */
export function toHomeView(locale: Locale, answer?: Answer, all = false): HomeView {
  const words = slackPhrases[locale];
  const blocks: KnownBlock[] = [
    { type: 'header', text: plainText(words.homeTitle, limits.header) },
    { type: 'section', text: plainText(words.homeIntro, limits.section) },
    ...words.homeWays.map(
      ({ title, text }): KnownBlock => ({ type: 'rich_text', elements: [section(bold(title), plain(`\n${text}`))] }),
    ),
    { type: 'divider' },
    {
      type: 'input',
      block_id: 'search',
      dispatch_action: true,
      label: plainText(words.homeSearch, limits.section),
      element: {
        type: 'plain_text_input',
        action_id: 'search',
        placeholder: plainText(words.homeHint, limits.header),
        max_length: maxSearch,
        dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] },
      },
    },
  ];
  if (answer) blocks.push(...toBlocks(answer, { all }));
  return { type: 'home', blocks: blocks.slice(0, limits.viewBlocks) };
}
