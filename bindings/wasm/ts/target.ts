import { INSPECT, type Packed, type Rare, WIDTH, names, present, some } from "./packed.js";
import type {
  Bound, Change, Decimal, Diagnostic, Formula, Kind, Measure, Op, Span, Target, TargetDate, Trend, Unit,
} from "./wire.js";

const TARGET: Rare = { word: 7, parts: [[5, 2], [6, 2], [7, 2]] };

/** The reading of a value; `toJSON()` is what `parseValue` returns. */
export class TargetView {
  readonly #packed: Packed;
  readonly #source: number;
  readonly #at: number;

  /** @internal */
  constructor(packed: Packed, source: number, index: number) {
    this.#packed = packed;
    this.#source = source;
    this.#at = packed.targets + WIDTH.target * index;
  }

  get kind(): Kind {
    return names().kinds[this.#packed.bits(this.#at) & 7]!;
  }

  get text(): string {
    return this.#packed.string(this.#at + 1, this.#source)!;
  }

  /** Where the value stands in the text. */
  get span(): Span {
    return this.#packed.span(this.#at + 1);
  }

  get measures(): MeasureView[] {
    const [from, to] = own(this.#packed, this.#at, 3);
    const views: MeasureView[] = [];
    for (let index = from; index < to; index += 1) {
      views.push(new MeasureView(this.#packed, this.#source, index));
    }
    return views;
  }

  get dates(): TargetDate[] {
    const [from, to] = own(this.#packed, this.#at, 4);
    return Array.from({ length: to - from }, (_, index) => date(this.#packed, this.#source, from + index));
  }

  get formula(): Formula | undefined {
    const expression = this.#packed.rareString(this.#at, TARGET, 6, this.#source);
    const result = this.#packed.rareString(this.#at, TARGET, 5, this.#source);
    return expression === undefined ? undefined : present<Formula>({ result, expression });
  }

  get trend(): Trend | undefined {
    return this.#packed.optional(names().trends, (this.#packed.bits(this.#at) >> 3) & 3);
  }

  get level(): string | undefined {
    return this.#packed.rareString(this.#at, TARGET, 7, this.#source);
  }

  get diagnostics(): Diagnostic[] {
    const { words } = this.#packed;
    return this.#packed.remarks(words[this.#at + 5]!, words[this.#at + 6]!, this.#source);
  }

  /** What node shows of it. @internal */
  [INSPECT](): unknown {
    return this.toJSON();
  }

  toJSON(): Target {
    const { kind, text, formula, trend, level } = this;
    const measures = this.measures.map((measure) => measure.toJSON());
    const [dates, diagnostics] = [some(this.dates), some(this.diagnostics)];
    return present<Target>({ kind, text, measures, dates, formula, trend, level, diagnostics });
  }
}

/** The records of a kind that are a target's: from the end of the one before. */
function own({ targets, words }: Packed, at: number, word: number): [number, number] {
  return [at === targets ? 0 : words[at - WIDTH.target + word]!, words[at + word]!];
}

function date(packed: Packed, source: number, index: number): TargetDate {
  const at = packed.dates + WIDTH.date * index;
  return present<TargetDate>({
    text: packed.string(at + 1, source)!,
    span: packed.span(at + 1),
    from: packed.listed(packed.words[at + 3]!),
    to: packed.listed(packed.words[at + 4]!),
    relation: packed.optional(names().relations, packed.bits(at)),
  });
}

const MEASURE: Rare = { word: 13, parts: [[3, 2], [8, 1], [9, 2], [12, 2], [13, 2]] };

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

  get op(): Op {
    return names().ops[this.#packed.bits(this.#at) & 7]!;
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

  get value(): Decimal | undefined {
    return this.#packed.has(this.#at, 3) ? undefined : this.#packed.number(this.#at + 5, this.#packed.has(this.#at, 4));
  }

  get lower(): Bound | undefined {
    if (!this.#packed.has(this.#at, 3)) return undefined;
    const value = this.#packed.number(this.#at + 5, this.#packed.has(this.#at, 4));
    return { value, inclusive: this.#packed.has(this.#at, 6) };
  }

  get upper(): Bound | undefined {
    const at = this.#packed.rare(this.#at, MEASURE, 3);
    if (at === undefined) return undefined;
    const value = this.#packed.number(at, this.#packed.has(this.#at, 5));
    return { value, inclusive: this.#packed.has(this.#at, 7) };
  }

  /** The canonical name of the unit. */
  get unitName(): string | undefined {
    return this.#packed.string(this.#at + 7, this.#source);
  }

  get unit(): Unit | undefined {
    const name = this.unitName;
    if (name === undefined) return undefined;
    const bits = this.#packed.bits(this.#at);
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

  get rule(): string | undefined {
    const at = this.#packed.rare(this.#at, MEASURE, 8);
    return at === undefined ? undefined : this.#packed.strings[this.#packed.words[at]!];
  }

  get period(): string | undefined {
    return this.#packed.rareString(this.#at, MEASURE, 9, this.#source);
  }

  get change(): Change | undefined {
    if (!this.#packed.has(this.#at, 10)) return undefined;
    const direction = this.#packed.has(this.#at, 11) ? "decrease" : "increase";
    return present<Change>({ direction, base: this.#packed.rareString(this.#at, MEASURE, 12, this.#source) });
  }

  get note(): string | undefined {
    return this.#packed.rareString(this.#at, MEASURE, 13, this.#source);
  }

  get approximate(): boolean {
    return this.#packed.has(this.#at, 14);
  }

  get unit_from(): "name" | "column" | undefined {
    return ([undefined, "name", "column"] as const)[(this.#packed.bits(this.#at) >> 21) & 3];
  }

  /** What node shows of it. @internal */
  [INSPECT](): unknown {
    return this.toJSON();
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
