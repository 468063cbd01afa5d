import { ActivityHandler, CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { ServiceClientCredentialsFactory } from 'botframework-connector';
import type { TeamsConfig } from '../src/config.ts';
import { createAnswers } from '../src/create-answers.ts';
import { createMemory } from '../src/create-memory.ts';
import { createServer, type Route } from '../src/server.ts';
import { createAuthenticate } from '../src/teams/authenticate.ts';
import { publicCloud } from '../src/teams/cloud.ts';
import { createConnector } from '../src/teams/connector.ts';
import { createTeams, turnMs } from '../src/teams/create-teams.ts';
import { TeamsAdapter } from '../src/teams/teams-adapter.ts';
import { toActivity } from '../src/teams/to-activity.ts';
import { toReply } from '../src/teams/to-reply.ts';

/** The servers that are measured, in a process of their own; tells the parent their addresses. */
const [openIdMetadataUrl = '', loginUrl = '', serviceOrigin = '', appId = '', tenantId = ''] = process.argv.slice(2);
const log = { debug() {}, info() {}, warn() {}, error() {} };
const config: TeamsConfig = {
  mode: 'registered',
  appId,
  appType: 'SingleTenant',
  tenantId,
  password: 'bench',
  allowedTenants: [tenantId],
};
const cloud = { ...publicCloud, openIdMetadataUrl, loginUrl, isServiceUrl: (url: URL) => url.origin === serviceOrigin };
const answers = createAnswers('en');
// The echo sends a card of the size that omerr sends, made once.
const constant = { type: 'message', ...toReply(answers.answerMessage({ text: '0x80cf0016' }), answers.answerMessage) };
const echo = new ActivityHandler();
echo.onMessage(async (context, next) => {
  await context.sendActivity({ ...constant });
  await next();
});

const omerr = createTeams(config, { ...answers, memory: createMemory(), log }, cloud);

const connector = createConnector(async () => 'bench');
const adapter = new TeamsAdapter(createAuthenticate(config, cloud, Date.now), connector);
const sameRoute: Route = {
  path: '/api/messages',
  body: 'json',
  async handle({ body, headers }, response) {
    const activity = toActivity(body);
    if (!activity) return response.send(400);
    const deadline = AbortSignal.timeout(turnMs);
    await adapter.run(headers.authorization, activity, deadline, (context) => echo.run(context));
    response.send(200);
  },
};

/** A token of the app, as if it had been fetched before. */
class ReadyCredentials extends ServiceClientCredentialsFactory {
  async isValidAppId(id: string): Promise<boolean> {
    return id === appId;
  }
  async isAuthenticationDisabled(): Promise<boolean> {
    return false;
  }
  async createCredentials() {
    return {
      async signRequest<Request extends { headers: { set(name: string, value: string): void } }>(request: Request) {
        request.headers.set('authorization', 'Bearer bench');
        return request;
      },
    };
  }
}
const stock = new CloudAdapter(
  new ConfigurationBotFrameworkAuthentication(
    { ToBotFromChannelOpenIdMetadataUrl: openIdMetadataUrl, ToBotFromChannelTokenIssuer: cloud.issuer, ...stockUrls() },
    new ReadyCredentials(),
  ),
);
const stockRoute: Route = {
  path: '/api/messages',
  body: 'json',
  handle: (request, response) => stock.process(request, response, (context) => echo.run(context)),
};

/** What botbuilder wants to be named when one of its addresses is another one. */
function stockUrls() {
  return {
    ChannelService: '',
    ToChannelFromBotLoginUrl: loginUrl,
    ToChannelFromBotOAuthScope: 'https://api.botframework.com',
    OAuthUrl: serviceOrigin,
    ToBotFromEmulatorOpenIdMetadataUrl: openIdMetadataUrl,
    CallerId: 'bench',
  };
}

const servers: Record<string, readonly Route[]> = {
  omerr: omerr.routes,
  'echo, same authentication': [sameRoute],
  'echo, botbuilder alone': [stockRoute],
};
const addresses = Object.entries(servers).map(async ([name, routes]) => {
  const { port } = await createServer(log, routes, () => true).listen(0, '127.0.0.1');
  return [name, `http://127.0.0.1:${port}/api/messages`];
});
process.send?.(Object.fromEntries(await Promise.all(addresses)));
