from workbench.project.event_resolved import MASK, Part, Resolved


def test_one_part_is_the_very_text() -> None:
    text = '{"a": 1}' * 3
    assert Resolved((Part(text),)).text is text


def test_secrets_are_named_or_masked() -> None:
    resolved = Resolved(
        (Part('["'), Part("s3cr3t", "${env.A}"), Part('", '), Part('"x"', '"${=env.B}"'), Part("]")),
        frozenset({"A", "B"}),
    )
    assert resolved.text == '["s3cr3t", "x"]'
    assert resolved.recorded == '["${env.A}", "${=env.B}"]'
    assert resolved.masked == f'["{MASK}", "{MASK}"]'


def test_what_looks_like_a_variable_is_escaped_where_it_is_recorded() -> None:
    resolved = Resolved((Part('"$'), Part("{x} ${y} $$"), Part("s", "${env.A}"), Part('$"')))
    assert resolved.text == '"${x} ${y} $$s$"'
    assert resolved.recorded == '"$${x} $${y} $$$$${env.A}$"'
