"""Whether a text can name a container image: an optional registry, a path, and a tag or a digest or neither.

Source: the grammar of references of the distribution project, which Docker and ECR read them by.
"""

import re

LONGEST_PATH = 255

_DOMAIN = (
    r"(?:\[[0-9A-Fa-f:]+\]|[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*)"
)
_COMPONENT = r"[a-z0-9]+(?:(?:\.|__?|-+)[a-z0-9]+)*"
_TAG = r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}"
_DIGEST = r"[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9A-Fa-f]{32,}"
_REFERENCE = re.compile(
    rf"(?:{_DOMAIN}(?::[0-9]+)?/)?(?P<path>{_COMPONENT}(?:/{_COMPONENT})*)(?::{_TAG})?(?:@{_DIGEST})?", re.ASCII
)


def is_image_reference(uri: str) -> bool:
    """Whether `uri` can name an image; it need not be there."""
    found = _REFERENCE.fullmatch(uri)
    return found is not None and len(found["path"]) <= LONGEST_PATH
