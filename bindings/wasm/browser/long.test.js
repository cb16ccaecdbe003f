// A hundred thousand indicators: the page stays awake while they are read.
import assert from "node:assert/strict";
import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

import { launch } from "./chromium.js";
import { drop, many, shown, site, tab } from "./site.js";

const INDICATORS = 100_000;

/** Tasks of the page's own thread. What they worked is what the thread's clock says: a busy machine makes them wait, not work. */
function mainTasks(events) {
  const main = events.find(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain");
  return events.filter(({ ph, name, pid, tid, tdur }) =>
    ph === "X" && name === "ThreadControllerImpl::RunTask" && pid === main?.pid && tid === main?.tid && tdur !== undefined);
}

test("100,000 indicators are read and scrolled through without the page freezing", async () => {
  const [browser, server] = [await launch(), await site()];
  try {
    const { page, complaints } = await tab(browser, server.origin);
    const bytes = Buffer.from(many(INDICATORS));
    await page.evaluate(() => {
      window.progress = 0;
      const text = document.querySelector("#progress-text");
      new MutationObserver(() => (window.progress += 1)).observe(text, { childList: true, characterData: true, subtree: true });
    });
    // The file is handed over first: what is watched is what happens afterwards.
    await page.evaluate((base64) => {
      window.file = new File([Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))], "large.tsv");
    }, bytes.toString("base64"));
    const trace = join(await mkdtemp(join(tmpdir(), "zhibiao-")), "trace.json");
    await browser.startTracing(page, { path: trace, categories: ["toplevel", "__metadata"] });
    await page.evaluate(() => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(window.file);
      setTimeout(() => document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true })), 200);
    });
    await page.waitForFunction(() => document.querySelector("#progress").value > 0);
    assert.equal(page.workers().length, 1, "it is read in a worker");
    const { tiles, indicators } = await shown(page, 120_000);
    assert.equal(indicators, INDICATORS);
    assert.deepEqual(tiles.slice(0, 2), ["20,000", "100,000"]);
    // In steps, each of which says how far it is: a worker's message is all that the page has to do.
    const progress = await page.evaluate(() => window.progress);
    assert.ok(progress >= 20, `${progress} words on how far it is`);
    // Only what is in sight is in the document, at both ends and between.
    for (const share of [0, 0.37, 0.5, 1]) {
      await page.evaluate((part) => {
        const list = document.querySelector("#list");
        list.scrollTop = part * (list.scrollHeight - list.clientHeight);
      }, share);
      await page.waitForTimeout(100);
      await page.waitForFunction(() => document.querySelectorAll("#list .line:not(.waiting)").length > 0 && !document.querySelector("#list .waiting"));
      const { count, seen } = await page.evaluate(() => {
        const list = document.querySelector("#list").getBoundingClientRect();
        const lines = Array.from(document.querySelectorAll("#list .line"));
        const inside = lines.filter((line) => line.getBoundingClientRect().bottom > list.top && line.getBoundingClientRect().top < list.bottom);
        return { count: lines.length, seen: inside.map((line) => Number(line.dataset.index)) };
      });
      assert.ok(count < 60, `${count} lines in the document`);
      const total = 120_000;
      const wanted = share * (total - seen.length);
      assert.ok(Math.abs(seen[0] - wanted) <= 2, `at ${share}: line ${seen[0]}, expected about ${wanted}`);
      if (share === 1) assert.equal(seen.at(-1), total - 1);
    }
    await page.fill("#search", "服务对象99999的");
    await page.waitForFunction(() => document.querySelector("#list").dataset.shown === "1");
    assert.deepEqual(complaints, []);
    await browser.stopTracing();
    const tasks = mainTasks(JSON.parse(await readFile(trace, "utf8")).traceEvents);
    assert.ok(tasks.length > 100, `${tasks.length} tasks were seen`);
    const longest = (of) => Math.round(Math.max(...tasks.map(of)) / 1000);
    const [worked, took] = [longest(({ tdur }) => tdur), longest(({ dur }) => dur)];
    console.log(`${INDICATORS} indicators, ${progress} steps; the longest of ${tasks.length} tasks on the main thread worked ${worked} ms in ${took} ms`);
    assert.ok(worked < 50, `the longest task worked ${worked} ms`);
  } finally {
    await browser.close();
    server.close();
  }
});
