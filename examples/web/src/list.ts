// The list: only the lines in sight are in the document, however many there are.

import { element, marked } from "./dom.js";
import type { Row } from "./protocol.js";
import { named, say } from "./words.js";

/** Lines kept above and below the window. */
const MARGIN = 8;
/** Lines fetched at once. */
const PAGE = 100;
/** Pages kept. */
const PAGES = 40;
/** Pixels that every browser can scroll through; beyond, lines are mapped on them. */
const TALLEST = 8_000_000;

export class List {
  #count = 0;
  #active = -1;
  #opened = -1;
  #height = 0;
  #version = 0;
  #queued = false;
  readonly #pages = new Map<number, Row[]>();
  readonly #asked = new Set<number>();
  readonly #spacer = element("div", { class: "spacer", role: "presentation" });
  readonly #window = element("div", { class: "window", role: "rowgroup" });

  constructor(
    readonly view: HTMLElement,
    readonly fetch: (from: number, to: number) => Promise<Row[]>,
    readonly open: (index: number) => void,
  ) {
    view.append(this.#spacer, this.#window);
    view.addEventListener("scroll", () => this.#draw(), { passive: true });
    new ResizeObserver(() => this.#draw()).observe(view);
    view.addEventListener("keydown", (event) => this.#key(event));
    view.addEventListener("click", (event) => {
      const line = (event.target as Element).closest<HTMLElement>("[data-index]");
      if (line) this.#activate(Number(line.dataset["index"]), true);
    });
  }

  get count(): number {
    return this.#count;
  }

  /** Shows other lines. */
  reset(count: number, keepPlace = false): void {
    this.#version += 1;
    this.#count = count;
    this.#pages.clear();
    this.#asked.clear();
    this.view.setAttribute("aria-rowcount", String(count));
    if (!keepPlace) {
      this.#active = -1;
      this.#opened = -1;
      this.view.scrollTop = 0;
    }
    this.#draw();
  }

  /** Marks the line whose details are shown; none when negative. */
  opened(index: number): void {
    this.#opened = index;
    this.#draw();
  }

  focus(): void {
    this.view.focus({ preventScroll: true });
  }

  /** The rows of the first lines, for printing; a page at a time, so that nothing else has to wait. */
  async all(most: number): Promise<Row[]> {
    const [version, rows]: [number, Row[]] = [this.#version, []];
    const count = Math.min(this.#count, most);
    while (rows.length < count && version === this.#version) {
      rows.push(...(await this.fetch(rows.length, Math.min(rows.length + PAGE, count))));
    }
    return rows;
  }

  /** Lines and pixels: one line is `#height` tall unless there are too many. */
  #geometry(): { total: number; visible: number; first: number } {
    const total = Math.min(this.#count * this.#height, TALLEST);
    const visible = Math.ceil(this.view.clientHeight / this.#height);
    const scrollable = Math.max(1, total - this.view.clientHeight);
    const share = Math.min(1, this.view.scrollTop / scrollable);
    const exact = this.#count * this.#height <= TALLEST;
    const first = exact ? this.view.scrollTop / this.#height : share * Math.max(0, this.#count - visible);
    return { total, visible, first };
  }

  #draw(): void {
    if (this.#queued) return;
    this.#queued = true;
    requestAnimationFrame(() => {
      this.#queued = false;
      this.#drawNow();
    });
  }

  #drawNow(): void {
    this.#height = parseFloat(getComputedStyle(this.view).getPropertyValue("--line")) || 56;
    const { total, visible, first } = this.#geometry();
    this.#spacer.style.height = `${total}px`;
    const from = Math.max(0, Math.floor(first) - MARGIN);
    const to = Math.min(this.#count, Math.ceil(first) + visible + MARGIN);
    this.#window.style.transform = `translateY(${this.view.scrollTop + (from - first) * this.#height}px)`;
    const lines: HTMLElement[] = [];
    for (let index = from; index < to; index += 1) lines.push(this.#line(index));
    this.#window.replaceChildren(...lines);
    const active = this.#active >= from && this.#active < to;
    if (active) this.view.setAttribute("aria-activedescendant", `line-${this.#active}`);
    else this.view.removeAttribute("aria-activedescendant");
  }

  #line(index: number): HTMLElement {
    const page = Math.floor(index / PAGE);
    const row = this.#pages.get(page)?.[index % PAGE];
    if (!row) this.#ask(page);
    const line = row ? drawn(row) : element("div", { class: "line waiting", role: "row", "aria-busy": "true" });
    line.id = `line-${index}`;
    line.dataset["index"] = String(index);
    line.setAttribute("aria-rowindex", String(index + 1));
    line.setAttribute("aria-selected", String(index === this.#opened));
    line.classList.toggle("active", index === this.#active);
    return line;
  }

  #ask(page: number): void {
    if (this.#asked.has(page)) return;
    this.#asked.add(page);
    const version = this.#version;
    void this.fetch(page * PAGE, Math.min(this.#count, (page + 1) * PAGE)).then((rows) => {
      if (version !== this.#version) return;
      this.#pages.set(page, rows);
      this.#asked.delete(page);
      // The oldest page goes; it is asked for again when it is looked at.
      const [oldest] = this.#pages.keys();
      if (this.#pages.size > PAGES && oldest !== undefined) this.#pages.delete(oldest);
      this.#draw();
    });
  }

  #key(event: KeyboardEvent): void {
    const { visible } = this.#geometry();
    const steps: Record<string, number> = {
      ArrowDown: 1, ArrowUp: -1, PageDown: visible - 1, PageUp: 1 - visible, Home: -Infinity, End: Infinity,
    };
    const step = steps[event.key];
    if (step !== undefined) {
      const target = Math.min(this.#count - 1, Math.max(0, this.#active + step));
      this.#activate(target, false);
    } else if ((event.key === "Enter" || event.key === " ") && this.#active >= 0) {
      this.#activate(this.#active, true);
    } else {
      return;
    }
    event.preventDefault();
  }

  #activate(index: number, open: boolean): void {
    if (this.#count === 0) return;
    this.#active = index;
    this.#reveal(index);
    if (open) this.open(index);
    this.#draw();
  }

  #reveal(index: number): void {
    const { visible, first, total } = this.#geometry();
    if (index >= first && index + 1 <= first + this.view.clientHeight / this.#height) return;
    if (this.#count * this.#height <= TALLEST) {
      const top = index * this.#height;
      this.view.scrollTop = index < first ? top : top - this.view.clientHeight + this.#height;
    } else {
      this.view.scrollTop = (index / Math.max(1, this.#count - visible)) * (total - this.view.clientHeight);
    }
  }
}

const LEVELS = { error: "levelError", warning: "levelWarning", info: "levelInfo" } as const;

/** One line as elements. */
export function drawn(row: Row): HTMLElement {
  if (row.type === "project") {
    const name = element("span", { class: "project-name" }, row.name || say("unnamed"));
    const count = element("span", { class: "project-count" }, say("projectCount", { count: row.count }));
    const body = row.department ? element("span", { class: "project-body" }, row.department) : undefined;
    const cell = element("div", { role: "gridcell", class: "project-cell" }, name, body, count);
    return element("div", { class: "line project", role: "row" }, cell);
  }
  const cell = (kind: string, ...children: (Node | string | undefined)[]): HTMLElement =>
    element("div", { role: "gridcell", class: `cell ${kind}` }, ...children);
  const category = row.category ? element("span", { class: "tag" }, row.category.replace(/指标$/, "")) : undefined;
  const sub = row.subcategory && row.subcategory !== row.category ? row.subcategory.replace(/指标$/, "") : "";
  const value = element("span", { class: "clamp" }, row.sign && element("span", { class: "column-part" }, row.sign));
  value.append(marked(row.value, row.pieces));
  if (row.unit) value.append(element("span", { class: "column-part" }, row.unit));
  const read = row.readings.length > 0 ? row.readings.join("；") : "—";
  return element(
    "div",
    { class: "line", role: "row" },
    cell("category", category, sub ? element("span", { class: "sub" }, sub) : undefined),
    cell("name", element("span", { class: "clamp" }, row.ordinal === undefined ? "" : element("span", { class: "ordinal" }, String(row.ordinal)), row.name)),
    cell("value", value),
    cell("reading", element("span", { class: "kind" }, named("kind", row.kind)), element("span", { class: "clamp read" }, read)),
    cell("remarks", row.level ? badge(row.level, row.remarks) : undefined),
  );
}

export function badge(level: keyof typeof LEVELS, count?: number): HTMLElement {
  const name = say(LEVELS[level]);
  const shown = count === undefined ? name : String(count);
  return element("span", { class: `badge ${level}`, title: name, "aria-label": count === undefined ? name : `${name} ${count}` }, shown);
}
