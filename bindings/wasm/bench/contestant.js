// One contestant in a process of its own: `contestant.js bulk|regexp CORPUS ROUNDS`; prints its times and what it read.
import { readFileSync } from "node:fs";

import { parseCells } from "zhibiao";

import { read } from "./regexp.js";

const [name, file, rounds] = process.argv.slice(2);
const cells = readFileSync(file, "utf8").trim().split("\n").map((line) => JSON.parse(line));
const OPS = ["=", ">=", ">", "<=", "<", "~", "range"];

/** Sums up everything that a caller would look at, so that nothing is left out of the work. */
class Digest {
  indicators = 0;
  measures = 0;
  letters = 0;
  sum = 0;

  add(category, title, measure) {
    this.indicators += 1;
    this.letters += title.length + (category?.length ?? 0);
    if (measure === undefined) return;
    this.measures += 1;
    if (typeof measure.value === "number") this.sum += measure.value * (OPS.indexOf(measure.op) + 1);
  }
}

function bulk() {
  const digest = new Digest();
  for (const cell of parseCells(cells)) {
    for (const indicator of cell.indicators) {
      const measure = indicator.target.measures[0];
      digest.add(indicator.category, indicator.name, measure);
      digest.letters += measure?.unitName?.length ?? 0;
    }
  }
  return digest;
}

function regexp() {
  const digest = new Digest();
  for (const cell of cells) {
    for (const { category, name: title, measure } of read(cell)) {
      digest.add(category, title, measure);
      digest.letters += measure?.unit?.length ?? 0;
    }
  }
  return digest;
}

const run = { bulk, regexp }[name];
const first = JSON.stringify(run());
const times = [];
// Of the process, collecting garbage included: a clock on the wall would count what else the machine does.
const spent = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) * 1000;
};
for (let round = 0; round < Number(rounds); round += 1) {
  const start = spent();
  const digest = run();
  times.push(spent() - start);
  if (JSON.stringify(digest) !== first) throw new Error(`round ${round} read something else: ${JSON.stringify(digest)}`);
}
console.log(JSON.stringify({ digest: JSON.parse(first), times }));
