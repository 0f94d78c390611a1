"""What a linter found in the files that are open, by file."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from workbench.base.signal import Signal
from workbench.model.lint import LintFinding


class LintStore:
    """Findings of open files; `changed` carries the file whose findings are others now."""

    def __init__(self) -> None:
        self._findings: dict[Path, tuple[LintFinding, ...]] = {}
        self.changed: Signal[Path] = Signal()
        self.fix_wanted: Signal[tuple[Path, LintFinding]] = Signal()
        """Somebody asks the editor to mend a finding in the text of its file."""

    def of(self, path: Path) -> tuple[LintFinding, ...]:
        """What was found in a file, by its lines."""
        return self._findings.get(path, ())

    def items(self) -> Iterator[tuple[Path, LintFinding]]:
        """Every finding with its file, by the files' names."""
        for path in sorted(self._findings):
            yield from ((path, finding) for finding in self._findings[path])

    def put(self, path: Path, findings: tuple[LintFinding, ...]) -> None:
        """Keep what was found in a file instead of what was found before."""
        ordered = tuple(sorted(findings, key=lambda finding: (finding.start, finding.rule)))
        if ordered == self.of(path):
            return
        if ordered:
            self._findings[path] = ordered
        else:
            del self._findings[path]
        self.changed.emit(path)

    def keep(self, paths: Mapping[Path, object] | frozenset[Path]) -> None:
        """Forget the findings of all other files."""
        for path in [known for known in self._findings if known not in paths]:
            self.put(path, ())
