// One indicator in full: its text, its reading, and the reasons for remarks.

import { element, marked } from "./dom.js";
import { badge } from "./list.js";
import type { Detail } from "./protocol.js";
import { dateReading, reading } from "./reading.js";
import type { Diagnostic, Measure } from "./zhibiao/init.js";
import { type Word, language, named, say } from "./words.js";

/** Fills the panel. */
export function showDetail(panel: HTMLElement, detail: Detail): void {
  const { row, indicator } = detail;
  const heading = row.type === "indicator" ? row.name : row.name || say("unnamed");
  const parts: (Node | undefined)[] = [element("h2", { id: "detail-heading", tabindex: "-1" }, heading)];
  if (indicator && row.type === "indicator") {
    const { target, weight, actual, diagnostics = [] } = indicator;
    const path = [indicator.category, indicator.subcategory].filter(Boolean).join(" › ");
    if (path) parts.push(element("p", { class: "path" }, path));
    const value = element("p", { class: "whole" });
    value.append(marked(row.value, row.pieces));
    parts.push(value, legend(row.pieces.map(({ kind }) => kind)));
    parts.push(element("p", { class: "kind-line" }, element("span", { class: "kind" }, named("kind", row.kind))));
    if (row.readings.length === 0) parts.push(element("p", { class: "quiet" }, say("noReading")));
    for (const measure of target.measures) parts.push(measured(measure));
    for (const date of target.dates ?? []) {
      parts.push(facts(dateReading(date, language()), [[say("dates"), date.text]]));
    }
    if (target.formula) {
      const { result, expression } = target.formula;
      parts.push(facts(result === undefined ? expression : `${result} = ${expression}`, []));
    }
    parts.push(reasons([...diagnostics, ...(target.diagnostics ?? [])]));
    parts.push(list([
      [say("sign"), row.sign], [say("unitColumn"), row.unit], [say("weight"), weight], [say("actual"), actual],
    ]));
  }
  parts.push(list([
    [say("project"), indicator && detail.project],
    [say("department"), detail.department],
    [say("table"), detail.table],
    [say("goal"), detail.goal],
    ...detail.extra.map(({ header, text }): [string, string] => [header, text]),
    [say("row"), indicator?.row === undefined ? undefined : String(indicator.row)],
    [say("file"), detail.file],
  ]));
  panel.replaceChildren(...parts.filter((part) => part !== undefined));
}

/** What the marks in the text stand for. */
function legend(kinds: string[]): HTMLElement | undefined {
  if (kinds.length === 0) return undefined;
  const items = [...new Set(kinds)].map((kind) => element("li", {}, element("mark", { class: `piece ${kind}` }, named("piece", kind))));
  return element("ul", { class: "legend", "aria-label": say("legend") }, ...items);
}

function measured(measure: Measure): HTMLElement {
  const { comparator, rule, unit, label, period, change, note, approximate, unit_from } = measure;
  const word = (family: string, name: string | undefined): string | undefined => name && say(`${family}.${name}` as Word);
  return facts(reading(measure), [
    [say("field.comparator"), comparator],
    [say("field.rule"), rule],
    [say("field.unit"), unit && (unit.text === unit.name ? unit.name : `${unit.text} → ${unit.name}`)],
    [say("field.unitFrom"), word("unitFrom", unit_from)],
    [say("field.label"), label],
    [say("field.period"), period],
    [say("field.change"), word("change", change?.direction)],
    [say("field.base"), change?.base],
    [say("field.note"), note],
    [say("field.approximate"), approximate ? say("yes") : undefined],
  ]);
}

function facts(head: string, rows: [string, string | undefined][]): HTMLElement {
  return element("section", { class: "fact" }, element("p", { class: "fact-head" }, head), list(rows));
}

function list(rows: [string, string | undefined][]): HTMLElement | undefined {
  const filled = rows.filter(([, text]) => text);
  if (filled.length === 0) return undefined;
  return element("dl", {}, ...filled.flatMap(([name, text]) => [element("dt", {}, name), element("dd", {}, text)]));
}

/** Remarks with their reasons; that there are none is said, too. */
export function reasons(all: Diagnostic[]): HTMLElement {
  if (all.length === 0) return element("p", { class: "quiet certain" }, say("noRemarks"));
  const items = all.map(({ level, message, code }) =>
    element("li", { class: level }, badge(level), element("span", {}, message), element("code", {}, code)));
  return element("ul", { class: "reasons", "aria-label": say("remarks") }, ...items);
}
