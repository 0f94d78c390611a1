// Handlers made by awslambda.streamifyResponse: the response stream and its HTTP prelude (LAMBDA_FACTS section 1.5).

import { toDocument, toLogText } from "./errors.mjs";
import { makeContext } from "./invocation.mjs";
import { logLine } from "./logging.mjs";

const PRELUDE_TYPE = "application/vnd.awslambda.http-integration-response";

/** `awslambda.HttpResponseStream`: sets status and headers before the first byte. */
export class HttpResponseStream {
  static from(stream, metadata) {
    stream.setContentType(PRELUDE_TYPE);
    stream.write(JSON.stringify(metadata));
    stream.write(Buffer.alloc(8));
    return stream;
  }
}

/** Run a streaming handler; resolves when its response has been sent whole. */
export async function runStreaming(client, handler, event, headers) {
  const id = headers["lambda-runtime-aws-request-id"];
  const outgoing = client.stream(id, "application/octet-stream");
  outgoing.setContentType = (type) => outgoing.setHeader("Content-Type", type);
  const sent = new Promise((resolve, reject) => outgoing.on("close", resolve).on("error", reject));
  sent.catch(() => {}); // it is awaited below, unless the handler fails first
  try {
    await handler(event, outgoing, makeContext(headers, () => {}));
    if (!outgoing.writableEnded) outgoing.end();
  } catch (error) {
    if (!outgoing.headersSent) {
      outgoing.destroy();
      throw error;
    }
    logLine("ERROR", `Invoke Error \t${toLogText(error)}`);
    const document = toDocument(error);
    outgoing.addTrailers({
      "Lambda-Runtime-Function-Error-Type": document.errorType.replace(/[^\x20-\x7e]/g, "?"),
      "Lambda-Runtime-Function-Error-Body": Buffer.from(JSON.stringify(document)).toString("base64"),
    });
    outgoing.end();
  }
  await sent;
}
