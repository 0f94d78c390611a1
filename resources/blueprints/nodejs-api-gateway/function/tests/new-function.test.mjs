// Tests of answering requests. Run with: node --test (in the folder new-folder)

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import { handler } from "../src/index.mjs";

// A saved event: the one that the workbench sends.
const event = async (name) =>
  JSON.parse(await readFile(new URL(`../../events/new-function/${name}.json`, import.meta.url), "utf8"));

test("a cart is priced", async () => {
  const answer = await handler(await event("post"));
  assert.equal(answer.statusCode, 200);
  assert.deepEqual(JSON.parse(answer.body), { cart: "77", items: 1, total: 9 });
});

test("a binary body is read", async () => {
  const request = await event("post");
  const body = Buffer.from(request.body).toString("base64");
  assert.equal((await handler({ ...request, body, isBase64Encoded: true })).statusCode, 200);
});

for (const body of ["no JSON", "", undefined, "[]", "{}", '{"items": 1}', '{"items": [{"count": 1}]}', '{"items": [null]}']) {
  test(`a mistake of the client is told: ${body}`, async () => {
    const answer = await handler({ ...(await event("post")), body });
    assert.equal(answer.statusCode, 400);
    assert.ok(JSON.parse(answer.body).message);
  });
}
