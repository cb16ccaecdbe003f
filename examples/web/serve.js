// Serves the built page on this machine: `node serve.js [PORT]`.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { serve } from "../../bindings/wasm/browser/server.js";

const dist = fileURLToPath(new URL("dist", import.meta.url));
if (!existsSync(dist)) {
  console.error("the page is not built: run `cargo xtask web`");
  process.exit(1);
}
const port = Number(process.argv[2] ?? process.env.PORT ?? 8080);
const { origin } = await serve({ "/": dist }, port).catch((error) => {
  if (error.code !== "EADDRINUSE") throw error;
  console.error(`port ${port} is taken: name another one, as in \`PORT=8081 cargo xtask web --serve\``);
  process.exit(1);
});
console.log(`The page is at ${origin}/ ; Ctrl+C stops serving it.`);
