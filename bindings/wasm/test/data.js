// The workspace's data, by path; this file runs in the project that installed the package.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

export const root = process.env.ZHIBIAO_ROOT;
if (!root) throw new Error("ZHIBIAO_ROOT must name the workspace");
const testdata = join(root, "crates/zhibiao-testdata");

export const manifest = JSON.parse(readFileSync(join(testdata, "manifest.json"), "utf8"));

export function vectorFiles() {
  const folder = join(testdata, "vectors");
  const names = readdirSync(folder).filter((name) => name.endsWith(".json")).sort();
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}

export const realTable = () => readFileSync(join(root, "examples/data/huangpu-2022.tsv"), "utf8");
