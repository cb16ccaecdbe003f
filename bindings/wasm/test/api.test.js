import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { inspect } from "node:util";

import { Parser, ZhibiaoError, parseCell, parseCells, parseField, parseValue, parseValues, readTable, writeTable } from "zhibiao";
import * as files from "zhibiao/files";

import { realTable, root } from "./data.js";

test("the wire form of the specification", () => {
  assert.deepEqual(parseValue("办案不低于11000件"), {
    kind: "threshold",
    text: "办案不低于11000件",
    measures: [
      {
        op: ">=", comparator: "不低于", value: 11000, unit: { name: "件", text: "件", dimension: "count" },
        text: "不低于11000件", span: { start: 2, end: 11 }, label: "办案",
      },
    ],
  });
});

test("spans slice the text, also behind characters of two units", () => {
  const text = "𠮷𠮷村培训≥30人";
  const { span, text: written } = parseValue(text).measures[0];
  assert.equal(text.slice(span.start, span.end), written);
});

test("numbers keep their digits", () => {
  assert.equal(parseValue("2万").measures[0].value, 20000);
  assert.equal(parseValue("三分之二").measures[0].value, "2/3");
  assert.equal(parseValue("9007199254740993人").measures[0].value, "9007199254740993");
  assert.equal(parseValues(["9007199254740993人"]).at(0).measures[0].value, "9007199254740993");
});

test("strict mode throws with code, span and diagnostics", () => {
  const strict = new Parser({ strict: true, language: "zh" });
  assert.throws(() => strict.parseValue("满意度≥**%"), (error) => {
    assert.ok(error instanceof ZhibiaoError && error instanceof Error);
    assert.equal(error.name, "ZhibiaoError");
    assert.equal(error.code, "digits-missing");
    assert.deepEqual(error.span, { start: 3, end: 6 });
    assert.match(error.message, /应填数字/);
    assert.equal(error.diagnostics[0].level, "error");
    return true;
  });
  assert.throws(() => strict.parseValue("90-80", { unit: "%" }), { code: "reversed-bounds" });
  assert.throws(() => strict.parseCell("1、产出指标：培训，年度指标值：90%-80%。"), { code: "reversed-bounds" });
  assert.equal(strict.parseValue("≥90%").kind, "threshold");
});

test("units and comparators of the caller's own", () => {
  const parser = new Parser({ units: { 驿站: ["个驿站"], 标段: { dimension: "count", additive: false } }, comparators: { 以下: "<" } });
  assert.equal(parser.parseValue("5%以下").measures[0].op, "<");
  assert.equal(parser.parseValue("5%以下").measures[0].rule, "caller");
  assert.equal(parser.parseValues(["5%以下"]).at(0).measures[0].rule, "caller");
  assert.equal(parser.parseValue("3驿站").measures[0].unit.known, undefined);
  assert.equal(parser.parseValue("3标段").measures[0].unit.additive, false);
  assert.throws(() => new Parser({ comparators: { 随便: "<" } }), { code: "unknown-comparator", name: "ZhibiaoError" });
  assert.throws(() => new Parser({ units: { "": [] } }), { code: "invalid-unit" });
  assert.throws(() => new Parser({ strickt: true }), { code: "invalid-argument", message: /strickt/ });
  assert.throws(() => new Parser({ language: "fr" }), { code: "invalid-argument", message: /"en" or "zh", found "fr"/ });
});

test("what is no text is refused by name", () => {
  for (const wrong of [5, null, undefined, ["≥90%"], {}]) {
    assert.throws(() => parseValue(wrong), { name: "TypeError", message: /expected text to be a string, found/ });
    assert.throws(() => parseCell(wrong), TypeError);
    assert.throws(() => parseCells([wrong]), TypeError);
  }
});

test("so is what stands where a column, a list or an option should", () => {
  for (const columns of [{ sign: 5 }, { unit: {} }, { name: ["率"] }]) {
    assert.throws(() => parseValue("95", columns), { name: "TypeError", message: /to be a string, found/ });
  }
  assert.deepEqual(parseValue("95", { sign: null, unit: undefined }), parseValue("95"));
  for (const wrong of ["培训2场", 5, null, {}]) {
    assert.throws(() => parseCells(wrong), { name: "TypeError", message: /expected cells to be a list, found/ });
  }
  for (const wrong of [null, 5, {}, ["项目名称"], [["项目名称", { text: 5 }]]]) assert.throws(() => readTable(wrong), TypeError);
  for (const wrong of [null, 5, "zh", { units: ["驿站"] }, { comparators: 5 }]) {
    assert.throws(() => new Parser(wrong), { name: "TypeError", message: /to be an object, found/ });
  }
  assert.throws(() => new Parser({ strict: "yes" }), { code: "invalid-argument", message: /true or false/ });
});

test("refusals say what would do", () => {
  assert.throws(() => readTable(null), { name: "TypeError", message: /text, bytes, rows of cells or a table of a page, found null/ });
  assert.throws(() => readTable(""), { code: "no-header", message: /found no rows/ });
  const gbk = new Uint8Array([0xcf, 0xee, 0xc4, 0xbf, 0xa3, 0xff]);
  assert.throws(() => readTable(gbk), { code: "not-text", message: /zhibiao\/files other encodings/ });
  const zip = new TextEncoder().encode("PK\u0003\u0004....");
  assert.throws(() => readTable(zip), { code: "unsupported-format", message: /zhibiao\/files XLSX/ });
  assert.throws(() => readTable("a\tb\n", { sheets: true }), { code: "invalid-argument", message: /found "sheets"/ });
  const document = readTable("项目名称\t绩效指标\n体检\t人数≥30人\n");
  assert.throws(() => files.writeTable([document], "csv"), { name: "TypeError", message: /\{ name, document \} to be an object, found undefined/ });
  assert.match(new TextDecoder().decode(files.writeTable([{ document }], "csv")), /\r\n,,,,体检,/);
});

test("hidden sheets are read where they are asked for", () => {
  const bytes = readFileSync(join(root, "crates/zhibiao-table/tests/files/openpyxl-hidden.xlsx"));
  const [shown, all] = [files.readTable(bytes), files.readTable(bytes, { hiddenSheets: true })];
  assert.ok(shown.diagnostics.some(({ code }) => code === "hidden-sheet"));
  assert.ok(!all.diagnostics.some(({ code }) => code === "hidden-sheet"));
  assert.ok(all.projects.length > shown.projects.length);
});

test("what node prints of a batch's rows is their reading", () => {
  const [cell] = parseCells(["1、产出指标：培训场次，年度指标值：2场。"]);
  assert.equal(inspect(cell), inspect(cell.toJSON()));
  assert.equal(inspect(cell.indicators[0].target.measures[0]), inspect(cell.toJSON().indicators[0].target.measures[0]));
});

test("the bytes of a text, also in a buffer", () => {
  const bytes = new TextEncoder().encode("项目名称,三级指标,指标值\n体检,人数,≥30人\n");
  assert.deepEqual(readTable(bytes.buffer), readTable(bytes));
});

test("the columns of a grid", () => {
  const target = parseField({ value: "95", sign: "≥", unit: "%" });
  assert.deepEqual([target.measures[0].op, target.measures[0].unit_from], [">=", "column"]);
  assert.deepEqual(parseValue("95", { sign: "≥", unit: "%" }), target);
  assert.deepEqual(new Parser().parseValue("95", { sign: "≥", unit: "%" }), target);
});

test("the real table: 52 projects, 202 indicators", () => {
  const { projects, diagnostics } = readTable(realTable());
  assert.equal(projects.length, 52);
  assert.equal(projects.flatMap((project) => project.indicators).length, 202);
  assert.deepEqual(diagnostics.filter(({ level }) => level === "error"), []);
});

test("rows of cells, merged ones among them", () => {
  const table = readTable([
    [{ text: "2022年项目绩效目标表", colSpan: 1e9 }],
    ["项目名称", "绩效指标"],
    ["体检", "1、产出指标：体检人数，年度指标值：30人。"],
    [null, undefined],
  ]);
  assert.equal(table.projects.length, 1);
  assert.equal(table.projects[0].table, "2022年项目绩效目标表");
  assert.equal(table.projects[0].indicators[0].target.measures[0].value, 30);
});

test("a table without a header says what it needs", () => {
  assert.throws(() => readTable("a\tb\n"), { code: "no-header", message: /expected a header/ });
  assert.throws(() => readTable([["甲"]], { language: "zh" }), { code: "no-header", message: /表头/ });
});

test("halves of surrogate pairs stay where they are", () => {
  const texts = ["\ud842", "\udfb7≥90%", "a\ud842"];
  const batch = parseValues(texts);
  texts.forEach((text, index) => {
    const view = batch.at(index);
    assert.equal(view.text, text);
    assert.equal(view.toJSON().measures.length, parseValue(text).measures.length);
  });
  const { span } = batch.at(1).measures[0];
  assert.equal(texts[1].slice(span.start, span.end), "≥90%");
});

test("a batch is one typed array with objects made on demand", () => {
  const batch = parseCells(["1、产出指标：培训场次，年度指标值：2场。", "", "数量指标：人数≥30人；场次3～5次。"]);
  assert.ok(batch.words instanceof Uint32Array);
  assert.deepEqual([batch.length, batch.indicatorCount, batch.measureCount], [3, 3, 3]);
  assert.equal(batch.at(-1).indicators[1].target.measures[0].upper.value, 5);
  assert.equal(batch.at(3), undefined);
  assert.deepEqual(Array.from(batch, (cell) => cell.indicators.length), [1, 0, 2]);
  assert.equal(JSON.stringify([...batch]), JSON.stringify([...batch].map((cell) => cell.toJSON())));
  assert.equal(parseCells([]).length, 0);
});

test("require() takes the package where node can require modules", () => {
  const [major, minor] = process.versions.node.split(".").map(Number);
  const can = major > 22 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19);
  const run = () => execFileSync(process.execPath, ["-e", "console.log(require('zhibiao').parseValue('2万').measures[0].value)"], { encoding: "utf8", stdio: "pipe" });
  if (can) assert.equal(run().trim(), "20000");
  else assert.throws(run, /ERR_REQUIRE_ESM/);
});

test("documents are written by the module for files, and read back the same", () => {
  const document = readTable("项目名称\t绩效指标\n体检\t\"1、产出指标：体检人数，年度指标值：不少于30人。2、效益指标：获得感，年度指标值：明显提升。\"\n");
  const named = [{ name: "a.tsv", document }, { name: "b.tsv", document }];
  assert.throws(() => writeTable(named, "rows"), { code: "unsupported", message: /zhibiao\/files/ });
  assert.throws(() => files.writeTable(named, "pdf"), { code: "invalid-argument", message: /rows, merged, csv, jsonl or xlsx/ });
  const text = (form) => new TextDecoder().decode(files.writeTable(named, form));
  assert.equal(text("rows").split("\r\n")[1], "体检,,,,产出指标,,体检人数,≥,30,人,,");
  assert.match(text("csv"), /^file,table,.*\r\na\.tsv,/);
  assert.deepEqual(text("jsonl").trim().split("\n").map((line) => JSON.parse(line)), [...document.projects, ...document.projects]);
  const targets = (read) => read.projects.flatMap(({ indicators }) => indicators.map(({ name, target }) => [name, target.kind, target.measures[0]?.value]));
  for (const form of ["rows", "merged", "xlsx"]) {
    const again = files.readTable(files.writeTable(named, form));
    assert.deepEqual(targets(again), [...targets(document), ...targets(document)], form);
  }
});

test("a document that says something else is refused by name, and the module goes on", () => {
  const document = readTable("项目名称\t绩效指标\n体检\t人数5人\n");
  document.projects[0].row = "二";
  const refused = { name: "ZhibiaoError", code: "invalid-argument", message: /expected a document in its wire form/ };
  for (const form of ["rows", "jsonl", "xlsx"]) assert.throws(() => files.writeTable([{ document }], form), refused);
  assert.equal(files.parseValue("5人").kind, "quantity");
});
