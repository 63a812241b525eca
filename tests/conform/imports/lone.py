"""Beside it stands a folder of its name, in which nobody looks."""
