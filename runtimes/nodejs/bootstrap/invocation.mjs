// One invocation: its context, and the handler's result whichever way it gives it.

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

/** Run `handler` and resolve with its result: from a promise, a callback, or the context's old methods. */
export function runHandler(handler, event, headers) {
  return new Promise((resolve, reject) => {
    const settle = (error, result) => (error === null || error === undefined ? resolve(result) : reject(error));
    const context = makeContext(headers, settle);
    const returned = handler(event, context, settle);
    if (typeof returned?.then === "function") returned.then(resolve, reject);
    // A handler that takes no callback and returns no promise has answered by returning.
    else if (handler.length < 3 && returned !== undefined) resolve(returned);
    else if (handler.length < 2) resolve(returned);
    else process.once("beforeExit", () => resolve(null));
  });
}
