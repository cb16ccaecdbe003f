// Bulk reading against regular expressions, by processor time: `bulk.js CORPUS [PAIRS] [ROUNDS]`. See `cargo xtask web bench`.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { parseCells } from "zhibiao";

import { read } from "./regexp.js";

const [file, pairs = "5", rounds = "15"] = process.argv.slice(2);
const cells = readFileSync(file, "utf8").trim().split("\n").map((line) => JSON.parse(line));
const items = parseCells(cells).indicatorCount;
const units = cells.reduce((sum, cell) => sum + cell.length, 0);
if (new Set(cells).size !== cells.length) throw new Error("a cell repeats itself");

// Before the clock starts: do both read the same?
let [same, compared] = [0, 0];
let index = 0;
for (const cell of parseCells(cells)) {
  const ours = cell.indicators;
  const theirs = read(cells[index]);
  index += 1;
  ours.forEach((indicator, place) => {
    const [measure, rival] = [indicator.target.measures[0], theirs[place]];
    compared += 1;
    same += Number(rival?.name === indicator.name && rival.measure?.value === measure?.value && (rival.measure?.op ?? "=") === (measure?.op ?? "="));
  });
}
if (compared !== items || items < cells.length) throw new Error(`${compared} indicators were walked, ${items} were counted in ${cells.length} cells`);
if (same / compared < 0.9) throw new Error(`the contestants agree on ${same} of ${compared} indicators only: this is no comparison`);

const contestant = fileURLToPath(new URL("contestant.js", import.meta.url));
const once = (name) => JSON.parse(execFileSync(process.execPath, [contestant, name, file, rounds], { encoding: "utf8", maxBuffer: 1 << 26 }));
const median = (all) => [...all].sort((a, b) => a - b)[all.length >> 1];
const ratios = [];
const best = { bulk: Infinity, regexp: Infinity };
for (let pair = 0; pair < Number(pairs); pair += 1) {
  const order = pair % 2 === 0 ? ["bulk", "regexp"] : ["regexp", "bulk"];
  const result = Object.fromEntries(order.map((name) => [name, once(name)]));
  if (result.bulk.digest.indicators !== items || result.regexp.digest.indicators < 0.9 * items) throw new Error(`indicators: ${JSON.stringify(result)}`);
  for (const name of order) best[name] = Math.min(best[name], ...result[name].times);
  ratios.push(median(result.regexp.times) / median(result.bulk.times));
}
const line = (name, time) => `${name.padEnd(9)} ${(time / items).toFixed(0).padStart(6)} ns an indicator, ${(units / time * 1000).toFixed(1).padStart(6)} million UTF-16 units a second`;
console.log(`${cells.length} cells, none twice, ${items} indicators; both read ${(100 * same / compared).toFixed(1)} % of them alike`);
console.log(line("bulk", best.bulk));
console.log(line("RegExp", best.regexp));
console.log(`bulk is ${median(ratios).toFixed(2)} times as fast as RegExp (median of ${ratios.length} pairs of processes: ${ratios.map((ratio) => ratio.toFixed(2)).join(" ")})`);
