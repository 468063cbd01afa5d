import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { maxPreviewLength, maxResults } from '../../src/teams/answer-search.ts';
import { maxCodesInData } from '../../src/teams/card-data.ts';
import { type Bot, readFixture, readWords, startTeams } from './start-teams.ts';

let bot: Bot;
beforeAll(async () => {
  bot = await startTeams();
});
afterAll(() => bot.stop());
beforeEach(() => {
  bot.logged.length = 0;
});

const search = (words: unknown, changes: object = {}) => {
  const activity = readFixture('search', changes);
  return bot.deliver({ ...activity, value: { ...activity.value, parameters: [{ name: 'words', value: words }] } });
};
const press = (verb: unknown, data: unknown, changes: object = {}) =>
  bot.deliver(
    readFixture('card-action', {
      replyToId: `card-${Math.random()}`,
      ...changes,
      value: { action: { type: 'Action.Execute', verb, data } },
    }),
  );

describe('searching while writing', () => {
  test('a code has one row, whose card is inserted', async () => {
    const { status, body, sent } = await search('0x80cf0016');
    expect([status, sent]).toEqual([200, []]);
    const [row, ...more] = body.composeExtension.attachments;
    expect(more).toEqual([]);
    expect(row.preview.content.title).toBe('0x80cf0016 OM_E_INSTALL_NOT_ALLOWED');
    expect(readWords({ attachments: [row] })).toContain('OM_E_INSTALL_NOT_ALLOWED');
  });

  test('the inserted card has no button that would need the bot', async () => {
    const { body } = await search('0x80cf0016');
    expect(JSON.stringify(body)).not.toMatch(/Action\.(Execute|Submit)/);
  });

  test('several codes have a row each, in order, bounded in number and length', async () => {
    const codes = Array.from({ length: 20 }, (_, index) => `0x80cf80${index.toString(16).padStart(2, '0')}`);
    const { body } = await search(codes.join(' '));
    const titles = body.composeExtension.attachments.map(
      (row: { preview: { content: { title: string } } }) => row.preview.content.title,
    );
    expect(titles).toHaveLength(maxResults);
    expect(titles[0]).toContain(codes[0]);
    for (const { preview } of body.composeExtension.attachments)
      expect(preview.content.text.length).toBeLessThanOrEqual(maxPreviewLength);
  });

  test('a code without an entry is told by its bits', async () => {
    const { body } = await search('0x8badf00d');
    expect(body.composeExtension.attachments[0].preview.content.title).toContain('0x8badf00d');
  });

  test.each([
    { what: 'nothing', words: '' },
    { what: 'no word', words: undefined },
    { what: 'a number', words: 5 },
    { what: 'an emoji', words: '🎉' },
    { what: 'a partial code', words: '0x80cf001' },
  ])('$what gets one clear sentence', async ({ words }) => {
    const { status, body } = await search(words);
    expect(status).toBe(200);
    const { type, text, attachments } = body.composeExtension;
    expect(type === 'result' ? attachments.length > 0 : text.length > 20).toBe(true);
  });

  test('the language of the person decides', async () => {
    const { body } = await search('0x80cf0016', { locale: 'zh-CN' });
    expect(readWords({ attachments: body.composeExtension.attachments })).toContain('解决方法');
  });

  test.each([undefined, null, 5, {}, { parameters: {} }, { parameters: [null] }])(
    'a query that is %j is no crash',
    async (value) => {
      const { status } = await bot.deliver(readFixture('search', { value }));
      expect([200, 400]).toContain(status);
    },
  );
});

describe("explaining somebody's message", () => {
  const explain = (payload: object | undefined, changes: object = {}) => {
    const activity = readFixture('message-action', changes);
    return bot.deliver({ ...activity, value: { ...activity.value, messagePayload: payload } });
  };
  const html = (content: string) => ({ body: { contentType: 'html', content } });

  test.each([
    { what: 'its words', payload: html('<div>it says <code>0x80CF0016</code></div>') },
    { what: 'its words as text', payload: { body: { contentType: 'text', content: 'a < b, 0x80CF0016' } } },
    { what: 'its subject', payload: { subject: 'OM_E_INSTALL_NOT_ALLOWED', ...html('<p>help</p>') } },
    {
      what: 'what it quotes',
      payload: html('<blockquote itemtype="http://schema.skype.com/Reply">0x80cf0016</blockquote><p>?</p>'),
    },
    {
      what: 'an alert card',
      payload: {
        ...html('<attachment id="1"></attachment>'),
        attachments: [
          null,
          { contentType: 'application/vnd.microsoft.card.adaptive', content: '{"broken' },
          {
            contentType: 'application/vnd.microsoft.card.adaptive',
            content: JSON.stringify({
              body: [{ type: 'RichTextBlock', inlines: ['failed: 0x80cf', { type: 'TextRun', text: '0016' }] }],
            }),
          },
        ],
      },
    },
    {
      what: 'a card of a connector, without a body',
      payload: {
        body: { contentType: 'html', content: null },
        attachments: [
          {
            contentType: 'application/vnd.microsoft.teams.card.o365connector',
            content: JSON.stringify({ sections: [{ facts: [{ name: 'Code', value: '0x80cf0016' }] }] }),
          },
        ],
      },
    },
  ])('opens a dialog for one person alone: $what', async ({ payload }) => {
    const { status, body, sent } = await explain(payload);
    expect([status, sent]).toEqual([200, []]);
    expect(body.task.type).toBe('continue');
    expect(readWords({ attachments: [body.task.value.card] })).toContain('OM_E_INSTALL_NOT_ALLOWED');
  });

  test('the recorded request is answered', async () => {
    const { body } = await bot.deliver(readFixture('message-action'));
    expect(readWords({ attachments: [body.task.value.card] })).toContain('OM_E_INSTALL_NOT_ALLOWED');
  });

  test.each([
    { what: 'no code', payload: html('<p>good morning</p>') },
    { what: 'no words', payload: html('') },
    { what: 'no body', payload: {} },
    { what: 'a body that is null', payload: { body: null } },
    { what: 'a content that is null', payload: { body: { contentType: 'html', content: null } } },
    { what: 'attachments that are null', payload: { ...html(''), attachments: null } },
    { what: 'no message', payload: undefined },
  ])('a message with $what gets one clear sentence', async ({ payload }) => {
    const { status, body } = await explain(payload);
    expect(status).toBe(200);
    expect(readWords({ attachments: [body.task.value.card] }).length).toBeGreaterThan(20);
  });

  test('the title is in the language of the person', async () => {
    const { body } = await explain(html('0x80cf0016'), { locale: 'zh-CN' });
    expect(body.task.value.title).toMatch(/错误代码/);
  });
});

describe('sharing', () => {
  const data = { codes: ['0x80cf0016'], locale: 'en' };

  test('says the answer again in public, once, and names who shared it', async () => {
    const { status, body, sent } = await press('share', data, { replyToId: 'card-1' });
    expect([status, body.statusCode, body.type]).toEqual([200, 200, 'application/vnd.microsoft.activity.message']);
    expect(body.value).toContain('Shared');
    expect(sent.map(({ query }) => query)).toEqual(['']);
    expect(readWords(sent[0]?.body)).toContain('Shared by Dana Weber');
    expect(readWords(sent[0]?.body)).toContain('OM_E_INSTALL_NOT_ALLOWED');
    expect(JSON.stringify(sent[0]?.body)).not.toContain('"share"');

    const again = await press('share', data, { replyToId: 'card-1', id: 'f:another' });
    expect([again.body.statusCode, again.sent]).toEqual([200, []]);
  });

  test('goes to the conversation of the card, not below a message that only one person sees', async () => {
    const { sent } = await press('share', data);
    const { conversation } = readFixture('card-action');
    expect(sent[0]?.path).toBe(`/connector/v3/conversations/${conversation.id}/activities`);
  });

  test('works for clients that submit', async () => {
    const { status, sent } = await bot.deliver(readFixture('card-submit'));
    expect([status, sent.length]).toEqual([200, 1]);
    expect(readWords(sent[0]?.body)).toContain('Shared by Dana Weber');
  });

  test('is in the language of the card', async () => {
    const { sent } = await press('share', { ...data, locale: 'zh-CN' });
    expect(readWords(sent[0]?.body)).toContain('解决方法');
  });

  test('keeps the setup extend code', async () => {
    const { sent } = await bot.deliver(readFixture('slash-command', { text: '/omerr 0x80CF0016 - 0x30018' }));
    const [, codes = '[]'] = /"codes":(\[[^\]]*\])/.exec(JSON.stringify(sent[0]?.body)) ?? [];
    const shared = await press('share', { codes: JSON.parse(codes), locale: 'en' });
    expect(readWords(shared.sent[0]?.body)).toContain('0x30018');
  });

  test('that fails can be tried again', async () => {
    bot.services.answerConnector = () => ({ status: 403 });
    const failed = await press('share', data, { replyToId: 'card-2' });
    bot.services.answerConnector = () => undefined;
    const { sent } = await press('share', data, { replyToId: 'card-2' });
    expect([failed.status, sent.length]).toEqual([500, 1]);
  });
});

describe('feedback', () => {
  test.each(['helpful', 'not-helpful'])('%s is thanked for and logged as codes and verdict alone', async (verdict) => {
    const { body, sent } = await press('feedback', { codes: ['0x80cf0016'], locale: 'en', verdict });
    expect([body.value, sent]).toEqual(['Thank you for the feedback.', []]);
    expect(bot.logged.map((line) => JSON.parse(line))).toEqual([
      { platform: 'teams', codes: ['0x80cf0016'], verdict, message: 'feedback' },
    ]);
  });

  test('counts once for each person and card', async () => {
    const data = { codes: ['0x80cf0016'], locale: 'en', verdict: 'helpful' };
    await press('feedback', data, { replyToId: 'card-3' });
    await press('feedback', data, { replyToId: 'card-3' });
    expect(bot.logged).toHaveLength(1);
  });

  test('of a client that submits is thanked for in a personal chat and silent elsewhere', async () => {
    const value = { verb: 'feedback', codes: ['0x80cf0016'], locale: 'en', verdict: 'helpful' };
    expect(
      (await bot.deliver(readFixture('personal-message', { text: undefined, value }))).sent[0]?.body.text,
    ).toContain('Thank you');
    expect((await bot.deliver(readFixture('card-submit', { value }))).sent).toEqual([]);
  });
});

describe('data of a button that is not ours is refused', () => {
  const good = { codes: ['0x80cf0016'], locale: 'en' };
  test.each([
    { what: 'an unknown verb', verb: 'delete', data: good },
    { what: 'no verb', verb: undefined, data: good },
    { what: 'no data', verb: 'share', data: undefined },
    { what: 'data that is a text', verb: 'share', data: 'x' },
    { what: 'a code without an entry', verb: 'share', data: { ...good, codes: ['0x8badf00d'] } },
    { what: 'words for a code', verb: 'share', data: { ...good, codes: ['<at>everyone</at>'] } },
    { what: 'a code in another form', verb: 'share', data: { ...good, codes: ['0X80CF0016'] } },
    { what: 'a number', verb: 'share', data: { ...good, codes: [5] } },
    { what: 'no codes', verb: 'share', data: { ...good, codes: [] } },
    { what: 'too many codes', verb: 'share', data: { ...good, codes: Array(maxCodesInData + 1).fill('0x80cf0016') } },
    { what: '200 KB', verb: 'share', data: { ...good, codes: ['x'.repeat(200_000)] } },
    { what: 'an unknown language', verb: 'share', data: { ...good, locale: 'xx' } },
    { what: 'a prototype', verb: 'share', data: JSON.parse('{"__proto__":{"codes":["0x80cf0016"],"locale":"en"}}') },
    { what: 'an unknown verdict', verb: 'feedback', data: { ...good, verdict: 'great' } },
  ])('$what', async ({ verb, data }) => {
    const { status, body, sent } = await press(verb, data);
    expect([status, body.statusCode, sent]).toEqual([200, 400, []]);
    expect(body.value.message.length).toBeGreaterThan(20);
  });

  test('1 MB does not even get in', async () => {
    const { status } = await press('share', { ...good, more: 'x'.repeat(1_000_000) }).catch(() => ({ status: 413 }));
    expect(status).toBe(413);
  });

  test('another tenant', async () => {
    const { status, sent } = await press('share', good, { channelData: { tenant: { id: 'another' } } });
    expect([status, sent]).toEqual([403, []]);
  });
});

test.each([
  'task/fetch',
  'composeExtension/queryLink',
  'signin/verifyState',
  'config/fetch',
  'fileConsent/invoke',
  'application/search',
  'message/submitAction',
  'x',
])('an invoke that is not ours is answered as such: %s', async (name) => {
  const { status, sent } = await bot.deliver(readFixture('search', { name, value: {} }));
  expect([[400, 501].includes(status), sent]).toEqual([true, []]);
});
