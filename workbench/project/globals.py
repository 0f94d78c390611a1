"""SAM's `Globals` merged into a function's properties (LAMBDA_FACTS §8.5)."""

from workbench.project.marked import Marked
from workbench.project.resolver import is_intrinsic


def merge_globals(shared: Marked, resource: Marked) -> Marked:
    """The properties of `resource` with those of `shared` (Globals.Function) below them.

    Maps merge key by key, lists are shared first, scalars and intrinsics of the function win; `IgnoreGlobals` is held.
    """
    own = resource.mapping("Properties")
    ignored = resource.get("IgnoreGlobals")
    if ignored == "*" or not shared:
        return own
    names = ignored if isinstance(ignored, list) else []
    kept = Marked({key: value for key, value in shared.items() if key not in names}, shared.lines)
    try:
        return _merge_maps(kept, own)
    except RecursionError:
        return own


def _merge_maps(shared: Marked, own: Marked) -> Marked:
    merged = Marked(dict(shared), {**shared.lines, **own.lines})
    for key, value in own.items():
        merged[key] = _merge(shared[key], value) if key in shared else value
    return merged


def _merge(shared: object, own: object) -> object:
    if isinstance(shared, list) and isinstance(own, list):
        return [*shared, *own]
    if isinstance(shared, Marked) and isinstance(own, Marked) and not is_intrinsic(shared) and not is_intrinsic(own):
        return _merge_maps(shared, own)
    return own
