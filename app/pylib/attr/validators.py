"""Checks for attr.ib(validator=...)."""


def instance_of(type):
    def check(inst, attribute, value):
        if not isinstance(value, type):
            raise TypeError(f"'{attribute.name}' must be {type!r} (got {value!r} that is a {value.__class__!r}).",
                            attribute, type, value)
    return check


def in_(options):
    def check(inst, attribute, value):
        if value not in options:
            raise ValueError(f"'{attribute.name}' must be in {options!r} (got {value!r})", attribute, options, value)
    return check


def optional(validator):
    def check(inst, attribute, value):
        if value is not None:
            validator(inst, attribute, value)
    return check


def and_(*validators):
    def check(inst, attribute, value):
        for validator in validators:
            validator(inst, attribute, value)
    return check


def _comparing(sign, holds):
    def validator(val):
        def check(inst, attribute, value):
            if not holds(value, val):
                raise ValueError(f"'{attribute.name}' must be {sign} {val}: {value}")
        return check
    return validator


lt, le = _comparing('<', lambda a, b: a < b), _comparing('<=', lambda a, b: a <= b)
ge, gt = _comparing('>=', lambda a, b: a >= b), _comparing('>', lambda a, b: a > b)
