"""Columns: Python counts characters, Qt and language servers count UTF-16 units; they differ beyond U+FFFF."""


def to_units(line: str, column: int) -> int:
    """The UTF-16 column of character `column`."""
    if line.isascii():
        return column
    return column + sum(1 for character in line[:column] if character > "\uffff")


def to_characters(line: str, units: int) -> int:
    """The character at UTF-16 column `units`."""
    if line.isascii():
        return units
    column = 0
    while units > 0 and column < len(line):
        units -= 2 if line[column] > "\uffff" else 1
        column += 1
    return column
