import type { NamedCode } from './answer.ts';
import type { Catalog } from './catalog.ts';
import type { ErrorCode } from './error-code.ts';

/** A code with its best-known symbolic name, if it has one. */
export function toNamedCode(catalog: Catalog, code: ErrorCode): NamedCode {
  const name = catalog.names.get(code)?.[0];
  return { code, ...(name && { name }) };
}
