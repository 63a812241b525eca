__all__ = ["deep", "value"]
value = 1


def __dir__():
    return ["value", "deep"]
