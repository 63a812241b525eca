"""What attrs raises."""


class FrozenError(AttributeError):
    """Something that does not change was to be changed."""


class FrozenInstanceError(FrozenError):
    """A frozen instance was changed."""


class NotAnAttrsClassError(ValueError):
    """A class without attrs was passed."""
