import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { root } from "./data.js";

for (const name of ["README.md", "README.zh-CN.md"]) {
  test(`the program of ${name} prints what its comments say`, () => {
    const program = /^```js\n(.*?)^```$/ms.exec(readFileSync(join(root, name), "utf8"))[1];
    const wanted = program.split("\n").filter((line) => line.includes("console.log")).map((line) => line.split("// ")[1].trim());
    // The line in the loop is printed twice.
    const loop = wanted.indexOf("2");
    wanted.splice(loop, 0, "2");
    writeFileSync("readme.js", program);
    const printed = execFileSync(process.execPath, ["readme.js"], { encoding: "utf8" }).trim().split("\n");
    assert.deepEqual(printed, wanted);
  });
}
