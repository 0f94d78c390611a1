"""The words of languages themselves: what can be no name in them."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_OF_C = _words(
    "break case catch class const continue default do else enum false for if new null return static switch this throw "
    "true try void while"
)
JAVASCRIPT = _OF_C - {"static"} | _words(
    "await debugger delete export extends finally function import in instanceof let super typeof var with yield"
)
JAVA = _OF_C | _words("extends final finally implements import instanceof interface package private public super")
CSHARP = _OF_C | _words("finally foreach in internal is namespace out private public ref string using")
SHELL = _words("case do done elif else esac fi for function if in then until while")
GO = _words(
    "break case chan const continue default defer else fallthrough for func go goto if import interface map package "
    "range return select struct switch type var"
)
RUST = _words(
    "as async await break const continue crate dyn else enum extern false fn for if impl in let loop match mod move "
    "mut pub ref return self static struct super trait true type unsafe use where while"
)
RUBY = _words(
    "alias and begin break case class def do else elsif end ensure false for if in module next nil not or redo rescue "
    "retry return self super then true undef unless until when while yield"
)
