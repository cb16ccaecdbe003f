import { ZhibiaoError, guarded, list, named, text } from "./error.js";
import type { TableDocument } from "./wire.js";
import type { RawParser } from "./zhibiao_wasm.js";

/**
 * What is written: `rows`, the national systems' row form as CSV; `merged`, each target in one text; `csv`, a row for
 * each measure; `jsonl`, a project a line; `xlsx`, a workbook with the original text beside the reading.
 */
export type Form = "rows" | "merged" | "csv" | "jsonl" | "xlsx";

/** A document, and the name of the file that it was read from, if it has one. */
export interface NamedDocument {
  name?: string | undefined;
  document: TableDocument;
}

/** Only the module for files has it. */
interface RawWriter {
  document(file: string, json: string): void;
  finish(): Uint8Array;
  free(): void;
}

/** Projects that cross at once: their JSON is held twice. */
const STEP = 200;

/** The bytes of a file with the documents in it. @internal */
export function written(raw: RawParser, form: Form, documents: Iterable<NamedDocument>): Uint8Array {
  const able = raw as RawParser & { writer?(form: string): RawWriter };
  if (!able.writer) {
    throw new ZhibiaoError("unsupported", `expected the module that writes: import from "zhibiao/files" instead of "zhibiao"`);
  }
  const all = list(documents, "documents");
  const writer = guarded(() => able.writer!(text(form, "a form")));
  let open = true;
  try {
    for (const { name = "", document } of all) {
      list(named(document, "the document of { name, document }").projects, "a document's projects");
      for (let at = 0; at < document.projects.length; at += STEP) {
        const part = { projects: document.projects.slice(at, at + STEP), diagnostics: [] };
        guarded(() => writer.document(text(name, "a document's name"), JSON.stringify(part)));
      }
    }
    open = false;
    return guarded(() => writer.finish());
  } finally {
    if (open) writer.free();
  }
}
