import base64
import hashlib
from pathlib import Path
from typing import Any

import pytest

from tests.support.lambda_calls import BASE_URL, PLACE, LambdaCalls, zipped
from workbench.base.service_model.load import load_service
from workbench.base.service_model.serialize import serialize
from workbench.engine.lambda_api.remote import Remote
from workbench.engine.lambda_api.state import Place
from workbench.model.errors import CloudRefusedError

ARN = "arn:aws:lambda:eu-west-1:000000000000:layer:tools"
ARCHIVE = zipped({"python/tools.py": "x = 1\n"})
OTHER = Place("111122223333", PLACE.region)


async def publish(calls: LambdaCalls, name: str = "tools", place: Place = PLACE, **given: Any) -> dict[str, Any]:
    return await calls.do("PublishLayerVersion", place, **{"LayerName": name, "Content": {"ZipFile": ARCHIVE}, **given})


async def numbers(calls: LambdaCalls, **given: Any) -> list[int]:
    answer = await calls.do("ListLayerVersions", LayerName="tools", **given)
    return [one["Version"] for one in answer["LayerVersions"]]


def shown(operation: str, answer: dict[str, Any]) -> str:
    return serialize(load_service("lambda").operations[operation], answer)[2].decode()


async def test_a_version_is_published_and_read(calls: LambdaCalls) -> None:
    answer = await publish(calls, CompatibleRuntimes=["python3.12"], CompatibleArchitectures=[], LicenseInfo="MIT")
    digest = hashlib.sha256(ARCHIVE)
    assert answer["Content"] == {
        "CodeSha256": base64.b64encode(digest.digest()).decode(),
        "CodeSize": len(ARCHIVE),
        "Location": f"{BASE_URL}/_workbench/packages/{digest.hexdigest()}.zip",
    }
    assert (answer["LayerArn"], answer["LayerVersionArn"], answer["Version"]) == (ARN, f"{ARN}:1", 1)
    assert (answer["Description"], answer["LicenseInfo"]) == ("", "MIT")
    assert (answer["CompatibleRuntimes"], answer["CompatibleArchitectures"]) == (["python3.12"], [])
    assert answer["CreatedDate"].endswith("+0000")
    for layer in ("tools", ARN):
        assert await calls.do("GetLayerVersion", LayerName=layer, VersionNumber=1) == answer
    assert await calls.do("GetLayerVersionByArn", Arn=f"{ARN}:1") == answer


async def test_what_is_not_given_is_not_shown_and_what_is_ours_never_leaves(calls: LambdaCalls) -> None:
    answer = await publish(calls)
    assert not {"CompatibleRuntimes", "CompatibleArchitectures", "LicenseInfo"} & set(answer)
    layers = await calls.do("ListLayers")
    for operation, output in (("PublishLayerVersion", answer), ("ListLayers", layers)):
        text = shown(operation, output)
        assert ARN in text
        assert "_" not in text.replace("_workbench", "")
    assert "CodeSha256" not in shown("ListLayers", layers)


async def test_numbers_are_never_reused(calls: LambdaCalls) -> None:
    await publish(calls)
    await publish(calls, ARN)
    for number in (2, 1):
        assert await calls.do("DeleteLayerVersion", LayerName="tools", VersionNumber=number) == {}
    assert await numbers(calls) == []
    assert (await calls.do("ListLayers"))["Layers"] == []
    assert (await publish(calls))["Version"] == 3


async def test_versions_are_listed_newest_first_in_pages(calls: LambdaCalls) -> None:
    for _ in range(11):
        await publish(calls)
    assert await numbers(calls) == list(range(11, 0, -1))
    first = await calls.do("ListLayerVersions", LayerName="tools", MaxItems=4)
    assert [one["Version"] for one in first["LayerVersions"]] == [11, 10, 9, 8]
    await calls.do("DeleteLayerVersion", LayerName="tools", VersionNumber=8)
    await publish(calls)
    assert await numbers(calls, Marker=first["NextMarker"]) == [7, 6, 5, 4, 3, 2, 1]
    assert "NextMarker" not in await calls.do("ListLayerVersions", LayerName="tools")


async def test_layers_are_listed_by_name_in_pages(calls: LambdaCalls) -> None:
    for name in ("c", "a", "b", "a"):
        await publish(calls, name)
    first = await calls.do("ListLayers", MaxItems=2)
    found = [(one["LayerName"], one["LatestMatchingVersion"]["Version"]) for one in first["Layers"]]
    assert found == [("a", 2), ("b", 1)]
    rest = await calls.do("ListLayers", Marker=first["NextMarker"])
    assert [one["LayerArn"] for one in rest["Layers"]] == [f"{ARN.removesuffix('tools')}c"]
    assert "NextMarker" not in rest


async def test_lists_are_filtered_by_what_versions_are_compatible_with(calls: LambdaCalls) -> None:
    await publish(calls, CompatibleRuntimes=["python3.12"], CompatibleArchitectures=["x86_64"])
    await publish(calls, CompatibleRuntimes=["python3.12", "nodejs22.x"], CompatibleArchitectures=["x86_64", "arm64"])
    await publish(calls, CompatibleArchitectures=["x86_64"])
    await publish(calls, "other")
    assert await numbers(calls, CompatibleRuntime="python3.12") == [2, 1]
    assert await numbers(calls, CompatibleRuntime="nodejs22.x", CompatibleArchitecture="x86_64") == [2]
    assert await numbers(calls, CompatibleRuntime="java21") == []
    layers = await calls.do("ListLayers", CompatibleRuntime="python3.12")
    assert [one["LatestMatchingVersion"]["Version"] for one in layers["Layers"]] == [2]


async def test_a_layer_that_does_not_exist_has_no_versions_and_is_deleted_without_error(calls: LambdaCalls) -> None:
    assert await numbers(calls) == []
    assert await calls.do("DeleteLayerVersion", LayerName="tools", VersionNumber=1) == {}


@pytest.mark.parametrize(
    ("operation", "given", "code", "text"),
    [
        (
            "GetLayerVersion",
            {"LayerName": "none", "VersionNumber": 1},
            "ResourceNotFoundException",
            "The resource you requested does not exist.",
        ),
        (
            "GetLayerVersion",
            {"LayerName": "tools", "VersionNumber": 2},
            "ResourceNotFoundException",
            "The resource you requested does not exist.",
        ),
        (
            "GetLayerVersionByArn",
            {"Arn": f"{ARN}:1234567890123"},
            "ResourceNotFoundException",
            "The resource you requested does not exist.",
        ),
        (
            "GetLayerVersionByArn",
            {"Arn": "arn:aws:lambda:::awslayer:AmazonLinux1803"},
            "ResourceNotFoundException",
            "Layer version arn:aws:lambda:::awslayer:AmazonLinux1803 does not exist here. "
            "Nothing is fetched from AWS: publish the layer here first, and use its ARN.",
        ),
        *(
            (
                operation,
                {"LayerName": "tools", "VersionNumber": number},
                "InvalidParameterValueException",
                "Layer Version Cannot be less than 1",
            )
            for operation in ("GetLayerVersion", "DeleteLayerVersion")
            for number in (0, -1)
        ),
        (
            "PublishLayerVersion",
            {"LayerName": "tools", "Content": {}},
            "InvalidParameterValueException",
            "Please provide a source for layer content.",
        ),
        (
            "PublishLayerVersion",
            {"LayerName": "tools", "Content": {"ZipFile": b"no zip"}},
            "InvalidParameterValueException",
            "Could not unzip uploaded file. Please check your file, then try to upload again.",
        ),
        (
            "PublishLayerVersion",
            {"LayerName": ARN.replace("eu-west-1", "us-east-1"), "Content": {"ZipFile": ARCHIVE}},
            "ResourceNotFoundException",
            "Layers from 'us-east-1' are not reachable in this region ('eu-west-1')",
        ),
        (
            "ListLayerVersions",
            {"LayerName": ARN.replace("000000000000", "111122223333")},
            "AccessDeniedException",
            "User: arn:aws:iam::000000000000:root is not authorized to perform: lambda:ListLayerVersions on resource: "
            f"{ARN.replace('000000000000', '111122223333')} because no resource-based policy allows the "
            "lambda:ListLayerVersions action",
        ),
    ],
)
async def test_what_is_refused(calls: LambdaCalls, operation: str, given: dict[str, Any], code: str, text: str) -> None:
    await publish(calls)
    error = await calls.fails(operation, **given)
    assert (error.code, error.message) == (code, text)


class Bucket(Remote):
    """Has one archive."""

    async def get_object(self, place: tuple[str, str], bucket: str, key: str, version: str) -> bytes:
        if key != "tools.zip":
            raise CloudRefusedError("NoSuchKey", "S3 refused.", "The specified key does not exist.")
        assert (place, bucket, version) == (PLACE, "archives", "v1")
        return ARCHIVE


async def test_an_archive_comes_from_s3_too(tmp_path: Path) -> None:
    calls = await LambdaCalls.open(tmp_path, Bucket())
    place = {"S3Bucket": "archives", "S3Key": "tools.zip", "S3ObjectVersion": "v1", "S3ObjectStorageMode": "COPY"}
    answer = await publish(calls, Content=place)
    assert answer["Content"]["CodeSize"] == len(ARCHIVE)
    error = await calls.fails("PublishLayerVersion", LayerName="tools", Content={**place, "S3Key": "none.zip"})
    assert "S3 Error Code: NoSuchKey." in error.message
    await calls.close()


async def test_layers_are_of_one_place_and_outlive_the_program(tmp_path: Path) -> None:
    calls = await LambdaCalls.open(tmp_path)
    await publish(calls)
    kept = await publish(calls)
    await calls.do("DeleteLayerVersion", LayerName="tools", VersionNumber=1)
    assert (await publish(calls, place=OTHER))["Version"] == 1
    await calls.close()
    calls = await LambdaCalls.open(tmp_path)
    assert await numbers(calls) == [2]
    assert await calls.do("GetLayerVersion", LayerName="tools", VersionNumber=2) == kept
    assert (await publish(calls))["Version"] == 3
    await calls.close()
