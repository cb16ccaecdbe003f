/** Everything of the package, for those who start it themselves: `await init()` or `initSync(bytes)` first. */
export * from "./api.js";
export { default, default as init, initSync } from "./zhibiao_wasm.js";
