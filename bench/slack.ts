import { fork } from 'node:child_process';
import { createHmac, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { fileURLToPath } from 'node:url';

/**
 * Requests per second of a signed `/omerr 0x80cf0016`, against the same receiver and against Bolt's own, each answering a
 * constant. Rounds are interleaved, so that whatever else the machine does falls on all of them; the medians are compared.
 */
const rounds = 15;
const perRound = 1_500;
const parallel = 16;
const leastRatio = 0.9;
/** Events that are sent at once. */
const burst = 1_000;

const secret = randomUUID();
const server = fork(fileURLToPath(new URL('slack-server.ts', import.meta.url)), [secret]);
const [addresses] = (await once(server, 'message')) as [Record<string, string>];
const agent = new Agent({ keepAlive: true, maxSockets: parallel });
const rates = new Map<string, number[]>(Object.keys(addresses).map((name) => [name, []]));

for (let round = -2; round < rounds; round += 1) {
  for (const [name, address] of Object.entries(addresses)) {
    const bodies = Array.from({ length: perRound }, newCommand);
    const started = performance.now();
    await Promise.all(Array.from({ length: parallel }, () => drain(bodies, address)));
    // The first rounds warm up.
    if (round >= 0) rates.get(name)?.push((perRound * 1000) / (performance.now() - started));
  }
}
const slowest = await measureBurst(Object.values(addresses)[0] ?? '');
server.kill();
agent.destroy();

const [own = 0, ...others] = [...rates].map(([name, values]) => {
  const rate = median(values);
  console.log(`${name.padEnd(26)} ${Math.round(rate).toString().padStart(6)} requests/s`);
  return rate;
});
const ratios = others.map((rate) => own / rate);
console.log(
  `ratio to the same receiver ${ratios[0]?.toFixed(2)}, to Bolt's own ${ratios[1]?.toFixed(2)} (at least ${leastRatio})`,
);
console.log(
  `${burst} events at once: the slowest acknowledgement after ${Math.round(slowest)} ms (Slack waits for 3,000)`,
);
if (ratios.some((ratio) => ratio < leastRatio)) process.exitCode = 1;

interface Signed {
  readonly body: string;
  readonly headers: Record<string, string>;
}

/** A command that was not sent before. */
function newCommand(): Signed {
  const fields = { command: '/omerr', text: '0x80cf0016', team_id: 'T1', user_id: 'U2', channel_id: 'C1' };
  const body = new URLSearchParams({ ...fields, api_app_id: 'A1', trigger_id: randomUUID() });
  return sign(body.toString(), 'application/x-www-form-urlencoded');
}

/** A message that was not sent before. */
function newMessage(count: number): Signed {
  const ts = `${Math.floor(Date.now() / 1000)}.${String(count).padStart(6, '0')}`;
  const event = { type: 'message', channel_type: 'channel', channel: `C${count % 50}`, user: 'U2', ts, event_ts: ts };
  const text = 'Update failed: 0x80CF0016';
  const payload = { type: 'event_callback', team_id: 'T1', api_app_id: 'A1', event: { ...event, text } };
  return sign(JSON.stringify(payload), 'application/json');
}

function sign(body: string, type: string): Signed {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  return {
    body,
    headers: {
      'content-type': type,
      'content-length': String(body.length),
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${signature}`,
    },
  };
}

/** The slowest acknowledgement of many messages that come at once, in milliseconds. */
async function measureBurst(address: string): Promise<number> {
  const messages = Array.from({ length: burst }, (_, count) => newMessage(count));
  const started = performance.now();
  const times = await Promise.all(
    messages.map(async (message) => {
      await send(message, address, false);
      return performance.now() - started;
    }),
  );
  return Math.max(...times);
}

async function drain(bodies: Signed[], address: string): Promise<void> {
  for (let next = bodies.pop(); next; next = bodies.pop()) await send(next, address);
}

function send({ body, headers }: Signed, address: string, isKept = true): Promise<void> {
  return new Promise((resolve, reject) => {
    const outgoing = request(address, { method: 'POST', headers, agent: isKept && agent }, (response) => {
      let size = 0;
      response.on('data', (chunk: Buffer) => {
        size += chunk.length;
      });
      response.on('end', () => {
        if (response.statusCode === 200 && (size > 0 || !isKept)) resolve();
        else reject(new Error(`${address} answered with ${response.statusCode} and ${size} bytes`));
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
