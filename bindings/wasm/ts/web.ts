import init from "./zhibiao_wasm.js";

await init();

export * from "./api.js";
