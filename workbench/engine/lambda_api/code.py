"""The code that a call brings: a zip in it, an object of S3, or an image that Docker knows (LAMBDA_FACTS §7.1)."""

from workbench.engine.lambda_api.call import Members
from workbench.engine.lambda_api.desk import Desk
from workbench.engine.lambda_api.errors import invalid_parameter
from workbench.engine.lambda_api.function_checks import check_image_members
from workbench.engine.lambda_api.image_reference import is_image_reference
from workbench.engine.lambda_api.packages import Package
from workbench.engine.lambda_api.state import Place
from workbench.model.errors import CloudError, CloudRefusedError
from workbench.model.limits import CODE_BYTES

_ONE_FORM = "Please provide a source for function code."


async def function_code(given: Members, place: Place, desk: Desk) -> Package | None:
    """The code of CreateFunction. Raises ApiError."""
    code: Members = given["Code"]
    if given.get("PackageType", "Zip") == "Image":
        check_image_members(given)
        if "ImageUri" not in code:
            raise invalid_parameter("Please provide ImageUri when creating a function with packageType Image.")
    elif "ImageUri" in code:
        raise invalid_parameter("Please don't provide ImageUri when creating a function with packageType Zip.")
    return await package_of(code, place, desk)


async def package_of(code: Members, place: Place, desk: Desk) -> Package:
    """What exactly one of ZipFile, S3Bucket with S3Key, and ImageUri names. Raises ApiError."""
    forms = [name for name in ("ZipFile", "S3Bucket", "ImageUri") if name in code]
    if len(forms) != 1:
        raise invalid_parameter(_ONE_FORM if not forms else "Please do not provide other FunctionCode parameters")
    match forms[0]:
        case "ZipFile":
            return await desk.packages.add(code["ZipFile"])
        case "ImageUri":
            return await _image(code["ImageUri"], desk)
        case _:
            return await _from_s3(code, place, desk)


async def _from_s3(code: Members, place: Place, desk: Desk) -> Package:
    if "S3Key" not in code:
        raise invalid_parameter("S3Key must be provided with S3Bucket.")
    version = code.get("S3ObjectVersion", "")
    try:
        data = await desk.remote.get_object(place, code["S3Bucket"], code["S3Key"], version)
    except CloudRefusedError as error:
        said = f"S3 Error Code: {error.code}. S3 Error Message: {error.why or error.what}"
        raise invalid_parameter(f"Error occurred while GetObject. {said}") from error
    except CloudError as error:
        raise invalid_parameter(f"Error occurred while GetObject. {error}") from error
    return await desk.packages.add(data, most=CODE_BYTES)


async def _image(uri: str, desk: Desk) -> Package:
    if not is_image_reference(uri):
        raise invalid_parameter(f"Source image {uri} is not valid. Provide a valid source image.")
    digest = await desk.resolve_image(uri)
    if digest is None:
        raise invalid_parameter(f"Source image {uri} does not exist. Provide a valid source image.")
    name = uri.partition("@")[0]
    tag = name.rpartition(":")
    bare = tag[0] if tag[0] and "/" not in tag[2] else name
    return Package("", digest.removeprefix("sha256:"), 0, image=uri, resolved=f"{bare}@{digest}")
