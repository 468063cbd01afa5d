import type { WebClient } from '@slack/web-api';
import { explainFailure } from './explain-failure.ts';

/** A person's language is asked for again after this. */
export const localeMs = 12 * 60 * 60 * 1000;
/** How many people's languages are remembered; the oldest leave first. */
export const maxPeople = 10_000;
/** Nobody waits longer than this for it: the default language does too. */
export const patienceMs = 1_000;
/** After an answer that came too late, or a failure of Slack's, nobody is asked for, for this long. */
export const pauseMs = 60_000;

/** The language of a person as Slack knows it, a tag such as `zh-CN`; `undefined` where Slack does not tell. */
export type LocaleReader = (client: WebClient, team: string, user: string) => Promise<string | undefined>;

/** What is known of a person, or being asked for. */
interface Person {
  locale?: string | undefined;
  readonly asking: Promise<void>;
  isKnown: boolean;
  readonly until: number;
}

/**
 * Creates the reader of people's languages (`users.info`, scope `users:read`). Without the scope it asks no more for a while, and
 * everybody is answered in the language of their message or the default one.
 *
 * @param now epoch milliseconds
 */
export function createLocaleReader(now: () => number): LocaleReader {
  const people = new Map<string, Person>();
  let pausedUntil = 0;

  async function ask(key: string, client: WebClient, user: string): Promise<string | undefined> {
    try {
      const { user: person } = await client.users.info({ user, include_locale: true });
      return person?.locale;
    } catch (error) {
      // Only a wish: a stranger of Slack Connect, a missing scope or a slow answer is no failure.
      const { reason, isRevoked } = explainFailure(error);
      if (reason.startsWith('user_')) return undefined;
      const lasts = isRevoked || reason === 'missing_scope';
      pausedUntil = Math.max(pausedUntil, now() + (lasts ? localeMs : pauseMs));
      people.delete(key);
      return undefined;
    }
  }

  function remember(key: string, client: WebClient, user: string): Person {
    const asking = ask(key, client, user).then((locale) => {
      person.locale = locale;
      person.isKnown = true;
    });
    const person: Person = { asking, isKnown: false, until: now() + localeMs };
    people.delete(key);
    people.set(key, person);
    const [oldest] = people.keys();
    if (people.size > maxPeople && oldest !== undefined) people.delete(oldest);
    return person;
  }

  return async (client, team, user) => {
    const key = `${team}/${user}`;
    const remembered = people.get(key);
    const isFresh = remembered !== undefined && remembered.until > now();
    if (isFresh && remembered.isKnown) return remembered.locale;
    if (pausedUntil > now()) return undefined;
    const person = isFresh ? remembered : remember(key, client, user);
    if (!(await isInTime(person.asking))) pausedUntil = Math.max(pausedUntil, now() + pauseMs);
    return person.locale;
  };
}

async function isInTime(asking: Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, patienceMs, false);
  });
  try {
    return await Promise.race([asking.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}
