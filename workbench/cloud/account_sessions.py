"""Sessions for calls in the name of accounts that exist only here."""

import threading
from typing import Any
from urllib.parse import urlsplit

from workbench.cloud.session import CloudSession

_REAL = (".amazonaws.com", ".amazonaws.com.cn", ".api.aws")


class AccountSessions:
    """One session for each account at `endpoint_url`; for all threads.

    Emulators take the access key for the account's id. At AWS itself the user's own credentials are used, whatever
    account they are of.
    """

    def __init__(self, endpoint_url: str) -> None:
        self._endpoint_url = endpoint_url
        self._real = (urlsplit(endpoint_url).hostname or "").endswith(_REAL)
        self._lock = threading.Lock()
        self._sessions: dict[str, CloudSession] = {}

    def client(self, service: str, account_id: str, region: str) -> Any:
        """The client of a service such as `s3`; blocks. Raises CloudError."""
        key = "" if self._real else account_id
        with self._lock:
            if key not in self._sessions:
                self._sessions[key] = CloudSession(self._endpoint_url, region, access_key=key)
            session = self._sessions[key]
        return session.client(service, region)

    def close(self) -> None:
        """Close the clients' connections."""
        with self._lock:
            for session in self._sessions.values():
                session.close()
            self._sessions.clear()
