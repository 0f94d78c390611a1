// One invocation: its context, and the handler's result whichever way it gives it.

import { RuntimeError } from "./errors.mjs";

const NEVER_SETTLED =
  "The Lambda runtime client detected an unexpected Node.js exit code. This is most commonly caused by a Promise that was never settled. For more information, see https://nodejs.org/docs/latest/api/process.html#exit-codes";

const isAsync = (handler) => handler.constructor?.name === "AsyncFunction";

const parseHeader = (text) => (text === undefined ? undefined : JSON.parse(text));

/** The context object of the Node.js programming model. */
export function makeContext(headers, settle) {
  const deadline = Number(headers["lambda-runtime-deadline-ms"]);
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionVersion: process.env.AWS_LAMBDA_FUNCTION_VERSION,
    functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
    memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    logGroupName: process.env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: process.env.AWS_LAMBDA_LOG_STREAM_NAME,
    clientContext: parseHeader(headers["lambda-runtime-client-context"]),
    identity: parseHeader(headers["lambda-runtime-cognito-identity"]),
    invokedFunctionArn: headers["lambda-runtime-invoked-function-arn"],
    awsRequestId: headers["lambda-runtime-aws-request-id"],
    getRemainingTimeInMillis: () => deadline - Date.now(),
    done: (error, result) => settle(error, result),
    fail: (error) => settle(error),
    succeed: (result) => settle(null, result),
  };
}

/**
 * Run `handler` and resolve with its result: from a promise, a callback, or the context's old methods. What a handler
 * returns that is no promise is not looked at; when nothing is left to wait for, the result is null, or an error if it is async.
 */
export function runHandler(handler, event, headers) {
  let idle;
  const result = new Promise((resolve, reject) => {
    idle = () => (isAsync(handler) ? reject(new RuntimeError("Runtime.NodeJsExit", NEVER_SETTLED)) : resolve(null));
    process.once("beforeExit", idle);
    const settle = (error, result) => (error === null || error === undefined ? resolve(result) : reject(error));
    const context = makeContext(headers, settle);
    const returned = handler(event, context, settle);
    if (typeof returned?.then === "function") returned.then(resolve, reject);
  });
  return result.finally(() => process.removeListener("beforeExit", idle));
}
