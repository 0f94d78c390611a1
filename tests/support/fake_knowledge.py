"""What is known of an event in tests of completion and hovering."""

from collections.abc import Sequence

from workbench.base.json_pointer import Path
from workbench.gui.composer.json_offers import Offer

BUCKET = Offer("env.BUCKET", "= invoices-dev", "From environments.toml.")
NOW = Offer("now", "= 2026-11-22T04:00:00Z", "The time of the invoke.")
FILE = Offer("file:", help="The text of a file.")
MEMBERS = (
    Offer("eventName", "string", "What happened: <b>Put</b> or Post.", required=True, text='""'),
    Offer("eventTime", "string", "When.", text='""'),
    Offer("bucket", "object", text="{}"),
    Offer("size", "integer", text="0"),
)


class FakeKnowledge:
    """Knows four members of any object, two values of `eventName`, and three variables."""

    def members(self, path: Path) -> Sequence[Offer]:
        """The same everywhere."""
        return MEMBERS

    def values(self, path: Path) -> Sequence[Offer]:
        """Of `eventName` alone."""
        if path[-1:] == ("eventName",):
            return (Offer("Put", "string", text='"Put"'), Offer("Post", "string", text='"Post"'))
        return ()

    def help(self, path: Path) -> str:
        """Of what is no member."""
        return f"About {path[-1]}." if path else ""

    def variables(self) -> Sequence[Offer]:
        """Three."""
        return (BUCKET, NOW, FILE)
