import { createInterface } from 'node:readline';
import { parseArgs, styleText } from 'node:util';
import { z } from 'zod';
import type { Answer } from './core/answer.ts';
import { type Locale, locales } from './core/locale.ts';
import { createAnswers } from './create-answers.ts';
import { CatalogError } from './read-catalog.ts';
import { toText } from './to-text.ts';

const usage = `Usage: npm run --silent ask -- [options] ["text with an error code"]

Without a text it reads standard input (a log of any length):  npm run --silent ask < update.log

  --locale en|zh-CN   the language of the answer (default: by the text)
  --overheard         as if the text were not addressed to the bot; what was found is printed
                      although a chat would stay silent ("silent": true in JSON)
  --json              the answer as one JSON value
  --jsonl             one {"text", "locale"?, "overheard"?} per line in, one answer value per line out
                      (a blank line is an empty text)
  -h, --help          this text

Exit code: 0 something was found, 1 nothing was found, 2 bad use.`;

/** What went wrong is the caller's doing: said in one sentence, exit code 2. */
class UsageError extends Error {}

/** A line of `--jsonl`. */
const line = z.object({
  text: z.string(),
  locale: z.enum(locales).optional(),
  overheard: z.boolean().optional(),
});

const found = 0;
const notFound = 1;
const badUse = 2;

// Whoever reads the answers may stop early (`| head -1`): that is no failure.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(found);
  });
}

try {
  process.exitCode = await ask(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UsageError || error instanceof CatalogError)) throw error;
  console.error(error.message);
  process.exitCode = badUse;
}

async function ask(args: string[]): Promise<number> {
  const { values, text } = readArguments(args);
  if (values.help) {
    console.log(usage);
    return found;
  }
  const { answerMessage, answerLog } = createAnswers(values.locale ?? 'en');
  const options = { overheard: values.overheard, ...(values.locale && { locale: values.locale }) };
  if (values.jsonl) return answerLines((message) => answerMessage({ ...options, ...message }));

  if (text === undefined && process.stdin.isTTY) throw new UsageError(usage);
  const answer =
    text === undefined ? await answerLog({ chunks: process.stdin, ...options }) : answerMessage({ text, ...options });
  const style = { strong: (part: string) => styleText('bold', part), quiet: (part: string) => styleText('dim', part) };
  const output = values.json ? JSON.stringify(answer) : toText(answer, process.stdout.isTTY ? style : undefined);
  if (output !== '') console.log(output);
  return isFound(answer) ? found : notFound;
}

function readArguments(args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      // A negative decimal is a code, not an option.
      args: args.map((arg) => (/^-\d/.test(arg) ? ` ${arg}` : arg)),
      allowPositionals: true,
      options: {
        locale: { type: 'string' },
        overheard: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        jsonl: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const { locale, ...flags } = values;
    if (locale !== undefined && !isLocale(locale))
      throw new UsageError(`--locale: ${locale} is none of ${locales.join(', ')}`);
    const text = positionals.length > 0 ? positionals.map((part) => part.replace(/^ -/, '-')).join(' ') : undefined;
    if (flags.json && flags.jsonl) throw new UsageError('--json and --jsonl: give one of them');
    if (flags.jsonl && text !== undefined) throw new UsageError('--jsonl reads standard input: leave the text out');
    return { values: { ...flags, locale: locale as Locale | undefined }, text };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${error instanceof Error ? error.message : error}\n\n${usage}`);
  }
}

function isLocale(value: string): value is Locale {
  return (locales as readonly string[]).includes(value);
}

function isFound({ answers, unknown, suggestions }: Answer): boolean {
  return answers.length + unknown.length + suggestions.length > 0;
}

/** One answer value for each line, a blank one being an empty text; a line that is none gives `{"error": …}` in its place, so that lines keep their partners. */
async function answerLines(
  answer: (message: { text: string; locale?: Locale; overheard?: boolean }) => Answer,
): Promise<number> {
  let code = notFound;
  let number = 0;
  for await (const input of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++;
    const message = parseLine(input);
    if (typeof message === 'string') {
      console.error(`line ${number}: ${message}`);
      console.log(JSON.stringify({ error: `line ${number}: ${message}` }));
      code = badUse;
      continue;
    }
    const { text, locale, overheard } = message;
    const value = answer({ text, ...(locale && { locale }), ...(overheard !== undefined && { overheard }) });
    if (code === notFound && isFound(value)) code = found;
    console.log(JSON.stringify(value));
  }
  return code;
}

function parseLine(input: string): z.infer<typeof line> | string {
  // `trim` also takes away the byte order mark that Windows writes before the first line.
  const json = input.trim();
  if (json === '') return { text: '' };
  try {
    const result = line.safeParse(JSON.parse(json));
    return result.success
      ? result.data
      : `is not {"text", "locale"?, "overheard"?}: ${result.error.issues[0]?.message}`;
  } catch {
    return 'is not JSON';
  }
}
