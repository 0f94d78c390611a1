"""What leaves this computer: records and log events, to the AWS endpoint that the user names."""

import asyncio
import contextlib
from typing import TYPE_CHECKING

from workbench.base.signal import Signal
from workbench.model.errors import CloudError

if TYPE_CHECKING:
    pass


class Senders:
    """Made on the front end's loop; `troubled` tells there of what could not be sent."""

    def __init__(self, endpoint_url: str) -> None:
        from workbench.cloud.deliver import DestinationSender  # noqa: PLC0415 - few name an endpoint
        from workbench.cloud.log_sender import LogSender  # noqa: PLC0415

        self.troubled: Signal[CloudError] = Signal()
        self._loop = asyncio.get_running_loop()
        self.records: DestinationSender = DestinationSender(endpoint_url)
        self.logs: LogSender = LogSender(endpoint_url, self._tell)

    def close(self) -> None:
        """Send what waits, for a few seconds at most, and close the connections; it blocks."""
        self.logs.close()
        self.records.close()

    def _tell(self, error: CloudError) -> None:
        """In the sender's thread."""
        with contextlib.suppress(RuntimeError):  # the loop has ended
            self._loop.call_soon_threadsafe(self.troubled.emit, error)
