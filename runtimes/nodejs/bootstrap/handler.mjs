// Finding and loading the handler (LAMBDA_FACTS section 1.9).

import { existsSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

import { RuntimeError } from "./errors.mjs";

const STREAMING = Symbol.for("aws.lambda.runtime.handler.streaming");

/** Put `awslambda.streamifyResponse` where functions look for it. */
export function installGlobals(HttpResponseStream) {
  globalThis.awslambda = {
    streamifyResponse(handler, options) {
      handler[STREAMING] = "response";
      if (options?.highWaterMark !== undefined) handler.highWaterMark = options.highWaterMark;
      return handler;
    },
    HttpResponseStream,
  };
}

/** Whether a handler was made by `streamifyResponse`. */
export const isStreaming = (handler) => handler[STREAMING] === "response";

/** Split `dir/file.export.nested` into the module's path and the export's names. */
export function parseHandler(text) {
  if (text.includes("..")) {
    throw new RuntimeError("Runtime.MalformedHandlerName", `'${text}' is not a valid handler name. Use absolute paths when specifying root directories in handler names.`);
  }
  const base = path.posix.basename(text);
  const found = /^([^.]*)\.(.*)$/.exec(base);
  if (found === null) throw new RuntimeError("Runtime.MalformedHandlerName", "Bad handler");
  return { module: text.slice(0, text.length - base.length) + found[1], names: found[2].split(".") };
}

/** Load the handler function named by `text` below `root`. */
export async function loadHandler(root, text) {
  const { module, names } = parseHandler(text);
  const loaded = await loadModule(root, module);
  let value = loaded;
  for (const name of names) value = value?.[name];
  if (!value) {
    throw new RuntimeError("Runtime.HandlerNotFound", `${text} is undefined or not exported`);
  }
  if (typeof value !== "function") {
    throw new RuntimeError("Runtime.HandlerNotFound", `${text} is not a function`);
  }
  return value;
}

async function loadModule(root, module) {
  const file = findFile(path.resolve(root, module));
  try {
    if (file === undefined) return createRequire(path.join(root, "index.js"))(module);
    return isModule(file) ? await import(pathToFileURL(file).href) : createRequire(file)(file);
  } catch (error) {
    if (error instanceof SyntaxError) throw withType("Runtime.UserCodeSyntaxError", error);
    if (error?.code === "MODULE_NOT_FOUND" || error?.code === "ERR_MODULE_NOT_FOUND") {
      throw withType("Runtime.ImportModuleError", error);
    }
    throw error;
  }
}

function withType(type, error) {
  const typed = new RuntimeError(type, error instanceof SyntaxError ? String(error) : `Error: ${error.message}`);
  typed.stack = `${type}: ${typed.message}\n${error.stack ?? ""}`;
  return typed;
}

const findFile = (base) =>
  ["", ".js", ".mjs", ".cjs"].map((ending) => base + ending).find((name) => statSync(name, { throwIfNoEntry: false })?.isFile());

function isModule(file) {
  if (!file.endsWith(".js")) return file.endsWith(".mjs");
  for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
    const description = path.join(folder, "package.json");
    if (existsSync(description)) return JSON.parse(readFileSync(description, "utf8")).type === "module";
    if (folder === path.dirname(folder)) return false;
  }
}
