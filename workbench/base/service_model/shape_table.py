"""Makes shapes from a model's JSON, each when it is first asked for."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from workbench.base.service_model.errors import ServiceModelError
from workbench.base.service_model.shapes import Location, Member, Shape, ShapeType, TimestampFormat


class ShapeTable:
    """The shapes of one model. The same name always gives the same object."""

    def __init__(self, raw: Mapping[str, Mapping[str, Any]]) -> None:
        self._raw = raw
        self._shapes: dict[str, Shape] = {}
        self._members: dict[str, Mapping[str, Member]] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._raw

    def __iter__(self) -> Iterator[str]:
        return iter(self._raw)

    def shape(self, name: str) -> Shape:
        """A shape by its name. Raises ServiceModelError when the model has none, or one of an unknown type."""
        shape = self._shapes.get(name)
        if shape is None:
            shape = self._shapes[name] = self._make(name)
        return shape

    def raw(self, name: str) -> Mapping[str, Any]:
        """The model's own words on a shape. Raises ServiceModelError when there is none."""
        try:
            return self._raw[name]
        except KeyError:
            raise ServiceModelError(f"The model has no shape {name}.") from None

    def members(self, shape: Shape) -> Mapping[str, Member]:
        """The members of a structure, in the model's order; empty for other shapes."""
        found = self._members.get(shape.name)
        if found is None:
            references = self.raw(shape.name).get("members", {})
            found = {name: self._member(name, reference) for name, reference in references.items()}
            self._members[shape.name] = found
        return found

    def element(self, shape: Shape) -> Shape:
        """What a list holds. Raises ServiceModelError for other shapes."""
        return self._part(shape, "member")

    def key(self, shape: Shape) -> Shape:
        """The keys of a map. Raises ServiceModelError for other shapes."""
        return self._part(shape, "key")

    def value(self, shape: Shape) -> Shape:
        """The values of a map. Raises ServiceModelError for other shapes."""
        return self._part(shape, "value")

    def _part(self, shape: Shape, part: str) -> Shape:
        reference = self.raw(shape.name).get(part)
        if reference is None:
            raise ServiceModelError(f"Shape {shape.name} is a {shape.type} and has no {part}.")
        return self._referred(reference)

    def _make(self, name: str) -> Shape:
        raw = self.raw(name)
        try:
            kind = ShapeType(raw["type"])
        except ValueError:
            raise ServiceModelError(f"Shape {name} is of the unknown type {raw['type']}.") from None
        return Shape(
            name=name,
            type=kind,
            links=self,
            required=tuple(raw.get("required", ())),
            enum=tuple(raw.get("enum", ())),
            pattern=raw.get("pattern", ""),
            minimum=raw.get("min"),
            maximum=raw.get("max"),
            sensitive=raw.get("sensitive", False),
            streaming=raw.get("streaming", False),
            box=raw.get("box", False),
            jsonvalue=raw.get("jsonvalue", False),
            event_stream=raw.get("eventstream", False),
            document=raw.get("document", False),
            union=raw.get("union", False),
            timestamp_format=TimestampFormat(raw.get("timestampFormat", "")),
            payload=raw.get("payload", ""),
            documentation=raw.get("documentation", ""),
        )

    def _member(self, name: str, reference: Mapping[str, Any]) -> Member:
        return Member(
            name=name,
            shape=self._referred(reference),
            location=Location(reference.get("location", Location.BODY)),
            wire_name=reference.get("locationName", name),
            documentation=reference.get("documentation", ""),
            deprecated=reference.get("deprecated", False),
            idempotency_token=reference.get("idempotencyToken", False),
        )

    def _referred(self, reference: Mapping[str, Any]) -> Shape:
        """The shape of a reference, which may say more of it than the shape itself does."""
        shape = self.shape(reference["shape"])
        if reference.keys().isdisjoint(("timestampFormat", "jsonvalue", "streaming", "box")):
            return shape
        return replace(
            shape,
            timestamp_format=TimestampFormat(reference.get("timestampFormat", shape.timestamp_format)),
            jsonvalue=reference.get("jsonvalue", shape.jsonvalue),
            streaming=reference.get("streaming", shape.streaming),
            box=reference.get("box", shape.box),
        )
