"""One call of an operation of CloudWatch Logs, and how operations find the group that it names."""

import sqlite3
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

from workbench.engine.lambda_api.call import Members
from workbench.engine.lambda_api.state import Place
from workbench.engine.logs_api.errors import invalid, no_such_group
from workbench.engine.logs_api.groups import Group, group_arn, require_group
from workbench.engine.logs_api.log_store import LogStore

T = TypeVar("T")
_ONE_OF_BOTH = "Exactly one of logGroupName and logGroupIdentifier must be given."


@dataclass(frozen=True, slots=True)
class LogsCall:
    """Who asks for what; `members` by the model's names, checked against it."""

    place: Place
    members: Members
    store: LogStore
    request_id: str = ""

    async def in_group(self, call: Callable[[sqlite3.Connection, Group], T]) -> T:
        """What `call` finds or does in the group that this call names. Raises ApiError."""
        name = self.group_name()
        return await self.store.ask(lambda connection: call(connection, require_group(connection, self.place, name)))

    def group_name(self) -> str:
        """The group's name, of logGroupName or logGroupIdentifier. Raises ApiError."""
        name, identifier = self.members.get("logGroupName"), self.members.get("logGroupIdentifier")
        if (name is None) is (identifier is None):
            raise invalid(_ONE_OF_BOTH)
        return name or name_of(str(identifier), self.place)


Run = Callable[[LogsCall], Awaitable[Members]]


def name_of(identifier: str, place: Place) -> str:
    """The group of a name or an ARN, with or without `:*`. Raises ApiError for an ARN of another account or region."""
    if not identifier.startswith("arn:"):
        return identifier
    start = group_arn(place, "")
    if not identifier.startswith(start):
        raise no_such_group()
    return identifier.removeprefix(start).removesuffix(":*")
