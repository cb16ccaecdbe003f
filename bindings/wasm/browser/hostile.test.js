// Cells that mean harm: nothing of them runs, nothing hangs, nothing is lost.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { launch } from "./chromium.js";
import { csv, drop, paste, saved, shown, site, tab } from "./site.js";

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

/** Runs with a tab that must not complain, but for the policy's own words where it had something to stop. */
async function check(run, stops = false, options = {}) {
  const { context, page, complaints } = await tab(browser, server.origin, options);
  try {
    await page.exposeFunction("ran", (what) => complaints.push(`ran: ${what}`));
    page.on("dialog", (dialog) => complaints.push(`dialog: ${dialog.message()}`) && dialog.dismiss());
    await run(page);
    const stopped = complaints.filter((one) => /violates the following Content Security Policy/.test(one));
    assert.deepEqual(complaints.filter((one) => !(stops && stopped.includes(one))), []);
    assert.equal(stopped.length > 0, stops, "the policy had something to stop");
  } finally {
    await context.close();
  }
}

const MARKUP = `<img src=x onerror="ran('img')"><script>ran('script')</script><svg onload=ran('svg')>`;

test("markup in cells is text everywhere it is shown", () =>
  check(async (page) => {
    await paste(page, { "text/plain": `${MARKUP}\n项目名称\t预算单位\t绩效目标\t绩效指标\n${MARKUP}\t${MARKUP}\t${MARKUP}\t1、产出指标：${MARKUP}名称，年度指标值：${MARKUP}≥3场。\n` });
    const { lines } = await shown(page);
    assert.ok(lines[0].name.includes("<img src=x onerror="));
    await page.locator("#list .line:not(.project)").first().click();
    await page.waitForSelector("body.with-detail");
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    assert.equal(await page.locator("#print-list .line").count(), 2);
    for (const place of ["#list", "#detail-body", "#print-list", "#charts", "#table-remarks"]) {
      assert.equal(await page.locator(place).locator("img, script, [onload], [onerror]").count(), 0, place);
    }
    await page.waitForTimeout(200);
  }));

test("markup that is pasted as a page never runs and fetches nothing", () =>
  check(async (page) => {
    const beacon = `<img src="http://127.0.0.1:9/x.png" onerror="ran('img')"><iframe src="http://127.0.0.1:9/"></iframe><link rel=stylesheet href="http://127.0.0.1:9/a.css">`;
    await paste(page, {
      "text/html": `<base href="http://127.0.0.1:9/">${beacon}<script>ran('script')</script><table><tr><td>项目名称<td>绩效指标</tr><tr><td>体检${beacon}<td>人数<script>ran('cell')</script>30人${beacon}</tr></table>`,
    });
    const { lines } = await shown(page);
    assert.equal(lines[0].value, "30人");
    await page.waitForTimeout(200);
  }, true));

test("the page's policy lets no script of others run", () =>
  check(async (page) => {
    const policy = await page.getAttribute("meta[http-equiv=Content-Security-Policy]", "content");
    for (const part of ["default-src 'none'", "connect-src 'self'", "base-uri 'none'", "form-action 'none'"]) assert.ok(policy.includes(part), part);
    assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|https?:|\*/);
    const html = await page.evaluate(async () => (await fetch("./index.html")).text());
    assert.doesNotMatch(html, /<script(?![^>]*\ssrc=)|\son\w+=|\sstyle=/i);
  }));

test("formulas are made harmless in what is exported", () =>
  check(async (page) => {
    const bad = ["=cmd|' /C calc'!A0", "+SUM(A1:A2)", "-2+3", "@SUM(1)", "＝1+1", "=HYPERLINK(\"http://x\",\"y\")"];
    const rows = bad.map((text) => `"${text.replaceAll('"', '""')}"\t"1、产出指标：${text.replaceAll('"', '""')}，年度指标值：≥3场。"`);
    await paste(page, { "text/plain": `项目名称\t绩效指标\n${rows.join("\n")}\n` });
    await shown(page);
    const { text } = await saved(page, "csv");
    const [head, ...records] = csv(text);
    const project = head.indexOf("project");
    assert.deepEqual(records.map((record) => record[project]), bad.map((cell) => `'${cell}`));
    for (const record of records) {
      for (const [index, field] of record.entries()) {
        const operator = head[index] === "op";
        assert.ok(operator || /^([+-]?\d+(\.\d+)?)?$/.test(field) || !/^\s*[=+\-@＝＋－＠]/.test(field), `${head[index]}: ${field}`);
      }
    }
    await page.click("#copy");
    await page.waitForFunction(() => document.querySelector("#status").textContent.includes("6"));
    const pasted = await page.evaluate(() => navigator.clipboard.readText());
    assert.ok(!pasted.split(/[\t\r\n]+/).some((field) => /^[=+@](?!$)/.test(field)), pasted);
  }));

test("a cell of 5 MB", () =>
  check(async (page) => {
    const long = "数".repeat(1_700_000);
    await drop(page, [{ name: "long.tsv", bytes: Buffer.from(`项目名称\t绩效指标\n长\t1、产出指标：${long}，年度指标值：≥3场。\n短\t人数30人\n`) }]);
    const { indicators } = await shown(page, 60_000);
    assert.equal(indicators, 2);
    const json = JSON.parse((await saved(page, "json")).text);
    assert.ok(JSON.stringify(json).includes(long), "its text is kept");
  }));

for (const width of [390, 1280]) {
  test(`long names stay in their rows, ${width} pixels wide`, () =>
    check(async (page) => {
      const long = "很长的名称".repeat(60);
      await paste(page, { "text/plain": `项目名称\t预算单位\t绩效指标\n${long}\t${long}\t1、产出指标：${long}，年度指标值：不少于3${long}。\n` });
      await shown(page);
      const beyond = await page.evaluate(() => {
        const lines = Array.from(document.querySelectorAll("#list .line"));
        const outside = (line, { top, bottom, right }) => {
          const own = line.getBoundingClientRect();
          return top < own.top - 1 || bottom > own.bottom + 1 || right > own.right + 1;
        };
        const parts = lines.flatMap((line) => Array.from(line.querySelectorAll("*"), (part) => [line, part]));
        const wrong = parts.filter(([line, part]) => part.closest(".clamp") === null && outside(line, part.getBoundingClientRect()));
        return [document.documentElement.scrollWidth - innerWidth, ...wrong.map(([, part]) => part.className)];
      });
      assert.deepEqual(beyond, [0]);
    }, false, { viewport: { width, height: 800 } }));
}

test("colspan=1e9", () =>
  check(async (page) => {
    const rows = Array.from({ length: 300 }, (_, index) => `<tr><td rowspan=999999999>项目${index}<td colspan=1000000000>人数${index + 1}人</tr>`);
    await paste(page, { "text/html": `<table><tr><td>项目名称<td>绩效指标</tr><tr><td>体检<td colspan=1000000000 rowspan=1>人数30人</tr></table><table>${rows.join("")}</table>` });
    const { lines } = await shown(page);
    assert.equal(lines[0].value, "30人");
  }));

test("halves of surrogate pairs", () =>
  check(async (page) => {
    await paste(page, { "text/plain": "项目名称\t绩效指标\n\ud842体检\ud83d\t1、产出指标：人数\udfb7，年度指标值：≥\ud84230人。\n" });
    const { indicators } = await shown(page);
    assert.equal(indicators, 1);
    const json = JSON.parse((await saved(page, "json")).text);
    assert.equal(json.projects[0].name, "\ufffd体检\ufffd");
  }));
