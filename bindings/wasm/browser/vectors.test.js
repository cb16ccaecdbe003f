// The golden vectors in Chromium, from the installed tarball: in a plain page, and through a bundler.
import assert from "node:assert/strict";
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { build } from "vite";

import { launch, open } from "./chromium.js";
import { serve } from "./server.js";

const consumer = process.env.ZHIBIAO_CONSUMER;
const { manifest, vectorFiles } = await import(join(consumer, "test/data.js"));
const { promised } = await import(join(consumer, "test/vectors.js"));

const page = (script) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,"><title>vectors</title><script type="module" src="${script}"></script></html>\n`;
const program = (from) => `import * as api from "${from}";
import { run } from "./vectors.js";
window.zhibiao = api;
window.runVectors = (files) => run(api, files);
document.title = "ready";
`;

let browser;
before(async () => (browser = await launch()));
after(() => browser?.close());

async function check(folders) {
  const server = await serve(folders);
  const { context, page: tab, complaints } = await open(browser, server.origin);
  try {
    await tab.goto(`${server.origin}/index.html`);
    await tab.waitForFunction(() => document.title === "ready");
    const { counts, bulk, failures } = await tab.evaluate((files) => {
      const { counts, bulk, failures } = window.runVectors(files);
      return { counts, bulk, failures: failures.slice(0, 5) };
    }, vectorFiles());
    assert.deepEqual(failures, []);
    assert.deepEqual(counts, promised(manifest));
    assert.ok(bulk > 0);
    const table = await tab.evaluate(() => {
      const html = "<table><tr><td>项目名称<td>绩效指标<tr><td>体检<td>人数<b>30</b>人<br>满意度≥90%</table>";
      const element = new DOMParser().parseFromString(html, "text/html").querySelector("table");
      return window.zhibiao.readTable(element);
    });
    assert.equal(table.projects[0].name, "体检");
    assert.equal(table.projects[0].indicators.length, 2);
    const shown = await tab.evaluate(() => {
      const head = "<table><tr><td>三级指标<td>符号<td>指标值<td>单位";
      const struck = "<tr><td>培训人数<td><select><option>≤<option selected>≥</select><td><s>150</s><del>180</del>200<td>人";
      const field = '<tr><td>合格率<td><td><span style="text-decoration: line-through">80</span><input value="95"><td>%';
      const unseen = "<tr hidden><td>草稿<td><td>5<td>次<tr><td>期数<td style='display: none'>3<td><td>5<td>期</table>";
      const element = new DOMParser().parseFromString(head + struck + field + unseen, "text/html").querySelector("table");
      return window.zhibiao.readTable(element).projects[0].indicators.map((one) => {
        const { op, value, unit } = one.target.measures[0];
        return [one.name, op, value, unit.name].join(" ");
      });
    });
    assert.deepEqual(shown, ["培训人数 >= 200 人", "合格率 = 95 %", "期数 = 5 期"]);
    assert.deepEqual(complaints, []);
    console.log(`${manifest.total} vectors in Chromium`);
  } finally {
    await context.close();
    server.close();
  }
}

test("a plain page with a module script", async () => {
  const site = join(consumer, "plain");
  mkdirSync(site, { recursive: true });
  cpSync(join(consumer, "test/vectors.js"), join(site, "vectors.js"));
  writeFileSync(join(site, "main.js"), program("/zhibiao/web.js"));
  writeFileSync(join(site, "index.html"), page("/main.js"));
  await check({ "/": site, "/zhibiao/": join(consumer, "node_modules/zhibiao/dist") });
});

test("a bundler", async () => {
  const site = join(consumer, "bundled");
  mkdirSync(site, { recursive: true });
  cpSync(join(consumer, "test/vectors.js"), join(site, "vectors.js"));
  writeFileSync(join(site, "main.js"), program("zhibiao"));
  writeFileSync(join(site, "index.html"), page("/main.js"));
  await build({ root: site, configFile: false, logLevel: "warn", build: { target: "es2022", modulePreload: { polyfill: false } } });
  await check({ "/": join(site, "dist") });
});
