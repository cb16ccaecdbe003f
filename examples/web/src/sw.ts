// Keeps the page's own files, so that it works without a network. It speaks to no other origin.

interface Waiting extends Event {
  waitUntil(promise: Promise<unknown>): void;
}
interface Fetching extends Waiting {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}

/** Written by the build: a mark of the contents, and the files. */
declare const BUILD: { version: string; files: string[] };

const NAME = `zhibiao-${BUILD.version}`;

addEventListener("install", (event) => {
  const filled = caches.open(NAME).then((cache) => cache.addAll(BUILD.files.map((file) => new Request(file, { cache: "reload" }))));
  (event as Waiting).waitUntil(filled);
});

addEventListener("activate", (event) => {
  const old = caches.keys().then((names) => names.filter((name) => name.startsWith("zhibiao-") && name !== NAME));
  (event as Waiting).waitUntil(old.then((names) => Promise.all(names.map((name) => caches.delete(name)))));
});

addEventListener("fetch", (event) => {
  const { request } = event as Fetching;
  if (request.method !== "GET" || new URL(request.url).origin !== location.origin) return;
  const kept = caches.open(NAME).then((cache) => cache.match(request, { ignoreSearch: true }));
  (event as Fetching).respondWith(kept.then((response) => response ?? fetch(request)));
});
