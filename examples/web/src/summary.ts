// The summary above the list: numbers, charts, remarks on the table as a whole.

import { bars } from "./charts.js";
import { byId, element } from "./dom.js";
import { badge } from "./list.js";
import type { Summary } from "./protocol.js";
import { type Word, named, say } from "./words.js";

function categoryName(name: string): string {
  return name === "" ? say("none") : name.replace(/指标$/, "");
}

/** Shows what was read as a whole; `files` is how many files it came from. */
export function showSummary(read: Summary, files: number): void {
  const share = read.indicators === 0 ? 0 : Math.round((100 * read.quantified) / read.indicators);
  const tile = (big: string, small: Word, note?: string): HTMLElement =>
    element("div", { class: "tile" }, element("b", {}, big), element("span", {}, say(small)), note === undefined ? undefined : element("small", {}, note));
  byId("tiles").replaceChildren(
    tile(read.projects.toLocaleString("en-US"), "projects"),
    tile(read.indicators.toLocaleString("en-US"), "indicators"),
    tile(`${share}%`, "quantified", say("quantifiedNote", { count: read.quantified })),
    tile(read.withoutComparator.toLocaleString("en-US"), "withoutComparator",
      say("withoutComparatorNote", { count: read.withoutComparator, all: read.measures })),
    tile(read.withRemarks.toLocaleString("en-US"), "withRemarks",
      say("withRemarksNote", { errors: read.errors, warnings: read.warnings })),
  );
  const chart = (title: Word, drawing: SVGElement): HTMLElement =>
    element("figure", {}, element("figcaption", {}, say(title)), drawing);
  byId("charts").replaceChildren(
    chart("byCategory", bars(say("byCategory"), top(read.categories), categoryName)),
    chart("byKind", bars(say("byKind"), read.kinds, (name) => named("kind", name))),
  );
  options("category", read.categories.map(({ name }) => [name === "" ? "-" : name, categoryName(name)]));
  options("kind", read.kinds.map(({ name }) => [name, named("kind", name)]));
  showRemarks(read, files);
}

/** Names that a table made up itself may be many: the rest is one bar. */
function top(counts: Summary["categories"]): Summary["categories"] {
  if (counts.length <= 6) return counts;
  const rest = counts.slice(5).reduce((sum, { count }) => sum + count, 0);
  return [...counts.slice(0, 5), { name: "…", count: rest }];
}

function options(id: string, all: [string, string][]): void {
  const select = byId<HTMLSelectElement>(id);
  const before = select.value;
  const made = all.map(([value, text]) => element("option", { value }, text));
  select.replaceChildren(element("option", { value: "" }, say("all")), ...made);
  select.value = all.some(([value]) => value === before) ? before : "";
}

function showRemarks(read: Summary, files: number): void {
  byId("table-remarks").hidden = read.remarkCount === 0;
  byId("table-remarks-head").textContent = say("tableRemarks", { count: read.remarkCount });
  const items = read.remarks.map(({ level, message, row, column, sheet, file }) => {
    const where = [files > 1 ? file : "", sheet ?? "", say("place", { row, column })].filter(Boolean).join(" · ");
    return element("li", { class: level }, badge(level), element("span", {}, message), element("small", {}, where));
  });
  if (read.remarkCount > read.remarks.length) {
    items.push(element("li", {}, say("tableRemarksMore", { shown: read.remarks.length, count: read.remarkCount })));
  }
  byId("table-remarks-list").replaceChildren(...items);
  byId("failures").hidden = read.failures.length === 0;
  byId("failures-list").replaceChildren(
    ...read.failures.map(({ file, message }) => element("li", {}, element("b", {}, file), element("span", {}, message))),
  );
}
