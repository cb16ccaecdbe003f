import type { Batch, CellView } from "./batch.js";
import { named } from "./error.js";
import type { Columns, Field, ParserOptions } from "./options.js";
import { Parser } from "./parser.js";
import type { ReadOptions, TableInput } from "./table.js";
import type { TargetView } from "./target.js";
import type { Cell, TableDocument, Target } from "./wire.js";
import type { Form, NamedDocument } from "./write.js";

export type { Batch, CellView, IndicatorView } from "./batch.js";
export { ZhibiaoError } from "./error.js";
export type { Columns, Field, ParserOptions, UnitOptions, ValuePiece } from "./options.js";
export { Parser } from "./parser.js";
export { type Flat, type ReadOptions, type TableCell, type TableInput, type TablePart, type TableRows, append, flatten, whole } from "./table.js";
export type { MeasureView, TargetView } from "./target.js";
export type * from "./wire.js";
export type { Form, NamedDocument } from "./write.js";

let standard: Parser | undefined;

function parser(options: ParserOptions = {}): Parser {
  if (Object.keys(named(options, "options")).length > 0) return new Parser(options);
  return (standard ??= new Parser());
}

/** Reads one target value; see {@link Parser.parseValue}. */
export function parseValue(value: string, options: Columns & ParserOptions = {}): Target {
  const { sign, unit, name, ...rest } = named(options, "options");
  return parser(rest).parseValue(value, { sign, unit, name } as Columns);
}

/** Reads one target from the columns of a grid; see {@link Parser.parseField}. */
export function parseField(field: Field, options?: ParserOptions): Target {
  return parser(options).parseField(field);
}

/** Reads a cell of indicators; see {@link Parser.parseCell}. */
export function parseCell(cell: string, options?: ParserOptions): Cell {
  return parser(options).parseCell(cell);
}

/** Reads many target values; see {@link Parser.parseValues}. */
export function parseValues(values: readonly string[], options?: ParserOptions): Batch<TargetView> {
  return parser(options).parseValues(values);
}

/** Reads many cells; see {@link Parser.parseCells}. */
export function parseCells(cells: readonly string[], options?: ParserOptions): Batch<CellView> {
  return parser(options).parseCells(cells);
}

/** Writes documents; see {@link Parser.writeTable}. */
export function writeTable(documents: Iterable<NamedDocument>, form: Form, options?: ParserOptions): Uint8Array {
  return parser(options).writeTable(documents, form);
}

/** Reads a table; see {@link Parser.readTable}. */
export function readTable(table: TableInput, options: ReadOptions & ParserOptions = {}): TableDocument {
  const { hiddenSheets, ...rest } = named(options, "options");
  return parser(rest).readTable(table, { hiddenSheets } as ReadOptions);
}
