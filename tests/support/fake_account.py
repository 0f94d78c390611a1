"""Lambda of an account that does as it is told, in place of `LambdaAccount`: functions in memory, with revisions."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import pytest

from workbench.cloud import lambda_account, package_download
from workbench.model.deploy import Deployed, Package, Settings
from workbench.model.errors import CloudError, CloudRefusedError
from workbench.model.remote import RemotePlace

ACCOUNT = "999999999999"


@dataclass
class FakeAccount:
    """`functions` by name; `calls` in their order. What is in `failures` is raised by the call of that name, once.

    A call of a name in `held` waits until `go_on` is set; `pending` says how often an update is told as in progress.
    """

    functions: dict[str, Deployed] = field(default_factory=dict)
    packages: dict[str, bytes] = field(default_factory=dict)
    calls: list[str] = field(default_factory=list)
    failures: dict[str, CloudError] = field(default_factory=dict)
    held: set[str] = field(default_factory=set)
    go_on: threading.Event = field(default_factory=threading.Event)
    pending: int = 0
    end: str = "Successful"
    places: list[RemotePlace] = field(default_factory=list)
    after: dict[str, Callable[[], None]] = field(default_factory=dict)
    _revision: int = 0

    def open(self, place: RemotePlace, _endpoint_url: str = "") -> "FakeAccount":
        self.places.append(place)
        return self

    def close(self) -> None:
        self.calls.append("close")

    def put(self, name: str, package: bytes = b"", sha256: str = "", **values: object) -> None:
        """There is this function now."""
        self.packages[name] = package
        arn = f"arn:aws:lambda:eu-west-1:{ACCOUNT}:function:{name}"
        made = Deployed(name, arn, self._next(), sha256, len(package), location=f"memory:{name}")
        self.functions[name] = replace(made, **values)  # type: ignore[arg-type]

    def read(self, name: str) -> Deployed | None:
        self._called("read")
        return self.functions.get(name)

    def state(self, name: str) -> Deployed:
        self._called("state")
        if self.pending > 0:
            self.pending -= 1
        else:
            reason = "" if self.end == "Successful" else "The zip is damaged."
            self.functions[name] = replace(self.functions[name], status=self.end, reason=reason)
        return self.functions[name]

    def update_code(self, name: str, package: Package, *, architecture: str = "", revision: str = "") -> Deployed:
        self._called(f"code {architecture}".strip())
        self._check(name, revision)
        self.packages[name] = package.data
        settings = {**self.functions[name].settings, **({"Architectures": architecture} if architecture else {})}
        return self._changed(name, sha256=package.sha256, settings=settings)

    def update_settings(self, name: str, wanted: Settings, base: Deployed, *, revision: str = "") -> Deployed:
        self._called("settings")
        self._check(name, revision)
        return self._changed(name, settings={**base.settings, **wanted})

    def publish(self, name: str, sha256: str, *, revision: str = "") -> str:
        self._called("publish")
        self._check(name, revision)
        assert sha256 == self.functions[name].sha256
        return "42"

    def create(self, name: str, package: Package, settings: Settings, role: str) -> Deployed:
        self._called(f"create {role}")
        self.put(name, package.data, package.sha256, settings=dict(settings), role=role, state="Active")
        return self.functions[name]

    def fetch(self, location: str) -> bytes:
        """What the download gives."""
        self._called("fetch")
        return self.packages[location.removeprefix("memory:")]

    def _called(self, call: str) -> None:
        name = call.partition(" ")[0]
        self.calls.append(call)
        if name in self.held:
            assert self.go_on.wait(30)
        if name in self.after:
            self.after.pop(name)()
        if name in self.failures:
            raise self.failures.pop(name)

    def _check(self, name: str, revision: str) -> None:
        if revision and revision != self.functions[name].revision:
            raise CloudRefusedError("PreconditionFailedException", f"{name} was changed.")

    def _changed(self, name: str, **values: object) -> Deployed:
        changed = replace(self.functions[name], revision=self._next(), status="InProgress", **values)  # type: ignore[arg-type]
        self.functions[name] = changed
        return changed

    def _next(self) -> str:
        self._revision += 1
        return f"r{self._revision}"


@pytest.fixture
def account(monkeypatch: pytest.MonkeyPatch) -> FakeAccount:
    """The account that everybody sees."""
    made = FakeAccount()
    monkeypatch.setattr(lambda_account, "LambdaAccount", made.open)
    monkeypatch.setattr(package_download, "fetch_package", made.fetch)
    return made
