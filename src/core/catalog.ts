import type { ErrorCode } from './error-code.ts';
import type { LocalizedText } from './locale.ts';

/** What a code says of the operation. `nothing-to-do` is a code of error severity that reports no fault. */
export type Outcome = 'failure' | 'partial' | 'nothing-to-do' | 'success';

/** Who can carry a remediation out. */
export type Who = 'user' | 'administrator';

/** One step of a remediation: an instruction, or a command to copy, which is the same in every language. */
export type Step = { readonly text: LocalizedText } | { readonly run: string };

/** Where a fact comes from. A source without an address is an inference or a report that has no page of its own. */
export interface Source {
  readonly title: string;
  readonly url?: string;
}

/** A titled list of steps. */
export interface Remediation {
  readonly title: LocalizedText;
  readonly who: Who;
  readonly steps: readonly Step[];
  readonly caution?: LocalizedText;
  readonly source: Source;
}

/** The namespace a code belongs to. */
export interface Family {
  readonly title: LocalizedText;
  /** What stands behind the codes of this family today; told with every answer. */
  readonly note?: LocalizedText;
}

/** What the catalog knows of one code, in every language. */
export interface Entry {
  readonly code: ErrorCode;
  readonly name: string;
  readonly family: Family;
  readonly component: LocalizedText;
  readonly outcome: Outcome;
  readonly meaning: LocalizedText;
  readonly remediation: readonly Remediation[];
  readonly related: readonly ErrorCode[];
  readonly source: Source;
}

/** Everything that can be looked up. `names` also has the codes that have a symbolic name but no entry. */
export interface Catalog {
  readonly entries: ReadonlyMap<ErrorCode, Entry>;
  /** Symbolic name (upper case) to code. */
  readonly codes: ReadonlyMap<string, ErrorCode>;
  /** Code to symbolic names, the best-known first. */
  readonly names: ReadonlyMap<ErrorCode, readonly string[]>;
  /** The Win32 numbers that have a name, 0 to 65535: those of `0x8007nnnn`. */
  readonly win32: ReadonlySet<number>;
  /** Facility number to its name. */
  readonly facilities: ReadonlyMap<number, string>;
}
