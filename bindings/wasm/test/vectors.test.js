import assert from "node:assert/strict";
import { test } from "node:test";

import * as api from "zhibiao";

import { manifest, vectorFiles } from "./data.js";
import { promised, run } from "./vectors.js";

test("every golden vector comes out to the letter, one by one and in bulk", () => {
  const { counts, bulk, failures } = run(api, vectorFiles());
  assert.deepEqual(failures.slice(0, 5), [], `${failures.length} vectors came out otherwise`);
  assert.deepEqual(counts, promised(manifest));
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  assert.equal(total, manifest.total);
  const fields = Object.values(vectorFiles()).join("").match(/"entry":"field"/g).length;
  assert.equal(bulk, total - fields);
  console.log(`${total} vectors, ${bulk} of them in bulk, too`);
});
