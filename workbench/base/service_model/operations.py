"""Operations, errors and the whole of a service model."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from workbench.base.service_model.errors import ServiceModelError
from workbench.base.service_model.shape_table import ShapeTable
from workbench.base.service_model.shapes import Member, Shape

MessageMember = Literal["message", "Message"]


@dataclass(frozen=True, slots=True, eq=False)
class Operation:
    """One operation: how it is called and what it takes and gives.

    `path` has labels (`{FunctionName}`, greedy `{Key+}`) and no query; `static_query` is the part of the query that
    tells operations of an equal path from each other.
    """

    name: str
    method: str
    path: str
    status: int
    input: Shape | None
    output: Shape | None
    errors: tuple[str, ...] = ()
    static_query: tuple[tuple[str, str], ...] = ()
    documentation: str = field(default="", repr=False)
    deprecated: bool = False

    @property
    def input_payload(self) -> str:
        """The member that is the request's body; empty when the body is JSON of several members."""
        return self.input.payload if self.input else ""

    @property
    def output_payload(self) -> str:
        """The member that is the answer's body; empty when the body is JSON of several members."""
        return self.output.payload if self.output else ""


@dataclass(frozen=True, slots=True, eq=False)
class ErrorShape:
    """An error that a service answers with. Those that no model has (ValidationException) are made by hand.

    `fault` says that the service is to blame, not the caller. `typed` errors carry their code in the body, as `__type`.
    """

    name: str
    code: str
    status: int = 400
    message_member: MessageMember = "message"
    fault: bool = False
    typed: bool = False
    members: Mapping[str, Member] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True, eq=False)
class ServiceModel:
    """A service: its operations in the model's order, its errors by name, and what the model says of itself."""

    name: str
    operations: Mapping[str, Operation]
    errors: Mapping[str, ErrorShape]
    metadata: Mapping[str, Any]
    shapes: ShapeTable = field(repr=False)

    @property
    def protocol(self) -> str:
        """`rest-json`, `json` or another of AWS's protocols."""
        return str(self.metadata["protocol"])

    def operation(self, name: str) -> Operation:
        """An operation by name. Raises ServiceModelError when there is none."""
        try:
            return self.operations[name]
        except KeyError:
            raise ServiceModelError(f"The service {self.name} has no operation {name}.") from None

    def error(self, name: str) -> ErrorShape:
        """An error by its shape's name. Raises ServiceModelError when there is none."""
        try:
            return self.errors[name]
        except KeyError:
            raise ServiceModelError(f"The service {self.name} has no error {name}.") from None

    def shape(self, name: str) -> Shape:
        """A shape by name. Raises ServiceModelError when there is none."""
        return self.shapes.shape(name)
