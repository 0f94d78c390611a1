"""Find and replace in the files of the workspace."""
