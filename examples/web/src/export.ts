// What leaves the page: CSV, JSON, and a table for the clipboard.

import type { Measure } from "./zhibiao/init.js";
import type { Format } from "./protocol.js";
import { type Entry, type Store, remarks } from "./store.js";

/** The columns of `zhibiao table --format csv`. */
const COLUMNS = [
  "file", "table", "department", "budget_unit", "project", "row", "ordinal", "category", "subcategory", "name",
  "unit_hint", "kind", "text", "diagnostics", "measure", "op", "value", "lower", "lower_inclusive", "upper",
  "upper_inclusive", "unit", "dimension", "additive", "label", "period", "change", "change_base", "note", "approximate",
];

/** The operators of the wire form are no formulas, though they begin like some. */
const OPERATORS = new Set(["=", ">=", ">", "<=", "<", "~", "range"]);

/** Text that a spreadsheet would run as a formula gets an apostrophe in front; numbers are left alone. */
export function harmless(text: string): string {
  const risky = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text);
  if (!risky || /^[+-]?\d+(\.\d+)?$/.test(text) || OPERATORS.has(text)) return text;
  return `'${text}`;
}

export function exported(store: Store, format: Format): { text: string; html?: string } {
  switch (format) {
    case "json":
      return { text: `${JSON.stringify(json(store), null, 1)}\n` };
    case "csv": {
      const lines = records(store).map((fields) => fields.map(quoted).join(","));
      // The mark tells spreadsheets that it is UTF-8.
      return { text: `\ufeff${lines.join("\r\n")}\r\n` };
    }
    case "table": {
      const all = records(store);
      const text = all.map((fields) => fields.map((field) => field.replace(/[\t\r\n]+/g, " ")).join("\t")).join("\r\n");
      const row = (fields: string[]): string => `<tr>${fields.map((field) => `<td>${escaped(field)}</td>`).join("")}</tr>`;
      return { text: `${text}\r\n`, html: `<meta charset="utf-8"><table>${all.map(row).join("")}</table>` };
    }
  }
}

/** The wire form: whole where nothing is filtered, with the shown indicators only where something is. */
function json(store: Store): unknown {
  const shown = new Set(Array.from(store.shown(), ({ indicator }) => indicator));
  const whole = shown.size === store.entries.length;
  const files = store.files.map(({ name, document }) => {
    const projects = document.projects
      .map((project) => ({ ...project, indicators: project.indicators.filter((one) => shown.has(one)) }))
      .filter(({ indicators }) => whole || indicators.length > 0);
    return { file: name, projects, diagnostics: document.diagnostics };
  });
  const [first] = files;
  return files.length === 1 && first ? { projects: first.projects, diagnostics: first.diagnostics } : { files };
}

function records(store: Store): string[][] {
  const all = [COLUMNS];
  for (const entry of store.shown()) {
    const own = indicator(entry);
    const { measures } = entry.indicator.target;
    measures.forEach((one, index) => all.push([...own, ...measure(index + 1, one)].map(harmless)));
    if (measures.length === 0) all.push([...own, ...COLUMNS.slice(own.length).map(() => "")].map(harmless));
  }
  return all;
}

const shown = (value: unknown): string => (value === undefined ? "" : String(value));

function indicator({ indicator, project, file }: Entry): string[] {
  const { target } = indicator;
  return [
    file, project.table, project.department, project.budget_unit, project.name, indicator.row ?? project.row,
    indicator.ordinal, indicator.category, indicator.subcategory, indicator.name, indicator.unit_hint, target.kind,
    target.text, remarks(indicator).map(({ code }) => code).join(" "),
  ].map(shown);
}

function measure(number: number, one: Measure): string[] {
  const { op, value, lower, upper, unit, label, period, change, note, approximate = false } = one;
  return [
    number, op, value, lower?.value, lower?.inclusive, upper?.value, upper?.inclusive, unit?.name, unit?.dimension,
    unit && (unit.additive ?? true), label, period, change?.direction, change?.base, note, approximate,
  ].map(shown);
}

function quoted(field: string): string {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
