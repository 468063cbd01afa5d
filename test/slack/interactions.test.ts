import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { readBlocks } from './read-blocks.ts';
import { type InteractionPayload, readCommand, readEvent, readInteraction } from './slack-payloads.ts';
import { type RunningSlack, startSlack } from './start-slack.ts';
import type { SentMessage } from './start-slack-api.ts';

let slack: RunningSlack;
const running: RunningSlack[] = [];
beforeEach(async () => {
  slack = await startSlack();
  running.push(slack);
});
afterAll(async () => {
  await Promise.all(running.map((one) => one.stop()));
});

let count = 0;
const newId = () => `7.${++count}`;
/** A recorded click, with another button pressed. */
function click(name: string, action: object = {}, change: object = {}): InteractionPayload {
  const payload = readInteraction(name);
  const actions = payload.actions?.map((one) => ({ ...one, ...action }));
  const response_url = `${slack.api.origin}/response/1`;
  return { ...payload, ...change, ...(actions && { actions }), response_url, trigger_id: newId() };
}
const responses = () => slack.api.sent('response');
const words = (message: SentMessage | undefined) => readBlocks(message?.blocks ?? []);

describe('Explain error codes on a message', () => {
  test('is answered to that person alone', async () => {
    await slack.interact(click('message-shortcut'));
    expect(responses()).toHaveLength(1);
    expect(responses()[0]).toMatchObject({ response_type: 'ephemeral', replace_original: false });
    expect(words(responses()[0])).toContain('0x80cf0016');
  });

  test('reads what bots say in blocks and attachments', async () => {
    const message = {
      text: '',
      blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'failed: 0x80cf2007' } }],
      attachments: [{ fallback: '0x80cf4018' }],
    };
    await slack.interact(click('message-shortcut', {}, { message }));
    expect(words(responses()[0])).toContain('0x80cf2007');
    expect(words(responses()[0])).toContain('0x80cf4018');
  });

  test.each([
    { what: 'under the words of a bot', message: { text: 'New alert', bot_id: 'B9' }, type: 'rich_text' },
    { what: 'under the words of an app of a person', message: { text: 'New alert' }, type: 'section' },
  ])('reads the blocks $what', async ({ message, type }) => {
    const blocks = [{ type, text: { type: 'mrkdwn', text: 'Install failed: 0x80cf2007' } }];
    await slack.interact(click('message-shortcut', {}, { message: { ...message, blocks } }));
    expect(words(responses()[0])).toContain('0x80cf2007');
  });

  test('a message without a code gets a sentence', async () => {
    await slack.interact(click('message-shortcut', {}, { message: { text: 'hello' } }));
    expect(words(responses()[0])).toContain('no error code');
  });
});

describe('buttons', () => {
  test.each([
    { action_id: 'all-steps', says: 'RevertPendingActions' },
    { action_id: 'fewer-steps', says: 'Fewer' },
    { action_id: 'other-language', says: '管理员' },
  ])('$action_id replaces an answer that only one person sees', async ({ action_id, says }) => {
    await slack.interact(click('action-ephemeral', { action_id }));
    expect(responses()).toHaveLength(1);
    expect(responses()[0]).toMatchObject({ replace_original: true });
    if (action_id !== 'fewer-steps') expect(words(responses()[0])).toContain(says);
  });

  test.each(['all-steps', 'other-language', 'show-0x80cf0016'])(
    '%s under an answer for everybody leaves it alone and tells one person, in its thread',
    async (action_id) => {
      await slack.interact(click('action-channel', { action_id }));
      expect(responses()[0]).toMatchObject({
        response_type: 'ephemeral',
        replace_original: false,
        thread_ts: '1790000000.000100',
      });
    },
  );

  test('the setup extend code of an answer goes along with its buttons', async () => {
    const response = await slack.command({ ...readCommand('slash-command'), text: '0xC1900101 - 0x30018, 0x80cf0016' });
    const blocks = ((await response.json()) as SentMessage).blocks ?? [];
    const [, value] = /"action_id":"other-language".+?"value":"([^"]+)"/.exec(JSON.stringify(blocks)) ?? [];
    expect(value?.split(' ').sort()).toEqual(['0x80cf0016', '0xc1900101-0x30018', 'en']);
    await slack.interact(click('action-ephemeral', { action_id: 'other-language', value }));
    await slack.interact(click('action-ephemeral', { action_id: 'show', value: 'en 0xc1900101-0x30018' }));
    for (const message of responses()) expect(words(message)).toContain('0x30018');
    expect(words(responses()[0])).toContain('0x80cf0016');
  });

  test('a code is chosen from the menu', async () => {
    const action = { type: 'static_select', action_id: 'show', selected_option: { value: 'zh-CN 0x80cf2007' } };
    await slack.interact(click('action-ephemeral', action));
    expect(words(responses()[0])).toContain('0x80cf2007');
  });

  test('Share to channel shows it to everybody once, with the name of who shared it, and clears the private one', async () => {
    const share = { action_id: 'share', value: 'en 0x80cf0016' };
    await slack.interact(click('action-ephemeral', share));
    await slack.interact(click('action-ephemeral', share));
    expect(responses()).toHaveLength(2);
    expect(responses()[0]).toMatchObject({ response_type: 'in_channel', replace_original: false });
    expect(JSON.stringify(responses()[0])).toContain('<@U0000000001>');
    expect(responses()[1]).toMatchObject({ delete_original: true });
  });

  test('Share to channel that Slack refuses says so, is not logged as shared, and can be pressed again', async () => {
    const share = { action_id: 'share', value: 'en 0x80cf0016' };
    slack.api.answer('response', () => ({ status: 404, body: 'expired_url' }));
    await slack.interact(click('action-ephemeral', share));
    expect(slack.api.sent('chat.postEphemeral')).toMatchObject([{ text: expect.stringContaining('could not share') }]);
    expect(slack.lines.map(({ message }) => message)).not.toContain('shared');
    slack.api.reset();
    await slack.interact(click('action-ephemeral', share));
    expect(responses()).toMatchObject([{ response_type: 'in_channel' }, { delete_original: true }]);
    expect(slack.lines.map(({ message }) => message)).toContain('shared');
  });

  test.each([
    { what: 'a code that is none', value: 'en 0x80cf001' },
    { what: 'an extend code that is none', value: 'en 0xc1900101-0x3001g' },
    { what: 'a code without an entry', value: 'en 0x8badf00d' },
    { what: 'another language', value: 'fr 0x80cf0016' },
    { what: 'a text', value: 'en <!channel> hello' },
    { what: 'a megabyte', value: `en ${'0x80cf0016 '.repeat(50_000)}` },
    { what: 'nothing', value: '' },
    { what: 'no value', value: undefined },
    { what: 'a prototype', value: '__proto__' },
  ])('a share button that was tampered with ($what) is refused in a sentence', async ({ value }) => {
    await slack.interact(click('action-ephemeral', { action_id: 'share', value }));
    expect(responses()).toHaveLength(1);
    expect(responses()[0]).toMatchObject({ response_type: 'ephemeral', text: expect.stringContaining('no longer') });
  });

  test.each(['helpful', 'not-helpful'])(
    '%s is logged as code and verdict, once, and thanked for',
    async (action_id) => {
      const vote = () => click('action-ephemeral', { action_id });
      await slack.interact(vote());
      await slack.interact(vote());
      const lines = slack.lines.filter(({ message }) => message === 'feedback');
      expect(lines).toEqual([
        { level: 'info', message: 'feedback', fields: { code: '0x80cf0016', verdict: action_id } },
      ]);
      expect(responses()[0]?.text).toContain('Thank you');
    },
  );

  test('a link is followed by Slack and only acknowledged', async () => {
    const response = await slack.interact(click('action-ephemeral', { action_id: 'source' }));
    expect(response.status).toBe(200);
    expect(responses()).toEqual([]);
  });

  test.each([404, 410, 500])(
    'a response address that answers %i: the answer goes to the person in the channel',
    async (status) => {
      slack.api.answer('response', () => ({ status, body: 'used_url' }));
      await slack.interact(click('action-channel', { action_id: 'all-steps' }));
      expect(slack.api.sent('chat.postEphemeral')).toMatchObject([
        { channel: 'C0000000001', user: 'U0000000001', thread_ts: '1790000000.000100' },
      ]);
      const lines = slack.lines.filter(({ level }) => level === 'error');
      expect(lines).toHaveLength(1);
      expect(lines[0]?.fields).toMatchObject({ reason: 'response_url_expired', whatToDo: expect.any(String) });
    },
  );
});

describe('App Home', () => {
  const views = () => slack.api.sent('views.publish');
  const viewWords = () => readBlocks(views().at(-1)?.view?.blocks ?? []);

  test('teaches the three ways and offers a search', async () => {
    await slack.event(readEvent('app-home-opened'));
    expect(views()[0]).toMatchObject({ user_id: 'U0000000001', view: { type: 'home' } });
    for (const way of ['Paste', '/omerr', 'Mention']) expect(viewWords()).toContain(way);
    expect(JSON.stringify(views()[0])).toContain('plain_text_input');
  });

  test('its messages tab is left alone', async () => {
    const payload = readEvent('app-home-opened');
    await slack.event({ ...payload, event: { ...payload.event, tab: 'messages' } });
    expect(views()).toEqual([]);
  });

  test.each([
    { value: '0x80cf0016', says: 'OM_E_INSTALL_NOT_ALLOWED' },
    { value: 'qqq zzz', says: '0x80cf0016' },
    { value: undefined, says: '0x80cf0016' },
  ])('the search for $value', async ({ value, says }) => {
    await slack.interact(click('action-home', { value }));
    expect(viewWords()).toContain(says);
    expect(viewWords()).toContain('Paste');
  });

  test('buttons under a result change the home', async () => {
    const action = { type: 'button', action_id: 'all-steps', value: 'zh-CN 0x80cf0016' };
    await slack.interact(click('action-home', action));
    expect(viewWords()).toContain('RevertPendingActions');
    expect(viewWords()).toContain('管理员');
    expect(responses()).toEqual([]);
  });
});

describe('the end of an installation', () => {
  test('app_uninstalled and tokens_revoked: one line, no more calls, not ready', async () => {
    const revoked = { ...readEvent('tokens-revoked'), event_id: 'Ev2' };
    await slack.event(readEvent('app-uninstalled'));
    await slack.event(revoked);
    slack.api.calls.length = 0;
    await slack.event(readEvent('message-channel'));
    expect(slack.api.calls).toEqual([]);
    expect(slack.slack.isReady()).toBe(false);
    expect(slack.lines.filter(({ level }) => level === 'error')).toHaveLength(1);
  });

  test("a person's own token that is revoked ends nothing", async () => {
    const payload = readEvent('tokens-revoked');
    await slack.event({ ...payload, event: { ...payload.event, tokens: { oauth: ['U0000000001'] } } });
    expect(slack.slack.isReady()).toBe(true);
  });
});
