"""`workbench events`: the catalogue of sample events."""

import argparse

from workbench.cli.output import out, out_json, table
from workbench.project.event_catalogue import load_catalogue


def configure(parser: argparse.ArgumentParser) -> None:
    """Name the verb's arguments."""
    parser.add_argument("action", choices=("list", "show"), help="list all events, or show the text of one")
    parser.add_argument("id", nargs="?", metavar="ID", help="an id from the list, such as s3/put")
    parser.add_argument("--json", action="store_true", help="print the list as one JSON object")


async def run(arguments: argparse.Namespace) -> int:
    """List the event types, or show the sample of one exactly as it is."""
    catalogue = load_catalogue()
    if arguments.action == "show":
        out(catalogue.sample(arguments.id or "").removesuffix("\n"))
    elif arguments.json:
        keys = ("id", "service", "title", "help", "source")
        out_json({"events": [{key: getattr(event, key) for key in keys} for event in catalogue.types]})
    else:
        out(table(("id", "service", "event"), [(event.id, event.service, event.title) for event in catalogue.types]))
    return 0
