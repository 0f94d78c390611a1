"""Tenant isolation (LAMBDA_FACTS §7.17)."""

import json
from typing import Any

from tests.conformance.checks import Check, same, true
from tests.conformance.fact import Fact, Language, Scenario
from tests.conformance.queued import event, queued, settings
from tests.conformance.raw_runtime import bootstrap
from tests.conformance.stage import Seen, Stage
from workbench.model.errors import EngineError, InvalidRequestError
from workbench.model.function import LogFormat, LoggingConfig
from workbench.model.invoke import InvocationType

_SOURCE = """
import logging, os
COUNT = 0

def handler(event, context):
    global COUNT
    COUNT += 1
    logging.getLogger().error("at work")
    found = sorted(name for name in os.listdir("/tmp") if name.startswith("of-"))
    open(f"/tmp/of-{str(context.tenant_id)[:9]}", "w").close()
    return {"tenant": context.tenant_id, "count": COUNT, "found": found}
"""
_ISOLATED = {"tenant_isolation": True}
_LONGEST = "t" * 256


async def _tenants(stage: Stage) -> tuple[Seen, ...]:
    asked = ("blue", "green", "blue", "green", "", "no{tenant}", _LONGEST + "t", _LONGEST)
    seen = [await stage.invoke(tenant_id=tenant) for tenant in asked]
    given = settings()
    seen.append(await queued(stage, b"{}", given, tenant_id="blue"))
    seen.append(await queued(stage, b"{}", given))
    request = event(stage, invocation_type=InvocationType.DRY_RUN)
    try:
        await stage.engine.dry_run(request)
    except EngineError as error:
        seen.append(Seen(request, error=error))
    stage.configure(tenant_isolation=False)
    return (*seen, await stage.invoke(tenant_id="blue"), await stage.invoke())


TENANTS = Scenario("tenants", {"app.py": _SOURCE}, _tenants, config=_ISOLATED)


async def _one_tenant(stage: Stage) -> tuple[Seen, ...]:
    return (await stage.invoke(tenant_id="a b:c/d=e+f-g@h.i_j"),)


_JSON = LoggingConfig(LogFormat.JSON)
LOGS = Scenario("tenant logs", {"app.py": _SOURCE}, _one_tenant, config={**_ISOLATED, "logging": _JSON})
RAW = Scenario(
    "tenant header",
    bootstrap(
        "event = get_next()\nrespond(event, shown(event['headers'].get('lambda-runtime-aws-tenant-id')))\nget_next()\n"
    ),
    _one_tenant,
    Language.CUSTOM,
    _ISOLATED,
)
NODE = Scenario(
    "tenant node",
    {"app.js": "exports.handler = async (event, context) => context.tenantId;\n"},
    _one_tenant,
    Language.NODEJS,
    _ISOLATED,
)


async def _at_once(stage: Stage) -> tuple[Seen, ...]:
    """A tenant's environment waits; the other does not get it."""
    first = await stage.invoke(tenant_id="blue")
    return first, await stage.invoke(tenant_id="green"), await stage.invoke(tenant_id="blue")


NODE_TWO = Scenario(
    "tenants node",
    {"app.js": "let count = 0;\nexports.handler = async () => ++count;\n"},
    _at_once,
    Language.NODEJS,
    _ISOLATED,
)


def _same_place(one: int, other: int) -> Any:
    return lambda *seen: seen[one].ok.environment_id == seen[other].ok.environment_id


def _refused(index: int, code: str, text: str) -> Check:
    def read(*seen: Seen) -> object:
        error = seen[index].error
        assert isinstance(error, InvalidRequestError), error
        return error.code, text in error.what

    return same(read, (code, True))


def _records(seen: Seen, member: str, value: str) -> list[dict[str, Any]]:
    return [record for record in map(json.loads, seen.lines) if record.get(member) == value]


_NONE = (
    "The invoked function is enabled with tenancy configuration. Add a valid tenant ID in your request and try again."
)
_TENANT = "a b:c/d=e+f-g@h.i_j"
_PATTERN = (
    r"Value 'no{tenant}' at 'tenantId' failed to satisfy constraint:"
    r" Member must satisfy regular expression pattern: [a-zA-Z0-9\._:\/=+\-@ ]+"
)

FACTS = (
    Fact(
        "§7.17",
        "python: the context has the tenant's id",
        TENANTS,
        same(lambda *s: [s[0].value["tenant"], s[1].value["tenant"]], ["blue", "green"]),
    ),
    Fact("§7.17", "each tenant has an environment of its own", TENANTS, same(_same_place(0, 1), False)),
    Fact("§7.17", "which is used again for it", TENANTS, same(_same_place(0, 2), True)),
    Fact("§7.17", "and for no other", TENANTS, same(_same_place(1, 3), True)),
    Fact(
        "§7.17", "globals are not shared", TENANTS, same(lambda *s: [one.value["count"] for one in s[:4]], [1, 1, 2, 2])
    ),
    Fact(
        "§7.17",
        "nor is /tmp",
        TENANTS,
        same(lambda *s: [one.value["found"] for one in s[:4]], [[], [], ["of-blue"], ["of-green"]]),
    ),
    Fact("§7.17", "a request without tenant is refused", TENANTS, _refused(4, "InvalidParameterValueException", _NONE)),
    Fact("§3.4", "so is an id with other characters", TENANTS, _refused(5, "ValidationException", _PATTERN)),
    Fact(
        "§3.4",
        "and one that is too long",
        TENANTS,
        _refused(6, "ValidationException", "Member must have length less than or equal to 256"),
    ),
    Fact("§7.17", "256 characters are not", TENANTS, same(lambda *s: s[7].error or s[7].value["tenant"], _LONGEST)),
    Fact("§7.17", "an asynchronous event keeps its tenant", TENANTS, same(lambda *s: s[8].value["tenant"], "blue")),
    Fact("§7.17", "and runs in the tenant's environment", TENANTS, same(_same_place(0, 8), True)),
    Fact(
        "§7.17",
        "an event without tenant is not accepted",
        TENANTS,
        _refused(9, "InvalidParameterValueException", _NONE),
    ),
    Fact("§7.17", "a dry run says so too", TENANTS, _refused(10, "InvalidParameterValueException", _NONE)),
    Fact(
        "§7.17",
        "a function without isolation takes no tenant",
        TENANTS,
        _refused(11, "InvalidParameterValueException", "is not enabled with tenancy configuration"),
    ),
    Fact("§7.17", "its context has no tenant", TENANTS, same(lambda *s: s[12].value["tenant"], None)),
    Fact("§1.3", "the runtime gets the tenant in a header", RAW, same(lambda *s: s[0].value, _TENANT)),
    Fact("§7.17", "node: the context has the tenant's id", NODE, same(lambda *s: s[0].value, _TENANT)),
    Fact("§7.17", "node: globals are not shared", NODE_TWO, same(lambda *s: [one.value for one in s], [1, 1, 2])),
    Fact(
        "§7.17",
        "platform.start has the tenant",
        LOGS,
        same(lambda *s: _records(s[0], "type", "platform.start")[0]["record"]["tenantId"], _TENANT),
    ),
    Fact(
        "§7.17",
        "platform.report too",
        LOGS,
        same(lambda *s: _records(s[0], "type", "platform.report")[0]["record"]["tenantId"], _TENANT),
    ),
    Fact(
        "§7.17",
        "and the function's JSON records",
        LOGS,
        true(lambda *s: [one["tenantId"] for one in _records(s[0], "message", "at work")] == [_TENANT]),
    ),
)
