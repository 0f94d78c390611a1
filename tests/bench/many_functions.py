"""A workspace of 2,000 functions in 50 SAM applications, among 50,000 files."""

from pathlib import Path

from tests.bench.functions import RUNTIME, saying
from tests.bench.many_files import file_names, write_files

APPLICATIONS = 50
FUNCTIONS = 40
"""Of each application."""

_OTHER_FOLDERS = 480
"""With 100 files each: 48,000, and 2,000 of the functions."""

_RESOURCE = """  Function{number:02}:
    Type: AWS::Serverless::Function
    Properties:
      FunctionName: svc{application:02}-function-{number:02}
      CodeUri: functions/f{number:02}
      Handler: app.handler
      Runtime: {runtime}
"""


def write_functions(root: Path) -> int:
    """Write them; how many files there are."""
    write_files(root, _OTHER_FOLDERS)
    for application in range(APPLICATIONS):
        _write_application(root / "services" / f"svc{application:02}", application)
    return len(file_names(_OTHER_FOLDERS)) + APPLICATIONS * (FUNCTIONS + 1)


def _write_application(folder: Path, application: int) -> None:
    parts = ["Transform: AWS::Serverless-2016-10-31\nResources:\n"]
    for number in range(FUNCTIONS):
        code = folder / "functions" / f"f{number:02}" / "app.py"
        code.parent.mkdir(parents=True)
        code.write_text(saying(f"{application} {number}"), encoding="utf-8")
        parts.append(_RESOURCE.format(application=application, number=number, runtime=RUNTIME))
    (folder / "template.yaml").write_text("".join(parts), encoding="utf-8")
