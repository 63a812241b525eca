"""The names of typing under the name they have for older Pythons."""
import typing


def __getattr__(name):
    try:
        return getattr(typing, name)
    except AttributeError:
        raise AttributeError(f"module 'typing_extensions' has no attribute '{name}'", name=name) from None
