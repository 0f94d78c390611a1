"""What is kept for nobody any more: packages of functions, versions and layers that were deleted or replaced."""

from collections.abc import Iterator

from workbench.engine.lambda_api.kinds import Document, Kind
from workbench.engine.lambda_api.packages import Packages
from workbench.engine.lambda_api.state import State

_KINDS = (Kind.VERSION, Kind.LAYER_VERSION)


async def sweep(state: State, packages: Packages) -> None:
    """Remove the packages that no resource names. Only before calls are taken: theirs are not named yet."""
    await packages.sweep(frozenset(_used(state)))


def _used(state: State) -> Iterator[str]:
    for view in state.views():
        for kind in _KINDS:
            for owner in view.owners(kind):
                for document in view.all(kind, owner).values():
                    yield from _packages_of(document)


def _packages_of(document: Document) -> Iterator[str]:
    """Its own code, and that of its layers, which outlives their deletion."""
    yield document.get("_Package", "")
    yield from (layer.get("Package", "") for layer in document.get("_Layers", ()))
