// Finding and loading the handler (LAMBDA_FACTS section 1.9).

import { existsSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

import { RuntimeError } from "./errors.mjs";

const STREAMING = Symbol.for("aws.lambda.runtime.handler.streaming");
const HIGH_WATER_MARK = Symbol.for("aws.lambda.runtime.handler.streaming.highWaterMark");

/** What functions find as `awslambda.streamifyResponse`: marks a handler as one that writes to a stream. */
export function streamifyResponse(handler, options) {
  handler[STREAMING] = "response";
  if (typeof options?.highWaterMark === "number") handler[HIGH_WATER_MARK] = Math.trunc(options.highWaterMark);
  return handler;
}

const require = createRequire(import.meta.url);

/** Split `dir/file.export.nested` into the module's folder and name, and the export's names. */
export function parseHandler(text) {
  if (text.includes("..")) {
    throw new RuntimeError("Runtime.MalformedHandlerName", `'${text}' is not a valid handler name. Use absolute paths when specifying root directories in handler names.`);
  }
  const base = path.posix.basename(text);
  const found = /^([^.]*)\.(.*)$/.exec(base);
  if (found === null) throw new RuntimeError("Runtime.MalformedHandlerName", "Bad handler");
  return { folder: text.slice(0, text.length - base.length), module: found[1], names: found[2].split(".") };
}

/** Load the handler that the settings name: the function, and whether and how it streams. */
export async function loadHandler({ taskRoot, handler: text, hasCallbacks, isNewest, version }) {
  const { folder, module, names } = parseHandler(text);
  const call = findExport(await loadModule(taskRoot, path.resolve(taskRoot, folder), module, isNewest), names, isNewest);
  if (!call) throw new RuntimeError("Runtime.HandlerNotFound", `${text} is undefined or not exported`);
  if (typeof call !== "function") throw new RuntimeError("Runtime.HandlerNotFound", `${text} is not a function`);
  const streams = Boolean(call[STREAMING]);
  if (streams && call[STREAMING] !== "response") {
    throw new RuntimeError("Runtime.MalformedStreamingHandler", "Only response streaming is supported.");
  }
  if (call.length >= 3 && !streams && !hasCallbacks) throw new RuntimeError("Runtime.CallbackHandlerDeprecated", noCallbacks(version));
  return { call, streams, highWaterMark: call[HIGH_WATER_MARK] };
}

function findExport(loaded, names, isNewest) {
  const find = (value) => names.reduce((outer, name) => outer?.[name], value);
  // Clients from Node.js 24 on look into a default export as well.
  return find(loaded) || (isNewest ? find(loaded?.default) : undefined);
}

function noCallbacks(version) {
  const guide = "For more information see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html.";
  if (version < 24) {
    return `ERROR: AWS Lambda does not support callback-based function handlers when using Node.js ${version} with Managed Instances. To use Managed Instances, modify this function to use a supported handler signature. ${guide}`;
  }
  return `ERROR: AWS Lambda has removed support for callback-based function handlers starting with Node.js 24. You need to modify this function to use a supported handler signature to use Node.js 24 or later. ${guide}`;
}

async function loadModule(root, folder, module, isNewest) {
  const file = findFile(path.join(folder, module));
  try {
    // Not a file of the function: a package, of its own or of a layer, by way of NODE_PATH.
    if (file === undefined) return require(require.resolve(module, { paths: [root, folder] }));
    return isNewest || isModule(file) ? await import(pathToFileURL(file).href) : require(file);
  } catch (error) {
    if (error instanceof SyntaxError) throw asSyntaxError(error);
    // An import that finds nothing has another code, and AWS passes it on as it is.
    if (error?.code === "MODULE_NOT_FOUND") throw new RuntimeError("Runtime.ImportModuleError", String(error));
    throw error;
  }
}

function asSyntaxError(error) {
  const typed = new RuntimeError("Runtime.UserCodeSyntaxError", String(error));
  typed.stack = error.stack;
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
