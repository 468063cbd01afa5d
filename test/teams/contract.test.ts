import type { Activity } from 'botbuilder';
import { describePlatform, type Post, type Reply } from '../describe-platform.ts';
import type { Received } from './start-services.ts';
import { type Delivered, readFixture, readWords, startTeams } from './start-teams.ts';

const channel = '19:0a1b2c3d4e5f60718293a4b5c6d7e8f9@thread.tacv2';

describePlatform('Teams', async () => {
  const bot = await startTeams();
  let latest: object = {};
  const deliver = async (activity: object) => readReplies(await bot.deliver(activity));
  return {
    overhear: (post) => {
      latest = toActivity('channel-message', post);
      return deliver(latest);
    },
    mention: (post, thread = []) => {
      const activity = toActivity('channel-mention', { ...post, text: `<at>omerr</at>&nbsp;${post.text}` });
      const root = post.thread ?? activity.id ?? '';
      bot.services.threads.set(root, thread.length > 0 ? thread.map(toGraph) : [toGraph({ ...post, id: root })]);
      return deliver(activity);
    },
    direct: (post) => deliver(toActivity('personal-message', post)),
    command: (text) => deliver(readFixture('slash-command', { text })),
    edit: ({ before: _before, ...post }) => deliver(toActivity('channel-edit', post)),
    redeliver: () => deliver(latest),
    stop: () => bot.stop(),
  };
});

function toActivity(fixture: string, { text, id, thread, from, ageMinutes = 0, locale }: Post): Activity {
  const activity = readFixture(fixture);
  const { conversation, recipient } = activity;
  const authors = { itself: recipient, 'other-bot': { id: '28:5f4e3d2c-1b0a-4988-8776-655443322110', name: 'builds' } };
  const own = id ?? activity.id ?? '';
  const isChannel = conversation.conversationType === 'channel';
  return {
    ...activity,
    id: own,
    text,
    attachments: [],
    timestamp: new Date(Date.now() - ageMinutes * 60_000),
    ...(isChannel && { conversation: { ...conversation, id: `${channel};messageid=${thread ?? own}` } }),
    ...(from && from !== 'person' && { from: authors[from] }),
    ...(locale && { locale }),
  };
}

function toGraph({ text, id = '1' }: Post): object {
  return {
    id,
    from: { user: { displayName: 'Dana Weber' } },
    body: { contentType: 'html', content: `<p>${text}</p>` },
  };
}

function readReplies({ sent }: Delivered): Reply[] {
  return sent.filter(({ method }) => method === 'POST').map(readReply);
}

function readReply({ path, query, body }: Received): Reply {
  const [, conversation = ''] = /\/conversations\/([^/]+)\//.exec(path) ?? [];
  const thread = conversation.split(';messageid=')[1];
  const isPrivate = query.includes('isTargetedActivity=true') || !conversation.startsWith('19:');
  return { text: body.text ?? readWords(body), thread, isPrivate };
}
