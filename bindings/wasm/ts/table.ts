/** A cell of a row: its text, or its text and how far it spans. */
export type TableCell = string | number | null | undefined | { text: string; colSpan?: number; rowSpan?: number };

/** What `readTable` takes: text, rows of cells, or a table of a web page. */
export type TableInput = string | Iterable<Iterable<TableCell>> | HTMLTableElement;

/** Elements that begin a line of their own. */
const BLOCKS = new Set(["ADDRESS", "DD", "DIV", "DL", "DT", "H1", "H2", "H3", "H4", "H5", "H6", "LI", "OL", "P", "TABLE", "TR", "UL"]);
/** Elements whose text nobody sees. */
const HIDDEN = new Set(["SCRIPT", "STYLE", "TEMPLATE", "NOSCRIPT"]);
const LARGEST = 0xffff_ffff;

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
export function flatten(table: Exclude<TableInput, string>): Flat {
  const texts: string[] = [];
  const cells: number[] = [];
  const rows: number[] = [];
  for (const row of isElement(table) ? elementRows(table) : table) {
    const before = texts.length;
    for (const cell of row) {
      const { text, colSpan = 1, rowSpan = 1 } =
        typeof cell === "object" && cell !== null ? cell : { text: cell == null ? "" : String(cell) };
      texts.push(text);
      cells.push(text.length, span(colSpan), span(rowSpan));
    }
    rows.push(texts.length - before);
  }
  return { joined: texts.join("\n"), cells: Uint32Array.from(cells), rows: Uint32Array.from(rows) };
}

function span(count: number): number {
  return Number.isFinite(count) ? Math.min(Math.max(Math.trunc(count), 0), LARGEST) : 1;
}

function isElement(table: object): table is HTMLTableElement {
  return "rows" in table && "nodeType" in table;
}

function* elementRows(table: HTMLTableElement): Generator<TableCell[]> {
  for (const row of Array.from(table.rows)) {
    yield Array.from(row.cells, (cell) => ({ text: shownText(cell), colSpan: cell.colSpan, rowSpan: cell.rowSpan }));
  }
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
    if (node.firstChild && !HIDDEN.has(name)) {
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
