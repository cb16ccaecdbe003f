// From the clipboard and from files to what the worker reads.

import { decode } from "./decode.js";
import type { Source } from "./protocol.js";
import { type Flat, flatten } from "./zhibiao/table.js";

/** Larger pages are left to the worker's second module: the DOM would keep the page busy. */
const DOM_LIMIT = 300_000;

/** The tables of a page's text, by the browser's own parser; scripts in it never run. */
export function tables(html: string): Flat[] {
  const page = new DOMParser().parseFromString(html, "text/html");
  const chosen: HTMLTableElement[] = [];
  for (const table of page.querySelectorAll("table")) {
    const inside = table.parentElement?.closest("table");
    if (inside && chosen.includes(inside)) continue;
    if (!onlyArranges(table)) chosen.push(table);
  }
  return chosen.map((table) => flatten(table));
}

/** Whether a table holds tables and, beside them, nothing of its own in a row: it only arranges the page. */
function onlyArranges(table: HTMLTableElement): boolean {
  if (!table.querySelector("table")) return false;
  return Array.from(table.rows).every((row) => {
    const filled = Array.from(row.cells).filter((cell) => cell.textContent.trim() !== "");
    return filled.length <= 1 || filled.every((cell) => cell.querySelector("table"));
  });
}

/** What was pasted: a table of a page where there is one, else text. */
export function pasted(data: DataTransfer, name: string): Source[] {
  const html = data.getData("text/html");
  const text = data.getData("text/plain");
  if (html.includes("<table") && (html.length <= DOM_LIMIT || text === "")) {
    const found = tables(html);
    if (found.length > 0) return [{ kind: "tables", name, tables: found }];
  }
  return text.trim() === "" ? [] : [{ kind: "text", name, text }];
}

/** A file, as the format its first bytes tell. */
export async function fromFile(file: File): Promise<Source> {
  const head = new Uint8Array(await file.slice(0, 1024).arrayBuffer());
  const is = (...bytes: number[]): boolean => bytes.every((byte, index) => head[index] === byte);
  const packed = is(0x50, 0x4b, 3, 4) || is(0xd0, 0xcf, 0x11, 0xe0);
  const markup = /^[\ufeff\s]*</.test(decode(head)) && /<(html|table|body|!doctype|meta|div)\b/i.test(decode(head));
  // Pictures, PDF, RTF and the like: the module for files knows them by name, decoded they would only be a table without a header.
  const utf16 = is(0xff, 0xfe) || is(0xfe, 0xff);
  const other = (head.includes(0) && !utf16) || is(0xff, 0xd8, 0xff) || is(0x25, 0x50, 0x44, 0x46) || is(0x7b, 0x5c, 0x72, 0x74, 0x66);
  const { name } = file;
  if (markup && file.size <= DOM_LIMIT) {
    return { kind: "tables", name, tables: tables(decode(new Uint8Array(await file.arrayBuffer()))) };
  }
  return { kind: "file", name, blob: file, files: packed || markup || other };
}
