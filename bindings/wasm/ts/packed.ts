import type { ValuePiece } from "./options.js";
import type {
  Category, DateRelation, Decimal, Diagnostic, Dimension, Kind, Level, Op, Span, Subcategory, Trend,
} from "./wire.js";
import { type RawParser, packedNames } from "./zhibiao_wasm.js";

/** The names behind the numbers, see bindings/wasm/src/pack.rs. */
interface Names {
  kinds: Kind[];
  ops: Op[];
  trends: Trend[];
  categories: Category[];
  subcategories: Subcategory[];
  dimensions: Dimension[];
  relations: DateRelation[];
  pieces: ValuePiece["kind"][];
  codes: [string, Level][];
}

/** The method that node asks what to show of an object. @internal */
export const INSPECT: unique symbol = /* @__PURE__ */ Symbol.for("nodejs.util.inspect.custom") as never;

let loaded: Names | undefined;
/** @internal */
export const names = (): Names => (loaded ??= JSON.parse(packedNames()) as Names);

/** Instead of a start: the string is in the list, or absent. */
const APART = 0xffff_ffff;
/** Words of each record, in the order of their sections. */
export const WIDTH = { measure: 14, text: 3, indicator: 9, target: 8, date: 5, diagnostic: 3, extra: 1 } as const;

/** The rare parts of a record in order: the bit that announces each, and its words; and which word tells where they begin. @internal */
export interface Rare {
  readonly word: number;
  readonly parts: readonly (readonly [bit: number, width: number])[];
}

const double = new Float64Array(1);
const halves = new Uint32Array(double.buffer);

/** The buffer, and what its numbers refer to. @internal */
export class Packed {
  /** Where the records of each kind begin. */
  readonly measures: number;
  readonly texts: number;
  readonly indicators: number;
  readonly targets: number;
  readonly dates: number;
  readonly diagnostics: number;
  readonly extra: number;
  readonly #doubles: Float64Array;

  constructor(
    readonly words: Uint32Array,
    readonly strings: readonly string[],
    readonly sources: readonly string[],
    readonly raw: RawParser,
  ) {
    this.#doubles = new Float64Array(words.buffer, words.byteOffset, words.length >> 1);
    const widths = Object.values(WIDTH);
    let start = widths.length;
    const starts = widths.map((width, section) => {
      const here = start;
      start += width * words[section]!;
      return here;
    });
    [this.measures, this.texts, this.indicators, this.targets, this.dates, this.diagnostics, this.extra] =
      starts as [number, number, number, number, number, number, number];
  }

  /** The string at a place of two words: a piece of the source, one of the list, or absent. */
  string(at: number, source: number): string | undefined {
    const start = this.words[at]!;
    const end = this.words[at + 1]!;
    if (start !== APART) return this.sources[source]!.slice(start, end);
    return end === APART ? undefined : this.strings[end]!;
  }

  span(at: number): Span {
    return { start: this.words[at]!, end: this.words[at + 1]! };
  }

  /** The first word of a record: what it is, and which rare parts it has. */
  bits(at: number): number {
    return this.words[at]!;
  }

  /** Whether a record has a bit. */
  has(at: number, bit: number): boolean {
    return (this.words[at]! & (1 << bit)) !== 0;
  }

  /** Where a rare part of a record stands, if the record has it: the parts announced before it take their words. */
  rare(at: number, { word, parts }: Rare, wanted: number): number | undefined {
    if (!this.has(at, wanted)) return undefined;
    let place = this.extra + this.words[at + word]!;
    for (const [bit, width] of parts) {
      if (bit === wanted) return place;
      if (this.has(at, bit)) place += width;
    }
    return undefined;
  }

  /** A rare part that is a string. */
  rareString(at: number, rare: Rare, wanted: number, source: number): string | undefined {
    const place = this.rare(at, rare, wanted);
    return place === undefined ? undefined : this.string(place, source);
  }

  /** A name from a list, counted from 1. */
  optional<N>(list: readonly N[], place: number): N | undefined {
    return place === 0 ? undefined : list[place - 1];
  }

  listed(place: number): string | undefined {
    return place === 0 ? undefined : this.strings[place - 1];
  }

  /** A number of two words. Half by half takes longer: only where it stands at an odd word. */
  number(at: number, apart: boolean): Decimal {
    if (apart) return this.strings[this.words[at]!]!;
    if (at % 2 === 0) return this.#doubles[at / 2]!;
    halves.set(this.words.subarray(at, at + 2));
    return double[0]!;
  }

  remarks(from: number, to: number, source: number): Diagnostic[] {
    return Array.from({ length: to - from }, (_, index) => {
      const at = this.diagnostics + WIDTH.diagnostic * (from + index);
      const place = this.words[at]!;
      const [code, level] = names().codes[place]!;
      const span = this.span(at + 1);
      const found = this.sources[source]!.slice(span.start, span.end);
      return { code, level, message: this.raw.message(place, found), span };
    });
  }
}

/** Drops what is absent, as the wire form does. */
export function present<T extends object>(all: { [K in keyof T]: T[K] | undefined }): T {
  for (const key in all) if (all[key] === undefined) delete all[key];
  return all as T;
}

export const some = <T>(list: T[]): T[] | undefined => (list.length > 0 ? list : undefined);
