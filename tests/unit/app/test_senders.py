import asyncio
import threading

from workbench.app.senders import Senders
from workbench.model.errors import CloudError
from workbench.model.logs import LogAddress


async def test_trouble_with_logs_is_told_on_our_loop() -> None:
    senders = Senders("http://127.0.0.1:1")
    told: list[tuple[str, str]] = []
    heard = asyncio.Event()

    def note(error: CloudError) -> None:
        told.append((error.what, threading.current_thread().name))
        heard.set()

    senders.troubled.connect(note)
    senders.logs(LogAddress("000000000000", "us-east-1", "/aws/lambda/hello", "s"), 1, "hi")
    async with asyncio.timeout(30):
        await heard.wait()
    assert told == [("The log could not be sent to CloudWatch Logs.", threading.current_thread().name)]
    await asyncio.to_thread(senders.close)
