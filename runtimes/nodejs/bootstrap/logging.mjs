// console lines as AWS's Node.js runtime writes them: time, request id, level, message (LAMBDA_FACTS section 1.10).

import { writeSync } from "node:fs";
import { format } from "node:util";

const LEVELS = { trace: "TRACE", debug: "DEBUG", info: "INFO", log: "INFO", warn: "WARN", error: "ERROR", fatal: "FATAL" };

let requestId;

/** Later lines belong to this invocation. */
export function setRequestId(id) {
  requestId = id;
}

function writeAll(text) {
  let rest = Buffer.from(text);
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(1, rest));
    } catch (error) {
      if (error.code !== "EAGAIN") throw error;
    }
  }
}

/** Write one line. */
export function logLine(level, message) {
  const text = message.replace(/\n/g, "\r");
  writeAll(`${new Date().toISOString()}\t${requestId}\t${level}\t${text}\n`);
}

/** Send the methods of the global console through `logLine`. */
export function patchConsole() {
  for (const [method, level] of Object.entries(LEVELS)) {
    console[method] = (...parts) => logLine(level, format(...parts));
  }
}
