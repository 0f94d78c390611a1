// What the environment says of how this client runs (LAMBDA_FACTS sections 1.7, 1.10 and 7.15).

const { env } = process;

const version = /nodejs(\d+)\.x$/.exec(env.AWS_EXECUTION_ENV ?? "")?.[1] ?? process.versions.node.split(".")[0];

const isOn = (name) => ["1", "true"].includes(env[name] ?? "");

/** A descriptor for framed records; functions do not see the variable. */
function takeLogFd() {
  const fd = Number(env._LAMBDA_TELEMETRY_LOG_FD);
  delete env._LAMBDA_TELEMETRY_LOG_FD;
  return Number.isInteger(fd) && fd > 0 ? fd : undefined;
}

const concurrency = env.AWS_LAMBDA_MAX_CONCURRENCY === undefined ? undefined : Math.max(1, Number.parseInt(env.AWS_LAMBDA_MAX_CONCURRENCY, 10) || 1);
const isNewest = Number(version) >= 24;

export const settings = Object.freeze({
  address: env.AWS_LAMBDA_RUNTIME_API,
  handler: env._HANDLER,
  taskRoot: env.LAMBDA_TASK_ROOT,
  version: Number(version),
  isNewest,
  /** How many invocations at once; undefined for one after the other. */
  concurrency,
  /** Node.js 24 came with a client that knows neither callbacks nor a last word of a process that breaks down. */
  hasCallbacks: !isNewest && concurrency === undefined,
  reportsCrashes: !isNewest && concurrency === undefined,
  // What lines outside of an invocation have in place of its id.
  noRequestId: isNewest ? "-" : undefined,
  hasGlobals: !isOn("AWS_LAMBDA_NODEJS_NO_GLOBAL_AWSLAMBDA"),
  // With several invocations at once there are JSON lines only.
  logsJson: concurrency !== undefined || env.AWS_LAMBDA_LOG_FORMAT?.toUpperCase() === "JSON",
  logLevel: env.AWS_LAMBDA_LOG_LEVEL?.toUpperCase(),
  logFd: concurrency === undefined ? takeLogFd() : (takeLogFd(), undefined),
});
