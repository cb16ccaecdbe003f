import { Batch, CellView } from "./batch.js";
import { ZhibiaoError, guarded, list, named, text, textIfAny } from "./error.js";
import type { Columns, Field, ParserOptions, ValuePiece } from "./options.js";
import { Packed, names } from "./packed.js";
import { type ReadOptions, type TableInput, type TablePart, readParts, whole } from "./table.js";
import { TargetView } from "./target.js";
import type { Cell, TableDocument, Target } from "./wire.js";
import { type Form, type NamedDocument, written } from "./write.js";
import { RawOptions, type RawParser } from "./zhibiao_wasm.js";

/**
 * A reader of values, cells and tables. All offsets count UTF-16 code units, as JavaScript's strings do.
 *
 * Without `strict` nothing fails on content: what cannot be read for certain comes with a diagnostic.
 */
export class Parser {
  readonly #raw: RawParser;

  /** @throws {ZhibiaoError} `invalid-argument`, `invalid-unit` or `unknown-comparator`. */
  constructor(options: ParserOptions = {}) {
    this.#raw = guarded(() => build(options));
  }

  /**
   * Reads one target value, with what the other columns of a grid say about it.
   *
   * Spans are offsets into the value.
   */
  parseValue(value: string, columns: Columns = {}): Target {
    const written = text(value);
    const own = named(columns, "columns");
    const [sign, unit, name] = [textIfAny(own.sign, "a sign"), textIfAny(own.unit, "a unit"), textIfAny(own.name, "a name")];
    const grid = sign ?? unit ?? name;
    const json = guarded(() => (grid === undefined ? this.#raw.value(written) : this.#raw.field(written, sign, unit, name)));
    return JSON.parse(json) as Target;
  }

  /** Reads one target from the columns of a grid; as {@link parseValue}. */
  parseField({ value, ...columns }: Field): Target {
    return this.parseValue(value, columns);
  }

  /** Reads a cell of indicators. */
  parseCell(cell: string): Cell {
    return JSON.parse(guarded(() => this.#raw.cell(text(cell)))) as Cell;
  }

  /** Reads many target values into one buffer; never throws on content. */
  parseValues(values: readonly string[]): Batch<TargetView> {
    return new Batch(this.#pack(values, "values"), (packed, index) => new TargetView(packed, index, index));
  }

  /** Reads many cells into one buffer; never throws on content. */
  parseCells(cells: readonly string[]): Batch<CellView> {
    return new Batch(this.#pack(cells, "cells"), (packed, index) => new CellView(packed, index));
  }

  #pack(all: readonly string[], door: "values" | "cells"): Packed {
    const texts: string[] = [];
    for (const one of list(all, door)) texts.push(text(one));
    const lengths = new Uint32Array(texts.length);
    for (let index = 0; index < texts.length; index += 1) lengths[index] = texts[index]!.length;
    // One crossing for all. What stands between two texts keeps halves of a surrogate pair apart.
    const raw = this.#raw[door](texts.join("\n"), lengths);
    try {
      return new Packed(raw.words(), raw.strings(), texts, this.#raw);
    } finally {
      raw.free();
    }
  }

  /**
   * Reads a table: text as pasted from a spreadsheet, rows of cells, a table of a web page, or several of these that
   * belong to one file.
   *
   * @throws {ZhibiaoError} `no-header` when no row names the columns.
   */
  readTable(table: TableInput, options: ReadOptions = {}): TableDocument {
    return whole(this.readTableParts(table, 0xffff_ffff, options));
  }

  /** Reads a table some rows at a time, for those who show progress or stop early. */
  readTableParts(table: TableInput, rows = 500, options: ReadOptions = {}): Generator<TablePart, void, void> {
    const { hiddenSheets = false } = named(options, "options");
    return readParts(this.#raw.table(Boolean(hiddenSheets)), table, rows);
  }

  /**
   * Writes documents as one file in UTF-8, or as a workbook. Only the module of `zhibiao/files` can.
   *
   * @throws {ZhibiaoError} `unsupported` from the other module, `invalid-argument` for what is no document or form.
   */
  writeTable(documents: Iterable<NamedDocument>, form: Form): Uint8Array {
    return written(this.#raw, form, documents);
  }

  /** The pieces of a value that were read, in order, to be highlighted. */
  pieces(value: string): ValuePiece[] {
    const words = this.#raw.pieces(text(value));
    const kinds = names().pieces;
    return Array.from({ length: words.length / 3 }, (_, index) => {
      const [kind, start, end] = words.subarray(3 * index);
      return { kind: kinds[kind!]!, start: start!, end: end! };
    });
  }
}

function build(options: ParserOptions): RawParser {
  const { language = "en", strict = false, units = {}, comparators = {}, ...rest } = named(options, "options");
  const [unknown] = Object.keys(rest);
  const wrong = (what: string): ZhibiaoError => new ZhibiaoError("invalid-argument", what);
  if (unknown !== undefined) {
    throw wrong(`expected the options language, strict, units or comparators, found "${unknown}"`);
  }
  if (language !== "en" && language !== "zh") throw wrong(`expected language "en" or "zh", found "${String(language)}"`);
  if (typeof strict !== "boolean") throw wrong(`expected strict to be true or false, found ${typeof strict}`);
  const raw = new RawOptions(strict, language === "zh");
  for (const [name, given] of Object.entries(named(units, "units"))) {
    const { aliases = [], dimension = "count", additive = true } = Array.isArray(given) ? { aliases: given } : named(given, "a unit");
    const spellings = Array.from(list(aliases, "a unit's aliases"), (alias) => text(alias, "an alias"));
    raw.unit(name, spellings, text(dimension, "a unit's dimension"), Boolean(additive));
  }
  for (const [word, op] of Object.entries(named(comparators, "comparators"))) raw.comparator(word, text(op, "a comparator's meaning"));
  return raw.build();
}
