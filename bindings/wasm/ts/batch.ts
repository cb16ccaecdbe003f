import { INSPECT, type Packed, type Rare, WIDTH, names, present, some } from "./packed.js";
import { TargetView } from "./target.js";
import type { Category, Cell, Diagnostic, Indicator, Span, Subcategory } from "./wire.js";

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
    this.measureCount = packed.words[0]!;
    this.length = packed.words[1]!;
    this.indicatorCount = packed.words[2]!;
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
    const at = texts + WIDTH.text * this.#index;
    const from = this.#index === 0 ? 0 : words[at - WIDTH.text]!;
    const views: IndicatorView[] = [];
    for (let index = from; index < words[at]!; index += 1) {
      views.push(new IndicatorView(this.#packed, this.#index, index));
    }
    return views;
  }

  get diagnostics(): Diagnostic[] {
    const { words, texts } = this.#packed;
    const at = texts + WIDTH.text * this.#index;
    return this.#packed.remarks(words[at + 1]!, words[at + 2]!, this.#index);
  }

  /** What node shows of it. @internal */
  [INSPECT](): unknown {
    return this.toJSON();
  }

  toJSON(): Cell {
    return { indicators: this.indicators.map((one) => one.toJSON()), diagnostics: this.diagnostics };
  }
}

const RARE: Rare = { word: 8, parts: [[8, 2], [9, 2]] };

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
    this.#at = packed.indicators + WIDTH.indicator * index;
  }

  get ordinal(): number | undefined {
    return this.#packed.has(this.#at, 7) ? this.#packed.words[this.#at + 1]! : undefined;
  }

  get category(): Category | undefined {
    return this.#packed.optional(names().categories, this.#packed.bits(this.#at) & 7);
  }

  get subcategory(): Subcategory | undefined {
    return this.#packed.optional(names().subcategories, (this.#packed.bits(this.#at) >> 3) & 15);
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
    return this.#packed.rareString(this.#at, RARE, 8, this.#source);
  }

  get actual(): string | undefined {
    return this.#packed.rareString(this.#at, RARE, 9, this.#source);
  }

  get diagnostics(): Diagnostic[] {
    const { words, targets } = this.#packed;
    const end = words[targets + WIDTH.target * this.#index + 5]!;
    return this.#packed.remarks(words[this.#at + 7]!, end, this.#source);
  }

  /** What node shows of it. @internal */
  [INSPECT](): unknown {
    return this.toJSON();
  }

  toJSON(): Indicator {
    const { ordinal, category, subcategory, name, unit_hint, span, weight, actual } = this;
    const [target, diagnostics] = [this.target.toJSON(), some(this.diagnostics)];
    return present<Indicator>({
      ordinal, category, subcategory, name, unit_hint, target, span, weight, actual, diagnostics,
    });
  }
}
