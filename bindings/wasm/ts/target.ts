import { type Packed, WIDTH, names, present, some } from "./packed.js";
import type {
  Bound, Change, Decimal, Diagnostic, Formula, Kind, Measure, Op, Span, Target, TargetDate, Trend, Unit,
} from "./wire.js";

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
    this.#at = packed.targets + WIDTH.target * index;
    this.#first = index === 0;
  }

  get #bits(): number {
    return this.#packed.words[this.#at]!;
  }

  /** The records of a kind that are this target's: from the end of the one before. */
  #range(word: number): [number, number] {
    const { words } = this.#packed;
    return [this.#first ? 0 : words[this.#at - WIDTH.target + word]!, words[this.#at + word]!];
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
    const at = dates + WIDTH.date * index;
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
    this.#at = packed.measures + WIDTH.measure * index;
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
    return this.#packed.number(this.#at + 5, (this.#bits & (1 << 4)) !== 0);
  }

  get value(): Decimal | undefined {
    return this.#isRange ? undefined : this.#low;
  }

  get lower(): Bound | undefined {
    return this.#isRange ? { value: this.#low, inclusive: (this.#bits & (1 << 6)) !== 0 } : undefined;
  }

  get upper(): Bound | undefined {
    if (!this.#isRange) return undefined;
    const value = this.#packed.number(this.#extra, (this.#bits & (1 << 5)) !== 0);
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
