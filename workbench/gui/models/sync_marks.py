"""What the explorer says of a function that was compared with the one it is deployed to."""

from workbench.gui.models.account_rows import place_name
from workbench.gui.translation import tr, tr_n
from workbench.model.deploy import Sync, SyncState

SIGNS = {SyncState.SAME: ("equal", "ok"), SyncState.DIFFERENT: ("arrow-up", "run")}
"""The icon and its token of the states that have a sign."""


def sync_text(sync: Sync) -> str:
    """As the tool tip and a screen reader are to say it; empty where nothing is known."""
    if sync.target is None or sync.state is SyncState.UNKNOWN:
        return ""
    place = f"{place_name(sync.target.place)} · {sync.target.place.region}"
    told = {"function": sync.target.function, "place": place}
    match sync.state:
        case SyncState.NOT_DEPLOYED:
            return tr("not deployed to {place}", place=place)
        case SyncState.SAME if sync.settings is None:
            return tr("its code is that of {function} in {place}; settings were not compared", **told)
        case SyncState.SAME:
            return tr("the same as {function} in {place}", **told)
        case _ if sync.settings and sync.package == sync.deployed:
            return tr_n(
                "{n:,} setting differs from {function} in {place}",
                "{n:,} settings differ from {function} in {place}",
                sync.settings,
                **told,
            )
        case _:
            return tr("different from {function} in {place}", **told)
