// The page as a clerk uses it, in a real browser.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";

import { launch } from "./chromium.js";
import { csv, drop, many, paste, realTable, saved, shown, site, tab, until, workbook } from "./site.js";

let browser;
let server;
before(async () => {
  browser = await launch();
  server = await site();
});
after(async () => {
  await browser?.close();
  server?.close();
});

/** Runs with a tab; at its end nothing may have been complained about. */
const check = (name, options, run) =>
  test(name, async () => {
    const { context, page, complaints } = await tab(browser, server.origin, options);
    try {
      await run(page, context);
      assert.deepEqual(complaints, []);
    } finally {
      await context.close();
    }
  });

const HEAD = "项目名称\t绩效指标\n";
const TSV = `${HEAD}体检\t"1、产出指标：体检人数，年度指标值：不少于30人。2、效益指标：获得感，年度指标值：明显提升。"\n`;

for (const [language, read, other] of [["zh", "试试真实的表", "English"], ["en", "Try the real table", "中文"]]) {
  check(`the real table, ${language}`, { language }, async (page) => {
    await page.getByRole("button", { name: read }).click();
    const first = await shown(page);
    assert.deepEqual(first.tiles.slice(0, 2), ["52", "202"]);
    assert.equal(first.indicators, 202);
    // From the message to the worker, starting the module included.
    console.log(await page.textContent("#status"));
    assert.deepEqual(first.lines[0], { name: "1服务对象满意度（%）", value: "≥90%", reading: "≥ 90 %" });
    const pieces = await page.locator("#list .line:not(.project)").first().locator("mark").evaluateAll((all) => all.map((one) => [one.className, one.textContent]));
    assert.deepEqual(pieces, [["piece comparator", "≥"], ["piece number", "90"], ["piece unit", "%"]]);
    // Remarks come in the language that is chosen, also when it is chosen later.
    await page.check("#remarks-only");
    await until(page, 4);
    const reason = async () => {
      await page.locator("#list .line:not(.project)").first().click();
      return page.locator("#detail-body .reasons li > span:nth-of-type(2)").first().textContent();
    };
    const before = await reason();
    assert.match(before, language === "zh" ? /[\u4e00-\u9fff].*沿用其类别/ : /^expected one indicator/);
    await page.getByRole("button", { name: other === "English" ? "Switch to English" : "切换到中文" }).click();
    await page.waitForFunction((code) => document.documentElement.lang === code, language === "zh" ? "en" : "zh-CN");
    await page.waitForFunction(() => !document.body.classList.contains("with-detail"));
    await page.waitForTimeout(300);
    await until(page, 4);
    const later = await reason();
    assert.match(later, language === "zh" ? /^expected one indicator/ : /沿用其类别/);
  });
}

check("pasting text by the keyboard, and a table of a page", {}, async (page) => {
  await page.evaluate((text) => navigator.clipboard.writeText(text), TSV);
  await page.locator("#paste").focus();
  await page.keyboard.press("Control+v");
  const { indicators, lines } = await shown(page);
  assert.equal(indicators, 2);
  assert.equal(lines[0].reading, "≥ 30 人");
  await page.click("#again");
  await page.waitForSelector("body[data-phase=empty]");
  const cell = "<td rowspan='2'>";
  const html = `<html><body><table><tr><td>一级指标<td>二级指标<td>三级指标<td>指标值</tr><tr>${cell}产出指标${cell}数量指标<td>培训<br>场次<td>≥3场</tr><tr><td>培训人数<td>100人</tr></table></body></html>`;
  await paste(page, { "text/html": html, "text/plain": "not this" });
  const grid = await shown(page);
  assert.deepEqual(grid.lines.map(({ value, reading }) => [value, reading]), [["≥3场", "≥ 3 场"], ["100人", "= 100 人"]]);
  assert.equal(await page.locator("#list .line .tag").nth(1).textContent(), "产出");
});

check("pasting one cell without a table around it", {}, async (page) => {
  await paste(page, { "text/plain": "1、产出指标：培训场次，年度指标值：2场。2、效益指标：满意度，年度指标值：≥90%。" });
  const { indicators } = await shown(page);
  assert.equal(indicators, 2);
});

check("dropping files: CSV in GB18030, TSV, a page, and two at once", { language: "en" }, async (page) => {
  const gb18030 = Buffer.from("cfeec4bfc3fbb3c62cbca8d0a7d6b8b1ea0acce5bcec2cc8cbcafd3330c8cb0a", "hex");
  await drop(page, [{ name: "gb.csv", bytes: gb18030 }]);
  assert.equal((await shown(page)).lines[0].reading, "= 30 人");
  const utf8 = (name, text) => ({ name, bytes: Buffer.from(text) });
  await drop(page, [utf8("a.tsv", TSV), utf8("b.html", `<meta charset=utf-8><table><tr><td>项目名称<td>绩效指标<tr><td>体检<td>人数40人</table>`)]);
  await until(page, 3);
  await drop(page, [{ name: "real.tsv", bytes: readFileSync(realTable) }]);
  await until(page, 202);
});

check("dropping a workbook, read by the second module", {}, async (page) => {
  // The first module may have come before: workers are made ahead.
  const second = [];
  const module = (request) => new URL(request.url()).pathname;
  page.on("request", (request) => module(request).endsWith(".wasm") && module(request) !== "/zhibiao/zhibiao_wasm_bg.wasm" && second.push(module(request)));
  await page.click("#example");
  await shown(page);
  assert.deepEqual(second, [], "it is not loaded before it is needed");
  await drop(page, [{ name: "x04.xlsx", bytes: readFileSync(workbook) }]);
  await page.waitForFunction(() => document.querySelector("#list").dataset.shown !== "202" && document.body.dataset.phase === "shown");
  const { indicators, lines } = await shown(page);
  assert.ok(indicators > 0 && lines.some(({ reading }) => /\d/.test(reading)));
  assert.ok(second.length > 0, "it is loaded then");
});

check("choosing a file", {}, async (page) => {
  await page.setInputFiles("#files", realTable);
  assert.equal((await shown(page)).indicators, 202);
});

check("filters", {}, async (page) => {
  await page.click("#example");
  await shown(page);
  await page.selectOption("#category", "满意度指标");
  await until(page, 37);
  await page.selectOption("#kind", "threshold");
  await page.waitForFunction(() => Number(document.querySelector("#list").dataset.shown) < 37);
  assert.match(await page.textContent("#shown"), /^显示 \d+ \/ 202 条指标$/);
  await page.click("#clear");
  await until(page, 202);
  await page.fill("#search", "退役军人 人数");
  await page.waitForFunction(() => Number(document.querySelector("#list").dataset.shown) < 20);
  const { lines } = await shown(page);
  assert.ok(lines.length > 0 && lines.every(({ name }) => name.includes("人数")));
  await page.fill("#search", "没有这样的词");
  await until(page, 0);
  await page.waitForSelector("#no-match:not([hidden])");
});

check("exports: files and the clipboard", {}, async (page) => {
  await page.click("#example");
  await shown(page);
  const table = await saved(page, "csv");
  assert.equal(table.name, "zhibiao.csv");
  assert.ok(table.text.startsWith("\ufefffile,table,"));
  const [head, ...rows] = csv(table.text);
  assert.equal(head.length, 30);
  assert.ok(rows.length >= 202 && rows.every((row) => row.length === 30));
  const at = (name) => head.indexOf(name);
  assert.deepEqual([rows[0][at("op")], rows[0][at("value")], rows[0][at("unit")]], [">=", "90", "%"]);
  const json = JSON.parse((await saved(page, "json")).text);
  assert.equal(json.projects.length, 52);
  assert.equal(json.projects.flatMap(({ indicators }) => indicators).length, 202);
  const [rowHead, ...form] = csv((await saved(page, "rows")).text);
  assert.deepEqual(form.map((row) => row[rowHead.indexOf("计算符号")]).slice(0, 2), ["≥", "＝"]);
  assert.equal(form.length, 202);
  const lines = (await saved(page, "jsonl")).text.trim().split("\n").map((line) => JSON.parse(line));
  assert.deepEqual(lines, json.projects);
  // What is written reads back: the workbook goes in again.
  const book = await saved(page, "xlsx");
  assert.equal(book.name, "zhibiao.xlsx");
  await page.selectOption("#category", "满意度指标");
  await until(page, 37);
  const some = JSON.parse((await saved(page, "json")).text);
  assert.equal(some.projects.flatMap(({ indicators }) => indicators).length, 37);
  await page.click("#copy");
  await page.waitForFunction(() => document.querySelector("#status").textContent.includes("37"));
  const clipboard = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    return { text: await navigator.clipboard.readText(), html: await (await item.getType("text/html")).text() };
  });
  assert.equal(clipboard.text.trim().split("\n")[0].split("\t").length, 30);
  assert.match(clipboard.html, /<table>.*<td>≥90%<\/td>/s);
  await drop(page, [{ name: book.name, bytes: book.bytes }]);
  await until(page, 202);
});

check("reading can be cancelled, and the table before stays", {}, async (page) => {
  await page.click("#example");
  await shown(page);
  await page.click("#again");
  await page.waitForSelector("body[data-phase=empty]");
  const large = Buffer.from(many(200_000));
  await drop(page, [{ name: "large.tsv", bytes: large }]);
  await page.waitForFunction(() => document.querySelector("#progress").value > 0);
  assert.equal(page.workers().length, 1);
  await page.click("#cancel");
  await page.waitForSelector("body[data-phase=empty]");
  for (let tries = 0; page.workers().length > 0 && tries < 100; tries += 1) await page.waitForTimeout(50);
  assert.equal(page.workers().length, 0, "its worker is gone");
  assert.equal(await page.textContent("#status"), "已取消读取。");
  // A cancelled reading comes to nothing later, and another one can begin.
  await page.click("#example");
  assert.equal((await shown(page)).indicators, 202);
  await drop(page, [{ name: "large.tsv", bytes: large }]);
  await page.waitForSelector("body[data-phase=reading]");
  await page.keyboard.press("Escape");
  await page.waitForSelector("body[data-phase=shown]");
  assert.equal((await shown(page)).indicators, 202);
});

check("keyboard and screen reader", { language: "en" }, async (page) => {
  await page.click("#example");
  await shown(page);
  assert.equal(await page.evaluate(() => document.activeElement.id), "list");
  assert.equal(await page.getAttribute("#list", "aria-rowcount"), "254");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.waitForSelector("#list[aria-activedescendant=line-1]");
  await page.keyboard.press("Enter");
  await page.waitForSelector("body.with-detail");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "服务对象满意度（%）");
  await page.keyboard.press("Escape");
  await page.waitForSelector("body:not(.with-detail)");
  assert.equal(await page.evaluate(() => document.activeElement.id), "list");
  await page.keyboard.press("End");
  await page.waitForSelector("#list[aria-activedescendant=line-253] #line-253.active:not(.waiting)");
  // Every control has a name, and no element an id twice.
  const unnamed = await page.evaluate(() =>
    Array.from(document.querySelectorAll("button, input, select, textarea, [role=grid], [role=img]"))
      .filter((one) => !one.hidden && !(one.textContent.trim() || one.labels?.[0]?.textContent.trim() || one.getAttribute("aria-label")))
      .map((one) => one.outerHTML));
  assert.deepEqual(unnamed, []);
  const ids = await page.evaluate(() => Array.from(document.querySelectorAll("[id]"), ({ id }) => id));
  assert.equal(new Set(ids).size, ids.length);
});

check("what cannot be read says why, in both languages", {}, async (page) => {
  await paste(page, { "text/plain": "甲\t乙\n丙\t丁\n" });
  await page.waitForSelector("body[data-phase=failed]");
  assert.match(await page.textContent("#failure"), /表头/);
  await page.click("#language");
  await drop(page, [{ name: "x.xlsx", bytes: Buffer.from("PK\x03\x04 no workbook") }]);
  await page.waitForFunction(() => document.body.dataset.phase === "failed" && /expected/.test(document.querySelector("#failure").textContent));
  await drop(page, [{ name: "photo.xlsx", bytes: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0]) }]);
  await page.waitForFunction(() => /found a picture/.test(document.querySelector("#failure").textContent));
  await page.click("#example");
  assert.equal((await shown(page)).indicators, 202);
});

check("it works without a network once it is loaded", {}, async (page, context) => {
  await page.waitForSelector("#offline:not([hidden])");
  await context.setOffline(true);
  await page.reload();
  await page.waitForSelector("body[data-ready]");
  await page.click("#example");
  assert.equal((await shown(page)).indicators, 202);
});

check("what is printed is the whole list, not the window on it", {}, async (page) => {
  await page.click("#example");
  await shown(page);
  await page.waitForTimeout(200);
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  assert.equal(await page.locator("#print-list .line:not(.project)").count(), 202);
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator(".toolbar").isVisible(), false);
  assert.equal(await page.locator("#print-list .line").first().isVisible(), true);
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  assert.equal(await page.locator("#print-list .line").count(), 0);
});
