"""New functions from blueprints: the dialog that shows what one would be, and makes it."""
