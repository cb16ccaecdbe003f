import { guarded, list, refused, text } from "./error.js";
import type { TableDocument } from "./wire.js";
import type { RawTable } from "./zhibiao_wasm.js";

/** A cell of a row: its text, or its text and how far it spans. */
export type TableCell = string | number | null | undefined | { text: string; colSpan?: number; rowSpan?: number };

/** One table: rows of cells, a table of a web page, or what {@link flatten} made of one in another thread. */
export type TableRows = Iterable<Iterable<TableCell>> | HTMLTableElement | Flat;

/**
 * What `readTable` takes: text with tabs or commas, the bytes of such a text in UTF-8, one table, or several.
 *
 * With `zhibiao/files` the bytes may also be those of an XLSX, XLS, ODS, DOCX or HTML file, in any usual encoding.
 */
export type TableInput = string | Uint8Array | ArrayBuffer | TableRows | { tables: Iterable<TableRows> };

/** How a table is read. */
export interface ReadOptions {
  /** Whether hidden sheets of a workbook are read too; otherwise a diagnostic names them. */
  hiddenSheets?: boolean;
}

/** What some rows of a table hold. */
export interface TablePart {
  /** The projects that were finished, and what was odd. */
  document: TableDocument;
  /** For each project, whether it goes on with the one before it. */
  goingOn: boolean[];
  /** Rows read so far. */
  rows: number;
  /** Rows in all. */
  totalRows: number;
}

/** Elements that begin a line of their own. */
const BLOCKS = new Set(["ADDRESS", "DD", "DIV", "DL", "DT", "H1", "H2", "H3", "H4", "H5", "H6", "LI", "OL", "P", "TABLE", "TR", "UL"]);
/** Elements whose text nobody sees, or that strike it out: what was replaced is no part of a number. The core's reader of HTML passes over the same. */
const HIDDEN = new Set(["SCRIPT", "STYLE", "TEMPLATE", "NOSCRIPT", "TITLE", "IFRAME", "NOEMBED", "NOFRAMES", "DEL", "S", "STRIKE"]);
const LARGEST = 0xffff_ffff;

/** Reads some rows at a time. */
export function* readParts(raw: RawTable, table: TableInput, rows: number): Generator<TablePart, void, void> {
  try {
    guarded(() => add(raw, table));
    for (;;) {
      const json = guarded(() => raw.read(rows));
      if (json === undefined) return;
      const [document, goingOn] = JSON.parse(json) as [TableDocument, boolean[]];
      yield { document, goingOn, rows: raw.done(), totalRows: raw.total() };
    }
  } finally {
    raw.free();
  }
}

function add(raw: RawTable, table: TableInput): void {
  if (typeof table === "string") {
    raw.bytes(new TextEncoder().encode(table));
  } else if (table instanceof Uint8Array) {
    raw.bytes(table);
  } else if (table instanceof ArrayBuffer) {
    raw.bytes(new Uint8Array(table));
  } else if (typeof table !== "object" || table === null) {
    refused("a table", "text, bytes, rows of cells or a table of a page", table);
  } else {
    for (const one of has(table, "tables") ? list(table.tables, "tables") : [table]) {
      const { joined, cells, rows } = flatten(one);
      raw.cells(joined, cells, rows);
    }
  }
}

/** All parts in one. */
export function whole(parts: Iterable<TablePart>): TableDocument {
  const all: TableDocument = { projects: [], diagnostics: [] };
  for (const { document, goingOn } of parts) append(all, document, goingOn);
  return all;
}

/** Adds what further rows hold. */
export function append(all: TableDocument, { projects, diagnostics }: TableDocument, goingOn: boolean[]): void {
  projects.forEach((project, index) => {
    const last = all.projects.at(-1);
    if (goingOn[index] && last) for (const indicator of project.indicators) last.indicators.push(indicator);
    else all.projects.push(project);
  });
  for (const diagnostic of diagnostics) all.diagnostics.push(diagnostic);
}

/** The cells of a table, in the shape that crosses the border at once. */
export interface Flat {
  /** The texts, a unit between any two. */
  joined: string;
  /** For each cell: its text's length, columns and rows spanned. */
  cells: Uint32Array;
  /** For each row: how many cells it has. */
  rows: Uint32Array;
}

/** Lays a table's cells out one after the other. */
export function flatten(table: TableRows): Flat {
  if (has(table, "joined")) return table;
  const texts: string[] = [];
  const cells: number[] = [];
  const rows: number[] = [];
  for (const row of isElement(table) ? elementRows(table) : list(table, "a table")) {
    const before = texts.length;
    for (const cell of list(row, "a row")) {
      const { text: own, colSpan = 1, rowSpan = 1 } =
        typeof cell === "object" && cell !== null ? cell : { text: cell == null ? "" : String(cell) };
      texts.push(text(own, "a cell's text"));
      cells.push(own.length, span(colSpan), span(rowSpan));
    }
    rows.push(texts.length - before);
  }
  return { joined: texts.join("\n"), cells: Uint32Array.from(cells), rows: Uint32Array.from(rows) };
}

function span(count: number): number {
  return Number.isFinite(count) ? Math.min(Math.max(Math.trunc(count), 0), LARGEST) : 1;
}

function isElement(table: TableRows): table is HTMLTableElement {
  return has(table, "rows") && has(table, "nodeType");
}

/** Whether a value of any kind is an object with such a part. */
function has<T, K extends string>(value: T, part: K): value is Extract<T, Record<K, unknown>> {
  return typeof value === "object" && value !== null && part in value;
}

function* elementRows(table: HTMLTableElement): Generator<TableCell[]> {
  for (const row of Array.from(table.rows).filter((row) => !isHidden(row))) {
    const cells = Array.from(row.cells).filter((cell) => !isHidden(cell));
    yield Array.from(cells, (cell) => ({ text: shownText(cell), colSpan: cell.colSpan, rowSpan: cell.rowSpan }));
  }
}

/** Whether a browser shows nothing of an element, or strikes it out. Of a list in a saved page only the chosen option counts. */
function isHidden(element: Element): boolean {
  const name = element.nodeName.toUpperCase();
  if (HIDDEN.has(name) || element.hasAttribute("hidden")) return true;
  if (name === "OPTION" && !element.hasAttribute("selected")) return true;
  return /display:none|mso-hide:all|line-through/i.test((element.getAttribute("style") ?? "").replace(/\s/g, ""));
}

/** What was typed into a field of a page that was saved while it was filled in. */
function typed(element: Element): string {
  const fields = ["", "text", "number"];
  const shown = element.nodeName.toUpperCase() === "INPUT" && fields.includes(element.getAttribute("type") ?? "");
  return shown ? (element.getAttribute("value") ?? "") : "";
}

/** The text of an element as a browser shows it: white space in one, line breaks where lines break. */
export function shownText(element: Element): string {
  let shown = "";
  const line = (): void => {
    shown = shown.replace(/ $/, "");
    if (shown !== "" && !shown.endsWith("\n")) shown += "\n";
  };
  // Without recursion: nesting may be deeper than the stack.
  let node: Node | null = element.firstChild;
  while (node) {
    const name = node.nodeName.toUpperCase();
    if (node.nodeType === 3) {
      const text = (node.nodeValue ?? "").replace(/[ \t\r\n\f]+/g, " ");
      shown += /(^|[ \n])$/.test(shown) ? text.replace(/^ /, "") : text;
    } else if (name === "BR") {
      shown = `${shown.replace(/ $/, "")}\n`;
    } else if (BLOCKS.has(name)) {
      line();
    }
    const hidden = node.nodeType === 1 && isHidden(node as Element);
    if (node.nodeType === 1 && !hidden) shown += typed(node as Element);
    if (node.firstChild && !hidden) {
      node = node.firstChild;
      continue;
    }
    while (node && node !== element && !node.nextSibling) {
      node = node.parentNode;
      if (node && node !== element && BLOCKS.has(node.nodeName.toUpperCase())) line();
    }
    node = node && node !== element ? node.nextSibling : null;
  }
  return shown.trim();
}
