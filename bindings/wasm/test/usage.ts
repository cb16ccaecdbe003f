// A caller's program: compiled, never run.
import {
  type Batch, type Cell, type CellView, Parser, type TableDocument, type Target, ZhibiaoError,
  parseCell, parseCells, parseField, parseValue, parseValues, readTable, writeTable,
} from "zhibiao";
import init, { initSync } from "zhibiao/init";

const target: Target = parseValue("办案不低于11000件");
const value: string | number | undefined = target.measures[0]?.value;
const op: "=" | ">=" | ">" | "<=" | "<" | "~" | "range" | undefined = target.measures[0]?.op;
const cell: Cell = parseCell("1、产出指标：培训场次，年度指标值：2场。", { language: "zh" });
const table: TableDocument = readTable([["项目名称", "绩效指标"], ["体检", null]]);
declare const element: HTMLTableElement;
readTable(element).projects.map((project) => project.indicators.length);
const batch: Batch<CellView> = parseCells(["", ""]);
for (const view of batch) view.indicators.map((indicator) => indicator.target.measures[0]?.toJSON().unit?.name);
parseValues(["1"]).at(-1)?.kind.toUpperCase();
parseField({ value: "95", sign: "≥" });
parseValue("95", { sign: "≥", language: "zh" });
new Parser({ strict: true, units: { 驿站: ["个驿站"], 标段: { dimension: "count" } }, comparators: { 以下: "<" } });
// @ts-expect-error a comparator means one of the operators
new Parser({ comparators: { 以下: "less" } });
// @ts-expect-error a text is a string
parseValue(5);
try {
  new Parser({ strict: true }).parseCell("");
} catch (error) {
  if (error instanceof ZhibiaoError) error.diagnostics.map(({ code, span }) => `${code} ${span.start}`);
}
const bytes: Uint8Array = writeTable([{ name: "a.tsv", document: table }], "xlsx");
await init();
initSync({ module: new Uint8Array() });
export { bytes, cell, op, table, value };
