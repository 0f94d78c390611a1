// Errors as AWS's Node.js runtime tells them: to the caller, in the log and to X-Ray (LAMBDA_FACTS section 1.4).

import { settings } from "./settings.mjs";

/** An error of the runtime itself; its name is the error type, which the newest client also logs as one of its properties. */
export class RuntimeError extends Error {
  constructor(type, message) {
    super(message);
    Object.defineProperty(this, "name", { value: type, enumerable: settings.isNewest });
  }
}

export const isError = (value) => value instanceof Error || Object.prototype.toString.call(value) === "[object Error]";

export const lines = (stack) => (typeof stack === "string" ? stack.split("\n") : []);

// A delete character is not allowed in a header.
const escaped = (text) => text?.replaceAll("\x7f", "%7F");

const UNREADABLE = Object.freeze({
  errorType: "handled",
  errorMessage:
    "callback called with Error argument, but there was a problem while retrieving one or more of its message, name, and stack",
  trace: [],
});

/** What the caller gets: errorType, errorMessage and trace, in this order. */
export function toDocument(error) {
  try {
    if (!isError(error)) return { errorType: typeof error, errorMessage: String(error), trace: [] };
    return { errorType: escaped(error.name), errorMessage: escaped(error.message), trace: lines(escaped(error.stack)) };
  } catch {
    return UNREADABLE;
  }
}

/** An error type as a header can hold it. */
export const toHeader = (type) => String(type).replace(/[^\x20-\x7e]/g, "?");

/** Whatever was thrown, as an error. */
export const asError = (thrown) => (isError(thrown) ? thrown : new Error(String(thrown)));

/** An error's own properties among those that JSON would leave out. */
function withProperties(_key, value) {
  if (!isError(value)) return value;
  return { errorType: value.name, errorMessage: value.message, code: value.code, ...value, stack: lines(value.stack) };
}

/** What the log line of an error holds; one that cannot be written, for it holds itself, is written without its properties. */
export function toLogText(error) {
  try {
    return JSON.stringify(error, withProperties);
  } catch {
    return JSON.stringify(toDocument(error));
  }
}

const FRAME = /^\s*at (?:(.*) \()?([^()]*?):(\d+)(?::\d+)?\)?$/;
const CAUSE_BYTES = 32 * 1024;

/** The cause document for X-Ray, fit for a header; empty when there is none or it would be too large. */
export function toCause(error) {
  if (!isError(error)) return "";
  try {
    const frames = lines(error.stack).map((line) => FRAME.exec(line)).filter((found) => found !== null);
    const stack = frames.map(([, label, path, line]) => ({ path, line: Number(line), label: label ?? "anonymous" }));
    const exceptions = [{ type: error.name, message: error.message, stack }];
    const paths = [...new Set(stack.map((frame) => frame.path))];
    const text = JSON.stringify({ working_directory: process.cwd(), exceptions, paths });
    const ascii = text.replace(/[\x7f-\uffff]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`);
    return ascii.length > CAUSE_BYTES ? "" : ascii;
  } catch {
    return "";
  }
}
