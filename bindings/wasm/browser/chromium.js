// A headless Chromium whose pages may speak to one origin, and must not complain.
import { chromium } from "playwright-core";

const FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];

export function launch() {
  const executablePath = process.env.CHROMIUM;
  if (!executablePath) throw new Error("CHROMIUM must name the browser");
  return chromium.launch({ executablePath, args: FLAGS });
}

/** A page in a context of its own, and the complaints it makes: console errors, exceptions, foreign requests. */
export async function open(browser, origin, options = {}) {
  const context = await browser.newContext(options);
  const complaints = [];
  context.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(`${origin}/`) && !url.startsWith("blob:") && !url.startsWith("data:")) complaints.push(`a request to ${url}`);
  });
  context.on("requestfailed", (request) => complaints.push(`failed: ${request.url()} ${request.failure()?.errorText}`));
  const page = await context.newPage();
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`exception: ${error.stack ?? error}`));
  return { context, page, complaints };
}
