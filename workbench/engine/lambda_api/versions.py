"""PublishVersion and ListVersionsByFunction (LAMBDA_FACTS §7.3)."""

from collections.abc import Mapping

from workbench.engine.lambda_api.call import Call, Entry, Members
from workbench.engine.lambda_api.configuration import listed
from workbench.engine.lambda_api.errors import check_revision, invalid_parameter
from workbench.engine.lambda_api.function_checks import NOT_HERE
from workbench.engine.lambda_api.identifiers import LATEST, latest_name
from workbench.engine.lambda_api.kinds import Document, Kind
from workbench.engine.lambda_api.lookup import require_function, version_place, versions
from workbench.engine.lambda_api.paging import page
from workbench.engine.lambda_api.publishing import publish
from workbench.engine.lambda_api.snapshot import snapshot
from workbench.engine.lambda_api.updates import check_quiet
from workbench.engine.lambda_api.workspace_functions import workspace_function


async def publish_version(call: Call) -> Members:
    """A version of `$LATEST` as it is now; of a function of the workspace as its files are now."""
    name = latest_name(call.function_id())
    if call.members.get("PublishTo"):
        raise invalid_parameter(NOT_HERE["PublishTo"])
    current = require_function(call, name)
    check_revision(call.members.get("RevisionId"), current)
    _check_code(call.members.get("CodeSha256"), current)
    check_quiet(call, current)
    return publish(call, await _kept(call, current), call.members.get("Description"))


def _check_code(given: str | None, current: Document) -> None:
    if given and given != current["CodeSha256"]:
        now = f"CodeSHA256 ({given}) is different from current CodeSHA256 in {LATEST} ({current['CodeSha256']})."
        raise invalid_parameter(f"{now} Please try again with the CodeSHA256 in {LATEST}.")


async def _kept(call: Call, current: Document) -> Document:
    """`$LATEST` with code that stays as it is: the workspace's is in its folder, and packed now."""
    name = current["FunctionName"]
    if call.view.get(Kind.VERSION, name, LATEST) is None:
        known = workspace_function(call.desk.workspace, call.place, name)
        if known is not None:
            return await snapshot(call, *known)
    return current


async def list_versions_by_function(call: Call) -> Members:
    """`$LATEST` and the published versions, oldest first."""
    name = call.function_id().name
    found = list(versions(call, name))
    if not found:
        require_function(call, name)
    shown, more = page(found, call.members, version_place)
    return {"Versions": [listed(one) for one in shown], **more}


OPERATIONS: Mapping[str, Entry] = {
    "PublishVersion": Entry(publish_version, writes=True),
    "ListVersionsByFunction": Entry(list_versions_by_function),
}
