import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ErrorCode, isErrorCode } from './core/error-code.ts';

/** The tables of names. Where one code has several names, the first table that has one tells the best-known name. */
const nameFiles = [
  'windows-update',
  'mdm-enrollment',
  'servicing',
  'setup',
  'bits',
  'delivery-optimization',
  'entra',
  'hresult',
  'win32',
  'wmi',
  'activation',
  'ntstatus',
].map((name) => join('names', `${name}.tsv`));

/**
 * Reads the tables of names of the data folder into `codes` (upper-case name to code) and `names` (code to names), beside what is
 * there; problems are added to `problems`.
 */
export function readNames(
  folder: string,
  codes: Map<string, ErrorCode>,
  names: Map<ErrorCode, string[]>,
  problems: string[],
): void {
  for (const file of nameFiles) readTableOfNames(folder, file, codes, names, problems);
}

function readTableOfNames(
  folder: string,
  file: string,
  codes: Map<string, ErrorCode>,
  names: Map<ErrorCode, string[]>,
  problems: string[],
): void {
  for (const [line, [key = '', name = '']] of readTable(folder, file, problems)) {
    if (!isErrorCode(key) || !/^\w+$/.test(name)) {
      problems.push(`${file}:${line}: is not a code, a tab and a symbolic name`);
      continue;
    }
    const known = names.get(key);
    if (!known) names.set(key, [name]);
    else if (!known.includes(name)) known.push(name);
    if (!codes.has(name.toUpperCase())) codes.set(name.toUpperCase(), key);
  }
}

/** Reads the table of facilities: their numbers and names. */
export function readFacilities(folder: string, problems: string[]): Map<number, string> {
  const file = join('names', 'facilities.tsv');
  const facilities = new Map<number, string>();
  for (const [line, [number = '', name = '']] of readTable(folder, file, problems)) {
    if (!/^\d+$/.test(number) || name === '')
      problems.push(`${file}:${line}: is not a facility number, a tab and a name`);
    facilities.set(Number(number), name);
  }
  return facilities;
}

/** The rows of a table below its heading, each with its line number. */
function readTable(folder: string, file: string, problems: string[]): [line: number, cells: string[]][] {
  try {
    const lines = readFileSync(join(folder, file), 'utf8').trimEnd().split(/\r?\n/);
    return lines.slice(1).map((text, index) => [index + 2, text.split('\t')]);
  } catch (error) {
    problems.push(`${file}: cannot be read (${error instanceof Error ? error.message : error})`);
    return [];
  }
}
