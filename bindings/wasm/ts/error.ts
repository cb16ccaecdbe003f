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
  return typeof value === "string" ? value : refused(what, "a string", value);
}

/** The same for what may be absent. */
export function textIfAny(value: unknown, what: string): string | undefined {
  return value === undefined || value === null ? undefined : text(value, what);
}

/** What is a list and no string, or such an error. */
export function list<T>(value: Iterable<T>, what: string): Iterable<T> {
  const listed = typeof value === "object" && value !== null && Symbol.iterator in value;
  return listed ? value : refused(what, "a list", value);
}

/** An object with names and no list, or such an error. */
export function named<T extends object>(value: T, what: string): T {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : refused(what, "an object", value);
}

/** Throws such an error. */
export function refused(what: string, expected: string, found: unknown): never {
  const kind = found === null ? "null" : Array.isArray(found) ? "an array" : typeof found;
  throw new TypeError(`expected ${what} to be ${expected}, found ${kind}`);
}
