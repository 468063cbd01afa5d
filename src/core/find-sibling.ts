import type { Sibling } from './answer.ts';
import type { Catalog } from './catalog.ts';
import { type ErrorCode, toErrorCode, toUnsigned } from './error-code.ts';
import { toNamedCode } from './to-named-code.ts';

/** The classic Intune update agent was made from Windows Update's agent and kept its numbers: high words that mirror each other. */
const mirrored: ReadonlyMap<number, number> = new Map(
  [
    [0x80cf, 0x8024],
    [0x00cf, 0x0024],
  ].flatMap(([agent = 0, windowsUpdate = 0]) => [
    [agent, windowsUpdate],
    [windowsUpdate, agent],
  ]),
);

/**
 * Low words that mean one thing to the agent and another to Windows Update. The first two lines: Windows Update gave these seven
 * numbers away after the agent had been made (wuerror.h beside the agent's table). The others are known from Microsoft's pages
 * on the agent only: enrollment of the computer, and an app that may not be sideloaded.
 */
const notMirrored: ReadonlySet<number> = new Set([
  ...[0x0047, 0x004a, 0x004b, 0x004c, 0x004d, 0x004e],
  ...[0xa007],
  ...[0x3001, 0x3002, 0x3003, 0x3004, 0x3005, 0x3006, 0x3007, 0x3008, 0x3009, 0x300b],
  ...[0x201c],
]);

/** The code of the other agent that has the same number, if both are known to number alike there. */
export function findSibling(catalog: Catalog, code: ErrorCode): Sibling | undefined {
  const value = toUnsigned(code);
  const highWord = mirrored.get(value >>> 16);
  const lowWord = value & 0xffff;
  if (highWord === undefined || notMirrored.has(lowWord)) return undefined;
  const sibling = toNamedCode(catalog, toErrorCode(highWord * 0x1_0000 + lowWord));
  if (!sibling.name) return undefined;
  const names = catalog.names.get(code) ?? [];
  return { ...sibling, sameName: names.some((name) => withoutFamily(name) === withoutFamily(sibling.name ?? '')) };
}

/** `OM_E_NO_SERVICE` and `WU_E_NO_SERVICE` are the same name in two families. */
function withoutFamily(name: string): string {
  return name.replace(/^(?:OM|WU)_/, '');
}
