import type { ValuePiece } from "./parser.js";
import type {
  Bound,
  Category,
  Cell,
  Change,
  DateRelation,
  Decimal,
  Diagnostic,
  Dimension,
  Formula,
  Indicator,
  Kind,
  Level,
  Measure,
  Op,
  Span,
  Subcategory,
  Target,
  TargetDate,
  Trend,
  Unit,
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

let loaded: Names | undefined;
/** @internal */
export const names = (): Names => (loaded ??= JSON.parse(packedNames()) as Names);

/** Instead of a start: the string is in the list, or absent. */
const APART = 0xffff_ffff;
/** Words of each record: text, indicator, target, measure, date, diagnostic, extra. */
const WIDTHS = [3, 9, 8, 14, 5, 3, 1] as const;

const double = new Float64Array(1);
const halves = new Uint32Array(double.buffer);

/** Readings of many texts in one buffer; an object is made when it is asked for. */
export class Batch<T> implements Iterable<T> {
  /** How many texts were read. */
  readonly length: number;
  /** How many indicators were found; 0 for a batch of values. */
  readonly indicatorCount: number;
  /** How many measures were found. */
  readonly measureCount: number;
  /** The packed readings: one typed array for the whole batch. */
  readonly words: Uint32Array;
  readonly #packed: Packed;
  readonly #view: (packed: Packed, index: number) => T;

  /** @internal */
  constructor(packed: Packed, view: (packed: Packed, index: number) => T) {
    this.words = packed.words;
    this.length = packed.words[0]!;
    this.indicatorCount = packed.words[1]!;
    this.measureCount = packed.words[3]!;
    this.#packed = packed;
    this.#view = view;
  }

  /** The reading of one text; from the end when negative, and nothing beyond. */
  at(index: number): T | undefined {
    const place = index < 0 ? this.length + index : index;
    return place >= 0 && place < this.length ? this.#view(this.#packed, place) : undefined;
  }

  *[Symbol.iterator](): Iterator<T> {
    for (let index = 0; index < this.length; index += 1) yield this.#view(this.#packed, index);
  }
}

/** The buffer, and what its numbers refer to. @internal */
export class Packed {
  /** Where the records of each kind begin. */
  readonly texts: number;
  readonly indicators: number;
  readonly targets: number;
  readonly measures: number;
  readonly dates: number;
  readonly diagnostics: number;
  readonly extra: number;

  constructor(
    readonly words: Uint32Array,
    readonly strings: readonly string[],
    readonly sources: readonly string[],
    readonly raw: RawParser,
  ) {
    let start: number = WIDTHS.length;
    const starts = WIDTHS.map((width, section) => {
      const here = start;
      start += width * words[section]!;
      return here;
    });
    [this.texts, this.indicators, this.targets, this.measures, this.dates, this.diagnostics, this.extra] =
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

  /** A name from a list, counted from 1. */
  optional<N>(list: readonly N[], place: number): N | undefined {
    return place === 0 ? undefined : list[place - 1];
  }

  listed(place: number): string | undefined {
    return place === 0 ? undefined : this.strings[place - 1];
  }

  number(low: number, high: number, apart: boolean): Decimal {
    if (apart) return this.strings[low]!;
    halves[0] = low;
    halves[1] = high;
    return double[0]!;
  }

  remarks(from: number, to: number, source: number): Diagnostic[] {
    return Array.from({ length: to - from }, (_, index) => {
      const at = this.diagnostics + WIDTHS[5] * (from + index);
      const place = this.words[at]!;
      const [code, level] = names().codes[place]!;
      const span = this.span(at + 1);
      const found = this.sources[source]!.slice(span.start, span.end);
      return { code, level, message: this.raw.message(place, found), span };
    });
  }
}

/** Drops what is absent, as the wire form does. */
function present<T extends object>(all: { [K in keyof T]: T[K] | undefined }): T {
  for (const key in all) if (all[key] === undefined) delete all[key];
  return all as T;
}

const some = <T>(list: T[]): T[] | undefined => (list.length > 0 ? list : undefined);

/** The reading of a cell; `toJSON()` is what `parseCell` returns. */
export class CellView {
  readonly #packed: Packed;
  readonly #index: number;

  /** @internal */
  constructor(packed: Packed, index: number) {
    this.#packed = packed;
    this.#index = index;
  }

  get text(): string {
    return this.#packed.sources[this.#index]!;
  }

  get indicators(): IndicatorView[] {
    const { words, texts } = this.#packed;
    const at = texts + WIDTHS[0] * this.#index;
    const from = this.#index === 0 ? 0 : words[at - WIDTHS[0]]!;
    const views: IndicatorView[] = [];
    for (let index = from; index < words[at]!; index += 1) {
      views.push(new IndicatorView(this.#packed, this.#index, index));
    }
    return views;
  }

  get diagnostics(): Diagnostic[] {
    const { words, texts } = this.#packed;
    const at = texts + WIDTHS[0] * this.#index;
    return this.#packed.remarks(words[at + 1]!, words[at + 2]!, this.#index);
  }

  toJSON(): Cell {
    return { indicators: this.indicators.map((one) => one.toJSON()), diagnostics: this.diagnostics };
  }
}

/** One indicator of a cell; `toJSON()` is its wire form. */
export class IndicatorView {
  readonly #packed: Packed;
  readonly #source: number;
  readonly #index: number;
  readonly #at: number;

  /** @internal */
  constructor(packed: Packed, source: number, index: number) {
    this.#packed = packed;
    this.#source = source;
    this.#index = index;
    this.#at = packed.indicators + WIDTHS[1] * index;
  }

  get #bits(): number {
    return this.#packed.words[this.#at]!;
  }

  get ordinal(): number | undefined {
    return this.#bits & (1 << 7) ? this.#packed.words[this.#at + 1]! : undefined;
  }

  get category(): Category | undefined {
    return this.#packed.optional(names().categories, this.#bits & 7);
  }

  get subcategory(): Subcategory | undefined {
    return this.#packed.optional(names().subcategories, (this.#bits >> 3) & 15);
  }

  get name(): string {
    return this.#packed.string(this.#at + 2, this.#source)!;
  }

  get span(): Span {
    return this.#packed.span(this.#at + 4);
  }

  get unit_hint(): string | undefined {
    return this.#packed.listed(this.#packed.words[this.#at + 6]!);
  }

  get target(): TargetView {
    return new TargetView(this.#packed, this.#source, this.#index);
  }

  get weight(): string | undefined {
    return this.#rare(8);
  }

  get actual(): string | undefined {
    return this.#rare(9);
  }

  /** A rare part: the parts announced before it take two words each. */
  #rare(bit: number): string | undefined {
    const bits = this.#bits;
    if (!(bits & (1 << bit))) return undefined;
    const before = bit === 9 && bits & (1 << 8) ? 2 : 0;
    const { extra, words } = this.#packed;
    return this.#packed.string(extra + words[this.#at + 8]! + before, this.#source);
  }

  get diagnostics(): Diagnostic[] {
    const { words, targets } = this.#packed;
    const end = words[targets + WIDTHS[2] * this.#index + 5]!;
    return this.#packed.remarks(words[this.#at + 7]!, end, this.#source);
  }

  toJSON(): Indicator {
    const { ordinal, category, subcategory, name, unit_hint, span, weight, actual } = this;
    const [target, diagnostics] = [this.target.toJSON(), some(this.diagnostics)];
    return present<Indicator>({
      ordinal, category, subcategory, name, unit_hint, target, span, weight, actual, diagnostics,
    });
  }
}

/** The reading of a value; `toJSON()` is what `parseValue` returns. */
export class TargetView {
  readonly #packed: Packed;
  readonly #source: number;
  readonly #at: number;
  readonly #first: boolean;

  /** @internal */
  constructor(packed: Packed, source: number, index: number) {
    this.#packed = packed;
    this.#source = source;
    this.#at = packed.targets + WIDTHS[2] * index;
    this.#first = index === 0;
  }

  get #bits(): number {
    return this.#packed.words[this.#at]!;
  }

  /** The records of a kind that are this target's: from the end of the one before. */
  #range(word: number): [number, number] {
    const { words } = this.#packed;
    return [this.#first ? 0 : words[this.#at - WIDTHS[2] + word]!, words[this.#at + word]!];
  }

  get kind(): Kind {
    return names().kinds[this.#bits & 7]!;
  }

  get text(): string {
    return this.#packed.string(this.#at + 1, this.#source)!;
  }

  /** Where the value stands in the text. */
  get span(): Span {
    return this.#packed.span(this.#at + 1);
  }

  get measures(): MeasureView[] {
    const [from, to] = this.#range(3);
    const views: MeasureView[] = [];
    for (let index = from; index < to; index += 1) {
      views.push(new MeasureView(this.#packed, this.#source, index));
    }
    return views;
  }

  get dates(): TargetDate[] {
    const [from, to] = this.#range(4);
    return Array.from({ length: to - from }, (_, index) => this.#date(from + index));
  }

  #date(index: number): TargetDate {
    const { words, dates } = this.#packed;
    const at = dates + WIDTHS[4] * index;
    return present<TargetDate>({
      text: this.#packed.string(at + 1, this.#source)!,
      span: this.#packed.span(at + 1),
      from: this.#packed.listed(words[at + 3]!),
      to: this.#packed.listed(words[at + 4]!),
      relation: this.#packed.optional(names().relations, words[at]!),
    });
  }

  get formula(): Formula | undefined {
    const expression = this.#rare(6);
    return expression === undefined ? undefined : present<Formula>({ result: this.#rare(5), expression });
  }

  get trend(): Trend | undefined {
    return this.#packed.optional(names().trends, (this.#bits >> 3) & 3);
  }

  get level(): string | undefined {
    return this.#rare(7);
  }

  #rare(bit: number): string | undefined {
    if (!(this.#bits & (1 << bit))) return undefined;
    let before = 0;
    for (let other = 5; other < bit; other += 1) if (this.#bits & (1 << other)) before += 2;
    const { extra, words } = this.#packed;
    return this.#packed.string(extra + words[this.#at + 7]! + before, this.#source);
  }

  get diagnostics(): Diagnostic[] {
    const { words } = this.#packed;
    return this.#packed.remarks(words[this.#at + 5]!, words[this.#at + 6]!, this.#source);
  }

  toJSON(): Target {
    const { kind, text, formula, trend, level } = this;
    const measures = this.measures.map((measure) => measure.toJSON());
    const [dates, diagnostics] = [some(this.dates), some(this.diagnostics)];
    return present<Target>({ kind, text, measures, dates, formula, trend, level, diagnostics });
  }
}

/** One number with what surrounds it; `toJSON()` is its wire form. */
export class MeasureView {
  readonly #packed: Packed;
  readonly #source: number;
  readonly #at: number;

  /** @internal */
  constructor(packed: Packed, source: number, index: number) {
    this.#packed = packed;
    this.#source = source;
    this.#at = packed.measures + WIDTHS[3] * index;
  }

  get #bits(): number {
    return this.#packed.words[this.#at]!;
  }

  get #isRange(): boolean {
    return (this.#bits & (1 << 3)) !== 0;
  }

  get op(): Op {
    return names().ops[this.#bits & 7]!;
  }

  get comparator(): string | undefined {
    return this.#packed.string(this.#at + 1, this.#source);
  }

  get text(): string {
    return this.#packed.string(this.#at + 3, this.#source)!;
  }

  get span(): Span {
    return this.#packed.span(this.#at + 3);
  }

  get #low(): Decimal {
    const { words } = this.#packed;
    return this.#packed.number(words[this.#at + 5]!, words[this.#at + 6]!, (this.#bits & (1 << 4)) !== 0);
  }

  get value(): Decimal | undefined {
    return this.#isRange ? undefined : this.#low;
  }

  get lower(): Bound | undefined {
    return this.#isRange ? { value: this.#low, inclusive: (this.#bits & (1 << 6)) !== 0 } : undefined;
  }

  get upper(): Bound | undefined {
    if (!this.#isRange) return undefined;
    const { words } = this.#packed;
    const at = this.#extra;
    const value = this.#packed.number(words[at]!, words[at + 1]!, (this.#bits & (1 << 5)) !== 0);
    return { value, inclusive: (this.#bits & (1 << 7)) !== 0 };
  }

  /** The canonical name of the unit. */
  get unitName(): string | undefined {
    return this.#packed.string(this.#at + 7, this.#source);
  }

  get unit(): Unit | undefined {
    const name = this.unitName;
    if (name === undefined) return undefined;
    const bits = this.#bits;
    return present<Unit>({
      name,
      text: this.#packed.string(this.#at + 9, this.#source)!,
      dimension: names().dimensions[(bits >> 15) & 15]!,
      additive: bits & (1 << 19) ? undefined : false,
      known: bits & (1 << 20) ? undefined : false,
    });
  }

  get label(): string | undefined {
    return this.#packed.string(this.#at + 11, this.#source);
  }

  get #extra(): number {
    return this.#packed.extra + this.#packed.words[this.#at + 13]!;
  }

  /** Where a rare part stands: each before it takes its words, if it is there. */
  #rare(wanted: number): number | undefined {
    if (!(this.#bits & (1 << wanted))) return undefined;
    let at = this.#extra;
    for (const [bit, width] of RARE) {
      if (bit === wanted) return at;
      if (this.#bits & (1 << bit)) at += width;
    }
    return undefined;
  }

  #rareString(bit: number): string | undefined {
    const at = this.#rare(bit);
    return at === undefined ? undefined : this.#packed.string(at, this.#source);
  }

  get rule(): string | undefined {
    const at = this.#rare(8);
    return at === undefined ? undefined : this.#packed.strings[this.#packed.words[at]!];
  }

  get period(): string | undefined {
    return this.#rareString(9);
  }

  get change(): Change | undefined {
    if (!(this.#bits & (1 << 10))) return undefined;
    const direction = this.#bits & (1 << 11) ? "decrease" : "increase";
    return present<Change>({ direction, base: this.#rareString(12) });
  }

  get note(): string | undefined {
    return this.#rareString(13);
  }

  get approximate(): boolean {
    return (this.#bits & (1 << 14)) !== 0;
  }

  get unit_from(): "name" | "column" | undefined {
    return ([undefined, "name", "column"] as const)[(this.#bits >> 21) & 3];
  }

  toJSON(): Measure {
    const { op, comparator, rule, value, lower, upper, unit, text, span, label, period, change, note } = this;
    const { approximate, unit_from } = this;
    return present<Measure>({
      op, comparator, rule, value, lower, upper, unit, text, span, label, period, change, note,
      approximate: approximate || undefined,
      unit_from,
    });
  }
}

/** The rare parts of a measure in order: the bit that announces each, and its words. */
const RARE = [[3, 2], [8, 1], [9, 2], [12, 2], [13, 2]] as const;
