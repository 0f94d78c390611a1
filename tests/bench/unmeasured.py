"""Why something could not be measured; the row that needed it is shown as skipped, with this reason."""


class UnmeasuredError(Exception):
    """Something that a row needs is missing or does not work."""
