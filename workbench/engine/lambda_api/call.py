"""One call of an operation: what the caller asked, what there is, and what the operation may use."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from workbench.engine.lambda_api.identifiers import FunctionId, function_arn, function_id
from workbench.engine.lambda_api.packages import Package
from workbench.engine.lambda_api.state import Place, Transaction

if TYPE_CHECKING:
    from workbench.engine.lambda_api.desk import Desk

Members = Mapping[str, Any]
"""An operation's input or output, by the model's member names."""

Later = Callable[[Transaction], None]
"""A change that follows an answer: a new function becomes Active, for instance."""


@dataclass(slots=True)
class Call:
    """One call. `view` has the resources of `place`; what is changed in it is committed when the operation returns.

    `base_url` is the service's address as the caller wrote it, without a slash at its end; `package` is the code that
    came with the call. Changes added to `later` are made after the answer.
    """

    place: Place
    members: Members
    view: Transaction
    desk: "Desk"
    base_url: str = ""
    package: Package | None = None
    later: list[Later] = field(default_factory=list)

    def function_id(self, member: str = "FunctionName") -> FunctionId:
        """The function that the call names, with its Qualifier. Raises ApiError."""
        return function_id(self.members[member], self.place, self.members.get("Qualifier"))

    def arn(self, name: str, qualifier: str = "") -> str:
        """The ARN of a function of this place."""
        return function_arn(self.place, name, qualifier)


Run = Callable[[Call], Awaitable[Members]]
Prepare = Callable[[Members, Place, "Desk"], Awaitable[Package | None]]


@dataclass(frozen=True, slots=True)
class Entry:
    """How an operation is done. Those that `write` follow one another within a place; `prepare` gets the code that a
    call brings, before it is its turn.
    """

    run: Run
    writes: bool = False
    prepare: Prepare | None = None
