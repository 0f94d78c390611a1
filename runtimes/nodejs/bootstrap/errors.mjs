// Error documents as AWS's Node.js runtime writes them (LAMBDA_FACTS section 1.4).

/** An error of the runtime itself; its name is the error type. */
export class RuntimeError extends Error {
  constructor(type, message) {
    super(message);
    Object.defineProperty(this, "name", { value: type });
  }
}

const isError = (value) => value instanceof Error || Object.prototype.toString.call(value) === "[object Error]";

const lines = (stack) => String(stack ?? "").split("\n");

/** What the caller gets: errorType, errorMessage and trace, in this order. */
export function toDocument(error) {
  if (!isError(error)) {
    return { errorType: typeof error, errorMessage: String(error), trace: [] };
  }
  return { errorType: error.name ?? "Error", errorMessage: String(error.message), trace: lines(error.stack) };
}

/** An error's own properties among those that JSON would leave out. */
function withProperties(_key, value) {
  if (!isError(value)) return value;
  return { errorType: value.name, errorMessage: value.message, code: value.code, ...value, stack: lines(value.stack) };
}

/** What the log line of an error holds; an error that cannot be written, for it holds itself, is written without its properties. */
export function toLogText(error) {
  if (!isError(error)) {
    return JSON.stringify({ errorType: typeof error, errorMessage: String(error), stack: [] });
  }
  try {
    return JSON.stringify(error, withProperties);
  } catch {
    return JSON.stringify(toDocument(error));
  }
}
