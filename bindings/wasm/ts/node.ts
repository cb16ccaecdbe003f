import { existsSync, readFileSync } from "node:fs";

import { initSync } from "./zhibiao_wasm.js";

// Made for speed, where there is one: nobody waits for a larger file on a disk.
const quick = new URL("./zhibiao_wasm_node.wasm", import.meta.url);
const module = existsSync(quick) ? quick : new URL("./zhibiao_wasm_bg.wasm", import.meta.url);

initSync({ module: readFileSync(module) });

export * from "./api.js";
