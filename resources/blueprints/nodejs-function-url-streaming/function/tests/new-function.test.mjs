// Tests of the stream. Run with: node --test (in the folder new-folder)

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { test } from "node:test";

// Lambda gives this to functions; here it keeps status and headers beside the stream.
globalThis.awslambda = {
  streamifyResponse: (handler) => handler,
  HttpResponseStream: { from: (stream, head) => Object.assign(stream, { head }) },
};
const { handler } = await import("../src/index.mjs");

// A saved event: the one that the workbench sends.
const event = async (name) =>
  JSON.parse(await readFile(new URL(`../../events/new-function/${name}.json`, import.meta.url), "utf8"));

async function answer(request) {
  const stream = new PassThrough();
  const [body] = await Promise.all([text(stream), handler(request, stream)]);
  return { ...stream.head, lines: body.trimEnd().split("\n").map((line) => JSON.parse(line)) };
}

test("there is a line for each item", async () => {
  const { statusCode, headers, lines } = await answer(await event("post"));
  assert.equal(statusCode, 200);
  assert.equal(headers["content-type"], "application/x-ndjson");
  assert.deepEqual(lines, [{ sku: "tea", total: 9 }]);
});

for (const body of ["no JSON", undefined, "{}"]) {
  test(`a mistake of the client is told: ${body}`, async () => {
    const { statusCode, lines } = await answer({ ...(await event("post")), body });
    assert.equal(statusCode, 400);
    assert.equal(lines.length, 1);
  });
}
