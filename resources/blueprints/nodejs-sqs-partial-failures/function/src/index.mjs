// Works through the messages of an SQS queue.

/**
 * Handle the messages side by side, and name those that failed: only they come back (ReportBatchItemFailures).
 *
 * A message may come twice: handling it again must do no harm. For a FIFO queue handle them one after the other, and
 * name all that come after a failed one too.
 */
export const handler = async (event) => {
  const ends = await Promise.allSettled(event.Records.map((record) => handle(record)));
  const failed = event.Records.filter((record, index) => {
    const { status, reason } = ends[index];
    if (status === "rejected") console.error(`message ${record.messageId} failed`, reason);
    return status === "rejected";
  });
  return { batchItemFailures: failed.map((record) => ({ itemIdentifier: record.messageId })) };
};

/** Do what is to be done with one message; throw, and it comes back. */
async function handle(record) {
  const { orderId, amount } = JSON.parse(record.body);
  if (orderId === undefined || amount === undefined) throw new TypeError("the message is no order");
  console.info(`order ${orderId} over ${amount}`);
}
