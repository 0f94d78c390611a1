"""What the program knows of the languages of a workspace: clients of the processes that read code."""
