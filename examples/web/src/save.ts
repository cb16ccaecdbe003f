// What leaves the page: a file, or a table in the clipboard.

import { byId, element } from "./dom.js";
import { FORMATS } from "./export.js";
import type { Format } from "./protocol.js";
import { say } from "./words.js";

/** What the worker makes of the indicators that are shown. */
export type Saved = { parts: BlobPart[] };
type Table = { text: string; html: string };
type Ask = <T>(format: Format) => Promise<T>;

/** Saves a file in the chosen format; returns what to say about it. */
export async function save(ask: Ask): Promise<string> {
  const format = byId<HTMLSelectElement>("format").value as Exclude<Format, "table">;
  const { ending, type } = FORMATS[format];
  const { parts } = await ask<Saved>(format);
  const name = `zhibiao.${ending}`;
  const link = element("a", { download: name });
  link.href = URL.createObjectURL(new Blob(parts, { type }));
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  return say("exported", { name });
}

/** Copies a table; returns what to say about it. */
export async function copy(ask: Ask): Promise<string> {
  // The promise goes in, not what it holds: the click's permission would not outlast the wait.
  const made = ask<Table>("table");
  const part = (type: string, take: (all: Table) => string): Promise<Blob> => made.then((all) => new Blob([take(all)], { type }));
  try {
    await navigator.clipboard.write([
      new ClipboardItem({ "text/plain": part("text/plain", (all) => all.text), "text/html": part("text/html", (all) => all.html) }),
    ]);
    return say("copied", { count: Number(byId("list").dataset["shown"]) });
  } catch {
    return say("copyFailed");
  }
}
