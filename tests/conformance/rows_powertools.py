"""Powertools for AWS Lambda and the X-Ray SDK in a layer: what functions use most works as it does on AWS."""

import importlib.metadata
import json
import re
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tests.conformance.fact import Fact, Play, Scenario
from tests.conformance.stage import Seen, Stage
from workbench.engine.executors.distributions import top_levels
from workbench.model.function import Layer, LogFormat, LoggingConfig, TracingMode

_PACKAGES = ("aws-lambda-powertools", "aws-xray-sdk", "jmespath", "typing-extensions", "wrapt")

_SOURCE = """
from aws_lambda_powertools import Logger, Metrics, Tracer
from aws_lambda_powertools.metrics import MetricUnit
from aws_lambda_powertools.utilities.typing import LambdaContext

logger = Logger()
metrics = Metrics()
tracer = Tracer()

@tracer.capture_method
def price(order):
    return order * 2

@logger.inject_lambda_context(log_event=True)
@metrics.log_metrics(capture_cold_start_metric=True)
@tracer.capture_lambda_handler
def handler(event, context: LambdaContext):
    logger.append_keys(order=event["order"])
    logger.debug("detail")
    logger.info("priced", extra={"price": price(event["order"])})
    metrics.add_dimension(name="shop", value="corner")
    metrics.add_metric(name="Orders", unit=MetricUnit.Count, value=1)
    try:
        1 / event["by"]
    except ZeroDivisionError:
        logger.exception("no share")
    return {"price": price(event["order"])}
"""
_TRACES = """
import os
from aws_xray_sdk.core import patch, xray_recorder

patch(["httplib"])

@xray_recorder.capture("work")
def work():
    subsegment = xray_recorder.current_subsegment()
    subsegment.put_annotation("answer", 42)
    return [subsegment.name, subsegment.trace_id, subsegment.sampled]

def handler(event, context):
    segment = xray_recorder.current_segment()
    return {"header": os.environ["_X_AMZN_TRACE_ID"], "facade": type(segment).__name__, "trace": segment.trace_id,
            "parent": segment.id, "work": work()}
"""
_NAMES = (("POWERTOOLS_SERVICE_NAME", "shop"), ("POWERTOOLS_METRICS_NAMESPACE", "Shop"))


def _layer(folder: Path, packages: Iterable[str]) -> Layer:
    """A layer of distributions that are installed here, below `python/` as Lambda wants them."""
    ignored = shutil.ignore_patterns("__pycache__")
    for package in packages:
        for source in top_levels(importlib.metadata.distribution(package)):
            target = folder / "python" / source.name
            if source.is_dir():
                shutil.copytree(source, target, ignore=ignored)
            else:
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(source, target)
    return Layer("libraries", folder)


def _with_libraries(*payloads: bytes) -> Play:
    async def play(stage: Stage) -> tuple[Seen, ...]:
        stage.configure(layers=(_layer(stage.folder / "libraries", _PACKAGES),))
        return tuple([await stage.invoke(payload) for payload in payloads])

    return play


_TWICE = _with_libraries(b'{"order": 7, "by": 0}', b'{"order": 8, "by": 1}')
_POWERTOOLS = Scenario(
    "powertools", {"app.py": _SOURCE}, _TWICE, config={"environment": _NAMES, "tracing": TracingMode.ACTIVE}
)
_UNTRACED = Scenario(
    "powertools without tracing",
    {"app.py": _SOURCE},
    _TWICE,
    config={
        "environment": (*_NAMES, ("POWERTOOLS_TRACE_DISABLED", "true"), ("POWERTOOLS_LOG_LEVEL", "DEBUG")),
        "logging": LoggingConfig(LogFormat.JSON, "WARN"),
    },
)
_XRAY = Scenario("x-ray sdk", {"app.py": _TRACES}, _with_libraries(b"1"), config={"tracing": TracingMode.ACTIVE})


def _documents(seen: Seen) -> list[dict[str, Any]]:
    return [json.loads(line) for line in seen.lines if line.startswith("{")]


def _record(seen: Seen, message: object) -> dict[str, Any]:
    (found,) = [one for one in _documents(seen) if one.get("message") == message]
    return found


def _metrics(seen: Seen) -> list[dict[str, Any]]:
    return [one for one in _documents(seen) if "_aws" in one]


def _works(cold: Seen, warm: Seen) -> None:
    assert (cold.value, warm.value) == ({"price": 14}, {"price": 16})


def _context(cold: Seen, _warm: Seen) -> None:
    record = _record(cold, "priced")
    assert record["function_request_id"] == cold.request.request_id
    assert (record["function_name"], record["function_memory_size"]) == ("conform", "256")
    assert record["function_arn"] == "arn:aws:lambda:us-east-1:123456789012:function:conform"


def _keys(cold: Seen, _warm: Seen) -> None:
    record = _record(cold, "priced")
    assert (record["level"], record["service"], record["order"], record["price"]) == ("INFO", "shop", 7, 14)


def _cold_start(cold: Seen, warm: Seen) -> None:
    assert (_record(cold, "priced")["cold_start"], _record(warm, "priced")["cold_start"]) == (True, False)


def _event(cold: Seen, _warm: Seen) -> None:
    assert _record(cold, {"order": 7, "by": 0})["level"] == "INFO"


def _exception(cold: Seen, _warm: Seen) -> None:
    record = _record(cold, "no share")
    assert (record["level"], record["exception_name"]) == ("ERROR", "ZeroDivisionError")
    assert 'File "/var/task/app.py", line ' in record["exception"]


def _trace_id(cold: Seen, _warm: Seen) -> None:
    (line,) = [line for line in cold.report.splitlines() if line.startswith("XRAY ")]
    assert f"XRAY TraceId: {_record(cold, 'priced')['xray_trace_id']}\t" in line


def _emf(_cold: Seen, warm: Seen) -> None:
    (blob,) = _metrics(warm)
    (directive,) = blob["_aws"]["CloudWatchMetrics"]
    assert directive["Namespace"] == "Shop"
    assert directive["Metrics"] == [{"Name": "Orders", "Unit": "Count"}]
    assert (blob["Orders"], blob["shop"], blob["service"]) == ([1.0], "corner", "shop")


def _emf_cold(cold: Seen, _warm: Seen) -> None:
    (blob,) = [one for one in _metrics(cold) if "ColdStart" in one]
    assert (blob["ColdStart"], blob["function_name"]) == ([1.0], "conform")


def _untraced(cold: Seen, warm: Seen) -> None:
    assert (cold.value, warm.value) == ({"price": 14}, {"price": 16})
    assert "Sampled=0" in _platform_trace(cold)


def _platform_trace(seen: Seen) -> str:
    starts = [one for one in _documents(seen) if one.get("type") == "platform.start"]
    return str(starts[0]["record"]["tracing"]["value"])


def _lambda_level(cold: Seen, _warm: Seen) -> None:
    levels = [one["level"] for one in _documents(cold) if "service" in one and "level" in one]
    assert levels == ["ERROR"]


def _metrics_kept(_cold: Seen, warm: Seen) -> None:
    assert len(_metrics(warm)) == 1


def _facade(seen: Seen) -> None:
    assert seen.value["facade"] == "FacadeSegment"


def _trace(seen: Seen) -> None:
    found = re.fullmatch(r"Root=([^;]+);Parent=([^;]+);Sampled=1.*", seen.value["header"])
    assert found
    assert (seen.value["trace"], seen.value["parent"]) == found.groups()


def _subsegment(seen: Seen) -> None:
    assert seen.value["work"] == ["work", seen.value["trace"], True]


def _no_daemon(seen: Seen) -> None:
    assert seen.ok.function_error == ""
    assert not [line for line in seen.lines if "rror" in line]


FACTS = (
    Fact("§7.6", "powertools: a layer's packages are imported from /opt/python", _POWERTOOLS, _works),
    Fact("§1.10", "powertools: Logger injects the context of the invoke", _POWERTOOLS, _context),
    Fact("§1.10", "powertools: Logger writes its keys", _POWERTOOLS, _keys),
    Fact("§1.6", "powertools: cold_start is true once", _POWERTOOLS, _cold_start),
    Fact("§1.10", "powertools: Logger can log the event", _POWERTOOLS, _event),
    Fact("§1.10", "powertools: Logger writes an exception in one record", _POWERTOOLS, _exception),
    Fact("§A.4", "powertools: xray_trace_id is the trace of the XRAY line", _POWERTOOLS, _trace_id),
    Fact("§1.10", "powertools: Metrics writes the embedded metric format", _POWERTOOLS, _emf),
    Fact("§1.10", "powertools: Metrics tells the cold start", _POWERTOOLS, _emf_cold),
    Fact("§A.4", "powertools: Tracer can be disabled", _UNTRACED, _untraced),
    Fact("§1.10", "powertools: Lambda's ApplicationLogLevel is above Logger's own level", _UNTRACED, _lambda_level),
    Fact("§1.10", "powertools: metrics have no level and are kept at any", _UNTRACED, _metrics_kept),
    Fact("§A.4", "x-ray sdk: the segment is Lambda's", _XRAY, _facade),
    Fact("§A.4", "x-ray sdk: trace and parent are those of the header", _XRAY, _trace),
    Fact("§A.4", "x-ray sdk: subsegments belong to the trace", _XRAY, _subsegment),
    Fact("§A.4", "x-ray sdk: that no daemon listens is no error", _XRAY, _no_daemon),
)
