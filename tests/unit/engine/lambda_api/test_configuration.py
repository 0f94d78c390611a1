import re
from typing import Any

import pytest

from workbench.base.service_model.load import load_service
from workbench.base.service_model.serialize import serialize
from workbench.engine.lambda_api.configuration import created, listed, of_code, settled, updating, with_changes
from workbench.engine.lambda_api.kinds import Document
from workbench.engine.lambda_api.packages import Package
from workbench.engine.lambda_api.state import Place

PLACE = Place("000000000000", "eu-west-1")
PACKAGE = Package("a.zip", "c2hh", 100, 200)
CREATING = "The function is being created."


def _created(**given: Any) -> Document:
    members = {"FunctionName": "f", "Runtime": "python3.11", "Handler": "a.b", "Role": "role", **given}
    return created(PLACE, members, PACKAGE, {"Layers": None, "_Layers": []})


def _shown(document: Document) -> dict[str, Any]:
    return {name: value for name, value in document.items() if not name.startswith("_")}


def test_a_new_function_is_as_recorded() -> None:
    document = _shown(_created())
    stamps = {name: document.pop(name) for name in ("LastModified", "RevisionId")}
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0000", stamps["LastModified"])
    assert re.fullmatch(r"[0-9a-f-]{36}", stamps["RevisionId"])
    arn = document.pop("RuntimeVersionConfig")["RuntimeVersionArn"]
    assert re.fullmatch(r"arn:aws:lambda:eu-west-1::runtime:[0-9a-f]{64}", arn)
    assert document == {
        "FunctionName": "f",
        "FunctionArn": "arn:aws:lambda:eu-west-1:000000000000:function:f",
        "Version": "$LATEST",
        "PackageType": "Zip",
        "Architectures": ["x86_64"],
        "Description": "",
        "Timeout": 3,
        "MemorySize": 128,
        "TracingConfig": {"Mode": "PassThrough"},
        "EphemeralStorage": {"Size": 512},
        "SnapStart": {"ApplyOn": "None", "OptimizationStatus": "Off"},
        "CodeSha256": "c2hh",
        "CodeSize": 100,
        "Role": "role",
        "Handler": "a.b",
        "Runtime": "python3.11",
        "LoggingConfig": {"LogFormat": "Text", "LogGroup": "/aws/lambda/f"},
        "State": "Pending",
        "StateReason": CREATING,
        "StateReasonCode": "Creating",
    }


def test_all_of_it_is_in_the_model_but_for_what_is_ours() -> None:
    document = _created(
        Environment={"Variables": {"A": "b"}},
        VpcConfig={"SubnetIds": ["s"]},
        DeadLetterConfig={"TargetArn": "q"},
        FileSystemConfigs=[{"Arn": "a", "LocalMountPath": "/mnt/a"}],
        TenancyConfig={"TenantIsolationMode": "PER_TENANT"},
        ImageConfig={"Command": ["a"]},
        KMSKeyArn="arn:kms",
    )
    output = load_service("lambda").operations["CreateFunction"].output
    assert output is not None
    assert set(_shown(document)) <= {member.name for member in output.members.values()}


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ({"Environment": {"Variables": {}}}, {"Environment": {"Variables": {}}}),
        ({"Environment": {}}, {"Environment": {"Variables": {}}}),
        ({"DeadLetterConfig": {"TargetArn": "q"}}, {"DeadLetterConfig": {"TargetArn": "q"}}),
        ({"TracingConfig": {}}, {"TracingConfig": {"Mode": "PassThrough"}}),
        ({"KMSKeyArn": "k"}, {"KMSKeyArn": "k"}),
        ({"ImageConfig": {"Command": ["c"]}}, {"ImageConfigResponse": {"ImageConfig": {"Command": ["c"]}}}),
        (
            {"VpcConfig": {"SubnetIds": ["s"], "SecurityGroupIds": ["g"]}},
            {
                "VpcConfig": {
                    "SubnetIds": ["s"],
                    "SecurityGroupIds": ["g"],
                    "VpcId": "vpc-00000000000000000",
                    "Ipv6AllowedForDualStack": False,
                }
            },
        ),
        ({"Timeout": 9, "MemorySize": 256}, {"Timeout": 9, "MemorySize": 256}),
        (
            {"SnapStart": {"ApplyOn": "PublishedVersions"}},
            {"SnapStart": {"ApplyOn": "PublishedVersions", "OptimizationStatus": "Off"}},
        ),
        ({"Handler": "c.d"}, {"Handler": "c.d"}),
    ],
)
def test_changes(given: Document, shown: Document) -> None:
    before = _created()
    assert with_changes(before, PLACE, given) == {**before, **shown}
    assert {**_created(**given), **dict.fromkeys(("RevisionId", "LastModified"))} == {
        **before,
        **shown,
        **dict.fromkeys(("RevisionId", "LastModified")),
    }


@pytest.mark.parametrize(
    ("set_", "cleared"),
    [
        ({"DeadLetterConfig": {"TargetArn": "q"}}, {"DeadLetterConfig": {"TargetArn": ""}}),
        ({"KMSKeyArn": "k"}, {"KMSKeyArn": ""}),
        ({"FileSystemConfigs": [{"Arn": "a", "LocalMountPath": "/mnt/a"}]}, {"FileSystemConfigs": []}),
        ({"ImageConfig": {"Command": ["c"]}}, {"ImageConfig": {}}),
    ],
)
def test_what_can_be_cleared(set_: Document, cleared: Document) -> None:
    before = _created()
    changed = with_changes(before, PLACE, set_)
    assert changed != before
    assert with_changes(changed, PLACE, cleared) == before


def test_a_new_runtime_has_another_version_arn() -> None:
    before = _created()
    changed = with_changes(before, PLACE, {"Runtime": "python3.12"})
    assert changed["RuntimeVersionConfig"] != before["RuntimeVersionConfig"]


def test_levels_are_in_json_only() -> None:
    json = with_changes(_created(), PLACE, {"LoggingConfig": {"LogFormat": "JSON", "SystemLogLevel": "WARN"}})
    assert json["LoggingConfig"] == {
        "ApplicationLogLevel": "INFO",
        "SystemLogLevel": "WARN",
        "LogFormat": "JSON",
        "LogGroup": "/aws/lambda/f",
    }
    text = with_changes(json, PLACE, {"LoggingConfig": {"LogFormat": "Text", "LogGroup": "/g"}})
    assert text["LoggingConfig"] == {"LogFormat": "Text", "LogGroup": "/g"}


def test_the_states_of_an_update() -> None:
    active = settled(_created())
    assert (active["State"], active["LastUpdateStatus"]) == ("Active", "Successful")
    assert "StateReason" not in active
    under_way = updating(active)
    assert (under_way["State"], under_way["LastUpdateStatus"]) == ("Active", "InProgress")
    assert (under_way["LastUpdateStatusReason"], under_way["LastUpdateStatusReasonCode"]) == (CREATING, "Creating")
    over = settled(under_way)
    assert not {"LastUpdateStatusReason", "LastUpdateStatusReasonCode"} & over.keys()
    assert len({one["RevisionId"] for one in (active, under_way, over)}) == 3


def test_list_entries() -> None:
    document = updating(settled(_created()))
    gone = document.keys() - listed(document).keys()
    states = {"State", "LastUpdateStatus", "LastUpdateStatusReason", "LastUpdateStatusReasonCode"}
    assert gone == states | {"RuntimeVersionConfig"}


def test_code_of_an_image() -> None:
    document = of_code(Package("", "abc", 0, image="img:1", resolved="img@sha256:abc"))
    assert (document["CodeSha256"], document["CodeSize"], document["_ImageUri"]) == ("abc", 0, "img:1")


def test_what_is_ours_does_not_leave() -> None:
    operation = load_service("lambda").operations["CreateFunction"]
    _status, _headers, body = serialize(operation, _created())
    assert b"_Package" not in body
    assert b"a.zip" not in body
