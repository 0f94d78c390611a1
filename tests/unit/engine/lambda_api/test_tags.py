"""Tags of functions, event source mappings and code signing configurations."""

from pathlib import Path

import pytest

from tests.support.lambda_calls import LambdaCalls

HERE = "arn:aws:lambda:eu-west-1:000000000000"
F_ARN = f"{HERE}:function:f"
UUID = "00000000-0000-4000-8000-000000000000"
QUEUE = "arn:aws:sqs:eu-west-1:000000000000:q"


async def tags(calls: LambdaCalls, arn: str = F_ARN) -> dict[str, str]:
    found: dict[str, str] = (await calls.do("ListTags", Resource=arn))["Tags"]
    return found


async def test_tags_of_a_function_come_and_go(calls: LambdaCalls) -> None:
    await calls.function("f", Tags={"a": "1"})
    assert await calls.do("TagResource", Resource=F_ARN, Tags={"b": "2", "c": "3"}) == {}
    assert await tags(calls) == {"a": "1", "b": "2", "c": "3"}
    await calls.do("TagResource", Resource=F_ARN, Tags={"c": "x"})
    assert await calls.do("UntagResource", Resource=F_ARN, TagKeys=["a", "unknown"]) == {}
    assert await tags(calls) == {"b": "2", "c": "x"}
    assert (await calls.do("GetFunction", FunctionName="f"))["Tags"] == {"b": "2", "c": "x"}
    await calls.do("UntagResource", Resource=F_ARN, TagKeys=["b", "c"])
    assert await tags(calls) == {}
    assert "Tags" not in await calls.do("GetFunction", FunctionName="f")


async def test_each_change_makes_a_new_revision(calls: LambdaCalls) -> None:
    await calls.function("f")
    before = await calls.do("GetFunctionConfiguration", FunctionName="f")
    await calls.do("TagResource", Resource=F_ARN, Tags={"a": "1"})
    after = await calls.do("GetFunctionConfiguration", FunctionName="f")
    assert before["RevisionId"] != after["RevisionId"]
    assert {**before, "RevisionId": ""} == {**after, "RevisionId": ""}


async def test_mappings_and_code_signing_configurations_have_tags(calls: LambdaCalls) -> None:
    await calls.function("f")
    mapping = await calls.do("CreateEventSourceMapping", FunctionName="f", EventSourceArn=QUEUE, Tags={"a": "1"})
    publishers = {"SigningProfileVersionArns": ["arn:aws:signer:eu-west-1:000000000000:/signing-profiles/p/1"]}
    signing = await calls.do("CreateCodeSigningConfig", AllowedPublishers=publishers, Tags={"a": "1"})
    for arn in (mapping["EventSourceMappingArn"], signing["CodeSigningConfig"]["CodeSigningConfigArn"]):
        await calls.do("TagResource", Resource=arn, Tags={"b": "2"})
        assert await tags(calls, arn) == {"a": "1", "b": "2"}
        await calls.do("UntagResource", Resource=arn, TagKeys=["a"])
        assert await tags(calls, arn) == {"b": "2"}


async def test_there_are_at_most_fifty(calls: LambdaCalls) -> None:
    text = "Number of tags exceeds resource tag limit."
    many = {f"{number}_key": "" for number in range(51)}
    await calls.function("f")
    error = await calls.fails("TagResource", Resource=F_ARN, Tags=many)
    assert (error.code, error.message) == ("InvalidParameterValueException", text)
    await calls.do("TagResource", Resource=F_ARN, Tags=dict(list(many.items())[:50]))
    await calls.do("TagResource", Resource=F_ARN, Tags={"0_key": "again"})
    assert (await calls.fails("TagResource", Resource=F_ARN, Tags={"more": ""})).message == text
    with pytest.raises(Exception, match=text):
        await calls.function("g", Tags=many)


async def test_versions_and_aliases_have_none(calls: LambdaCalls) -> None:
    for qualifier in ("$LATEST", "1", "prod"):
        error = await calls.fails("TagResource", Resource=f"{HERE}:function:none:{qualifier}", Tags={"a": "1"})
        assert error.code == "InvalidParameterValueException"
        assert error.message == (
            "Tags on function aliases and versions are not supported. Please specify a function ARN."
        )


async def test_no_tags_are_an_error(calls: LambdaCalls) -> None:
    await calls.function("f")
    error = await calls.fails("TagResource", Resource=F_ARN, Tags={})
    assert error.message == "An error occurred and the request cannot be processed."


@pytest.mark.parametrize(
    ("arn", "text"),
    [
        (f"{HERE}:function:none", "Function not found: {}"),
        (f"{HERE}:event-source-mapping:{UUID}", "Event source mapping not found: {}"),
        (
            f"{HERE}:code-signing-config:csc-00000000000000000",
            "The Lambda code signing configuration {} can not be found.",
        ),
        (f"{HERE}:capacity-provider:p", "Capacity provider not found: {}"),
        (f"{HERE}:network-connector:n", "Network connector not found: {}"),
    ],
)
async def test_unknown_resources_are_missed(calls: LambdaCalls, arn: str, text: str) -> None:
    for operation in ("ListTags", "UntagResource"):
        error = await calls.fails(operation, Resource=arn, TagKeys=["a"])
        assert (error.code, error.message) == ("ResourceNotFoundException", text.format(arn))


async def test_a_function_of_another_region_is_out_of_reach(calls: LambdaCalls) -> None:
    error = await calls.fails("ListTags", Resource=F_ARN.replace("eu-west-1", "ap-southeast-1"))
    assert error.message == "Functions from 'ap-southeast-1' are not reachable in this region ('eu-west-1')"


async def test_tags_outlive_the_program(tmp_path: Path) -> None:
    calls = await LambdaCalls.open(tmp_path / "service")
    await calls.function("f")
    await calls.do("TagResource", Resource=F_ARN, Tags={"a": "1"})
    await calls.close()
    calls = await LambdaCalls.open(tmp_path / "service")
    assert await tags(calls) == {"a": "1"}
    await calls.close()
