import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Playground, type ShownMessage, startPlayground } from './start-playground.ts';
import { readWords } from './start-teams.ts';

let playground: Playground;
beforeAll(async () => {
  playground = await startPlayground();
}, 60_000);
afterAll(() => playground.stop());

const wordsOf = (shown: readonly ShownMessage[]) => shown.map(({ message }) => readWords(message)).join('\n');

test('an error pasted in the personal chat is answered with one card', async () => {
  const shown = await playground.write(playground.personalChat, 'Update failed: 0x80CF0016');
  expect(shown).toHaveLength(1);
  expect(wordsOf(shown)).toContain('OM_E_INSTALL_NOT_ALLOWED');
});

test('a mention in a channel is answered in its thread', async () => {
  const shown = await playground.write(playground.channel, '@bot what is 0x80cf2007?');
  expect(shown).toHaveLength(1);
  expect(shown[0]?.conversation).toMatch(/;messageid=\d+$/);
  expect(wordsOf(shown)).toContain('OM_E_UH_INSTALLERHUNG');

  const again = await playground.write(shown[0]?.conversation ?? '', '@bot and 0x80cf0018?');
  expect(again.map(({ conversation }) => conversation)).toEqual([shown[0]?.conversation]);
  expect(wordsOf(again)).toContain('OM_E_NO_USERTOKEN');
});

test('a search from the compose box finds the code, and its card can be inserted', async () => {
  const value = { commandId: 'searchErrorCodes', parameters: [{ name: 'words', value: '0x80cf0016' }] };
  const { response } = await playground.invoke('composeExtension/query', playground.personalChat, value);
  const [row] = response.composeExtension.attachments;
  expect(row.preview.content.title).toContain('OM_E_INSTALL_NOT_ALLOWED');
  expect(readWords({ attachments: [row] })).toContain('OM_E_INSTALL_NOT_ALLOWED');
});

test('the action on a message opens a dialog', async () => {
  const messagePayload = { body: { contentType: 'html', content: '<p>it says 0x80CF0016</p>' } };
  const value = { commandId: 'explainErrorCodes', commandContext: 'message', messagePayload };
  const { response, shown } = await playground.invoke('composeExtension/fetchTask', playground.groupChat, value);
  expect(shown).toEqual([]);
  expect(readWords({ attachments: [response.task.value.card] })).toContain('OM_E_INSTALL_NOT_ALLOWED');
});

test('an answer to /omerr is shared to the conversation', async () => {
  const [answer] = await playground.write(playground.groupChat, '@bot /omerr 0x80cf0016');
  expect(wordsOf(answer ? [answer] : [])).toContain('Share to channel');
  const value = {
    action: { type: 'Action.Execute', verb: 'share', data: { codes: ['0x80cf0016'], locale: 'en' } },
    trigger: 'manual',
  };
  const { response, shown } = await playground.invoke(
    'adaptiveCard/action',
    playground.groupChat,
    value,
    answer?.message.messageId,
  );
  expect(response).toEqual({
    type: 'application/vnd.microsoft.activity.message',
    value: 'Shared to this conversation.',
  });
  expect(wordsOf(shown)).toContain('Shared by');
});

test('a card has the other language behind a button that needs no server', async () => {
  const [answer] = await playground.write(playground.personalChat, '0x80cf0018');
  const card = JSON.stringify(answer?.message.attachments?.[0]?.content);
  expect(card).toContain('{"type":"Action.ToggleVisibility","title":"中文","targetElements":["en","zh-CN"]}');
  expect(card).toContain('"id":"zh-CN","isVisible":false');
});

test('omerr wrote nothing but its log', () => {
  for (const line of playground.output.join('').trim().split('\n')) expect(() => JSON.parse(line)).not.toThrow();
});
