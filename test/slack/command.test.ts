import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { Memory } from '../../src/core/memory.ts';
import { readBlocks } from './read-blocks.ts';
import { readCommand, readEvent } from './slack-payloads.ts';
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
async function command(text: string): Promise<SentMessage> {
  const response = await slack.command({ ...readCommand('slash-command'), text, trigger_id: `7.${++count}` });
  return (await response.json()) as SentMessage;
}
const words = (message: SentMessage | undefined) => readBlocks(message?.blocks ?? []);

describe('/omerr', () => {
  test('is answered in the acknowledgement: no call of the Web API but for the language', async () => {
    const message = await command('0x80cf0016');
    expect(message.response_type).toBe('ephemeral');
    expect(words(message)).toContain('OM_E_INSTALL_NOT_ALLOWED');
    expect(slack.api.calls.map(({ method }) => method)).toEqual(['auth.test', 'users.info']);
  });

  test.each([
    { what: 'a code', text: '-2133917674', says: '0x80cf0016' },
    { what: 'several codes', text: '0x80cf0016 0x80cf2007', says: '0x80cf2007' },
    { what: 'a symbol', text: 'om_e_no_service', says: '0x80cf0001' },
    { what: 'Chinese', text: '错误 0x80cf0016', says: '管理员' },
    { what: 'help', text: 'help', says: 'symbolic name' },
    { what: 'help in Chinese', text: '帮助', says: '符号名称' },
    { what: 'nothing', text: '', says: '0x80cf0016' },
  ])('$what', async ({ text, says }) => {
    expect(words(await command(text))).toContain(says);
  });

  test("the person's language is asked for once", async () => {
    slack.api.answer('users.info', () => ({ body: { ok: true, user: { locale: 'zh-CN' } } }));
    expect(words(await command('0x80cf0016'))).toContain('管理员');
    expect(words(await command('0x80cf2007'))).toContain('管理员');
    expect(slack.api.sent('users.info')).toMatchObject([{ user: 'U0000000001', include_locale: 'true' }]);
  });

  test.each([
    { what: 'the scope is missing', answer: { body: { ok: false, error: 'missing_scope' } } },
    { what: 'Slack does not answer', answer: { hang: true } },
  ])('where $what the default language is taken, and Slack is not asked again', async ({ answer }) => {
    slack.api.answer('users.info', () => answer);
    expect(words(await command('0x80cf0016'))).toContain('Administrator');
    expect(words(await command('0x80cf0016'))).toContain('Administrator');
    expect(slack.api.sent('users.info')).toHaveLength(1);
  });

  const hour = 60 * 60 * 1000;
  test.each([
    { error: 'user_not_visible', asked: [2, 3] },
    { error: 'user_not_found', asked: [2, 3] },
    { error: 'internal_error', asked: [1, 2] },
    { error: 'missing_scope', asked: [1, 1] },
    { error: 'invalid_auth', asked: [1, 1] },
  ])(
    'where Slack says $error of one person, others are asked for at once and an hour later: $asked times in all',
    async ({ error, asked }) => {
      slack.api.answer('users.info', (_call, nth) => (nth === 1 ? { body: { ok: false, error } } : undefined));
      const counts: number[] = [];
      for (const user_id of ['U1', 'U2', 'U3']) {
        await slack.command({ ...readCommand('slash-command'), user_id, trigger_id: `7.${++count}` });
        counts.push(slack.api.sent('users.info').length);
        if (user_id === 'U2') slack.clock += hour;
      }
      expect(counts.slice(1)).toEqual(asked);
    },
  );

  test.each([
    { what: 'a limit', answer: { status: 429, headers: { 'retry-after': '30' }, body: '' } },
    { what: 'a failure', answer: { status: 500, body: '' } },
  ])("after $what the same person's language is asked for again in a while", async ({ answer }) => {
    slack.api.answer('users.info', (_call, nth) =>
      nth === 1 ? answer : { body: { ok: true, user: { locale: 'zh-CN' } } },
    );
    expect(words(await command('0x80cf0016'))).toContain('Administrator');
    expect(words(await command('0x80cf0016'))).toContain('Administrator');
    slack.clock += hour;
    expect(words(await command('0x80cf0016'))).toContain('管理员');
  });

  test.each([
    { what: 'an error', thrown: new Error('broken') },
    { what: 'a text', thrown: 'broken' },
    { what: 'null', thrown: null },
    { what: 'a frozen object', thrown: Object.freeze({ broken: true }) },
  ])('a fault of our own that throws $what is a sentence, and one line in the log', async ({ thrown }) => {
    const broken = await startSlack({
      answerMessage: () => {
        throw thrown;
      },
    });
    running.push(broken);
    const response = await broken.command(readCommand('slash-command'));
    expect(await response.json()).toMatchObject({ response_type: 'ephemeral', text: expect.stringContaining('try') });
    expect(broken.lines.filter(({ level }) => level === 'error')).toHaveLength(1);
  });
});

describe('with a memory that', () => {
  const down: Memory = {
    claim: () => Promise.reject(new Error('the store is down')),
    release: () => Promise.reject(new Error('the store is down')),
  };
  test('is down, questions are answered, what nobody asked is not, and the log says so once each', async () => {
    slack = await startSlack({ memory: down });
    running.push(slack);
    expect(words(await command('0x80cf0016'))).toContain('OM_E_INSTALL_NOT_ALLOWED');
    expect(words(await command('0x80cf0016'))).toContain('OM_E_INSTALL_NOT_ALLOWED');
    await slack.event(readEvent('message-channel'));
    expect(slack.api.sent('chat.postMessage')).toEqual([]);
    await slack.event(readEvent('message-im'));
    expect(slack.api.sent('chat.postMessage')).toHaveLength(1);
    const doing = slack.lines.filter(({ level }) => level === 'error').map(({ message }) => message);
    expect(new Set(doing).size).toBe(doing.length);
  });

  test('hangs, Slack still gets its acknowledgement in time', async () => {
    slack = await startSlack({ memory: { claim: () => new Promise(() => {}), release: async () => {} } });
    const body = new URLSearchParams(readCommand('slash-command')).toString();
    const response = await slack.send(body, 'application/x-www-form-urlencoded');
    expect(response.status).toBe(200);
    expect(slack.lines.at(-1)?.message).toContain('not answered in time');
  });
});
