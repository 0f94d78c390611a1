"""`workbench serve`: Lambda's HTTP API over the functions of a folder, until it is interrupted."""

import argparse
import asyncio
from datetime import datetime
from pathlib import Path

from workbench.app.use_cases.open_workspace import open_workspace
from workbench.app.use_cases.serve import ServeOptions, start_service
from workbench.cli.output import note, out, out_json
from workbench.cli.session import application
from workbench.model.environment import ExecutorKind
from workbench.model.service import ServedCall


def configure(parser: argparse.ArgumentParser) -> None:
    """Name the verb's arguments."""
    parser.add_argument(
        "path", nargs="?", default=".", metavar="PATH", help="the folder whose functions are served (default: this one)"
    )
    parser.add_argument("--port", type=int, metavar="N", help="listen on port N, 0 for any that is free")
    parser.add_argument("--host", default="", metavar="ADDRESS", help="listen on ADDRESS (default: loopback)")
    parser.add_argument("--region", default="", metavar="REGION", help="the region for callers that name none")
    parser.add_argument("--executor", choices=[kind.value for kind in ExecutorKind], help="where functions run")
    parser.add_argument(
        "--aws-endpoint-url",
        default="",
        metavar="URL",
        help="where other AWS services are (S3 for code, queues and topics for destinations, logs)",
    )
    parser.add_argument(
        "--allow-host", action="append", default=[], metavar="NAME", help="a further name by which it may be called"
    )
    parser.add_argument("-v", "--verbose", action="store_true", help="print a line for each call")
    parser.add_argument("--json", action="store_true", help="print the address as one JSON object")


async def run(arguments: argparse.Namespace) -> int:
    """Serve until interrupted; the address is printed when the service answers."""
    executor = ExecutorKind(arguments.executor) if arguments.executor else None
    options = ServeOptions(
        arguments.port,
        arguments.host,
        arguments.region,
        executor,
        arguments.aws_endpoint_url,
        tuple(arguments.allow_host),
        records=False,
        calls=arguments.verbose,
    )
    async with application(records=False, aws_endpoint_url=arguments.aws_endpoint_url) as app:
        app.service.called.connect(lambda call: note(call_line(call)))
        workspace = await open_workspace(app, Path(arguments.path))
        info = await start_service(app, options)
        if arguments.json:
            out_json({"url": info.url, "host": info.host, "port": info.port})
        else:
            out(info.url)
            count = len(workspace.functions)
            note(f"{count} {'function' if count == 1 else 'functions'} of {workspace.root} served. Ctrl+C ends it.")
        await until_interrupted()
    return 0


def call_line(call: ServedCall) -> str:
    """A line of the log of calls: `10:31:07.204  Invoke  hello  200  12.3 ms`."""
    moment = datetime.fromtimestamp(call.ended_ns / 1e9).astimezone()
    time = moment.strftime("%H:%M:%S.") + f"{moment.microsecond // 1000:03}"
    return f"{time}  {call.operation}  {call.function or '-'}  {call.status}  {call.took_ms:.1f} ms"


async def until_interrupted() -> None:
    """Wait for Ctrl+C or SIGTERM, which cancel this."""
    await asyncio.Event().wait()
