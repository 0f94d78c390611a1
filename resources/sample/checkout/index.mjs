// Checkout: prices a shopping cart that arrives through an API Gateway HTTP API (payload format 2.0).
//
// The file ends in .mjs, so Node.js reads it as an ES module. Code out here runs once, when an execution environment
// starts; the handler runs for every request.

const currency = process.env.CURRENCY ?? "EUR";
const taxPercent = Number(process.env.TAX_PERCENT ?? "0");

export const handler = async (event) => {
  const cart = event.pathParameters?.cart;
  const items = readItems(event);
  if (items === null) {
    // A client's mistake is an answer, not an exception: an exception would become status 500.
    return reply(400, { message: "The body must be JSON with a list of items." });
  }
  console.log(`cart ${cart}: ${items.length} item(s)`);
  return reply(200, { cart, currency, ...price(items) });
};

// The items in the request's body, or null when there are none. API Gateway sends binary bodies in base64.
function readItems(event) {
  const body = Buffer.from(event.body ?? "", event.isBase64Encoded ? "base64" : "utf8").toString();
  try {
    const { items } = JSON.parse(body);
    return Array.isArray(items) ? items : null;
  } catch {
    return null;
  }
}

// Sums in cents: 0.1 + 0.2 is not 0.3 in floating point.
function price(items) {
  const net = items.reduce((sum, item) => sum + Math.round(item.price * 100) * item.count, 0);
  const tax = Math.round((net * taxPercent) / 100);
  return { net: net / 100, tax: tax / 100, total: (net + tax) / 100 };
}

function reply(statusCode, value) {
  return { statusCode, headers: { "content-type": "application/json" }, body: JSON.stringify(value) };
}
