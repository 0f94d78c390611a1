"""Which operation a request is for: its method, path and the part of its query that tells operations apart."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from workbench.base.service_model.operations import Operation, ServiceModel

Query = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Match:
    """The operation that a request is for, and the labels of its path, decoded, by their names in the path."""

    operation: Operation
    labels: dict[str, str]


@dataclass(frozen=True, slots=True)
class NotFound:
    """No operation has such a path (or such a query)."""


@dataclass(frozen=True, slots=True)
class MethodNotAllowed:
    """The path is an operation's, but not with this method; `allowed` are those that it has."""

    allowed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Route:
    """One operation's path in segments: text, or the label that stands there. `greedy` is the index of a `{label+}`."""

    operation: Operation
    texts: tuple[str | None, ...]
    labels: tuple[tuple[int, str], ...]
    greedy: int | None

    def labels_of(self, segments: Sequence[str]) -> dict[str, str] | None:
        """The decoded labels when the path is this route's; an empty label is none."""
        if self.greedy is not None:
            segments = self._joined(segments, self.greedy)
        if len(segments) != len(self.texts):
            return None
        for text, segment in zip(self.texts, segments, strict=True):
            if not segment if text is None else text != segment:
                return None
        return {name: unquote(segments[index]) for index, name in self.labels}

    def _joined(self, segments: Sequence[str], at: int) -> Sequence[str]:
        """The segments with all that belong to the greedy label as one."""
        after = len(self.texts) - at - 1
        until = len(segments) - after
        return [*segments[:at], "/".join(segments[at:until]), *segments[until:]] if until > at else ()


class Routes:
    """The paths of a service's operations (rest-json)."""

    def __init__(self, model: ServiceModel) -> None:
        self._routes: dict[tuple[str, str, int], list[_Route]] = {}
        self._greedy: dict[str, list[_Route]] = {}
        routes = sorted(map(_route, model.operations.values()), key=_generality)
        self._methods = tuple(dict.fromkeys(route.operation.method for route in routes))
        for route in routes:
            method = route.operation.method
            if route.greedy is None:
                key = (method, route.texts[0] or "", len(route.texts))
                self._routes.setdefault(key, []).append(route)
            else:
                self._greedy.setdefault(method, []).append(route)

    def match(self, method: str, path: str, query: Query) -> Match | NotFound | MethodNotAllowed:
        """The operation of a request. `path` is as it was sent, percent-encoded and without its query.

        A slash at the end may be there or not; `%2F` in a label stays in that label (LAMBDA_FACTS §A.1).
        """
        segments = _segments(path)
        found = self._find(method, segments, query)
        if found is not None:
            return found
        others = (each for each in self._methods if each != method)
        allowed = tuple(each for each in others if self._find(each, segments, query))
        return MethodNotAllowed(allowed) if allowed else NotFound()

    def _find(self, method: str, segments: Sequence[str], query: Query) -> Match | None:
        for route in self._candidates(method, segments):
            labels = route.labels_of(segments)
            if labels is not None and _is_asked(route.operation, query):
                return Match(route.operation, labels)
        return None

    def _candidates(self, method: str, segments: Sequence[str]) -> Iterable[_Route]:
        count = len(segments)
        yield from self._routes.get((method, segments[0], count), ())
        if segments[0]:
            yield from self._routes.get((method, "", count), ())
        yield from self._greedy.get(method, ())


def _segments(path: str) -> list[str]:
    segments = path.removeprefix("/").split("/")
    if len(segments) > 1 and not segments[-1]:
        segments.pop()
    return segments


def _is_asked(operation: Operation, query: Query) -> bool:
    return all(value in query.get(name, ()) for name, value in operation.static_query)


def _route(operation: Operation) -> _Route:
    segments = _segments(operation.path)
    labels = tuple((index, each[1:-1]) for index, each in enumerate(segments) if each.startswith("{"))
    return _Route(
        operation=operation,
        texts=tuple(None if each.startswith("{") else each for each in segments),
        labels=tuple((index, name.removesuffix("+")) for index, name in labels),
        greedy=next((index for index, name in labels if name.endswith("+")), None),
    )


def _generality(route: _Route) -> tuple[tuple[bool, ...], int]:
    """Text goes before labels, and more of the query before less."""
    return tuple(text is None for text in route.texts), -len(route.operation.static_query)
