"""A shop beside the program."""
