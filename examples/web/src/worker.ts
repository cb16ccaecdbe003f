// Reads and keeps the tables: the page asks for what it shows.

import init, { Parser, append } from "./zhibiao/init.js";
import type { TableDocument, TableInput } from "./zhibiao/init.js";
import { decode } from "./decode.js";
import { type Write, exported } from "./export.js";
import type { Format, Language, Reply, Request, Source } from "./protocol.js";
import { Store } from "./store.js";

declare function postMessage(message: Reply, transfer?: Transferable[]): void;

/** Rows between two words on how far we are. */
const STEP = 400;

/** A little of what tables have. */
const SAMPLE = `项目名称\t预算单位\t绩效目标\t绩效指标
体检\t某局\t为300名老人体检，满意度达到90%以上。\t"1、产出指标：体检人数，年度指标值：不少于30人。2、产出指标：完成时间，年度指标值：2023年12月底前。3、效益指标：获得感，年度指标值：明显提升。4、数量指标：培训场次≥5场；发放补贴3.5万元/人；合格率（%）90～95；较上年增长8%。"
`;

let store: Store | undefined;

// Workers are made before there is anything to read: the module is loaded and compiled, and its tables are made, by the time
// there is. What goes wrong is said when something is read.
standard("zh")
  .then((parser) => parser.readTable(SAMPLE))
  .catch(() => undefined);

addEventListener("message", (event: MessageEvent<Request>) => {
  answer(event.data).catch((error: unknown) => {
    const { code = "unexpected", message } = error as { code?: string; message: string };
    postMessage({ type: "failed", code, message });
  });
});

async function answer(request: Request): Promise<void> {
  if (request.type === "read") return read(request.sources, request.language);
  if (!store) return;
  const value = await reply(store, request);
  postMessage({ type: "answer", id: request.id, value });
}

function reply(from: Store, request: Exclude<Request, { type: "read" }>): unknown {
  switch (request.type) {
    case "filter":
      return from.filter(request.filter);
    case "rows":
      return from.rows(request.from, request.to);
    case "detail":
      return from.detail(request.index);
    case "export":
      return made(from, request.format);
  }
}

/** The module that writes is loaded when something is to be written. */
async function made(from: Store, format: Format): Promise<unknown> {
  if (format === "json") return exported(from, format, none);
  const writer = await lazy(from.language);
  return exported(from, format, (documents, form) => writer.writeTable(documents, form));
}

const none: Write = () => new Uint8Array();

async function read(sources: Source[], language: Language): Promise<void> {
  const start = performance.now();
  const parser = await standard(language);
  const files: { name: string; document: TableDocument }[] = [];
  const failures: { file: string; code: string; message: string }[] = [];
  let indicators = 0;
  for (const source of sources) {
    const document: TableDocument = { projects: [], diagnostics: [] };
    try {
      const reader = source.kind === "file" && source.files ? await lazy(language) : parser;
      for (const part of reader.readTableParts(await input(source), STEP)) {
        append(document, part.document, part.goingOn);
        for (const project of part.document.projects) indicators += project.indicators.length;
        postMessage({ type: "progress", name: source.name, rows: part.rows, totalRows: part.totalRows, indicators });
      }
    } catch (error) {
      const { code, message } = error as { code?: string; message: string };
      const bare = code === "no-header" && source.kind === "text" ? cell(parser, source.text) : undefined;
      if (bare) document.projects.push(bare);
      else failures.push({ file: source.name, code: code ?? "unexpected", message });
    }
    if (document.projects.length > 0) files.push({ name: source.name, document });
  }
  const [first] = failures;
  if (files.length === 0) {
    postMessage({ type: "failed", code: first?.code ?? "empty", message: first?.message ?? "" });
    return;
  }
  store = new Store(parser, files, failures, language);
  postMessage({ type: "done", summary: store.summary, milliseconds: performance.now() - start });
}

/** Text without a table may be the one cell that was copied. */
function cell(parser: Parser, text: string): TableDocument["projects"][number] | undefined {
  const { indicators } = parser.parseCell(text);
  // Any text has something like a name in it: only what is filed under a category is surely a cell of indicators.
  return indicators.some(({ category }) => category) ? { indicators, row: 1 } : undefined;
}

async function input(source: Source): Promise<TableInput> {
  switch (source.kind) {
    case "text":
      return source.text;
    case "tables":
      return { tables: source.tables };
    case "file": {
      const bytes = new Uint8Array(await source.blob.arrayBuffer());
      return source.files ? bytes : decode(bytes);
    }
  }
}

async function standard(language: Language): Promise<Parser> {
  await init();
  return new Parser({ language });
}

/** The larger module, which few need. */
async function lazy(language: Language): Promise<Pick<Parser, "readTableParts" | "writeTable">> {
  const files = await import("./zhibiao/files/init.js");
  await files.default();
  return new files.Parser({ language });
}
