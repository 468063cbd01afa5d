import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { App, HTTPReceiver, LogLevel, type Receiver } from '@slack/bolt';
import { createAnswers } from '../src/create-answers.ts';
import { createMemory } from '../src/create-memory.ts';
import { createHttpReceiver, type HttpReceiver } from '../src/slack/create-http-receiver.ts';
import { createSlack } from '../src/slack/create-slack.ts';

/** The servers that are measured, in a process of their own; tells the parent their addresses. */
const signingSecret = process.argv[2] ?? '';
const log = { debug() {}, info() {}, warn() {}, error() {} };
const constant = { response_type: 'ephemeral', text: 'constant' } as const;

/** Slack's Web API as far as it is asked: who the bot is, and that nobody's language is known. */
const api = createServer((request, response) => {
  request.resume();
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ ok: true, user_id: 'U1', bot_id: 'B1', user: { locale: 'en-US' } }));
});
const apiUrl = `${await listen(api)}/api/`;

const slack = createSlack(
  { mode: 'http', botToken: 'xoxb-bench', signingSecrets: [signingSecret], apiUrl },
  { ...createAnswers('en'), memory: createMemory(), log },
);
await slack.start();
const [route] = slack.routes;

const own = createHttpReceiver({ signingSecrets: [signingSecret], isOurApp: () => true, log, now: Date.now });
answerConstant(own);
const stock = new HTTPReceiver({ signingSecret, logLevel: LogLevel.ERROR });
answerConstant(stock);

const handle = (receiver: Pick<HttpReceiver, 'handle'> | undefined) =>
  createServer((request, response) => void receiver?.handle(request, response));
process.send?.({
  omerr: `${await listen(handle(route))}/slack/events`,
  'own receiver, constant': `${await listen(handle(own))}/slack/events`,
  'stock receiver, constant': `${await listen(createServer((request, response) => stock.requestListener(request, response)))}/slack/events`,
});

function answerConstant(receiver: Receiver): void {
  const app = new App({
    receiver,
    authorize: async () => ({ botToken: 'xoxb-bench', botUserId: 'U1', botId: 'B1' }),
    logLevel: LogLevel.ERROR,
  });
  app.command('/omerr', ({ ack }) => ack(constant));
}

async function listen(server: ReturnType<typeof createServer>): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
