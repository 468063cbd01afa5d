import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { readBlocks } from './read-blocks.ts';
import { botUserId, changeEvent, readEvent } from './slack-payloads.ts';
import { type RunningSlack, startSlack } from './start-slack.ts';

const running: RunningSlack[] = [];
let slack: RunningSlack;
beforeEach(async () => {
  slack = await startSlack();
  running.push(slack);
});
afterAll(async () => {
  await Promise.all(running.map((one) => one.stop()));
});

const answers = () => slack.api.sent('chat.postMessage');
const texts = () => answers().map(({ blocks = [] }) => readBlocks(blocks));

describe('every kind of event, as Slack sends it', () => {
  test.each([
    { name: 'message-channel', answered: true },
    { name: 'message-group', answered: true },
    { name: 'message-mpim', answered: true },
    { name: 'message-im', answered: true },
    { name: 'message-thread', answered: true },
    { name: 'app-mention', answered: true },
    { name: 'message-changed', answered: true },
    { name: 'message-shared-channel', answered: true },
    { name: 'message-unfurled', answered: false },
    { name: 'message-deleted', answered: false },
    { name: 'message-bot', answered: false },
    { name: 'message-bot-user', answered: false },
    { name: 'message-own', answered: false },
    { name: 'message-own-changed', answered: false },
    { name: 'message-slackbot', answered: false },
    { name: 'channel-join', answered: false },
  ])('$name: answered $answered', async ({ name, answered }) => {
    slack.clock += 120_000;
    expect((await slack.event(readEvent(name))).status).toBe(200);
    expect(answers()).toHaveLength(answered ? 1 : 0);
  });

  test('a direct message is answered beside it, in a thread where it was written in one', async () => {
    await slack.event(readEvent('message-im'));
    await slack.event(changeEvent('message-im', { ts: '1790000000.000900', thread_ts: '1790000000.000100' }));
    expect(answers().map(({ thread_ts }) => thread_ts)).toEqual([undefined, '1790000000.000100']);
  });

  const forwarded = {
    text: '',
    attachments: [{ is_share: true, text: 'it says 0x80cf2007', fallback: '[1 May] ann: it says 0x80cf2007' }],
  };
  test.each([
    { what: 'to the bot', name: 'message-im', event: forwarded },
    { what: 'with a mention', name: 'app-mention', event: { ...forwarded, text: `<@${botUserId}>` } },
  ])('a message that is forwarded $what is read', async ({ name, event }) => {
    await slack.event(changeEvent(name, event));
    expect(texts()[0]).toContain('0x80cf2007');
  });

  test('what is posted carries a text for notifications and unfolds no links', async () => {
    await slack.event(readEvent('message-channel'));
    expect(answers()[0]).toMatchObject({ unfurl_links: 'false', unfurl_media: 'false', channel: 'C0000000001' });
    expect(answers()[0]?.text).toMatch(/^0x80cf0016 OM_E_INSTALL_NOT_ALLOWED \(Failure\): .+ First step: .+/);
  });
});

describe('once and only once', () => {
  const post = () => changeEvent('message-channel', { text: `<@${botUserId}> Update failed: 0x80CF0016` });
  const mention = () => changeEvent('app-mention', { text: `<@${botUserId}> Update failed: 0x80CF0016` });
  const retry = (count: number) => ({ 'x-slack-retry-num': String(count), 'x-slack-retry-reason': 'http_timeout' });
  const typo = () => {
    const { event, ...payload } = readEvent('message-changed');
    const { text } = post().event;
    const message = { ...event.message, text: `${text}!` };
    return { ...payload, event: { ...event, message, previous_message: { ...event.message, text } } };
  };

  test('one post as message, app_mention, two retries and an edit of a typo: one answer in its thread', async () => {
    await slack.event(post());
    await slack.event(mention());
    await slack.event(post(), retry(1));
    await slack.event(mention(), retry(2));
    slack.clock += 90_000;
    await slack.event(typo());
    expect(answers()).toHaveLength(1);
    expect(answers()[0]).toMatchObject({ thread_ts: '1790000000.000100' });
  });

  test('the same five at once, in any order: one answer', async () => {
    slack.clock += 90_000;
    await Promise.all([slack.event(typo()), slack.event(mention()), slack.event(post()), slack.event(mention())]);
    expect(answers()).toHaveLength(1);
  });

  test('the same event three times at once', async () => {
    await Promise.all([1, 2, 3].map(() => slack.event(readEvent('message-channel'))));
    expect(answers()).toHaveLength(1);
  });

  test('a retry whose first delivery never came is answered', async () => {
    await slack.event(readEvent('message-channel'), retry(1));
    expect(answers()).toHaveLength(1);
  });

  test.each([
    { what: 'five minutes', ms: 5 * 60_000 },
    { what: '24 hours', ms: 24 * 60 * 60_000 },
  ])('a retry after $what is not answered again', async ({ ms }) => {
    await slack.event(readEvent('message-channel'));
    slack.clock += ms;
    await slack.event(readEvent('message-channel'), retry(3));
    expect(answers()).toHaveLength(1);
  });

  test.each([
    { what: 'nine minutes', ms: 9 * 60_000, count: 1 },
    { what: 'eleven minutes', ms: 11 * 60_000, count: 0 },
    { what: 'minus one minute, from a clock that is ahead', ms: -61_000, count: 1 },
  ])('a post at the age of $what gets $count answers', async ({ ms, count }) => {
    slack.clock += ms;
    await slack.event(readEvent('message-channel'));
    expect(answers()).toHaveLength(count);
  });

  test('an edit of a post that was never answered is answered for what is new in it', async () => {
    slack.clock += 90_000;
    await slack.event(readEvent('message-changed'));
    expect(texts()[0]).toContain('0x80cf0018');
    expect(texts()[0]).not.toContain('0x80cf0016');
  });

  test('an edit that adds the mention is a question, asked once', async () => {
    slack.clock += 90_000;
    const { event, ...payload } = readEvent('message-changed');
    const text = `<@${botUserId}> 0x80cf0016`;
    const edit = {
      ...event,
      message: { ...event.message, text },
      previous_message: { ...event.message, text: '0x80cf0016' },
    };
    await slack.event({ ...payload, event: edit });
    await slack.event(changeEvent('app-mention', { text, edited: { user: 'U0000000001', ts: '1790000090.000000' } }));
    expect(answers()).toHaveLength(1);
  });

  test('an edit that adds the mention and a code is a question, also after the post was answered', async () => {
    await slack.event(changeEvent('message-channel', { text: '0x80cf0016' }));
    slack.clock += 90_000;
    const { event, ...payload } = readEvent('message-changed');
    const text = `<@${botUserId}> 0x80cf0016 and 0x80cf0018`;
    const message = { ...event.message, text };
    const edit = { ...event, message, previous_message: { ...event.message, text: '0x80cf0016' } };
    const edited = { user: 'U0000000001', ts: '1790000090.000000' };
    await slack.event(changeEvent('app-mention', { text, edited, event_ts: edited.ts }));
    await slack.event({ ...payload, event: edit });
    await slack.event({ ...payload, event: edit }, retry(1));
    expect(answers()).toHaveLength(2);
    expect(texts()[1]).toContain('0x80cf0018');
  });

  test('an edit of a question that Slack sends as app_mention as well brings what is new alone', async () => {
    await slack.event(mention());
    slack.clock += 90_000;
    const edited = { user: 'U0000000001', ts: '1790000090.000000' };
    const text = `${post().event.text}!`;
    await slack.event(changeEvent('app-mention', { text, edited, event_ts: edited.ts }));
    await slack.event(typo());
    expect(answers()).toHaveLength(1);
  });

  test('the same code asked again in the same thread is answered again, overheard it is not', async () => {
    const thread_ts = '1790000000.000100';
    await slack.event(changeEvent('message-channel', { ts: '1790000000.000200', thread_ts }));
    await slack.event(changeEvent('message-channel', { ts: '1790000000.000300', thread_ts }));
    expect(answers()).toHaveLength(1);
    await slack.event(changeEvent('app-mention', { ts: '1790000000.000400', thread_ts }));
    expect(answers()).toHaveLength(2);
    await slack.event(changeEvent('message-channel', { ts: '1790000000.000500', channel: 'C0000000002' }));
    expect(answers()).toHaveLength(3);
  });

  test('two workspaces with the same ids are told apart', async () => {
    const other = readEvent('message-channel');
    const authorizations = [{ team_id: 'T0000000002', is_bot: true, is_enterprise_install: false }];
    await slack.event(readEvent('message-channel'));
    await slack.event({ ...other, team_id: 'T0000000002', authorizations });
    expect(answers()).toHaveLength(2);
  });

  test('a post that is deleted before its answer is no failure', async () => {
    slack.api.answer('chat.postMessage', () => ({ body: { ok: false, error: 'thread_not_found' } }));
    await slack.event(readEvent('message-deleted'));
    await slack.event(readEvent('message-channel'));
    expect(slack.lines.filter(({ level }) => level === 'error')).toHaveLength(1);
  });

  test('an answer that takes its time is acknowledged before it comes, and comes once', async () => {
    slack.api.answer('users.info', () => ({ hang: true }));
    const body = JSON.stringify(readEvent('message-im'));
    const responses = await Promise.all([1, 2].map(() => slack.send(body, 'application/json')));
    expect(responses.map(({ status }) => status)).toEqual([200, 200]);
    expect(answers()).toEqual([]);
    await slack.slack.idle();
    expect(answers()).toHaveLength(1);
  });

  test('1,000 signed events at once, every tenth a duplicate: 900 answers, none lost, none doubled', async () => {
    // No answer gets through before everything is acknowledged: no acknowledgement waits for one.
    let open = () => {};
    const gate = new Promise<undefined>((resolve) => {
      open = () => resolve(undefined);
    });
    slack.api.answer('chat.postMessage', () => gate);
    const ids = Array.from({ length: 1000 }, (_, index) => (index % 10 === 9 ? index - 1 : index));
    const statuses = await Promise.all(
      ids.map(async (id) => {
        const ts = `1790000000.${String(id).padStart(6, '0')}`;
        const event = { ts, event_ts: ts, channel: `C${id % 50}`, user: `U${id % 200}` };
        const payload = changeEvent('message-channel', event);
        return (await slack.send(JSON.stringify(payload), 'application/json')).status;
      }),
    );
    expect(statuses.filter((status) => status !== 200)).toEqual([]);
    open();
    await slack.slack.idle();
    const threads = answers().map(({ channel, thread_ts }) => `${channel}/${thread_ts}`);
    expect(threads).toHaveLength(900);
    expect(new Set(threads).size).toBe(900);
  }, 60_000);
});

describe('no loops', () => {
  test('two bots that answer each other: neither answers a bot', async () => {
    for (const count of [1, 2, 3, 4]) {
      const ts = `1790000000.00020${count}`;
      await slack.event(changeEvent('message-bot-user', { ts, event_ts: ts, text: `0x80cf001${count} is an error` }));
    }
    expect(answers()).toEqual([]);
  });

  test('an echo under the name of a person stops after one answer', async () => {
    await slack.event(readEvent('message-channel'));
    for (const count of [1, 2, 3, 4]) {
      const ts = `1790000000.00020${count}`;
      const text = `you said: ${answers().at(-1)?.text}`;
      await slack.event(changeEvent('message-channel', { ts, event_ts: ts, thread_ts: '1790000000.000100', text }));
    }
    expect(answers().length).toBeLessThanOrEqual(3);
  });

  test.each([
    { what: 'the mention of another bot', text: '<@U000000BOT2> what is this?' },
    { what: 'an address', text: 'write to omerr@corp.example' },
    { what: 'a mention that somebody typed', text: `&lt;@${botUserId}&gt; what is this?` },
    { what: 'a mention in code', text: `\`&lt;@${botUserId}&gt;\`` },
    { what: 'a name in an address', text: '<https://example.com/@omerr>' },
    { what: 'a longer id', text: `<@${botUserId}9> hello` },
  ])('$what is no mention', async ({ text }) => {
    await slack.event(changeEvent('message-channel', { text }));
    expect(answers()).toEqual([]);
  });

  test.each([
    { what: 'with a name', text: `<@${botUserId}|omerr> 0x80cf0016` },
    { what: 'in the middle', text: `hello <@${botUserId}>, what is 0x80cf0016?` },
  ])('a mention $what is one, also without app_mention', async ({ text }) => {
    await slack.event(changeEvent('message-channel', { text }));
    expect(texts()[0]).toContain('2161049622');
  });
});
