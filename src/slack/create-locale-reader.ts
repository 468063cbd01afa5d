import type { WebClient } from '@slack/web-api';
import { explainFailure } from './explain-failure.ts';

/** A person's language is asked for again after this. */
export const localeMs = 12 * 60 * 60 * 1000;
/** How many people's languages are remembered; the oldest leave first. */
export const maxPeople = 10_000;
/** Nobody waits longer than this for it: the default language does too. */
export const patienceMs = 1_000;

/** The language of a person as Slack knows it, a tag such as `zh-CN`; `undefined` where Slack does not tell. */
export type LocaleReader = (client: WebClient, team: string, user: string) => Promise<string | undefined>;

/**
 * Creates the reader of people's languages (`users.info`, scope `users:read`). Without the scope it asks no more for a while, and
 * everybody is answered in the language of their message or the default one.
 *
 * @param now epoch milliseconds
 */
export function createLocaleReader(now: () => number): LocaleReader {
  const known = new Map<string, { locale: Promise<string | undefined>; until: number }>();
  let pausedUntil = 0;

  async function ask(client: WebClient, user: string): Promise<string | undefined> {
    try {
      const { user: person } = await client.users.info({ user, include_locale: true });
      return person?.locale;
    } catch (error) {
      // Only a wish: a stranger of Slack Connect, a missing scope or a slow answer is no failure.
      if (explainFailure(error).reason !== 'user_not_found') pausedUntil = now() + localeMs;
      return undefined;
    }
  }

  return async (client, team, user) => {
    const key = `${team}/${user}`;
    const remembered = known.get(key);
    if (remembered && remembered.until > now()) return withPatience(remembered.locale);
    if (pausedUntil > now()) return undefined;
    const locale = ask(client, user);
    known.delete(key);
    known.set(key, { locale, until: now() + localeMs });
    const [oldest] = known.keys();
    if (known.size > maxPeople && oldest !== undefined) known.delete(oldest);
    return withPatience(locale);
  };
}

async function withPatience(locale: Promise<string | undefined>): Promise<string | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, patienceMs, undefined);
  });
  try {
    return await Promise.race([locale, late]);
  } finally {
    clearTimeout(timer);
  }
}
