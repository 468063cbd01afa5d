import { changeEvent } from '../test/slack/slack-payloads.ts';
import { startSlack } from '../test/slack/start-slack.ts';

/**
 * 1,000 signed events at once: how long Slack waits for each acknowledgement (it gives up after three seconds). Sender, bot and
 * the stand-in for Slack's Web API share one process, so the bot alone is faster than this.
 */
const events = 1_000;
const slack = await startSlack();
const waits = await Promise.all(
  Array.from({ length: events }, async (_, id) => {
    const ts = `1790000000.${String(id).padStart(6, '0')}`;
    const event = { ts, event_ts: ts, channel: `C${id % 50}`, user: `U${id % 200}` };
    const started = performance.now();
    await slack.send(JSON.stringify(changeEvent('message-channel', event)), 'application/json');
    return performance.now() - started;
  }),
);
const acknowledged = Math.max(...waits);
const started = performance.now();
await slack.slack.idle();
waits.sort((a, b) => a - b);
const at = (share: number) => Math.round(waits[Math.floor((waits.length - 1) * share)] ?? 0);
console.log(
  `${events} events at once: acknowledged after ${at(0.5)} ms (median), ${at(0.99)} ms (p99), ${at(1)} ms (last); ` +
    `all answered ${Math.round(acknowledged + performance.now() - started)} ms after they were sent`,
);
await slack.stop();
if (at(1) > 3_000) process.exitCode = 1;
