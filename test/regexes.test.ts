import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { checkSync, type Diagnostics, type Parameters } from 'recheck';
import { describe, expect, test } from 'vitest';
import { parseAst } from 'vitest/node';

/**
 * No regular expression of src and manifest can be made slow by what it reads: recheck finds none that takes more than linear
 * time. (Those of bench and test read nothing but what is written there.)
 */

interface Expression {
  /** Where it stands: `src/core/words-near.ts:61:16`. */
  readonly at: string;
  readonly source: string;
  readonly flags: string;
}

const root = fileURLToPath(new URL('..', import.meta.url)).replaceAll('\\', '/');
const files = ['src', 'manifest'].flatMap((folder) =>
  readdirSync(root + folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`),
);

const { literals, composing } = readExpressions();
const composed = await watchRegExp(async () => {
  for (const file of new Set(composing.map((at) => at.replace(/:.*/, '')))) await import(`${root}${file}`);
  // Composed only when they are called.
  const { createClues } = await import('../src/core/scan/create-clues.ts');
  createClues();
  const { toPost } = await import('../src/slack/to-post.ts');
  toPost({ type: 'message', channel: 'C1', ts: '1.2', user: 'U1', text: '<@U2> 5' }, { botId: 'B2', botUserId: 'U2' });
});

test('every expression that is composed at run time was seen', () => {
  expect(composing).not.toEqual([]);
  expect([...new Set(composed.map(({ at }) => at))].sort()).toEqual(composing.sort());
});

describe('recheck finds', () => {
  test.each([
    { how: 'by theory', source: String.raw`\s+$` },
    { how: 'by trying', source: String.raw`(?<!-)\s+$` },
  ])('what is quadratic, $how', ({ source }) => {
    expect(check({ at: 'here', source, flags: '' })).toMatch(/^vulnerable: 2nd degree polynomial/);
  });
});

describe('no expression takes more than linear time', () => {
  const all = [...literals, ...composed].map((expression) => ({
    ...expression,
    line: expression.at.replace(/:\d+$/, ''),
    shown: `/${expression.source}/${expression.flags}`,
  }));

  test.each(all)('$line $shown', { timeout: 60_000 }, (expression) => {
    expect(check(expression)).toBe('safe');
  });
});

/** What recheck says, in a line. */
function check({ source, flags }: Expression): string {
  // The one of its engines that is JavaScript and needs neither Java nor a binary.
  process.env['RECHECK_SYNC_BACKEND'] = 'pure';
  const proved = checkSync(source, flags, proving);
  const isUnsupported = proved.status === 'unknown' && proved.error.kind === 'unsupported';
  return summarize(isUnsupported ? checkSync(source, flags, trying) : proved);
}

/**
 * By automata theory, which decides for certain, within seconds at most. An expression without endless repetitions is safe at once;
 * left to itself, recheck would rather try inputs where bounds are large, which takes minutes.
 */
const proving: Parameters = { checker: 'automaton', timeout: 30_000 };

/**
 * By trying inputs, where theory cannot: look-around beside endless repetitions. An expression is vulnerable that takes more than
 * 20 million steps over 20,000 characters. Steps are counted and not timed, since this engine is slow: with recheck's defaults
 * whatever takes it a second is vulnerable, which depends on the machine.
 */
const trying: Parameters = {
  checker: 'fuzz',
  timeout: 30_000,
  attackLimit: 20_000_000,
  maxAttackStringSize: 20_000,
  attackTimeout: null,
  incubationTimeout: null,
  seedingTimeout: null,
};

function summarize(found: Diagnostics): string {
  switch (found.status) {
    case 'safe':
      return 'safe';
    case 'vulnerable':
      return `vulnerable: ${found.complexity.summary}, on ${found.attack.pattern}`;
    case 'unknown':
      return `unknown: ${JSON.stringify(found.error)}`;
  }
}

/** The literals of all files, and where expressions are composed: `RegExp(…)`, with or without `new`. */
function readExpressions(): { readonly literals: Expression[]; readonly composing: string[] } {
  const literals: Expression[] = [];
  const composing: string[] = [];
  for (const file of files) {
    const code = readFileSync(root + file, 'utf8');
    const at = ({ start }: Node) => {
      const lines = code.slice(0, start).split('\n');
      return `${file}:${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}`;
    };
    for (const node of nodesOf(parseAst(code, { lang: 'ts' }, file))) {
      if (node.regex) literals.push({ at: at(node), source: node.regex.pattern, flags: node.regex.flags });
      if ((node.callee?.property ?? node.callee)?.name === 'RegExp') composing.push(at(node));
    }
  }
  return { literals, composing };
}

/** What is read of a node of ESTree. */
interface Node {
  readonly type: string;
  readonly start: number;
  readonly regex?: { readonly pattern: string; readonly flags: string };
  readonly callee?: { readonly name?: string; readonly property?: { readonly name?: string } };
}

function* nodesOf(value: unknown): Generator<Node> {
  if (typeof value !== 'object' || value === null) return;
  if ('type' in value) yield value as Node;
  for (const child of Object.values(value)) yield* nodesOf(child);
}

/** Everything that files of this repository make of `RegExp` meanwhile, each once for every place. */
async function watchRegExp(work: () => Promise<void>): Promise<Expression[]> {
  const seen = new Map<string, Expression>();
  const add = (expression: RegExp): RegExp => {
    const { source, flags } = expression;
    const caller = new Error().stack?.split('\n')[3]?.replaceAll('\\', '/') ?? '';
    const at = files.map((file) => caller.indexOf(`/${file}:`)).find((index) => index >= 0);
    if (at !== undefined) {
      const place = caller.slice(at + 1).replace(/\).*/, '');
      seen.set(`${place} ${flags} ${source}`, { at: place, source, flags });
    }
    return expression;
  };
  const original = globalThis.RegExp;
  globalThis.RegExp = new Proxy(original, {
    construct: (target, args) => add(Reflect.construct(target, args)),
    apply: (target, self, args) => add(Reflect.apply(target, self, args)),
  });
  try {
    await work();
  } finally {
    globalThis.RegExp = original;
  }
  return [...seen.values()];
}
