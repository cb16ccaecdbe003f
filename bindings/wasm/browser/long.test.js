// A hundred thousand indicators: the page stays awake while they are read.
import assert from "node:assert/strict";
import { test } from "node:test";

import { launch } from "./chromium.js";
import { drop, many, shown, site, tab } from "./site.js";

const INDICATORS = 100_000;

test("100,000 indicators are read and scrolled through without the page freezing", async () => {
  const [browser, server] = [await launch(), await site()];
  try {
    const { page, complaints } = await tab(browser, server.origin);
    const bytes = Buffer.from(many(INDICATORS));
    await page.evaluate(() => {
      window.tasks = [];
      window.progress = 0;
      const text = document.querySelector("#progress-text");
      new MutationObserver(() => (window.progress += 1)).observe(text, { childList: true, characterData: true, subtree: true });
    });
    // The file is handed over first: what is watched is what happens afterwards.
    await page.evaluate((base64) => {
      window.file = new File([Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))], "large.tsv");
    }, bytes.toString("base64"));
    await page.evaluate(() => {
      new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: "longtask" });
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
    const { tasks, progress } = await page.evaluate(() => ({ tasks: window.tasks, progress: window.progress }));
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
    const longest = Math.max(0, ...tasks);
    console.log(`${INDICATORS} indicators, ${progress} steps; tasks above 50 ms on the main thread: ${tasks.length}, the longest ${Math.round(longest)} ms`);
    // A busy machine stretches any task; a page that parses on its main thread is off by seconds.
    assert.ok(longest < 500, `the longest task took ${longest} ms`);
  } finally {
    await browser.close();
    server.close();
  }
});
