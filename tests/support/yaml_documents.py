"""Templates as people write them, for property tests: comments, quotes, blocks, braces, tags and blank lines."""

from hypothesis import strategies as st

KEYS = ("Alpha", "Beta", "Gamma", "Delta", "Epsilon")

_SCALARS = (
    "plain",
    "12",
    "1.5",
    "true",
    "'single # no comment'",
    '"double: é"',
    "!Ref Thing",
    "!Sub '${A}-b'",
    "~",
    "",
)
_LISTS = ("[a, 'b']", "[]", "[!Ref A, 2]")
_MAPS = ("{}", "{a: 1, b: 'x'}", "{ Ref: Thing }")
_COMMENTS = ("", "", "", "  # why: because", " #")


@st.composite
def documents(draw: st.DrawFn) -> str:
    """A mapping `Resources` with one resource `F`, whose `Properties` have some of KEYS in some form."""
    step = draw(st.sampled_from([2, 4]))
    lines = ["# head", "Resources:", f"{' ' * step}F:", f"{' ' * 2 * step}Properties:"]
    keys = draw(st.lists(st.sampled_from(KEYS), unique=True, min_size=1))
    for key in keys:
        lines += draw(_entry(key, 3 * step, step))
    lines += draw(st.sampled_from([[], [""], ["", "# tail"], [f"{' ' * step}G: 1"]]))
    return "\n".join(lines) + draw(st.sampled_from(["", "\n", "\n\n"]))


@st.composite
def _entry(draw: st.DrawFn, key: str, indent: int, step: int) -> list[str]:
    pad, inner = " " * indent, " " * (indent + step)
    before = draw(st.sampled_from([[], [], [""], [f"{pad}# about {key}"]]))
    tail = draw(st.sampled_from(_COMMENTS))
    match draw(st.integers(0, 6)):
        case 0:
            below = [f"{inner}one: 1{tail}", f"{inner}# between", f"{inner}two: 'b'"]
            return [*before, f"{pad}{key}:{tail}", *below]
        case 1:
            dash = draw(st.sampled_from([pad, inner]))
            return [
                *before,
                f"{pad}{key}:{tail}",
                f"{dash}- a{tail}",
                f"{dash}- b: 1",
                f"{dash}  c: 2",
                f"{dash}- !Ref X",
            ]
        case 2:
            head = draw(st.sampled_from(["|", ">", "|-"]))
            return [*before, f"{pad}{key}: {head}", f"{inner}first # text", "", f"{inner}second"]
        case 3:
            return [*before, f"{pad}{key}: {draw(st.sampled_from(_LISTS + _MAPS))}{tail}"]
        case 4:
            return [*before, f"{pad}{key}: {{a: 1,", f"{inner}b: 2}}{tail}"]
        case _:
            return [*before, f"{pad}{key}: {draw(st.sampled_from(_SCALARS))}{tail}"]
