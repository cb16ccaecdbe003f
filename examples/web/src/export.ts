// What leaves the page: files as the core writes them, JSON, and a table for the clipboard.

import type { Form, NamedDocument, Project } from "./zhibiao/init.js";
import type { Format } from "./protocol.js";
import type { Store } from "./store.js";

/** Writes documents; of the second module. */
export type Write = (documents: Iterable<NamedDocument>, form: Form) => Uint8Array;

/** What a format is called by the core, by files and by browsers. */
export const FORMATS = {
  xlsx: { form: "xlsx", ending: "xlsx", type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
  rows: { form: "rows", ending: "csv", type: "text/csv;charset=utf-8" },
  csv: { form: "csv", ending: "csv", type: "text/csv;charset=utf-8" },
  jsonl: { form: "jsonl", ending: "jsonl", type: "application/x-ndjson" },
  json: { form: undefined, ending: "json", type: "application/json" },
} as const;

/** The mark tells spreadsheets that a file is UTF-8. */
const MARK = Uint8Array.of(0xef, 0xbb, 0xbf);

export function exported(store: Store, format: Format, write: Write): { parts: BlobPart[] } | { text: string; html: string } {
  if (format === "table") return table(new TextDecoder().decode(write(chosen(store), "csv")));
  const { form } = FORMATS[format];
  if (form === undefined) return { parts: [`${JSON.stringify(json(store), null, 1)}\n`] };
  const bytes = write(chosen(store), form) as Uint8Array<ArrayBuffer>;
  return { parts: form === "csv" ? [MARK, bytes] : [bytes] };
}

/** Of each file, the indicators that are shown; projects without any only where nothing is filtered. */
function chosen(store: Store): NamedDocument[] {
  const shown = new Set(Array.from(store.shown(), ({ indicator }) => indicator));
  const whole = shown.size === store.entries.length;
  return store.files.map(({ name, document: { projects, diagnostics } }) => {
    const some = (project: Project): Project => ({ ...project, indicators: project.indicators.filter((one) => shown.has(one)) });
    const left = whole ? projects : projects.map(some).filter(({ indicators }) => indicators.length > 0);
    return { name, document: { projects: left, diagnostics } };
  });
}

/** The wire form. */
function json(store: Store): unknown {
  const files = chosen(store);
  const [first] = files;
  return files.length === 1 && first ? first.document : { files: files.map(({ name, document }) => ({ file: name, ...document })) };
}

/** As text with tabs, and as markup. */
function table(csv: string): { text: string; html: string } {
  const rows = records(csv);
  const text = rows.map((fields) => fields.map((field) => field.replace(/[\t\r\n]+/g, " ")).join("\t")).join("\r\n");
  const row = (fields: string[]): string => `<tr>${fields.map((field) => `<td>${escaped(field)}</td>`).join("")}</tr>`;
  return { text: `${text}\r\n`, html: `<meta charset="utf-8"><table>${rows.map(row).join("")}</table>` };
}

/** The rows of CSV as the core writes it. */
function records(csv: string): string[][] {
  const rows: string[][] = [];
  let fields: string[] = [];
  for (const [, quoted, plain = "", end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    fields.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === ",") continue;
    rows.push(fields);
    fields = [];
  }
  return rows;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
