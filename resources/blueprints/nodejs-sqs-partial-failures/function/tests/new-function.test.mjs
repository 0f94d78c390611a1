// Tests of working through the queue. Run with: node --test (in the folder new-folder)

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import { handler } from "../src/index.mjs";

// A saved event: the one that the workbench sends.
const event = async (name) =>
  JSON.parse(await readFile(new URL(`../../events/new-function/${name}.json`, import.meta.url), "utf8"));

test("all messages are handled", async () => {
  assert.deepEqual(await handler(await event("batch")), { batchItemFailures: [] });
});

test("only the messages that failed come back", async () => {
  const [first, second] = (await event("batch")).Records;
  const broken = { ...(await event("broken")).Records[0], messageId: "broken" };
  const answer = await handler({ Records: [first, broken, second] });
  assert.deepEqual(answer, { batchItemFailures: [{ itemIdentifier: "broken" }] });
});

test("a message that lacks something comes back", async () => {
  const [record] = (await event("batch")).Records;
  const answer = await handler({ Records: [{ ...record, body: '{"orderId": "1001"}' }] });
  assert.equal(answer.batchItemFailures.length, 1);
});
