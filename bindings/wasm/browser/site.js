// The built page in a tab, and what tests do to it.
import { fileURLToPath } from "node:url";
import { join } from "node:path";

import { open } from "./chromium.js";
import { serve } from "./server.js";

export const root = process.env.ZHIBIAO_ROOT;
const dist = fileURLToPath(new URL("../../../examples/web/dist", import.meta.url));
export const realTable = join(root, "examples/data/huangpu-2022.tsv");

export const workbook = join(root, "crates/zhibiao-testdata/tables/x04_qingshan_percent.xlsx");

export const site = () => serve({ "/": dist });

/** Opens the page in a context of its own. */
export async function tab(browser, origin, { language = "zh", ...options } = {}) {
  const opened = await open(browser, origin, { viewport: { width: 1280, height: 800 }, ...options });
  await opened.context.grantPermissions(["clipboard-read", "clipboard-write"], { origin });
  await opened.page.goto(`${origin}/?lang=${language}`);
  await opened.page.waitForSelector("body[data-ready]");
  return opened;
}

/** Pastes as a browser does: an event with the clipboard's data. */
export async function paste(page, data) {
  await page.evaluate((all) => {
    const clipboardData = new DataTransfer();
    for (const [type, text] of Object.entries(all)) clipboardData.setData(type, text);
    document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, data);
}

/** Drops files: their names and bytes. */
export async function drop(page, files) {
  const encoded = files.map(({ name, bytes }) => ({ name, base64: Buffer.from(bytes).toString("base64") }));
  await page.evaluate((all) => {
    const dataTransfer = new DataTransfer();
    for (const { name, base64 } of all) {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      dataTransfer.items.add(new File([bytes], name));
    }
    for (const type of ["dragenter", "dragover", "drop"]) {
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    }
  }, encoded);
}

/** Waits for a table, and tells what is shown of it. */
export async function shown(page, timeout = 30_000) {
  await page.waitForSelector("body[data-phase=shown] #list[data-shown]", { timeout });
  await page.waitForFunction(() => !document.querySelector("#list .waiting"));
  return page.evaluate(() => ({
    tiles: Array.from(document.querySelectorAll("#tiles b"), (one) => one.textContent),
    lines: Array.from(document.querySelectorAll("#list .line:not(.project)"), (line) => ({
      name: line.querySelector(".name").textContent,
      value: line.querySelector(".value").textContent,
      reading: line.querySelector(".read").textContent,
    })),
    indicators: Number(document.querySelector("#list").dataset.shown),
  }));
}

/** Waits until so many indicators are shown. */
export const until = (page, count) =>
  page.waitForFunction((wanted) => document.querySelector("#list").dataset.shown === String(wanted), count);

/** Saves in a format, and returns the file. */
export async function saved(page, format) {
  await page.selectOption("#format", format);
  const [download] = await Promise.all([page.waitForEvent("download"), page.click("#save")]);
  const chunks = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  return { name: download.suggestedFilename(), bytes, text: bytes.toString("utf8") };
}

/** Rows of a CSV text. */
export function csv(text) {
  const rows = [[]];
  for (const [, quoted, plain, end] of text.replace(/^\ufeff/, "").matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    rows.at(-1).push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === "\r\n") rows.push([]);
    if (end === "") break;
  }
  return rows.filter((row) => row.length > 1);
}

/** A table of so many indicators, none like another. */
export function many(indicators) {
  const rows = ["项目名称\t预算单位\t绩效目标\t绩效指标"];
  const per = 5;
  for (let project = 0; project * per < indicators; project += 1) {
    const items = [];
    for (let index = 0; index < per && project * per + index < indicators; index += 1) {
      const number = project * per + index + 1;
      const name = `第${project}类服务对象${number}的满意度`;
      const value = [`≥${(number % 97) + 1}.${number}%`, `${number}人次`, `不少于${number}场`, `按时开展${number}`, `${number}～${number + 5}次`][index];
      items.push(`${index + 1}、${["产出", "效益", "满意度"][index % 3]}指标：${name}，年度指标值：${value}。`);
    }
    rows.push(`项目${project}\t某局\t完成${project}项工作\t${items.join("")}`);
  }
  return `${rows.join("\n")}\n`;
}
