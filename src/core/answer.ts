import type { Outcome, Who } from './catalog.ts';
import type { ErrorCode } from './error-code.ts';
import type { Locale } from './locale.ts';

/** How a code was written. The names are part of the JSON that scripts read. */
export type Notation =
  | 'hex' // 0x80cf0016
  | 'symbol' // OM_E_INSTALL_NOT_ALLOWED
  | 'signed-decimal' // -2133917674
  | 'sign-extended-hex' // 0xffffffff80cf0016
  | 'vb-hex' // &H80CF0016
  | 'bare-hex' // 80CF0016
  | 'unsigned-decimal' // 2161049622
  | 'short-hex' // 0x5
  | 'number'; // 1603, 5

/** Where a code stands in the message: UTF-16 offsets, the second exclusive. */
export type Span = readonly [start: number, end: number];

/** A code found in a message. */
export interface FoundCode {
  readonly code: ErrorCode;
  readonly notation: Notation;
  readonly span: Span;
  /** The setup extend code that belongs to it, such as `0x30018` in `0xC1900101 - 0x30018`. */
  readonly extend?: string;
}

/** One step in the language of the answer, or a command to copy. */
export type AnswerStep = { readonly text: string } | { readonly run: string };

/** A remediation in the language of the answer. */
export interface AnswerRemediation {
  readonly title: string;
  readonly who: Who;
  readonly steps: readonly AnswerStep[];
  readonly caution?: string;
}

/** A code and the best-known symbolic name it has. */
export interface NamedCode {
  readonly code: ErrorCode;
  readonly name?: string;
}

/** What is said of a code that has an entry. */
export interface ExplainedCode extends FoundCode {
  readonly name: string;
  readonly signed: number;
  readonly unsigned: number;
  readonly outcome: Outcome;
  readonly family: string;
  readonly component: string;
  readonly meaning: string;
  readonly remediation: readonly AnswerRemediation[];
  readonly related: readonly NamedCode[];
  readonly source: { readonly title: string; readonly url?: string };
  /** What stands behind this family of codes today. */
  readonly note?: string;
}

/** A code of another system inside a code: its number there, and its symbolic name. An NTSTATUS is an unsigned 32-bit value. */
export interface InnerCode {
  readonly kind: 'win32' | 'http' | 'ntstatus' | 'syncml' | 'dcmo' | 'apple-mdm';
  readonly value: number;
  readonly name?: string;
}

/** The code of another family that a code mirrors by number. */
export interface Sibling extends NamedCode {
  /** Both have the same name in their families. Otherwise nobody has verified that they mean the same. */
  readonly sameName: boolean;
}

/** What the bits of a code without an entry say. */
export interface UnknownCode extends FoundCode {
  readonly name?: string;
  readonly signed: number;
  readonly unsigned: number;
  readonly severity: 'success' | 'informational' | 'warning' | 'error';
  readonly customer: boolean;
  readonly facility: { readonly number: number; readonly name?: string };
  /** The code that is wrapped in this one. */
  readonly inner?: InnerCode;
  readonly sibling?: Sibling;
  /** Codes with an entry whose numbers are nearest. */
  readonly nearest: readonly NamedCode[];
  /** All of the above but the nearest codes in sentences, in the language of the answer. */
  readonly explanation: string;
}

/** A code offered instead of what was written or searched for. */
export interface Suggestion extends NamedCode {
  readonly reason: 'did-you-mean' | 'search';
  /** What was written, where it was a near miss. */
  readonly span?: Span;
  readonly meaning: string;
}

/** What to say to a message, in one language and without markup. Renderers turn it into a card and look nothing up. */
export interface Answer {
  readonly locale: Locale;
  /** A chat gets no reply. */
  readonly silent: boolean;
  /** The message did not address the bot: the reply is short. */
  readonly overheard: boolean;
  readonly answers: readonly ExplainedCode[];
  readonly unknown: readonly UnknownCode[];
  readonly suggestions: readonly Suggestion[];
  /** One sentence to a person who asked: that nothing was found, what was cut, how to ask. */
  readonly notice?: string;
}

/** A message that reaches the bot. */
export interface Message {
  readonly text: string;
  /** It was not addressed to the bot (default: it was). */
  readonly overheard?: boolean;
  /** The language to answer in, whatever the message is written in. */
  readonly locale?: Locale;
  /** The language of the person as the platform knows it, a tag such as `zh-CN` or `en_GB`. */
  readonly preferred?: string;
}

/** The one function that platforms are handed. */
export type AnswerMessage = (message: Message) => Answer;

/** A log that came as a file: its bytes as they arrive, UTF-8 or UTF-16. */
export interface LogFile {
  readonly chunks: AsyncIterable<Uint8Array>;
  /** Nobody asked about it (default: somebody did). */
  readonly overheard?: boolean;
  /** What was written beside the file. */
  readonly text?: string;
  readonly locale?: Locale;
  readonly preferred?: string;
}

/** Answers a log file, read as a stream; only the first `maxLogBytes` are read. */
export type AnswerLog = (file: LogFile) => Promise<Answer>;
