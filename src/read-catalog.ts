import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FAILSAFE_SCHEMA, load, YAMLException } from 'js-yaml';
import { z } from 'zod';
import type { Catalog, Entry, Family, Remediation, Source } from './core/catalog.ts';
import { type ErrorCode, isErrorCode, toUnsigned } from './core/error-code.ts';
import { readFacilities, readNames } from './read-names.ts';

/** The longest texts, in characters: on a phone they stay within about one, five, six and four lines. */
export const textLimits = { title: 80, meaning: 320, step: 400, caution: 240 } as const;
/** The most remediations an entry may name, its own included; its family's comes on top. */
export const maxRemediations = 4;

/** Broken data files: every problem of all files, one to a line, each with file, place and what is wrong. */
export class CatalogError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(
      `The data files have ${problems.length} problem(s):\n${problems.map((problem) => `  ${problem}`).join('\n')}`,
    );
    this.name = 'CatalogError';
    this.problems = problems;
  }
}

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is lower-case words joined by hyphens');
const code = z.string().refine(isErrorCode, 'a code is 0x and eight lower-case hex digits');
const text = (limit: number) => {
  const line = z.string().trim().min(1, 'is empty').max(limit, `is longer than ${limit} characters`);
  return z.strictObject({
    en: line.refine((value) => !/\p{Script=Han}/u.test(value), 'has Chinese characters'),
    'zh-CN': line.refine(isChinese, 'has no Chinese characters and is no name'),
  });
};
const title = text(textLimits.title);
const instruction = text(textLimits.step).transform((value) => ({ text: value }));
const command = z.strictObject({
  run: z
    .string()
    .min(1)
    .max(textLimits.step)
    .regex(/^[\x20-\x7e]+$/, 'a command is plain ASCII'),
});

const remediationShape = z.strictObject({
  title,
  who: z.enum(['user', 'administrator']),
  steps: z.array(z.union([command, instruction])).min(1),
  caution: text(textLimits.caution).optional(),
  source: id,
});
const entryShape = z.strictObject({
  name: z.string().regex(/^[A-Z][A-Za-z0-9_]+$/, 'a symbolic name is letters, digits and underscores'),
  component: id,
  outcome: z.enum(['failure', 'partial', 'nothing-to-do', 'success']).optional(),
  meaning: text(textLimits.meaning),
  remediation: z
    .array(z.union([id, remediationShape]))
    .min(1)
    .max(maxRemediations),
  related: z.array(code).default([]),
  source: id,
  note: z.string().optional(),
});
const codesFile = z.strictObject({ family: id, entries: z.record(code, entryShape) });
const remediationsFile = z.record(id, remediationShape);
const familiesFile = z.record(
  id,
  z.strictObject({
    title,
    note: text(textLimits.step).optional(),
    remediation: z.array(id).default([]),
    source: id,
    components: z.record(id, title),
  }),
);
const sourcesFile = z.record(
  id,
  z.strictObject({
    title: z.string().min(1),
    url: z.url({ protocol: /^https$/ }).optional(),
    license: z.string().optional(),
  }),
);

type RemediationData = z.infer<typeof remediationShape>;

/**
 * Reads the data folder into a catalog.
 *
 * @param folder path of the data folder; data/README.md describes its files
 * @throws {CatalogError} with every problem of every file
 */
export function readCatalog(folder: string): Catalog {
  const problems: string[] = [];
  const read = <Shape extends z.ZodType>(file: string, shape: Shape) => readYaml(folder, file, shape, problems);

  const sources = read('sources.yaml', sourcesFile) ?? {};
  const families = read('families.yaml', familiesFile) ?? {};
  const shared = new Map<string, { remediation: RemediationData; file: string; used: boolean }>();
  for (const file of yamlFiles(folder, 'remediations')) {
    for (const [name, remediation] of Object.entries(read(file, remediationsFile) ?? {})) {
      const earlier = shared.get(name);
      if (earlier) problems.push(`${file}: ${name}: is also in ${earlier.file}; an id is used once`);
      shared.set(name, { remediation, file, used: false });
    }
  }

  const findSource = (where: string, name: string): Source => {
    const found = Object.hasOwn(sources, name) ? sources[name] : undefined;
    if (!found) problems.push(`${where}: source: no source "${name}"; add it to sources.yaml or use one of its ids`);
    return { title: found?.title ?? name, ...(found?.url && { url: found.url }) };
  };
  const toRemediation = (where: string, { source, ...rest }: RemediationData): Remediation => ({
    ...rest,
    source: findSource(where, source),
  });
  const findRemediation = (where: string, item: string | RemediationData): Remediation[] => {
    if (typeof item !== 'string') return [toRemediation(where, item)];
    const found = shared.get(item);
    if (!found) {
      problems.push(`${where}: remediation: no remediation "${item}"; add it to remediations/ or use one of its ids`);
      return [];
    }
    found.used = true;
    return [toRemediation(`${found.file}: ${item}`, found.remediation)];
  };

  const entries = new Map<ErrorCode, Entry>();
  const codes = new Map<string, ErrorCode>();
  for (const file of yamlFiles(folder, 'codes')) {
    const table = read(file, codesFile);
    if (!table) continue;
    const family = Object.hasOwn(families, table.family) ? families[table.family] : undefined;
    if (!family) {
      problems.push(`${file}: family: no family "${table.family}" in families.yaml`);
      continue;
    }
    findSource(`families.yaml: ${table.family}`, family.source);
    const familyOfEntries: Family = { title: family.title, ...(family.note && { note: family.note }) };
    let before = -1;
    for (const [key, data] of Object.entries(table.entries)) {
      const errorCode = key as ErrorCode;
      const where = `${file}: ${errorCode}`;
      if (toUnsigned(errorCode) < before)
        problems.push(`${where}: stands after a higher code; keep the table in numeric order`);
      before = toUnsigned(errorCode);
      const component = Object.hasOwn(family.components, data.component)
        ? family.components[data.component]
        : undefined;
      if (!component)
        problems.push(`${where}: component: no component "${data.component}" in the family ${table.family}`);
      const failed = toUnsigned(errorCode) >= 0x8000_0000;
      const outcome = data.outcome ?? (failed ? 'failure' : 'success');
      if (data.outcome === (failed ? 'failure' : 'success'))
        problems.push(`${where}: outcome: ${outcome} is what the number says; leave it out`);
      if (entries.has(errorCode)) problems.push(`${where}: has an entry in another file too`);
      if (codes.has(data.name.toUpperCase()))
        problems.push(`${where}: name: ${data.name} is also the name of ${codes.get(data.name.toUpperCase())}`);
      const ofFamily = outcome === 'failure' || outcome === 'partial' ? family.remediation : [];
      entries.set(errorCode, {
        code: errorCode,
        name: data.name,
        family: familyOfEntries,
        component: component ?? family.title,
        outcome,
        meaning: data.meaning,
        remediation: [...data.remediation, ...ofFamily].flatMap((item) => findRemediation(where, item)),
        related: data.related,
        source: findSource(where, data.source),
      });
      codes.set(data.name.toUpperCase(), errorCode);
    }
  }
  for (const [name, { file, used }] of shared) {
    if (!used) problems.push(`${file}: ${name}: no entry uses it; remove it or name it in an entry`);
  }
  const names = new Map([...entries.values()].map((entry) => [entry.code, [entry.name]]));
  readNames(folder, codes, names, problems);
  const facilities = readFacilities(folder, problems);
  if (problems.length > 0) throw new CatalogError(problems);
  const values = [...names.keys()].map(toUnsigned);
  const win32 = new Set(values.filter((value) => value >>> 16 === 0x8007).map((value) => value & 0xffff));
  return { entries, codes, names, win32, facilities };
}

/** Chinese text, or text that is the same in both languages: names and commands without a lower-case English word of its own. */
function isChinese(value: string): boolean {
  return /\p{Script=Han}/u.test(value) || /^[A-Z][\w.]*( [A-Z][\w.]*)*$/.test(value);
}

function yamlFiles(folder: string, part: string): string[] {
  return readdirSync(join(folder, part))
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => join(part, file));
}

/** One file, checked; problems are added to `problems` and then nothing is returned. */
function readYaml<Shape extends z.ZodType>(
  folder: string,
  file: string,
  shape: Shape,
  problems: string[],
): z.infer<Shape> | undefined {
  try {
    const result = shape.safeParse(load(readFileSync(join(folder, file), 'utf8'), { schema: FAILSAFE_SCHEMA }));
    if (result.success) return result.data;
    for (const issue of result.error.issues)
      problems.push(...describeIssue(issue, []).map((problem) => `${file}: ${problem}`));
  } catch (error) {
    if (error instanceof YAMLException) problems.push(`${file}:${(error.mark?.line ?? 0) + 1}: ${error.reason}`);
    else problems.push(`${file}: cannot be read (${error instanceof Error ? error.message : error})`);
  }
  return undefined;
}

/** `place: problem` for each thing an issue stands for; of a union, those of the alternative that came closest. */
function describeIssue(issue: z.core.$ZodIssue, path: PropertyKey[]): string[] {
  const place = [...path, ...issue.path];
  if (issue.code === 'invalid_union') {
    const nearest = issue.errors
      .filter((alternative) => alternative.some(({ path: at }) => at.length > 0))
      .sort((a, b) => a.length - b.length)[0];
    if (nearest) return nearest.flatMap((inner) => describeIssue(inner, place));
  }
  return [`${place.map(String).join(': ')}: ${issue.message}`];
}
