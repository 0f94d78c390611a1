// Tests of the greeting. Run with: node --test (in the folder new-folder)

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import { handler } from "../src/index.mjs";

// A saved event: the one that the workbench sends.
const event = async (name) =>
  JSON.parse(await readFile(new URL(`../../events/new-function/${name}.json`, import.meta.url), "utf8"));

test("the name is greeted", async () => {
  assert.deepEqual(await handler(await event("named")), { message: "Hello, Ada" });
});

for (const nobody of [{}, { name: "" }, { name: null }]) {
  test(`without a name the world is greeted: ${JSON.stringify(nobody)}`, async () => {
    assert.deepEqual(await handler(nobody), { message: "Hello, world" });
  });
}
