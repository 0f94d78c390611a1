"""Makes `resources/translations`: the window's texts gathered from the sources, and compiled for Qt."""
