// Error documents as AWS's Node.js runtime writes them (LAMBDA_FACTS section 1.4).

/** An error of the runtime itself; its name is the error type. */
export class RuntimeError extends Error {
  constructor(type, message) {
    super(message);
    this.name = type;
  }
}

const isError = (value) => value instanceof Error || Object.prototype.toString.call(value) === "[object Error]";

/** What the caller gets: errorType, errorMessage and trace, in this order. */
export function toDocument(error) {
  if (!isError(error)) {
    return { errorType: typeof error, errorMessage: String(error), trace: [] };
  }
  return {
    errorType: error.name ?? "Error",
    errorMessage: String(error.message),
    trace: (error.stack ?? "").replace(/\x7f/g, "%7F").split("\n"),
  };
}

/** What the log line of an error holds. */
export function toLogText(error) {
  if (!isError(error)) {
    return JSON.stringify({ errorType: typeof error, errorMessage: String(error), stack: [] });
  }
  const { errorType, errorMessage, trace } = toDocument(error);
  return JSON.stringify({ errorType, errorMessage, ...error, stack: trace });
}
