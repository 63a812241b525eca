"""What a word at a prompt may become: keywords, names, attributes. Nothing is called to find out but __getattr__ and __dir__.

CPython: Lib/rlcompleter.py."""
import builtins
import keyword

__all__ = ['Completer']

_MAX = 1000           # choices for one word: nobody reads more
_COLON = {'finally', 'try'}
_BARE = {'False', 'None', 'True', 'break', 'continue', 'pass', 'else', '_'}


class Completer:
    def __init__(self, namespace=None):
        if namespace and not isinstance(namespace, dict):
            raise TypeError('namespace must be a dictionary')
        self.use_main_ns = namespace is None
        self.namespace = {} if namespace is None else namespace

    def complete(self, text, state):
        """The choice number `state` for `text`, None after the last. Number 0 looks them all up."""
        if self.use_main_ns:
            import __main__
            self.namespace = __main__.__dict__
        if not text.strip():
            return '\t' if state == 0 else None
        if state == 0:
            self.matches = self.attr_matches(text) if '.' in text else self.global_matches(text)
        return self.matches[state] if state < len(self.matches) else None

    def _callable_postfix(self, val, word):
        if callable(val):
            word += '('
            try:
                import inspect
                if not inspect.signature(val).parameters:
                    word += ')'
            except ValueError:
                pass
        return word

    def global_matches(self, text):
        matches = []
        seen = {'__builtins__'}
        for word in keyword.kwlist + keyword.softkwlist:
            if word.startswith(text):
                seen.add(word)
                matches.append(word + (':' if word in _COLON else '' if word in _BARE else ' '))
        for names in (self.namespace, builtins.__dict__):
            for word, val in names.items():
                if word.startswith(text) and word not in seen:
                    seen.add(word)
                    matches.append(self._callable_postfix(val, word))
        return matches

    def attr_matches(self, text):
        expr, _, attr = text.rpartition('.')
        try:
            thisobject = self._look_up(expr)
        except Exception:
            return []
        words = set(dir(thisobject)) | set(get_class_members(thisobject.__class__)) | {'__class__'}
        words.discard('__builtins__')
        # First without the private names, then with them, as soon as there is nothing else.
        hidden = ('_', '__') if attr == '' else ('__',) if attr == '_' else ()
        matches = []
        while True:
            for word in sorted(words):
                if word.startswith(attr) and not (hidden and word.startswith(hidden[0])):
                    matches.append(self._attribute(thisobject, f'{expr}.{word}', word))
                if len(matches) == _MAX:
                    break
            if matches or not hidden:
                return matches
            hidden = hidden[1:]

    def _look_up(self, expr):
        first, *rest = expr.split('.')
        value = self.namespace[first] if first in self.namespace else builtins.__dict__[first]
        for name in rest:
            value = getattr(value, name)
        return value

    def _attribute(self, thisobject, match, word):
        if isinstance(getattr(type(thisobject), word, None), property):
            return match  # it is not asked: that may take long, or change something
        value = getattr(thisobject, word, None)
        return match if value is None else self._callable_postfix(value, match)


def get_class_members(klass):
    members = dir(klass)
    for base in getattr(klass, '__bases__', ()):
        members += get_class_members(base)
    return members
