import { fileURLToPath } from 'node:url';
import type { KnownBlock } from '@slack/types';
import { Ajv } from 'ajv';
import { createGenerator } from 'ts-json-schema-generator';
import { limits } from '../../src/slack/limits.ts';

/** The JSON schema of Slack's own types; what they do not name is refused. It knows no lengths and no counts. */
const schema = createGenerator({
  path: fileURLToPath(new URL('../../node_modules/@slack/types/dist/index.d.ts', import.meta.url)),
  type: 'KnownBlock',
  skipTypeCheck: true,
  additionalProperties: false,
}).createSchema('KnownBlock');
const validate = new Ajv({ strict: false, discriminator: false }).compile(schema);

/** Everything that Slack would refuse in these blocks, by its types and by its limits. */
export function findProblems(blocks: readonly KnownBlock[], max: number = limits.blocks): string[] {
  const problems: string[] = [];
  if (blocks.length > max) problems.push(`${blocks.length} blocks`);
  for (const block of blocks) {
    if (!validate(block)) problems.push(`${block.type}: ${JSON.stringify(validate.errors?.[0])}`);
    problems.push(...measure(block).map((problem) => `${block.type}: ${problem}`));
  }
  return problems;
}

function measure(block: KnownBlock): string[] {
  const { over, problems } = createScale();
  switch (block.type) {
    case 'header':
      over('text', block.text.text.length, limits.header);
      break;
    case 'section':
      if (block.text) over('text', block.text.text.length, limits.section);
      over('fields', block.fields?.length ?? 1, limits.fields);
      for (const field of block.fields ?? []) over('field', field.text.length, limits.field);
      if (block.accessory) controls([block.accessory], over);
      break;
    case 'context':
      over('elements', block.elements.length, limits.contextElements);
      for (const element of block.elements) if ('text' in element) over('text', element.text.length, limits.section);
      break;
    case 'actions':
      over('elements', block.elements.length, limits.actions);
      controls(block.elements, over);
      break;
    case 'rich_text':
      over('elements', block.elements.length, 100);
      texts(block.elements, over);
      break;
    default:
  }
  return problems;
}

type Over = (what: string, value: number, limit: number) => void;

function createScale(): { over: Over; problems: string[] } {
  const problems: string[] = [];
  const over: Over = (what, value, limit) => {
    if (value > limit || value < 1) problems.push(`${what}: ${value} of ${limit}`);
  };
  return { over, problems };
}

function controls(elements: readonly object[], over: Over): void {
  const ids = elements.map((element) => ('action_id' in element ? element.action_id : ''));
  over('distinct action ids', new Set(ids).size, ids.length);
  if (new Set(ids).size < ids.length) over('repeated action ids', 2, 1);
  for (const element of elements) {
    if ('text' in element) over('label', lengthOf(element.text), limits.button);
    if ('value' in element) over('value', String(element.value).length, limits.value);
    if ('url' in element) over('url', String(element.url).length, limits.url);
    if ('options' in element && Array.isArray(element.options)) {
      over('options', element.options.length, limits.options);
      for (const option of element.options) {
        over('option', lengthOf(option.text), limits.option);
        over('option value', option.value.length, limits.optionValue);
      }
    }
  }
}

function lengthOf(label: unknown): number {
  return typeof label === 'object' && label !== null && 'text' in label ? String(label.text).length : 0;
}

/** Slack refuses empty texts inside rich text. */
function texts(value: unknown, over: Over): void {
  if (typeof value !== 'object' || value === null) return;
  if ('type' in value && value.type === 'text' && 'text' in value)
    over('text', String(value.text).length, limits.section);
  for (const inner of Object.values(value)) texts(inner, over);
}
