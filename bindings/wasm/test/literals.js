// Writes every golden vector as a literal of its type: a field or a name that the types lack does not compile.
import { writeFileSync } from "node:fs";

import { vectorFiles } from "./data.js";
import { parseExactly } from "./vectors.js";

const lines = [`import type { Indicator, Target } from "zhibiao";`, ""];
const targets = [];
const cells = [];
for (const json of Object.values(vectorFiles())) {
  for (const { entry, value } of parseExactly(json)) {
    (entry === "cell" ? cells : targets).push(JSON.stringify(value));
  }
}
if (targets.length === 0 || cells.length === 0) throw new Error("no vectors");
// In pieces: the checker is slow on one array of thousands.
const pieces = (name, type, all) => {
  for (let from = 0; from < all.length; from += 200) {
    lines.push(`export const ${name}${from}: ${type}[] = [`, ...all.slice(from, from + 200).map((one) => `${one},`), "];");
  }
};
pieces("targets", "Target", targets);
pieces("cells", "{ indicators: Indicator[] }", cells);
writeFileSync(process.argv[2], `${lines.join("\n")}\n`);
console.log(`${targets.length} targets and ${cells.length} cells as literals`);
