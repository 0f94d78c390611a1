"""Accounts and regions: each that is served has its own concurrency, and all workspaces share one (LAMBDA_FACTS §5)."""

from workbench.engine.concurrency import Concurrency


class Accounts:
    """The concurrency of each scope; `limit` is that of the one which the workspaces share."""

    def __init__(self, limit: int) -> None:
        self._shared = Concurrency(limit)
        self._served: dict[str, Concurrency] = {}

    def of(self, scope: str) -> Concurrency:
        """The account whose concurrency the functions of `scope` use."""
        return self._served.get(scope, self._shared)

    def open(self, scope: str, limit: int) -> None:
        """The scope has an account of its own from now on; one that it has already stays as it is."""
        if scope not in self._served:
            self._served[scope] = Concurrency(limit)

    def close(self, scope: str) -> None:
        """It has none any more; invokes in flight end in the one they began in."""
        self._served.pop(scope, None)

    def all(self) -> tuple[Concurrency, ...]:
        """Every account, the workspaces' first."""
        return (self._shared, *self._served.values())
