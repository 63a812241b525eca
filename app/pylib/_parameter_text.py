"""How parameters are shown: in inspect's signatures and in a dataclass's docstring."""


class Empty:
    """The mark for nothing given."""


Empty.__name__, Empty.__qualname__, Empty.__module__ = '_empty', '_empty', 'inspect'
_ALIAS = type(list[int])


def formatannotation(annotation, base_module=None):
    if getattr(annotation, '__module__', None) == 'typing':
        return repr(annotation).replace('typing.', '')
    if isinstance(annotation, _ALIAS):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ('builtins', base_module):
            return annotation.__qualname__
        return f'{annotation.__module__}.{annotation.__qualname__}'
    return repr(annotation)


def parameter_text(name, annotation, default):
    text = name
    if annotation is not Empty:
        text += f': {formatannotation(annotation)}'
    if default is not Empty:
        text += f' = {default!r}' if annotation is not Empty else f'={default!r}'
    return text
