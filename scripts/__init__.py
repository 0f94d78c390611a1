"""Tools of the project itself: the developer commands and the scripts that make bundled files."""
