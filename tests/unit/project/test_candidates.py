from pathlib import Path

from tests.unit.project.samples import write
from workbench.project.candidates import candidates
from workbench.project.tree import walk

LAMBDA = "Resources:\n  A: {Type: AWS::Lambda::Function}\n"


def _found(root: Path) -> list[tuple[str, bool]]:
    return [(item.path.relative_to(root).as_posix(), item.well_known) for item in candidates(walk(root))]


def test_well_known_names_are_found_anywhere_and_first(tmp_path: Path) -> None:
    names = ["template.yaml", "a/b/c/d/e/template.yml", "x/template.json", "x/another.yaml"]
    write(tmp_path, dict.fromkeys(names, LAMBDA))
    assert _found(tmp_path) == [
        ("template.yaml", True),
        ("x/template.json", True),
        ("x/another.yaml", False),
        ("a/b/c/d/e/template.yml", True),
    ]


def test_others_are_found_by_a_look_inside(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "stack.yaml": LAMBDA,
            "infra/app.template": LAMBDA,
            "config.yaml": "a: 1\n",
            "package.json": '{"x": "AWS::Lambda::Function Resources"}',
            "events/template-like.json": LAMBDA,
            "a/b/c/d/deep.yaml": LAMBDA,
            "cdk.out/S.template.json": LAMBDA,
        },
    )
    assert _found(tmp_path) == [("stack.yaml", False), ("infra/app.template", False)]


def test_ignored_folders_are_not_searched(tmp_path: Path) -> None:
    write(tmp_path, dict.fromkeys([".aws-sam/build/template.yaml", "node_modules/x/template.yaml"], LAMBDA))
    assert _found(tmp_path) == []


def test_files_that_cannot_be_read_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "big.yaml").write_bytes(b"x" * (5 * 1024 * 1024 + 1))
    (tmp_path / "bytes.yaml").write_bytes(b"\xff\0Resources AWS::Lambda::Functio")
    assert _found(tmp_path) == []
