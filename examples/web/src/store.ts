// The tables as they were read, and what of them is shown.

import type { Diagnostic, Level, Parser, Project, TableDocument, TableIndicator } from "./zhibiao/init.js";
import type { Count, Detail, Filter, Language, Row, Summary } from "./protocol.js";
import { readings } from "./reading.js";

export interface Entry {
  indicator: TableIndicator;
  project: Project;
  file: string;
  /** Where its project stands among all. */
  place: number;
}

/** Remarks shown; a table of nonsense may have a remark for every row. */
const REMARKS_SHOWN = 500;

export class Store {
  readonly entries: Entry[] = [];
  readonly summary: Summary;
  /** Lines of the list: an indicator's place, or a project's, counted down from -1. */
  #lines: number[] = [];
  readonly #projects: { project: Project; file: string; count: number }[] = [];

  constructor(
    readonly parser: Parser,
    readonly files: { name: string; document: TableDocument }[],
    failures: Summary["failures"],
    readonly language: Language,
  ) {
    for (const { name, document } of files) {
      for (const project of document.projects) {
        const place = this.#projects.push({ project, file: name, count: project.indicators.length }) - 1;
        for (const indicator of project.indicators) this.entries.push({ indicator, project, file: name, place });
      }
    }
    this.summary = this.#summary(failures);
    this.filter({ text: "", category: "", kind: "", remarksOnly: false });
  }

  #summary(failures: Summary["failures"]): Summary {
    const categories = new Map<string, number>();
    const kinds = new Map<string, number>();
    const add = (map: Map<string, number>, name: string): void => void map.set(name, (map.get(name) ?? 0) + 1);
    let [measures, quantified, withoutComparator, withRemarks, errors, warnings] = [0, 0, 0, 0, 0, 0];
    for (const { indicator } of this.entries) {
      const { target, category = "" } = indicator;
      add(categories, category);
      add(kinds, target.kind);
      measures += target.measures.length;
      quantified += Number(target.measures.length > 0 || target.dates !== undefined || target.formula !== undefined);
      for (const { op, comparator } of target.measures) withoutComparator += Number(op === "=" && !comparator);
      const level = worst(remarks(indicator));
      withRemarks += Number(level !== undefined);
      errors += Number(level === "error");
      warnings += Number(level === "warning");
    }
    const all = this.files.flatMap(({ name, document }) => document.diagnostics.map((one) => ({ ...one, file: name })));
    const listed = (map: Map<string, number>): Count[] =>
      Array.from(map, ([name, count]) => ({ name, count })).sort((a, b) => b.count - a.count);
    return {
      projects: this.#projects.length,
      indicators: this.entries.length,
      measures,
      quantified,
      withoutComparator,
      withRemarks,
      errors,
      warnings,
      categories: listed(categories),
      kinds: listed(kinds),
      remarks: all.slice(0, REMARKS_SHOWN),
      remarkCount: all.length,
      failures,
    };
  }

  /** Chooses what is shown; returns how many lines, and how many indicators among them. */
  filter({ text, category, kind, remarksOnly }: Filter): { lines: number; indicators: number } {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    const open = words.length === 0 && !category && !kind && !remarksOnly;
    const shown: number[] = [];
    let place = -1;
    let indicators = 0;
    this.entries.forEach((entry, index) => {
      if (!open && !matches(entry, words, category, kind, remarksOnly)) return;
      // Projects without indicators are shown while nothing is filtered.
      while (place < entry.place) {
        place = open ? place + 1 : entry.place;
        shown.push(-1 - place);
      }
      shown.push(index);
      indicators += 1;
    });
    if (open) while (++place < this.#projects.length) shown.push(-1 - place);
    this.#lines = shown;
    return { lines: shown.length, indicators };
  }

  /** The entries that are shown. */
  *shown(): Generator<Entry> {
    for (const line of this.#lines) if (line >= 0) yield this.entries[line]!;
  }

  rows(from: number, to: number): Row[] {
    return this.#lines.slice(from, to).map((line) => this.#row(line));
  }

  #row(line: number): Row {
    if (line < 0) {
      const { project, file, count } = this.#projects[-1 - line]!;
      const { name = "", department = "", budget_unit = "" } = project;
      return { type: "project", name, department: budget_unit || department, file, count, number: -line };
    }
    const { indicator } = this.entries[line]!;
    const { ordinal, category = "", subcategory = "", name, target, cells } = indicator;
    const all = remarks(indicator);
    return {
      type: "indicator",
      ordinal,
      category,
      subcategory,
      name,
      value: target.text,
      sign: cells?.sign ?? "",
      unit: cells?.unit ?? "",
      pieces: target.text.length > 2000 ? [] : this.parser.pieces(target.text),
      kind: target.kind,
      readings: readings(target, this.language),
      level: worst(all),
      remarks: all.length,
    };
  }

  detail(index: number): Detail | undefined {
    const line = this.#lines[index];
    if (line === undefined) return undefined;
    const entry = line < 0 ? undefined : this.entries[line]!;
    const { project, file } = entry ?? this.#projects[-1 - line]!;
    return {
      row: this.#row(line),
      indicator: entry?.indicator,
      goal: project.goal ?? "",
      project: project.name ?? "",
      department: [project.department, project.budget_unit].filter(Boolean).join(" · "),
      table: project.table ?? "",
      file,
      extra: [...(entry?.indicator.extra ?? []), ...(project.extra ?? [])],
    };
  }
}

export function remarks({ diagnostics = [], target }: TableIndicator): Diagnostic[] {
  return [...diagnostics, ...(target.diagnostics ?? [])];
}

function worst(all: Diagnostic[]): Level | undefined {
  const levels = all.map(({ level }) => level);
  return (["error", "warning", "info"] as const).find((level) => levels.includes(level));
}

function matches({ indicator, project }: Entry, words: string[], category: string, kind: string, remarksOnly: boolean): boolean {
  const { target } = indicator;
  if (category && (indicator.category ?? "") !== (category === "-" ? "" : category)) return false;
  if (kind && target.kind !== kind) return false;
  if (remarksOnly && remarks(indicator).length === 0) return false;
  if (words.length === 0) return true;
  const text = `${indicator.name} ${target.text} ${project.name ?? ""} ${indicator.category ?? ""} ${indicator.subcategory ?? ""}`;
  const folded = text.toLowerCase();
  return words.every((word) => folded.includes(word));
}
