import { readFileSync } from "node:fs";

import { initSync } from "./zhibiao_wasm.js";

initSync({ module: readFileSync(new URL("./zhibiao_wasm_bg.wasm", import.meta.url)) });

export * from "./api.js";
