import type { FoundCode, UnknownCode } from './answer.ts';
import type { Catalog } from './catalog.ts';
import { decodeCode } from './decode-code.ts';
import { toSigned, toUnsigned } from './error-code.ts';
import type { Locale } from './locale.ts';

/** What can be said of a code that has no entry: its bit fields, never its low word alone. */
export function explainBits(catalog: Catalog, hit: FoundCode, locale: Locale): UnknownCode {
  const bits = decodeCode(hit.code);
  const name = catalog.names.get(hit.code)?.[0];
  return {
    ...hit,
    ...(name && { name }),
    signed: toSigned(hit.code),
    unsigned: toUnsigned(hit.code),
    severity: bits.severity,
    customer: bits.customer,
    facility: { number: bits.facility },
    nearest: [],
    explanation:
      locale === 'zh-CN'
        ? `设施 ${bits.facility}，状态 ${bits.status}。`
        : `Facility ${bits.facility}, status ${bits.status}.`,
  };
}
