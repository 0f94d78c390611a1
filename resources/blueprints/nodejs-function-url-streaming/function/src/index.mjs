// Answers requests of a function URL with a stream: a line of JSON for each item, as soon as it is ready.

import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

/** Status and headers go first; `pipeline` waits where the reader is slow, and ends the stream. */
export const handler = awslambda.streamifyResponse(async (event, responseStream) => {
  const headers = { "content-type": "application/x-ndjson" };
  const items = readItems(event);
  const answer = awslambda.HttpResponseStream.from(responseStream, { statusCode: items ? 200 : 400, headers });
  const values = items ? priced(items) : [{ message: "The body must be JSON with a list of items." }];
  await pipeline(Readable.from(lines(values)), answer);
});

/** Each item with its price, one after the other: here is the place for what takes time. */
async function* priced(items) {
  for (const { sku, count, price } of items) {
    console.info(`pricing ${sku}`);
    yield { sku, total: (count * Math.round(price * 100)) / 100 };
  }
}

async function* lines(values) {
  for await (const value of values) yield `${JSON.stringify(value)}\n`;
}

// The items in the request's body, which comes in base64 when it is binary; null when there are none.
function readItems(event) {
  try {
    const body = Buffer.from(event.body ?? "", event.isBase64Encoded ? "base64" : "utf8").toString();
    const { items } = JSON.parse(body);
    return Array.isArray(items) ? items : null;
  } catch {
    return null;
  }
}
