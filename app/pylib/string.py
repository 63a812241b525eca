"""Alphabets, templates, and the machine behind str.format()."""
import re as _re

whitespace = ' \t\n\r\x0b\x0c'
ascii_lowercase = 'abcdefghijklmnopqrstuvwxyz'
ascii_uppercase = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
ascii_letters = ascii_lowercase + ascii_uppercase
digits = '0123456789'
hexdigits = digits + 'abcdef' + 'ABCDEF'
octdigits = '01234567'
punctuation = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'
printable = digits + ascii_letters + punctuation + whitespace
_MISSING = {}


def capwords(s, sep=None):
    return (sep or ' ').join([word.capitalize() for word in s.split(sep)])


class Template:
    """Text with $names in it."""
    delimiter = '$'
    idpattern = r'(?a:[_a-z][_a-z0-9]*)'
    braceidpattern = None
    flags = _re.IGNORECASE

    def __init_subclass__(cls):
        super().__init_subclass__()
        cls.pattern = cls._pattern()

    @classmethod
    def _pattern(cls):
        if 'pattern' in cls.__dict__:
            return _re.compile(cls.pattern, cls.flags | _re.VERBOSE)
        mark, name, braced = _re.escape(cls.delimiter), cls.idpattern, cls.braceidpattern or cls.idpattern
        return _re.compile(f'{mark}(?:(?P<escaped>{mark})|(?P<named>{name})|{{(?P<braced>{braced})}}|(?P<invalid>))',
                           cls.flags)

    def __init__(self, template):
        self.template = template

    def _invalid(self, match):
        at = match.start('invalid')
        lines = self.template[:at].splitlines(keepends=True)
        line, column = (len(lines), at - len(''.join(lines[:-1]))) if lines else (1, 1)
        raise ValueError(f'Invalid placeholder in string: line {line}, col {column}')

    def _check(self, match):
        """A pattern of a program's own may find what is none of the four."""
        if match.group('invalid') is None:
            raise ValueError('Unrecognized named group in pattern', self.pattern)

    def _replaced(self, mapping, kws, unknown):
        values = {**mapping, **kws} if kws and mapping else kws or mapping

        def replace(match):
            name = match.group('named') or match.group('braced')
            if name is not None:
                return unknown(match, values, name)
            if match.group('escaped') is not None:
                return self.delimiter
            self._check(match)
            return unknown(match, values, None)
        return self.pattern.sub(replace, self.template)

    def substitute(self, mapping=_MISSING, /, **kws):
        def value(match, values, name):
            return self._invalid(match) if name is None else str(values[name])
        return self._replaced(mapping, kws, value)

    def safe_substitute(self, mapping=_MISSING, /, **kws):
        def value(match, values, name):
            try:
                return match.group() if name is None else str(values[name])
            except KeyError:
                return match.group()
        return self._replaced(mapping, kws, value)

    def _found(self):
        """For each placeholder its name, '' where it stands for the delimiter, None where it is invalid."""
        for match in self.pattern.finditer(self.template):
            name = match.group('named') or match.group('braced')
            if name is None and match.group('escaped') is None:
                self._check(match)
            yield name if name is not None or match.group('escaped') is None else ''

    def get_identifiers(self):
        return list(dict.fromkeys(name for name in self._found() if name))

    def is_valid(self):
        return None not in self._found()


Template.pattern = Template._pattern()


# ---- str.format() ----

def _field_end(text, i):
    """Where the field that begins after text[i] == '{' ends."""
    if i + 1 == len(text):
        raise ValueError("Single '{' encountered in format string")
    depth = 1
    while i + 1 < len(text):
        i += 1
        depth += (text[i] == '{') - (text[i] == '}')
        if not depth:
            return i
    raise ValueError("expected '}' before end of string")


def _split_field(field):
    """name, conversion, format spec of what stands in braces."""
    square = 0
    for i, c in enumerate(field):
        square += (c == '[') - (c == ']')
        if not square and c in '!:':
            break
    else:
        return field, None, ''
    name = field[:i]
    if field[i] == ':':
        return name, None, field[i + 1:]
    if field[i + 2:i + 3] not in ('', ':'):
        raise ValueError("expected ':' after conversion specifier")
    return name, field[i + 1:i + 2], field[i + 3:]


class Formatter:
    """str.format(), in parts that a class may change."""

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used = set()
        text, _ = self._vformat(format_string, args, kwargs, used, 2, 0)
        self.check_unused_args(used, args, kwargs)
        return text

    def _vformat(self, format_string, args, kwargs, used_args, recursion_depth, auto_arg_index=0):
        if recursion_depth < 0:
            raise ValueError('Max string recursion exceeded')
        out = []
        for literal, field, spec, conversion in self.parse(format_string):
            out.append(literal)
            if field is None:
                continue
            if field == '' or field[0] in '.[':
                if auto_arg_index is False:
                    raise ValueError('cannot switch from manual field specification to automatic field numbering')
                field = str(auto_arg_index) + field
                auto_arg_index += 1
            elif field.isdigit():
                if auto_arg_index:
                    raise ValueError('cannot switch from manual field specification to automatic field numbering')
                auto_arg_index = False
            value, first = self.get_field(field, args, kwargs)
            used_args.add(first)
            value = self.convert_field(value, conversion)
            spec, auto_arg_index = self._vformat(spec, args, kwargs, used_args, recursion_depth - 1, auto_arg_index)
            out.append(self.format_field(value, spec))
        return ''.join(out), auto_arg_index

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion not in ('s', 'r', 'a'):
            raise ValueError(f'Unknown conversion specifier {conversion!s}')
        return {'s': str, 'r': repr, 'a': ascii}[conversion](value)

    def parse(self, format_string):
        literal, i = '', 0
        while i < len(format_string):
            c = format_string[i]
            if c in '{}' and format_string[i + 1:i + 2] == c:
                yield literal + c, None, None, None
                literal, i = '', i + 2
            elif c == '{':
                end = _field_end(format_string, i)
                name, conversion, spec = _split_field(format_string[i + 1:end])
                yield literal, name, spec, conversion
                literal, i = '', end + 1
            elif c == '}':
                raise ValueError("Single '}' encountered in format string")
            else:
                literal, i = literal + c, i + 1
        if literal:
            yield literal, None, None, None

    def get_field(self, field_name, args, kwargs):
        first, rest = _first_of(field_name)
        value = self.get_value(first, args, kwargs)
        for is_attribute, key in rest:
            value = getattr(value, key) if is_attribute else value[key]
        return value, first


def _number(text):
    return int(text) if text.isdigit() else text


def _first_of(name):
    parts = _re.findall(r'\.([^.\[]+)|\[([^\]]+)\]', name)
    first = _re.match(r'[^.\[]*', name).group()
    return _number(first), [(True, a) if a else (False, _number(i)) for a, i in parts]
