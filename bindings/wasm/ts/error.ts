import type { Diagnostic, Span } from "./wire.js";

/** Why something was refused: by the strict door, as a table, or as an argument. */
export class ZhibiaoError extends Error {
  override readonly name = "ZhibiaoError";
  /** A stable name: a diagnostic's, or `no-header`, `invalid-argument`, `invalid-unit`, `unknown-comparator` … */
  readonly code: string;
  /** Where in the text, in UTF-16 code units; absent where no text is to blame. */
  readonly span?: Span;
  /** All diagnostics, of every level. */
  readonly diagnostics: readonly Diagnostic[];

  constructor(code: string, message: string, span?: Span, diagnostics: readonly Diagnostic[] = []) {
    super(message);
    this.code = code;
    if (span) this.span = span;
    this.diagnostics = diagnostics;
  }
}

/** Calls into the module; what it throws is JSON of an error. */
export function guarded<T>(call: () => T): T {
  try {
    return call();
  } catch (thrown) {
    if (typeof thrown !== "string") throw thrown;
    const { code, message, span, diagnostics } = JSON.parse(thrown) as ZhibiaoError;
    throw new ZhibiaoError(code, message, span, diagnostics);
  }
}

/** A string, or a `TypeError` that says what it is instead. */
export function text(value: unknown, what = "text"): string {
  if (typeof value === "string") return value;
  const found = value === null ? "null" : Array.isArray(value) ? "an array" : typeof value;
  throw new TypeError(`expected ${what} to be a string, found ${found}`);
}
