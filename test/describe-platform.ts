import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/** What a reader sees of one message of the bot. */
export interface Reply {
  /** Every word of it, markup taken away. */
  readonly text: string;
  /** The root message of the thread it stands in; `undefined` outside of threads. */
  readonly thread: string | undefined;
  /** Only the person who asked sees it. */
  readonly isPrivate: boolean;
}

/** A message somebody writes. */
export interface Post {
  readonly text: string;
  /** The id of the message; a new one where it does not matter. */
  readonly id?: string;
  /** The root of the thread it is written in. */
  readonly thread?: string;
  /** Who writes: a person (the default), another bot, or the bot itself. */
  readonly from?: 'person' | 'other-bot' | 'itself';
  /** How long ago it was written. */
  readonly ageMinutes?: number;
  /** The person's language as the platform knows it. */
  readonly locale?: string;
}

/** A real bot object of one platform, spoken to in payloads as the platform sends them. Each call gives the replies it caused. */
export interface Chat {
  /** Somebody writes in a channel and does not address the bot. */
  overhear(post: Post): Promise<Reply[]>;
  /** Somebody mentions the bot in a channel; `thread` has the messages written in it before. */
  mention(post: Post, thread?: readonly Post[]): Promise<Reply[]>;
  /** Somebody writes to the bot alone. */
  direct(post: Post): Promise<Reply[]>;
  /** Somebody uses the slash command. */
  command(text: string): Promise<Reply[]>;
  /** Somebody edits an overheard message. */
  edit(post: Post & { readonly id: string; readonly before: string }): Promise<Reply[]>;
  /** The platform delivers the latest overheard message once more. */
  redeliver(): Promise<Reply[]>;
  stop(): Promise<void>;
}

/** The contract of design.md section 4 that every platform keeps. */
export function describePlatform(name: string, start: () => Promise<Chat>): void {
  describe(`${name} keeps the contract`, () => {
    let chat: Chat;
    let count = 0;
    const newId = () => `${1_790_000_000 + ++count}.000100`;
    beforeAll(async () => {
      chat = await start();
    }, 30_000);
    afterAll(() => chat.stop());

    test('an error pasted in a channel is answered in the thread of that message', async () => {
      const id = newId();
      const replies = await chat.overhear({ text: 'Update failed: 0x80CF0016', id });
      expect(replies).toHaveLength(1);
      expect(replies[0]).toMatchObject({ thread: id, isPrivate: false });
      expect(replies[0]?.text).toContain('0x80cf0016');
      expect(replies[0]?.text).toContain('OM_E_INSTALL_NOT_ALLOWED');
      // What stands behind this family of codes today is told with every answer, however short.
      expect(replies[0]?.text).toContain('2020-10-15');
    });

    test.each([
      { what: 'no code', text: 'good morning, the printer is on fire' },
      { what: 'a code without an entry', text: 'it says 0x8badf00d and stops' },
      { what: 'a look-alike', text: 'commit 80cf0016deadbeef is bad' },
      { what: 'nothing', text: '' },
      { what: 'an emoji', text: '🎉' },
      { what: 'a partial code', text: 'is 0x80cf001 a code?' },
    ])('an overheard message with $what gets no reply', async ({ text }) => {
      expect(await chat.overhear({ text })).toEqual([]);
    });

    test('an overheard message in a thread is answered in that thread', async () => {
      const thread = newId();
      const [reply] = await chat.overhear({ text: 'now 0x80cf2007', thread });
      expect(reply).toMatchObject({ thread });
    });

    test('many codes get one reply, which names the first and counts the rest', async () => {
      const codes = Array.from({ length: 30 }, (_, index) => `0x80cf80${(index % 30).toString(16).padStart(2, '0')}`);
      const replies = await chat.overhear({ text: codes.join(' ') });
      expect(replies).toHaveLength(1);
      expect(replies[0]?.text).toContain('0x80cf8000');
    });

    test('the same code is explained once in a thread, and again in another', async () => {
      const thread = newId();
      expect(await chat.overhear({ text: 'error 0x80cf0022', thread })).toHaveLength(1);
      expect(await chat.overhear({ text: 'still 0x80cf0022', thread })).toEqual([]);
      expect(await chat.overhear({ text: 'error 0x80cf0022', thread: newId() })).toHaveLength(1);
    });

    test('a message delivered again is not answered again', async () => {
      expect(await chat.overhear({ text: 'error 0x80cf0024' })).toHaveLength(1);
      expect(await chat.redeliver()).toEqual([]);
      expect(await chat.redeliver()).toEqual([]);
    });

    test('an edit that changes a typo is not answered; an edit that adds a code is, for that code', async () => {
      const id = newId();
      const first = 'instal failed 0x80cf0017';
      const second = 'install failed 0x80cf0017';
      expect(await chat.overhear({ text: first, id })).toHaveLength(1);
      expect(await chat.edit({ id, before: first, text: second })).toEqual([]);
      const [reply] = await chat.edit({ id, before: second, text: `${second} and 0x80cf0018` });
      expect(reply?.text).toContain('0x80cf0018');
      expect(reply?.text).not.toContain('0x80cf0017');
    });

    test.each(['other-bot', 'itself'] as const)('a message of %s is not answered', async (from) => {
      expect(await chat.overhear({ text: 'error 0x80cf0016', from })).toEqual([]);
    });

    test('a message older than ten minutes is not answered', async () => {
      expect(await chat.overhear({ text: 'error 0x80cf0016', ageMinutes: 11 })).toEqual([]);
    });

    test('a mention with a code is answered in full in its thread', async () => {
      const id = newId();
      const [reply, ...more] = await chat.mention({ text: 'what is -2133917674?', id });
      expect(more).toEqual([]);
      expect(reply).toMatchObject({ thread: id });
      expect(reply?.text).toContain('OM_E_INSTALL_NOT_ALLOWED');
      expect(reply?.text).toContain('2161049622');
    });

    test('a mention without a code answers the codes of the thread', async () => {
      const thread = newId();
      const before: Post[] = [
        { text: 'my update fails with 0x80cf4018', id: thread },
        { text: 'mine with 0x80cf401b', thread },
      ];
      const [reply] = await chat.mention({ text: 'please help', thread }, before);
      expect(reply?.text).toContain('0x80cf4018');
      expect(reply?.text).toContain('0x80cf401b');
    });

    test('a mention without any code anywhere gets one helpful sentence', async () => {
      const replies = await chat.mention({ text: 'qqq zzz' });
      expect(replies).toHaveLength(1);
      expect(replies[0]?.text).toContain('0x80cf0016');
    });

    test('a direct message is answered in full', async () => {
      const [reply] = await chat.direct({ text: 'OM_E_NO_SERVICE' });
      expect(reply?.text).toContain('0x80cf0001');
    });

    test('the command answers privately', async () => {
      const [reply, ...more] = await chat.command('0x80cf0016');
      expect(more).toEqual([]);
      expect(reply?.isPrivate).toBe(true);
      expect(reply?.text).toContain('OM_E_INSTALL_NOT_ALLOWED');
    });

    test.each([
      { what: 'nothing', text: '' },
      { what: 'help', text: 'help' },
      { what: 'an emoji', text: '🎉' },
      { what: 'a partial code', text: '0x80cf001' },
      { what: '10,000 characters', text: 'x'.repeat(10_000) },
      { what: 'markup', text: '<!channel> *bold* [link](http://evil.example) <at>all</at>' },
    ])('the command with $what gets one clear sentence', async ({ text }) => {
      const [reply, ...more] = await chat.command(text);
      expect(more).toEqual([]);
      expect(reply?.text.length).toBeGreaterThan(20);
      expect(reply?.text).not.toMatch(/<!channel>|<at>|evil\.example|undefined|\[object/);
    });

    test('an unknown code, when asked, is told by its bits', async () => {
      const [reply] = await chat.command('0x8badf00d');
      expect(reply?.text).toContain('0x8badf00d');
    });

    test('Chinese is answered in Chinese', async () => {
      const [reply] = await chat.direct({ text: '错误 0x80cf0016 怎么办？' });
      expect(reply?.text).toContain('管理员');
    });

    test("the person's language decides where the message does not tell", async () => {
      const [reply] = await chat.direct({ text: '0x80cf0016', locale: 'zh-CN' });
      expect(reply?.text).toContain('管理员');
    });
  });
}
