// The page: takes tables in, shows what the worker reads.

import { showDetail } from "./detail.js";
import { drawn, List } from "./list.js";
import { byId, element } from "./dom.js";
import { fromFile, pasted } from "./input.js";
import type { Detail, Filter, Format, Language, Reply, Request, Row, Source, Summary } from "./protocol.js";
import { copy, save } from "./save.js";
import { STORED, chooseTheme, remember, remembered, translate } from "./settings.js";
import { showSummary } from "./summary.js";
import { language, say, speak } from "./words.js";

/** Lines printed at most. */
const PRINTED = 2000;

type Phase = "empty" | "reading" | "failed" | "shown";

let worker: Worker | undefined;
/** Reads while the table before is still shown; takes its place when it is done. */
let next: Worker | undefined;
/** Made before it is needed: it has loaded the module and read something by then. */
let spare: Worker | undefined;
let sources: Source[] = [];
let summary: Summary | undefined;
let failure: { code: string; message: string } | undefined;
let phase: Phase = "empty";
let toPrint: Row[] = [];
let asked = 0;
const answers = new Map<number, (value: never) => void>();

const list = new List(byId("list"), (from, to) => ask<Row[]>({ type: "rows", from, to }), openDetail);

type Asking = Request extends infer R ? (R extends { id: number } ? Omit<R, "id"> : never) : never;

function ask<T>(request: Asking): Promise<T> {
  asked += 1;
  const id = asked;
  return new Promise((resolve) => {
    answers.set(id, resolve);
    worker?.postMessage({ ...request, id });
  });
}

function made(): Worker {
  return new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
}

/** Begins to read, in a worker of its own. */
function read(from: Source[], quiet = false): void {
  if (from.length === 0) return;
  next?.terminate();
  const reader = spare ?? made();
  spare = undefined;
  next = reader;
  failure = undefined;
  setProgress(0, 0, 0);
  if (!quiet) enter("reading");
  reader.onmessage = ({ data }: MessageEvent<Reply>) => {
    switch (data.type) {
      case "progress":
        if (reader === next) setProgress(data.rows, data.totalRows, data.indicators);
        break;
      case "answer":
        if (reader === worker) answers.get(data.id)?.(data.value as never);
        answers.delete(data.id);
        break;
      case "done":
        if (reader === next) void finish(reader, from, data.summary, data.milliseconds, quiet);
        break;
      case "failed":
        if (reader === next) fail(data);
    }
  };
  reader.onerror = (event) => {
    event.preventDefault();
    if (reader === next) fail({ code: "unexpected", message: event.message });
  };
  reader.postMessage({ type: "read", sources: from, language: language() } satisfies Request);
}

async function finish(reader: Worker, from: Source[], read: Summary, milliseconds: number, quiet: boolean): Promise<void> {
  worker?.terminate();
  worker = reader;
  next = undefined;
  sources = from;
  summary = read;
  answers.clear();
  if (!quiet) {
    resetFilter();
    closeDetail();
  }
  enter("shown");
  showSummary(read, from.length);
  await filter(quiet);
  // For what is read after this.
  setTimeout(() => (spare ??= made()), 500);
  const time = milliseconds < 1000 ? `${Math.max(1, Math.round(milliseconds))} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
  if (!quiet) {
    announce(say("done", { projects: read.projects, indicators: read.indicators, time }));
    list.focus();
  }
}

function fail(told: { code: string; message: string }): void {
  next?.terminate();
  next = undefined;
  failure = told;
  enter("failed");
}

function cancel(): void {
  next?.terminate();
  next = undefined;
  enter(worker ? "shown" : "empty");
  announce(say("cancelled"));
  byId(worker ? "list" : "paste").focus();
}

function restart(): void {
  worker?.terminate();
  worker = undefined;
  spare ??= made();
  summary = undefined;
  sources = [];
  closeDetail();
  enter("empty");
  byId("paste").focus();
}

function enter(to: Phase): void {
  phase = to;
  document.body.dataset["phase"] = to;
  for (const part of document.querySelectorAll<HTMLElement>("[data-in]")) {
    part.hidden = !part.dataset["in"]?.split(" ").includes(to);
  }
  const [message] = failure ? [failure.message] : [];
  byId("failure").textContent = to === "failed" ? (message ?? "") : "";
}

/** Said once, to eyes and to screen readers. */
function announce(text: string): void {
  byId("status").textContent = text;
}

function setProgress(rows: number, totalRows: number, indicators: number): void {
  const bar = byId<HTMLProgressElement>("progress");
  if (totalRows === 0) bar.removeAttribute("value");
  else bar.value = rows / totalRows;
  byId("progress-text").textContent =
    totalRows === 0 ? say("loading") : say("progress", { rows, total: totalRows, indicators });
}

// Filters

function filterNow(): Filter {
  return {
    text: byId<HTMLInputElement>("search").value,
    category: byId<HTMLSelectElement>("category").value,
    kind: byId<HTMLSelectElement>("kind").value,
    remarksOnly: byId<HTMLInputElement>("remarks-only").checked,
  };
}

function resetFilter(): void {
  byId<HTMLInputElement>("search").value = "";
  byId<HTMLSelectElement>("category").value = "";
  byId<HTMLSelectElement>("kind").value = "";
  byId<HTMLInputElement>("remarks-only").checked = false;
}

async function filter(keepPlace = false): Promise<void> {
  const chosen = filterNow();
  const { lines, indicators } = await ask<{ lines: number; indicators: number }>({ type: "filter", filter: chosen });
  list.reset(lines, keepPlace);
  byId("shown").textContent = say("shown", { shown: indicators, all: summary?.indicators ?? 0 });
  byId("no-match").hidden = lines > 0;
  byId("clear").hidden = !(chosen.text || chosen.category || chosen.kind || chosen.remarksOnly);
  byId("list").dataset["shown"] = String(indicators);
  byId("print-more").textContent = lines > PRINTED ? say("printMore", { count: PRINTED }) : "";
  toPrint = await list.all(PRINTED);
}

// Details

let openedLine = -1;

async function openDetail(index: number): Promise<void> {
  const detail = await ask<Detail | undefined>({ type: "detail", index });
  if (!detail) return;
  openedLine = index;
  list.opened(index);
  showDetail(byId("detail-body"), detail);
  document.body.classList.add("with-detail");
  byId("detail-body").scrollTop = 0;
  byId("detail-heading").focus({ preventScroll: true });
}

function closeDetail(): void {
  if (openedLine < 0) return;
  openedLine = -1;
  list.opened(-1);
  document.body.classList.remove("with-detail");
  byId("detail-body").replaceChildren(element("p", { class: "quiet" }, say("detailHint")));
}

// Language

function chooseLanguage(chosen: Language): void {
  speak(chosen);
  remember(STORED.language, chosen);
  translate();
  announce("");
  if (openedLine < 0) byId("detail-body").replaceChildren(element("p", { class: "quiet" }, say("detailHint")));
  if (summary) {
    showSummary(summary, sources.length);
    // Remarks come from the parser, in its language: it reads again behind the scenes.
    const line = openedLine;
    read(sources, true);
    if (line >= 0) closeDetail();
  }
}

// What the clerk does

function make<T>(format: Format): Promise<T> {
  return ask<T>({ type: "export", format });
}

function printable(): void {
  byId("print-list").replaceChildren(...toPrint.map(drawn));
}

function listen(): void {
  const click = (id: string, act: () => void): void => byId(id).addEventListener("click", act);
  document.addEventListener("paste", (event) => {
    const field = event.target as HTMLElement;
    const data = event.clipboardData;
    if (!data || field.matches("input")) return;
    event.preventDefault();
    if (data.files.length > 0 && data.getData("text/plain") === "") void readFiles(data.files);
    else read(pasted(data, say("pasted")));
  });
  // The paste area takes keys as a text field does, and keeps nothing.
  byId("paste").addEventListener("input", () => (byId<HTMLTextAreaElement>("paste").value = ""));
  let depth = 0;
  const dragging = (change: number): void => {
    depth = Math.max(0, depth + change);
    document.body.classList.toggle("dropping", depth > 0);
  };
  addEventListener("dragenter", () => dragging(1));
  addEventListener("dragleave", () => dragging(-1));
  addEventListener("dragover", (event) => event.preventDefault());
  addEventListener("drop", (event) => {
    event.preventDefault();
    dragging(-depth);
    const data = event.dataTransfer;
    if (!data) return;
    if (data.files.length > 0) void readFiles(data.files);
    else read(pasted(data, say("pasted")));
  });
  const picker = byId<HTMLInputElement>("files");
  click("pick", () => picker.click());
  picker.addEventListener("change", () => {
    if (picker.files) void readFiles(picker.files).then(() => (picker.value = ""));
  });
  click("example", () => void example());
  click("cancel", cancel);
  click("again", restart);
  click("close", () => {
    closeDetail();
    list.focus();
  });
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if (phase === "reading") cancel();
    else if (openedLine >= 0) {
      closeDetail();
      list.focus();
    }
  });
  let waiting = 0;
  byId("search").addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => void filterAgain(), 120);
  });
  for (const id of ["category", "kind", "remarks-only"]) byId(id).addEventListener("change", () => void filterAgain());
  click("clear", () => {
    resetFilter();
    void filterAgain();
    byId("search").focus();
  });
  click("save", () => void save(make).then(announce));
  click("copy", () => void copy(make).then(announce));
  click("print", () => print());
  addEventListener("beforeprint", printable);
  addEventListener("afterprint", () => byId("print-list").replaceChildren());
  click("language", () => chooseLanguage(language() === "zh" ? "en" : "zh"));
  byId("theme").addEventListener("change", () => chooseTheme(byId<HTMLSelectElement>("theme").value));
}

function filterAgain(): Promise<void> {
  closeDetail();
  return filter();
}

async function readFiles(files: FileList): Promise<void> {
  const all = Array.from(files);
  enter("reading");
  setProgress(0, 0, 0);
  try {
    read(await Promise.all(all.map(fromFile)));
  } catch (error) {
    fail({ code: "unreadable-file", message: error instanceof Error ? error.message : String(error) });
  }
}

async function example(): Promise<void> {
  enter("reading");
  setProgress(0, 0, 0);
  try {
    const response = await fetch(new URL("./data/huangpu-2022.tsv", import.meta.url));
    if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
    read([{ kind: "text", name: "huangpu-2022.tsv", text: await response.text() }]);
  } catch (error) {
    fail({ code: "unreadable-file", message: error instanceof Error ? error.message : String(error) });
  }
}

function begin(): void {
  const wanted = new URLSearchParams(location.search).get("lang") ?? remembered(STORED.language) ?? navigator.language;
  speak(wanted.toLowerCase().startsWith("zh") ? "zh" : "en");
  chooseTheme(remembered(STORED.theme) ?? "auto");
  translate();
  byId("detail-body").replaceChildren(element("p", { class: "quiet" }, say("detailHint")));
  listen();
  enter("empty");
  spare = made();
  document.body.dataset["ready"] = "true";
  if ("serviceWorker" in navigator) {
    void navigator.serviceWorker
      .register(new URL("./sw.js", import.meta.url))
      .then(() => navigator.serviceWorker.ready)
      .then(() => (byId("offline").hidden = false))
      .catch(() => undefined);
  }
}

begin();
