import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createMemory } from '../../src/create-memory.ts';
import { turnMs } from '../../src/teams/create-teams.ts';
import { threadTimeoutMs } from '../../src/teams/read-thread.ts';
import { appId } from './start-services.ts';
import { type Bot, readFixture, readWords, startTeams } from './start-teams.ts';

let bot: Bot;
beforeAll(async () => {
  bot = await startTeams();
});
afterAll(() => bot.stop());
beforeEach(() => {
  bot.logged.length = 0;
  bot.services.asked.length = 0;
  bot.services.answerGraph = () => undefined;
});

const html = (content: string) => [{ contentType: 'text/html', content }];
const botMention = {
  type: 'mention',
  text: '<at>omerr</at>',
  mentioned: { id: readFixture('channel-mention').recipient.id },
};

/** A thread of its own, so that what other tests were told does not matter. */
let thread = 0;
function inNewThread(fixture: string, changes: object = {}) {
  const activity = readFixture(fixture);
  thread += 1;
  const id = `19:${thread}@thread.tacv2;messageid=${activity.id}`;
  return { ...activity, conversation: { ...activity.conversation, id }, ...changes };
}

/** Everything the bot said to an activity. */
async function say(activity: object): Promise<string> {
  const { sent } = await bot.deliver(activity);
  const said = sent.filter(({ method }) => method === 'POST');
  return said.map(({ body }) => body.text ?? readWords(body)).join('\n');
}

describe('recorded payloads', () => {
  test.each([
    { fixture: 'channel-message', says: 'OM_E_INSTALL_NOT_ALLOWED' },
    { fixture: 'group-message', says: 'OM_E_INSTALL_NOT_ALLOWED' },
    { fixture: 'channel-mention', says: 'OM_E_INSTALL_NOT_ALLOWED' },
    { fixture: 'personal-message', says: '0x80cf0001' },
    { fixture: 'slash-command', says: 'OM_E_INSTALL_NOT_ALLOWED' },
    { fixture: 'channel-edit', says: 'OM_E_INSTALL_NOT_ALLOWED' },
  ])('$fixture', async ({ fixture, says }) => {
    const activity =
      fixture === 'group-message'
        ? readFixture(fixture)
        : fixture.startsWith('channel')
          ? inNewThread(fixture)
          : readFixture(fixture);
    expect(await say(activity)).toContain(says);
  });
});

describe('what is found in a message', () => {
  test.each([
    { what: 'entities', text: 'error&nbsp;0x80cf0016&#10;', says: '0x80cf0016' },
    { what: 'escaped markup', text: '&lt;Code&gt;0x80cf0016&lt;/Code&gt;', says: '0x80cf0016' },
    { what: 'an attribute of pasted XML', text: '<Error code="0x80cf0016"/>', says: '0x80cf0016' },
    {
      what: 'a code block that Teams gives as HTML only',
      text: '',
      attachments: html('<codeblock><code>hr = <span>0x80cf</span><span>0016</span></code></codeblock>'),
      says: '0x80cf0016',
    },
    {
      what: 'a table that Teams gives as HTML only',
      text: 'see',
      attachments: html(
        '<table><tr><td>PC1</td><td>0x80cf0016</td></tr><tr><td>PC2</td><td>0x80cf0018</td></tr></table>',
      ),
      says: '0x80cf0018',
    },
    {
      what: 'a quoted reply',
      text: 'what is this?',
      attachments: html(
        '<blockquote itemscope itemtype="http://schema.skype.com/Reply" itemid="1"><strong itemprop="mri">Dana</strong><p itemprop="preview">it says 0x80cf0016</p></blockquote><p>what is this?</p>',
      ),
      says: '0x80cf0016',
    },
    {
      what: 'a forwarded message',
      text: 'fyi',
      attachments: html(
        '<p>fyi</p><blockquote itemtype="http://schema.skype.com/Forward"><p>it says 0x80cf0016</p></blockquote>',
      ),
      says: '0x80cf0016',
    },
    { what: "another person's mention beside it", text: '<at>Dana</at> 0x80cf0016', says: '0x80cf0016' },
    { what: 'line ends of every kind', text: 'a\r\n0x80cf0016\rb\u20280x80cf0018', says: '0x80cf0018' },
    { what: 'no text at all', text: undefined, attachments: undefined, says: '0x80cf0016, OM_E_NO_SERVICE' },
  ])('$what', async ({ text, attachments, says }) => {
    expect(await say(readFixture('personal-message', { text, attachments: attachments ?? [] }))).toContain(says);
  });

  test('overheard, a forwarded message is read and a quoted one is not', async () => {
    const forward = html('<blockquote itemtype="http://schema.skype.com/Forward"><p>error 0x80cf0016</p></blockquote>');
    const quote = html(
      '<blockquote itemtype="http://schema.skype.com/Reply"><p>error 0x80cf0016</p></blockquote><p>me too</p>',
    );
    expect(await say(inNewThread('channel-message', { text: 'fyi', attachments: forward }))).toContain('0x80cf0016');
    expect(await say(inNewThread('channel-message', { text: 'me too', attachments: quote }))).toBe('');
  });

  test('100,000 open tags are no work', async () => {
    expect(
      await say(readFixture('personal-message', { text: '', attachments: html('<blockquote '.repeat(9_000)) })),
    ).not.toBe('');
  });
});

describe('who is addressed', () => {
  const unknown = 'what is 0x8badf00d';
  test.each([
    { what: 'a mention of the bot', text: `<at>omerr</at> ${unknown}`, entities: [botMention], answered: true },
    {
      what: 'a mention of somebody of the same name',
      text: `<at>omerr</at> ${unknown}`,
      entities: [{ ...botMention, mentioned: { id: '29:omerr' } }],
      answered: false,
    },
    { what: '@omerr as text', text: `@omerr ${unknown}`, entities: [], answered: false },
    { what: '@omerr-dev', text: `@omerr-dev ${unknown}`, entities: [], answered: false },
    { what: 'a mail address', text: `omerr@corp.example ${unknown}`, entities: [], answered: false },
    { what: 'a typed tag', text: `&lt;at&gt;omerr&lt;/at&gt; ${unknown}`, entities: [], answered: false },
    {
      what: 'a mention without an id',
      text: `<at>omerr</at> ${unknown}`,
      entities: [{ type: 'mention', text: '<at>omerr</at>' }],
      answered: false,
    },
  ])('$what: $answered', async ({ text, entities, answered }) => {
    expect((await say(inNewThread('channel-message', { text, entities, attachments: [] }))) !== '').toBe(answered);
  });

  test('/omerr typed in a channel is answered to its author alone', async () => {
    const { sent } = await bot.deliver(inNewThread('channel-message', { text: '/omerr 0x8badf00d', attachments: [] }));
    expect(sent.map(({ query }) => query)).toEqual(['?isTargetedActivity=true']);
  });

  test('a post that comes without the id of its thread is answered in its thread', async () => {
    const { sent } = await bot.deliver(
      readFixture('channel-message', {
        id: '1790000099999',
        conversation: { ...readFixture('channel-message').conversation, id: '19:bare@thread.tacv2' },
      }),
    );
    expect(sent[0]?.path).toContain('/19:bare@thread.tacv2;messageid=1790000099999/');
  });
});

describe('reading a thread', () => {
  const root = '1790000000777';
  const thread = (id: string) => ({
    ...readFixture('channel-mention').conversation,
    id: `19:0a1b2c3d4e5f60718293a4b5c6d7e8f9@thread.tacv2;messageid=${id}`,
  });
  const mention = (text = '<at>omerr</at> help us') =>
    readFixture('channel-mention', { text, conversation: thread(root), attachments: [] });
  const message = (content: string, changes: object = {}) => ({
    id: content,
    from: { user: {} },
    body: { contentType: 'html', content },
    ...changes,
  });

  test('asks Graph twice, for the root and one page of replies, with a token of its own', async () => {
    bot.services.threads.set(root, [message('<p>0x80cf4018</p>'), message('<p>and 0x80cf401b</p>')]);
    const words = await say(mention());
    expect(words.indexOf('0x80cf4018')).toBeLessThan(words.indexOf('0x80cf401b'));
    expect(words).toContain('0x80cf401b');
    const place =
      '/graph/teams/2f4a6c8e-1b3d-4f5a-8c7e-9d0b1a2c3e4f/channels/19:0a1b2c3d4e5f60718293a4b5c6d7e8f9@thread.tacv2/messages/1790000000777';
    expect(bot.services.asked.map(({ method, path, query }) => `${method} ${path}${query}`).sort()).toEqual([
      `GET ${place}`,
      `GET ${place}/replies?$top=50`,
    ]);
    expect(bot.services.asked[0]?.authorization).toMatch(/^Bearer ey/);
  });

  test('leaves out what omerr wrote, what was deleted and what is quoted', async () => {
    bot.services.threads.set(root, [
      message('<p>error 0x80cf4018</p>'),
      message('<p>error 0x80cf0001</p>', { from: { application: { id: appId } } }),
      message('<p>error 0x80cf0002</p>', { deletedDateTime: '2026-11-23T08:00:00Z' }),
      message('<blockquote itemtype="http://schema.skype.com/Reply">error 0x80cf0003</blockquote><p>me too</p>'),
    ]);
    const words = await say(mention());
    expect(words).toContain('0x80cf4018');
    expect(words).not.toMatch(/0x80cf000[123]/);
  });

  const webhook = { from: { application: { id: 'another', applicationIdentityType: 'incomingWebhook' } } };
  const card = { contentType: 'application/vnd.microsoft.card.adaptive' };
  test.each([
    { what: 'the subject of a post', post: message('<p>please help</p>', { subject: 'error 0x80cf4018' }) },
    { what: 'an alert of a webhook', post: message('<p>error 0x80cf4018</p>', webhook) },
    {
      what: 'an alert card',
      post: message('<attachment id="1"></attachment>', {
        ...webhook,
        attachments: [{ ...card, content: '{"body":[{"type":"TextBlock","text":"error 0x80cf4018"}]}' }],
      }),
    },
    {
      what: 'a card without a body',
      post: message('', { ...webhook, body: null, attachments: [{ ...card, content: { text: 'error 0x80cf4018' } }] }),
    },
  ])('reads $what', async ({ post }) => {
    bot.services.threads.set(root, [post]);
    expect(await say(mention())).toContain('0x80cf4018');
  });

  test('answers in Chinese who asks in Chinese', async () => {
    bot.services.threads.set(root, [message('<p>error 0x80cf4018</p>')]);
    expect(await say(mention('<at>omerr</at> 这是什么？'))).toContain('解决方法');
  });

  test('does not happen for a new post, which has no thread yet', async () => {
    bot.services.answerGraph = () => ({ status: 403 });
    const words = await say({ ...mention(), id: root });
    expect([words === '', bot.services.asked]).toEqual([false, []]);
    expect(words).not.toContain('this thread');
  });

  test('does not happen where the mention has a code', async () => {
    await say(mention('<at>omerr</at> 0x80cf0016'));
    expect(bot.services.asked).toEqual([]);
  });

  test.each([
    { status: 401, says: 'permission' },
    { status: 403, says: 'permission' },
    { status: 404, says: 'just now' },
    { status: 400, says: 'just now' },
    { status: 429, headers: { 'retry-after': '60' }, says: 'just now' },
  ])('says why it could not where Graph answers $status, and answers what it has', async ({ says, ...special }) => {
    bot.services.answerGraph = () => ({ ...special, body: { error: { code: 'Reason' } } });
    const words = await say(mention());
    expect(words).toContain('could not read this thread');
    expect(words).toContain(says);
    expect(words.includes('permission')).toBe(says === 'permission');
    expect(bot.logged.join()).toContain(`answered ${special.status} (Reason)`);
  });

  test('is tried again where Graph is busy', async () => {
    let left = 2;
    bot.services.answerGraph = () => (left-- > 0 ? { status: 429, headers: { 'retry-after': '0' } } : undefined);
    bot.services.threads.set(root, [message('<p>error 0x80cf4018</p>')]);
    expect(await say(mention())).toContain('0x80cf4018');
  });

  test('leaves time to answer', () => {
    expect(threadTimeoutMs).toBeLessThan(turnMs / 2);
  });

  test('finds the group of a team that the activity does not name', async () => {
    bot.services.threads.set(root, [message('<p>error 0x80cf4018</p>')]);
    bot.services.answerConnector = ({ path }) =>
      path.includes('/v3/teams/') ? { status: 200, body: { aadGroupId: 'a-group' } } : undefined;
    const activity = mention();
    delete activity.channelData.team.aadGroupId;
    expect(await say(activity)).toContain('0x80cf4018');
    expect(bot.services.asked[0]?.path).toContain('/teams/a-group/');
    bot.services.answerConnector = () => undefined;
  });
});

describe('once', () => {
  test('1,000 activities, every tenth delivered twice: one answer each', async () => {
    const activities = Array.from({ length: 900 }, (_, index) => inNewThread('channel-message', { id: `18${index}` }));
    const before = bot.services.sent.length;
    const deliveries = [...activities, ...activities.filter((_, index) => index % 9 === 0)].sort((a, b) =>
      `${a.id}`.localeCompare(`${b.id}`),
    );
    expect(deliveries).toHaveLength(1_000);
    for (let start = 0; start < deliveries.length; start += 50) {
      await Promise.all(deliveries.slice(start, start + 50).map((activity) => bot.deliver(activity)));
    }
    expect(bot.services.sent.length - before).toBe(900);
  }, 60_000);

  test('three deliveries at the same moment: one answer', async () => {
    const activity = readFixture('personal-message');
    const before = bot.services.sent.length;
    await Promise.all([bot.deliver(activity), bot.deliver(activity), bot.deliver(activity)]);
    expect(bot.services.sent.length - before).toBe(1);
  });

  test('what is overheard without a code takes no place in the memory', async () => {
    const memory = createMemory();
    const claimed: string[] = [];
    const claim = (key: string) => {
      claimed.push(key);
      return memory.claim(key);
    };
    const other = await startTeams({ memory: { ...memory, claim } });
    await other.deliver(inNewThread('channel-message', { text: 'lunch?', attachments: [] }));
    expect(claimed).toEqual([]);
    await other.deliver(inNewThread('channel-message'));
    expect(claimed).toHaveLength(2);
    await other.stop();
  });

  test('a question asked again is answered again', async () => {
    const activity = inNewThread('channel-mention');
    expect(await say(activity)).not.toBe('');
    expect(await say({ ...activity, id: 'another' })).not.toBe('');
  });

  test('what a thread was told on request is not told once more unasked', async () => {
    const activity = inNewThread('channel-mention');
    await say(activity);
    expect(await say({ ...activity, id: 'another', text: 'again 0x80cf0016', entities: [], attachments: [] })).toBe('');
  });

  test('an edit of a question is answered for the code it adds', async () => {
    const activity = inNewThread('channel-mention', { text: '<at>omerr</at> 0x80cf0016' });
    await say(activity);
    const edit = {
      ...activity,
      type: 'messageUpdate',
      channelData: { ...activity.channelData, eventType: 'editMessage' },
    };
    expect(await say(edit)).toBe('');
    const words = await say({ ...edit, text: '<at>omerr</at> 0x80cf0016 and 0x80cf0018' });
    expect(words).toContain('0x80cf0018');
    expect(words).not.toContain('0x80cf0016');
  });

  test('a group chat is told a code once an hour, an edit of it never again', async () => {
    const conversation = { ...readFixture('group-message').conversation, id: '19:hours@thread.v2' };
    const hour = 3_600_000;
    const start = 497_500 * hour;
    const at = (time: number, changes: object = {}) =>
      say(readFixture('group-message', { conversation, id: String(time), ...changes }));
    expect(await at(start)).toContain('OM_E_INSTALL_NOT_ALLOWED');
    expect(await at(start + hour - 1)).toBe('');
    expect(await at(start + hour)).toContain('OM_E_INSTALL_NOT_ALLOWED');
    expect(await at(start, { type: 'messageUpdate', channelData: { eventType: 'editMessage' } })).toBe('');
  });

  test('a deleted message is no message', async () => {
    expect(
      await say(
        inNewThread('channel-message', {
          type: 'messageDelete',
          channelData: { ...readFixture('channel-message').channelData, eventType: 'softDeleteMessage' },
        }),
      ),
    ).toBe('');
  });
});

describe('nobody talks to himself', () => {
  test.each([
    { what: 'the bot itself', from: readFixture('channel-message').recipient },
    { what: 'another bot', from: { id: '28:another', name: 'builds' } },
    { what: 'a bot by its role', from: { id: 'x', role: 'bot' } },
    { what: 'a connector', from: { id: '28:webhook' } },
  ])('$what gets no answer, in a channel, to a mention or alone', async ({ from }) => {
    for (const fixture of ['channel-message', 'channel-mention'])
      expect(await say(inNewThread(fixture, { from }))).toBe('');
    expect(await say(readFixture('personal-message', { from }))).toBe('');
  });
});

describe('installing', () => {
  test('in a personal chat brings a word of welcome, once', async () => {
    const activity = readFixture('installation');
    expect(await say(activity)).toContain('0x80cf0016');
    expect(await say({ ...activity, id: 'again' })).toBe('');
  });

  test('is greeted in the language of the person', async () => {
    const activity = readFixture('installation', { locale: 'zh-CN' });
    expect(await say({ ...activity, conversation: { ...activity.conversation, id: 'a:zh' } })).toContain('你好');
  });

  test.each([
    {
      what: 'in a channel',
      conversation: {
        id: '19:a',
        conversationType: 'channel',
        isGroup: true,
        tenantId: readFixture('installation').conversation.tenantId,
      },
    },
    {
      what: 'in a group chat',
      conversation: {
        id: '19:b',
        conversationType: 'groupChat',
        isGroup: true,
        tenantId: readFixture('installation').conversation.tenantId,
      },
    },
  ])('$what disturbs nobody', async ({ conversation }) => {
    expect(await say(readFixture('installation', { conversation }))).toBe('');
  });

  test.each(['remove', 'add-upgrade', 'remove-upgrade'])(
    'an installation update of the kind %s is silent',
    async (action) => {
      expect(
        await say(
          readFixture('installation', {
            action,
            conversation: { ...readFixture('installation').conversation, id: `a:${action}` },
          }),
        ),
      ).toBe('');
    },
  );
});

test.each(['conversationUpdate', 'messageReaction', 'typing', 'event', 'endOfConversation', 'command', 'whatever'])(
  'an activity of the type %s is taken and leads to nothing',
  async (type) => {
    const { status, sent } = await bot.deliver(readFixture('personal-message', { type }));
    expect([status, sent]).toEqual([200, []]);
  },
);

test('the log tells codes and never words, names or tokens', async () => {
  await say(inNewThread('channel-mention', { text: '<at>omerr</at> my secret diary 0x80cf0016' }));
  const log = bot.logged.join('\n');
  expect(log).toContain('0x80cf0016');
  expect(log).not.toMatch(/diary|Dana|Bearer|ey[A-Z]|29:|a-secret/);
});

describe('an activity that is not of the usual shape is no crash', () => {
  test.each([
    { changes: { text: 5 } },
    { changes: { text: null, attachments: null, entities: null } },
    { changes: { attachments: {} } },
    { changes: { attachments: [null, 5, 'x', {}] } },
    { changes: { attachments: [{ contentType: 'text/html', content: 5 }] } },
    { changes: { attachments: [{ contentType: 'application/vnd.microsoft.teams.file.download.info' }] } },
    { changes: { entities: 'x' } },
    {
      changes: {
        entities: [
          null,
          { type: 'mention' },
          { type: 'mention', mentioned: 5, text: 5 },
          { type: 'clientInfo', locale: 5 },
        ],
      },
    },
    { changes: { locale: 5 } },
    { changes: { timestamp: 'yesterday' } },
    { changes: { timestamp: undefined } },
    { changes: { value: null } },
    { changes: { value: 5 } },
    { changes: { from: { id: '29:x', name: 5 } } },
  ])('$changes', async ({ changes }) => {
    for (const fixture of ['personal-message', 'channel-mention', 'channel-edit', 'slash-command']) {
      const { status } = await bot.deliver({ ...readFixture(fixture), ...changes });
      expect([fixture, status]).toEqual([fixture, 200]);
    }
  });

  test('a message without an id is answered, and the next one too', async () => {
    const activity = readFixture('personal-message', { id: undefined });
    expect(await say(activity)).toContain('0x80cf0001');
    expect(await say(activity)).toContain('0x80cf0001');
  });
});
