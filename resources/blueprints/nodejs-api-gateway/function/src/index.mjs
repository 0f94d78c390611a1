// Answers requests of an HTTP API (payload format 2.0): prices a cart.

/** Reply to one request. A client's mistake is an answer; an exception would become status 500. */
export const handler = async (event) => {
  const items = readItems(event);
  if (items === null) {
    console.warn("refused: the body is not as it should be");
    return reply(400, { message: "The body must be JSON with a list of items." });
  }
  const { cart } = event.pathParameters;
  console.info(`cart ${cart}: ${items.length} item(s)`);
  const cents = items.reduce((sum, item) => sum + item.count * Math.round(item.price * 100), 0);
  return reply(200, { cart, items: items.length, total: cents / 100 });
};

// The items in the request's body, which comes in base64 when it is binary; null when there are none.
function readItems(event) {
  try {
    const body = Buffer.from(event.body ?? "", event.isBase64Encoded ? "base64" : "utf8").toString();
    const { items } = JSON.parse(body);
    return Array.isArray(items) && items.every(isItem) ? items : null;
  } catch {
    return null;
  }
}

function isItem(item) {
  return Number.isInteger(item?.count) && Number.isFinite(item?.price);
}

function reply(statusCode, value) {
  return { statusCode, headers: { "content-type": "application/json" }, body: JSON.stringify(value) };
}
