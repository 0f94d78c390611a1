// One invocation: its context, and the handler's result whichever way it gives it.

import { RuntimeError } from "./errors.mjs";

const NEVER_SETTLED =
  "The Lambda runtime client detected an unexpected Node.js exit code. This is most commonly caused by a Promise that was never settled. For more information, see https://nodejs.org/docs/latest/api/process.html#exit-codes";

const isAsync = (handler) => handler.constructor?.name === "AsyncFunction";
const isMissing = (value) => value === undefined || value === null;
export const isPromise = (value) => typeof value?.then === "function";

function parseHeader(text, name) {
  if (!text) return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new RuntimeError("Runtime.PlatformError", `Failed to parse ${name} as JSON: ${error.message}`);
  }
}

/** The context object of the Node.js programming model; `isNewest` as from Node.js 24 on. */
export function makeContext(invocation, isNewest) {
  const { env } = process;
  return {
    functionVersion: env.AWS_LAMBDA_FUNCTION_VERSION,
    functionName: env.AWS_LAMBDA_FUNCTION_NAME,
    memoryLimitInMB: env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    logGroupName: env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: env.AWS_LAMBDA_LOG_STREAM_NAME,
    clientContext: parseHeader(invocation.clientContext, "lambda-runtime-client-context"),
    identity: parseHeader(invocation.identity, "lambda-runtime-cognito-identity"),
    invokedFunctionArn: invocation.arn,
    awsRequestId: invocation.id,
    tenantId: invocation.tenantId,
    ...(isNewest ? { xRayTraceId: invocation.traceId } : {}),
    getRemainingTimeInMillis: () => invocation.deadlineMs - Date.now(),
  };
}

/**
 * Run `handler` as Node.js up to 22 does and resolve with its result: from a promise, a callback, or the context's old
 * methods; the first one counts. What a handler returns that is no promise is not looked at. When nothing is left to wait
 * for, a callback's result is due; without one the result is null, or an error if the handler is async.
 */
export function runWithCallbacks(handler, event, base) {
  let idle;
  const onIdle = () => idle();
  const result = new Promise((resolve, reject) => {
    const settle = (error, value) => (isMissing(error) ? resolve(value) : reject(error));
    let isSaid = false;
    const once = (say) => (...said) => {
      if (!isSaid) say(...said);
      isSaid = true;
    };
    const done = once(settle);
    const fail = once((error) => reject(isMissing(error) ? "handled" : error));
    const succeed = once(resolve);
    const context = { callbackWaitsForEmptyEventLoop: true, ...base, done, fail, succeed };
    const callback = once((error, value) => {
      if (isMissing(error) && context.callbackWaitsForEmptyEventLoop) idle = () => resolve(value);
      else settle(error, value);
    });
    idle = () => (isAsync(handler) ? fail(new RuntimeError("Runtime.NodeJsExit", NEVER_SETTLED)) : succeed(null));
    process.on("beforeExit", onIdle);
    try {
      const returned = handler(event, context, callback);
      if (isPromise(returned)) returned.then(succeed, fail);
    } catch (error) {
      fail(error);
    }
  });
  return result.finally(() => process.removeListener("beforeExit", onIdle));
}
