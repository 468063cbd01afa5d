import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { OAuth2Server } from 'oauth2-mock-server';
import { createAnswers } from '../src/create-answers.ts';
import { createSigningKeys } from '../src/teams/signing-keys.ts';
import { createTokenVerifier } from '../src/teams/verify-token.ts';

/**
 * Turns per second of a signed question in a personal chat, from the request to the end of the answer that was sent, against an
 * echo with the same authentication and a card of the same size, and against an echo of botbuilder alone. Rounds are interleaved,
 * so that whatever else the machine does falls on all of them; the medians are compared.
 */
const rounds = 21;
const perRound = 200;
const parallel = 16;
const leastRatio = 0.9;
const verifications = 2_000;

const appId = randomUUID();
const tenantId = randomUUID();
const login = new OAuth2Server(undefined, undefined, { endpoints: { token: `/${tenantId}/oauth2/v2.0/token` } });
await login.issuer.keys.generate('RS256');
await login.start(0, '127.0.0.1');
const loginUrl = `http://127.0.0.1:${login.address().port}`;
login.issuer.url = loginUrl;
const metadataUrl = `${loginUrl}/.well-known/openid-configuration`;

let sent = 0;
const connector = createServer((incoming, response) => {
  incoming.resume();
  incoming.on('end', () => {
    sent += 1;
    response.setHeader('content-type', 'application/json');
    response.end('{"id":"1"}');
  });
});
connector.listen(0, '127.0.0.1');
await once(connector, 'listening');
const origin = `http://127.0.0.1:${(connector.address() as AddressInfo).port}`;
const serviceUrl = `${origin}/`;

const server = fork(fileURLToPath(new URL('teams-server.ts', import.meta.url)), [
  metadataUrl,
  loginUrl,
  origin,
  appId,
  tenantId,
]);
const [addresses] = (await once(server, 'message')) as [Record<string, string>];
const token = await buildToken();
const agent = new Agent({ keepAlive: true, maxSockets: parallel });
const rates = new Map<string, number[]>(Object.keys(addresses).map((name) => [name, []]));
let turns = 0;
// Every code of the retired agent in turn, not one that is known by heart.
const { entries } = createAnswers('en').catalog;
const codes = [...entries.keys()];
let asked = 0;

for (let round = -2; round < rounds; round += 1) {
  for (const [name, address] of Object.entries(addresses)) {
    const bodies = Array.from({ length: perRound }, newQuestion);
    const started = performance.now();
    await Promise.all(Array.from({ length: parallel }, () => drain(bodies, address)));
    turns += perRound;
    // The first rounds warm up.
    if (round >= 0) rates.get(name)?.push((perRound * 1000) / (performance.now() - started));
  }
}
server.kill();
agent.destroy();
connector.close();

const [own = 0, ...others] = [...rates].map(([name, values]) => {
  const rate = median(values);
  console.log(`${name.padEnd(26)} ${Math.round(rate).toString().padStart(6)} turns/s`);
  return rate;
});
const ratios = others.map((rate) => own / rate);
console.log(
  `ratio to the same authentication ${ratios[0]?.toFixed(2)}, to botbuilder alone ${ratios[1]?.toFixed(2)} (at least ${leastRatio})`,
);
console.log(`${sent} answers to ${turns} questions`);
await measureTokens();
await login.stop();
if (ratios.some((ratio) => ratio < leastRatio) || sent !== turns) process.exitCode = 1;

/** What it takes to check a token that is seen for the first time, and one that is remembered. */
async function measureTokens(): Promise<void> {
  const keys = createSigningKeys(metadataUrl, Date.now);
  const verifyToken = createTokenVerifier(keys, Date.now);
  const tokens = await Promise.all(Array.from({ length: verifications }, buildToken));
  const measure = async (list: readonly string[]) => {
    const started = performance.now();
    for (const each of list) await verifyToken(each);
    return ((performance.now() - started) * 1000) / list.length;
  };
  await measure(await Promise.all(Array.from({ length: verifications }, buildToken)));
  const first = await measure(tokens);
  const remembered = await measure(tokens.map(() => tokens.at(-1) ?? ''));
  console.log(
    `a token costs ${first.toFixed(1)} µs the first time and ${remembered.toFixed(1)} µs after that (${(first / remembered).toFixed(1)} times less)`,
  );
}

function buildToken(): Promise<string> {
  return login.issuer.buildToken({
    scopesOrTransform: (_header, payload) => {
      Object.assign(payload, {
        iss: 'https://api.botframework.com',
        aud: appId,
        serviceurl: serviceUrl,
        jti: randomUUID(),
      });
    },
  });
}

/** A question that was not asked before. */
function newQuestion(): string {
  return JSON.stringify({
    type: 'message',
    id: randomUUID(),
    timestamp: new Date().toISOString(),
    channelId: 'msteams',
    serviceUrl,
    text: `Update failed: ${codes[asked++ % codes.length]}`,
    textFormat: 'plain',
    from: { id: '29:1', name: 'Dana Weber' },
    recipient: { id: `28:${appId}`, name: 'omerr' },
    conversation: { id: 'a:1', conversationType: 'personal', tenantId },
    channelData: { tenant: { id: tenantId } },
    locale: 'en-US',
  });
}

async function drain(bodies: string[], address: string): Promise<void> {
  for (let next = bodies.pop(); next; next = bodies.pop()) await send(next, address);
}

function send(body: string, address: string): Promise<void> {
  const headers = {
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    authorization: `Bearer ${token}`,
  };
  return new Promise((resolve, reject) => {
    const outgoing = request(address, { method: 'POST', headers, agent }, (response) => {
      response.resume();
      response.on('end', () => {
        if (response.statusCode === 200) resolve();
        else reject(new Error(`${address} answered with ${response.statusCode}`));
      });
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
