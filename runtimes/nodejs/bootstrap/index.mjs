// A runtime client for Node.js in plain JavaScript, for the process executor: AWS's own needs a compiler to install.

import { RuntimeClient } from "./client.mjs";
import { RuntimeError, isError } from "./errors.mjs";
import { loadHandler, streamifyResponse } from "./handler.mjs";
import { makeContext, runWithCallbacks } from "./invocation.mjs";
import { Log } from "./logging.mjs";
import { settings } from "./settings.mjs";
import { InvokeStore } from "./store.mjs";
import { HttpResponseStream, runStreaming } from "./streaming.mjs";

const isConcurrent = settings.concurrency !== undefined;
const client = new RuntimeClient(settings.address, isConcurrent);
const store = new InvokeStore(isConcurrent);
const log = new Log(settings, store);
let initialising = true;
let current;

/** The handler; where there is none the process ends, as AWS's clients end. */
async function init() {
  log.patchConsole();
  if (settings.hasGlobals) globalThis.awslambda = { ...globalThis.awslambda, streamifyResponse, HttpResponseStream, InvokeStore: store };
  try {
    return await loadHandler(settings);
  } catch (error) {
    log.error(settings.reportsCrashes ? "Uncaught Exception" : "Init Error", error);
    await client.failInit(error);
    if (settings.reportsCrashes) process.exit(129);
    throw error;
  }
}

function marshal(result) {
  try {
    return JSON.stringify(result === undefined ? null : result) ?? "null";
  } catch {
    throw new RuntimeError("Runtime.JSONStringifyError", "Unable to stringify response body");
  }
}

/** Run the handler and post its result; rejects when that is to be told as an error. */
async function run(handler, invocation) {
  const event = JSON.parse(invocation.body);
  const context = makeContext(invocation, !settings.hasCallbacks);
  if (handler.streams) {
    const tell = (error) => log.error("Invoke Error", error);
    await runStreaming(handler, event, context, client.stream(invocation), tell);
    return;
  }
  const result = settings.hasCallbacks
    ? await runWithCallbacks(handler.call, event, context)
    : await (0, handler.call)(event, context);
  await client.respond(invocation, marshal(result));
}

async function answer(handler, invocation) {
  try {
    await run(handler, invocation);
  } catch (error) {
    log.error("Invoke Error", error);
    await client.fail(invocation, error);
  }
}

/** One invocation after the other. */
async function serve(handler) {
  for (;;) {
    const invocation = await client.next();
    current = invocation;
    if (invocation.traceId === undefined) delete process.env._X_AMZN_TRACE_ID;
    else process.env._X_AMZN_TRACE_ID = invocation.traceId;
    await store.serve(invocation, () => answer(handler, invocation));
    current = undefined;
  }
}

/** One of several loops: what cannot be posted does not end the others. */
async function serveBesideOthers(handler) {
  for (;;) {
    const invocation = await client.next();
    const tell = (error) => log.error(`Failed to post invocation response for ${invocation.id}`, error);
    await store.serve(invocation, () => answer(handler, invocation).catch(tell));
  }
}

/** Tell whoever waits: Init, an invocation, or nobody between two of them. */
async function post(error) {
  if (current !== undefined) await client.fail(current, error);
  else if (initialising) await client.failInit(error);
}

function die(label, error, status) {
  log.error(label, error);
  post(error)
    .catch(() => {})
    .finally(() => process.exit(status));
}

function rejected(reason, promise) {
  const text = isError(reason) ? reason.toString() : String(reason);
  const error = Object.assign(new RuntimeError("Runtime.UnhandledPromiseRejection", text), { reason, promise });
  if (isError(reason)) error.stack = `${error.name}: ${text}\n${reason.stack}`;
  die("Unhandled Promise Rejection", error, 128);
}

async function main() {
  const handler = await init();
  initialising = false;
  if (!isConcurrent) await serve(handler);
  else await Promise.all(Array.from({ length: settings.concurrency }, () => serveBesideOthers(handler)));
}

if (settings.reportsCrashes) {
  process.on("uncaughtException", (error) => die("Uncaught Exception", error, 129));
  process.on("unhandledRejection", rejected);
  // The API cannot be reached, so nobody can be told.
  main().catch((error) => {
    log.error("Uncaught Exception", error);
    process.exit(129);
  });
} else {
  // Not awaited and not caught: whatever happens is Node.js' to report, as with AWS's client.
  main();
}
