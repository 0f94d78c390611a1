// A runtime client for Node.js in plain JavaScript, for the process executor: AWS's own needs a compiler to install.

import { RuntimeClient } from "./client.mjs";
import { RuntimeError, toDocument, toLogText } from "./errors.mjs";
import { installGlobals, isStreaming, loadHandler } from "./handler.mjs";
import { runHandler } from "./invocation.mjs";
import { logLine, patchConsole, setRequestId } from "./logging.mjs";
import { HttpResponseStream, runStreaming } from "./streaming.mjs";

const client = new RuntimeClient(process.env.AWS_LAMBDA_RUNTIME_API);
let initialising = true;
let current;

async function init() {
  patchConsole();
  installGlobals(HttpResponseStream);
  try {
    return await loadHandler(process.env.LAMBDA_TASK_ROOT, process.env._HANDLER);
  } catch (error) {
    logLine("ERROR", `Uncaught Exception \t${toLogText(error)}`);
    await client.failInit(toDocument(error));
    process.exit(1);
  }
}

function die(type, error) {
  logLine("ERROR", `${type === undefined ? "Uncaught Exception" : "Unhandled Promise Rejection"} \t${toLogText(error)}`);
  const document = toDocument(error);
  post(document).catch(() => {}).finally(() => process.exit(type === undefined ? 129 : 128));
}

/** Tell whoever waits: Init, an invocation, or nobody between two of them. */
async function post(document) {
  if (current !== undefined) await client.fail(current, document);
  else if (initialising) await client.failInit(document);
}

process.on("uncaughtException", (error) => die(undefined, error));
process.on("unhandledRejection", (reason, promise) => {
  const text = reason instanceof Error ? reason.toString() : String(reason);
  const error = new RuntimeError("Runtime.UnhandledPromiseRejection", text);
  Object.assign(error, { reason, promise });
  if (reason instanceof Error) error.stack = `${error.name}: ${text}\n${reason.stack}`;
  die("rejection", error);
});

function marshal(result) {
  try {
    return JSON.stringify(result === undefined ? null : result);
  } catch {
    throw new RuntimeError("Runtime.MarshalError", "Unable to stringify response body");
  }
}

async function invoke(handler, invocation) {
  const { headers } = invocation;
  const event = JSON.parse(invocation.body);
  if (isStreaming(handler)) {
    await runStreaming(client, handler, event, headers);
    return;
  }
  const result = await runHandler(handler, event, headers);
  await client.respond(current, marshal(result));
}

const handler = await init();
initialising = false;
for (;;) {
  const invocation = await client.next();
  current = invocation.headers["lambda-runtime-aws-request-id"];
  setRequestId(current);
  const trace = invocation.headers["lambda-runtime-trace-id"];
  if (trace === undefined) delete process.env._X_AMZN_TRACE_ID;
  else process.env._X_AMZN_TRACE_ID = trace;
  try {
    await invoke(handler, invocation);
  } catch (error) {
    logLine("ERROR", `Invoke Error \t${toLogText(error)}`);
    await client.fail(current, toDocument(error));
  }
  current = undefined;
}
