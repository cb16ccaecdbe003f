// What a parser is told, and the shapes that are no wire form.
import type { Dimension, Op, Span } from "./wire.js";

/** A unit that the lexicon does not have. */
export interface UnitOptions {
  /** Other spellings. */
  aliases?: string[];
  /** What it measures; `"count"` when absent. */
  dimension?: Dimension;
  /** Whether values may be added up; `true` when absent. */
  additive?: boolean;
}

/** What a parser does differently from the standard. */
export interface ParserOptions {
  /** The language of messages; English when absent. */
  language?: "en" | "zh";
  /** Whether a diagnostic of level error is thrown as a {@link ZhibiaoError}. */
  strict?: boolean;
  /** Units to know beside the lexicon's: their canonical names, each with its other spellings or with more. */
  units?: Record<string, string[] | UnitOptions>;
  /** What comparators of the lexicon mean in the document at hand: `{ "以下": "<" }`. */
  comparators?: Record<string, Op>;
}

/** The columns of a grid beside the value's. */
export interface Columns {
  /** The sign column: `≥`, `正向 大于等于`, `定性`. */
  sign?: string;
  /** The unit column: `%`. */
  unit?: string;
  /** The indicator's name, which may end in a unit in brackets. */
  name?: string;
}

/** The columns of a grid that make one target. */
export interface Field extends Columns {
  /** The value column: `95`. */
  value: string;
}

/** A piece of a value. */
export interface ValuePiece extends Span {
  /** What it is. */
  kind: "comparator" | "number" | "unit" | "label" | "period" | "change" | "note" | "date" | "formula";
}
