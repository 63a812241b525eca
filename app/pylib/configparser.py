"""Files of sections with names and values (INI)."""
import itertools as _itertools
import re as _re
import sys as _sys
from collections import ChainMap as _ChainMap
from collections.abc import MutableMapping as _MutableMapping

__all__ = ['NoSectionError', 'DuplicateOptionError', 'DuplicateSectionError', 'NoOptionError', 'InterpolationError',
           'InterpolationDepthError', 'InterpolationMissingOptionError', 'InterpolationSyntaxError', 'ParsingError',
           'MissingSectionHeaderError', 'ConfigParser', 'SafeConfigParser', 'RawConfigParser', 'Interpolation',
           'BasicInterpolation', 'ExtendedInterpolation', 'LegacyInterpolation', 'SectionProxy', 'ConverterMapping',
           'DEFAULTSECT', 'MAX_INTERPOLATION_DEPTH']

DEFAULTSECT = 'DEFAULT'
MAX_INTERPOLATION_DEPTH = 10
_UNSET = object()


class Error(Exception):
    def __init__(self, msg=''):
        self.message = msg
        super().__init__(msg)

    def __repr__(self):
        return self.message

    __str__ = __repr__


class NoSectionError(Error):
    def __init__(self, section):
        super().__init__(f'No section: {section!r}')
        self.section = section
        self.args = (section,)


def _already(source, lineno, what):
    if source is None:
        return f'{what[0].upper()}{what[1:]} already exists'
    line = '' if lineno is None else f' [line {lineno:2d}]'
    return f'While reading from {source!r}{line}: {what} already exists'


class DuplicateSectionError(Error):
    def __init__(self, section, source=None, lineno=None):
        if source is None:
            super().__init__(f'Section {section!r} already exists')
        else:
            super().__init__(_already(source, lineno, f'section {section!r}'))
        self.section, self.source, self.lineno = section, source, lineno
        self.args = (section, source, lineno)


class DuplicateOptionError(Error):
    def __init__(self, section, option, source=None, lineno=None):
        if source is None:
            super().__init__(f'Option {option!r} in section {section!r} already exists')
        else:
            super().__init__(_already(source, lineno, f'option {option!r} in section {section!r}'))
        self.section, self.option, self.source, self.lineno = section, option, source, lineno
        self.args = (section, option, source, lineno)


class NoOptionError(Error):
    def __init__(self, option, section):
        super().__init__(f'No option {option!r} in section: {section!r}')
        self.option, self.section = option, section
        self.args = (option, section)


class InterpolationError(Error):
    def __init__(self, option, section, msg):
        super().__init__(msg)
        self.option, self.section = option, section
        self.args = (option, section, msg)


class InterpolationMissingOptionError(InterpolationError):
    def __init__(self, option, section, rawval, reference):
        super().__init__(option, section, f'Bad value substitution: option {option!r} in section {section!r} contains an '
                         f'interpolation key {reference!r} which is not a valid option name. Raw value: {rawval!r}')
        self.reference = reference
        self.args = (option, section, rawval, reference)


class InterpolationSyntaxError(InterpolationError):
    pass


class InterpolationDepthError(InterpolationError):
    def __init__(self, option, section, rawval):
        super().__init__(option, section, f'Recursion limit exceeded in value substitution: option {option!r} in section '
                         f'{section!r} contains an interpolation key which cannot be substituted in '
                         f'{MAX_INTERPOLATION_DEPTH} steps. Raw value: {rawval!r}')
        self.args = (option, section, rawval)


class ParsingError(Error):
    def __init__(self, source=None, filename=None):
        if filename and source:
            raise ValueError("Cannot specify both `filename' and `source'. Use `source'.")
        if not filename and not source:
            raise ValueError("Required argument `source' not given.")
        super().__init__(f'Source contains parsing errors: {source or filename!r}')
        self.source, self.errors = source or filename, []
        self.message = f'Source contains parsing errors: {self.source!r}'
        self.args = (self.source,)

    @property
    def filename(self):
        import warnings
        warnings.warn("The 'filename' attribute will be removed in Python 3.12. Use 'source' instead.", DeprecationWarning,
                      stacklevel=2)
        return self.source

    @filename.setter
    def filename(self, value):
        self.source = value

    def append(self, lineno, line):
        self.errors.append((lineno, line))
        self.message += f'\n\t[line {lineno:2d}]: {line}'


class MissingSectionHeaderError(ParsingError):
    def __init__(self, filename, lineno, line):
        Error.__init__(self, f'File contains no section headers.\nfile: {filename!r}, line: {lineno}\n{line!r}')
        self.source, self.lineno, self.line = filename, lineno, line
        self.args = (filename, lineno, line)


# ---- values that refer to others

class Interpolation:
    def before_get(self, parser, section, option, value, defaults):
        return value

    def before_set(self, parser, section, option, value):
        return value

    def before_read(self, parser, section, option, value):
        return value

    def before_write(self, parser, section, option, value):
        return value


class _Marked(Interpolation):
    """A mark, twice for itself, or before what is in its brackets."""

    def before_get(self, parser, section, option, value, defaults):
        parts = []
        self._resolve(parser, option, parts, value, section, defaults, 1)
        return ''.join(parts)

    def before_set(self, parser, section, option, value):
        rest = self._name.sub('', value.replace(self._mark * 2, ''))
        if self._mark in rest:
            raise ValueError(f'invalid interpolation syntax in {value!r} at position {rest.find(self._mark)}')
        return value

    def _resolve(self, parser, option, parts, rest, section, variables, depth):
        raw = parser.get(section, option, raw=True, fallback=rest)
        if depth > MAX_INTERPOLATION_DEPTH:
            raise InterpolationDepthError(option, section, raw)
        while rest:
            at = rest.find(self._mark)
            if at < 0:
                parts.append(rest)
                return
            parts.append(rest[:at])
            rest = rest[at:]
            c = rest[1:2]
            if c == self._mark:
                parts.append(c)
                rest = rest[2:]
                continue
            if c != self._open:
                raise InterpolationSyntaxError(option, section, f"'{self._mark}' must be followed by '{self._mark}' or "
                                               f"'{self._open}', found: {rest!r}")
            found = self._name.match(rest)
            if found is None:
                raise InterpolationSyntaxError(option, section, f'bad interpolation variable reference {rest!r}')
            rest = rest[found.end():]
            self._put(parser, option, parts, found[1], section, variables, depth, raw, rest)


class BasicInterpolation(_Marked):
    """%(name)s"""
    _mark, _open = '%', '('
    _name = _KEYCRE = _re.compile(r'%\(([^)]+)\)s')

    def _put(self, parser, option, parts, reference, section, variables, depth, raw, rest):
        name = parser.optionxform(reference)
        try:
            value = variables[name]
        except KeyError:
            raise InterpolationMissingOptionError(option, section, raw, name) from None
        if '%' in value:
            self._resolve(parser, option, parts, value, section, variables, depth + 1)
        else:
            parts.append(value)


class ExtendedInterpolation(_Marked):
    """${name} and ${section:name}"""
    _mark, _open = '$', '{'
    _name = _KEYCRE = _re.compile(r'\$\{([^}]+)\}')

    def _put(self, parser, option, parts, reference, section, variables, depth, raw, rest):
        path = reference.split(':')
        where, name = section, option
        try:
            if len(path) == 1:
                name = parser.optionxform(path[0])
                value = variables[name]
            elif len(path) == 2:
                where, name = path[0], parser.optionxform(path[1])
                value = parser.get(where, name, raw=True)
            else:
                raise InterpolationSyntaxError(option, section, f"More than one ':' found: {rest!r}")
        except (KeyError, NoSectionError, NoOptionError):
            raise InterpolationMissingOptionError(option, section, raw, ':'.join(path)) from None
        if '$' in value:
            self._resolve(parser, name, parts, value, where, dict(parser.items(where, raw=True)), depth + 1)
        else:
            parts.append(value)


class LegacyInterpolation(Interpolation):
    """%(name)s, as the % operator has it."""
    _KEYCRE = _re.compile(r'%\(([^)]*)\)s|.')

    def __init__(self):
        super().__init__()
        import warnings
        warnings.warn('LegacyInterpolation has been deprecated since Python 3.2 and will be removed from the configparser '
                      'module in Python 3.13. Use BasicInterpolation or ExtendedInterpolation instead.', DeprecationWarning,
                      stacklevel=2)

    def before_get(self, parser, section, option, value, vars):
        raw = value
        for _ in range(MAX_INTERPOLATION_DEPTH):
            if not value or '%(' not in value:
                break
            value = self._KEYCRE.sub(lambda found: found[0] if found[1] is None else f'%({parser.optionxform(found[1])})s',
                                     value)
            try:
                value = value % vars
            except KeyError as e:
                raise InterpolationMissingOptionError(option, section, raw, e.args[0]) from None
        if value and '%(' in value:
            raise InterpolationDepthError(option, section, raw)
        return value

    def before_set(self, parser, section, option, value):
        return value


# ---- reading

class _Reader:
    """The lines of one file, as they are understood one by one."""

    def __init__(self, parser, name):
        self.parser, self.name = parser, name
        self.sections, self.options = set(), set()  # seen in this file
        self.section = self.section_name = self.option = self.error = None
        self.indent = 0

    def read(self, lines):
        for number, line in enumerate(lines, start=1):
            self._line(number, line)
        self.parser._join_multiline_values()
        if self.error:
            raise self.error

    def _without_comment(self, line):
        """(what is left of the line, is all of it a comment?)"""
        start = _sys.maxsize
        places = {prefix: -1 for prefix in self.parser._inline_comment_prefixes}
        while start == _sys.maxsize and places:
            following = {}
            for prefix, at in places.items():
                at = line.find(prefix, at + 1)
                if at < 0:
                    continue
                following[prefix] = at
                if at == 0 or line[at - 1].isspace():
                    start = min(start, at)
            places = following
        full = any([line.strip().startswith(prefix) for prefix in self.parser._comment_prefixes])
        start = 0 if full else start
        return ('' if full else line[:start].strip()), start != _sys.maxsize

    def _line(self, number, line):
        parser = self.parser
        value, commented = self._without_comment(line)
        if not value:
            if not parser._empty_lines_in_values:
                self.indent = _sys.maxsize
            elif not commented and self.section is not None and self.option and \
                    self.section[self.option] is not None:
                self.section[self.option].append('')
            return
        indent = len(line) - len(line.lstrip())
        if self.section is not None and self.option and indent > self.indent:
            if self.section[self.option] is None:
                raise MissingSectionHeaderError(self.name, number, line)
            self.section[self.option].append(value)
            return
        self.indent = indent
        header = parser.SECTCRE.match(value)
        if header:
            self._header(number, header['header'])
        elif self.section is None:
            raise MissingSectionHeaderError(self.name, number, line)
        else:
            self._option(number, line, value)

    def _header(self, number, name):
        parser = self.parser
        self.section_name, self.option = name, None
        if name in parser._sections:
            if parser._strict and name in self.sections:
                raise DuplicateSectionError(name, self.name, number)
            self.section = parser._sections[name]
        elif name == parser.default_section:
            self.section = parser._defaults
            return
        else:
            self.section = parser._dict()
            parser._sections[name] = self.section
            parser._proxies[name] = SectionProxy(parser, name)
        self.sections.add(name)

    def _option(self, number, line, value):
        parser = self.parser
        found = parser._optcre.match(value)
        if not found:
            self._fail(number, line)
            return
        option, _, text = found.group('option', 'vi', 'value')
        if not option:
            self._fail(number, line)
        self.option = option = parser.optionxform(option.rstrip())
        if parser._strict and (self.section_name, option) in self.options:
            raise DuplicateOptionError(self.section_name, option, self.name, number)
        self.options.add((self.section_name, option))
        self.section[option] = None if text is None else [text.strip()]

    def _fail(self, number, line):
        self.error = self.error or ParsingError(self.name)
        self.error.append(number, repr(line))


class RawConfigParser(_MutableMapping):
    _DEFAULT_INTERPOLATION = Interpolation()
    SECTCRE = _re.compile(r'\[(?P<header>.+)\]')
    BOOLEAN_STATES = {'1': True, 'yes': True, 'true': True, 'on': True, '0': False, 'no': False, 'false': False, 'off': False}
    NONSPACECRE = _re.compile(r'\S')

    def __init__(self, defaults=None, dict_type=dict, allow_no_value=False, *, delimiters=('=', ':'),
                 comment_prefixes=('#', ';'), inline_comment_prefixes=None, strict=True, empty_lines_in_values=True,
                 default_section=DEFAULTSECT, interpolation=_UNSET, converters=_UNSET):
        self._dict = dict_type
        self._sections, self._defaults, self._proxies = dict_type(), dict_type(), dict_type()
        self._proxies[default_section] = SectionProxy(self, default_section)
        self._converters = ConverterMapping(self)
        self._delimiters = tuple(delimiters)
        shown = '|'.join([_re.escape(d) for d in delimiters])
        ending = rf'(?:(?P<vi>{shown})\s*(?P<value>.*))?$' if allow_no_value else rf'(?P<vi>{shown})\s*(?P<value>.*)$'
        self._optcre = _re.compile(rf'(?P<option>.*?)\s*{ending}')
        self._comment_prefixes = tuple(comment_prefixes or ())
        self._inline_comment_prefixes = tuple(inline_comment_prefixes or ())
        self._strict, self._allow_no_value = strict, allow_no_value
        self._empty_lines_in_values = empty_lines_in_values
        self.default_section = default_section
        self._interpolation = self._DEFAULT_INTERPOLATION if interpolation is _UNSET else interpolation
        if self._interpolation is None:
            self._interpolation = Interpolation()
        if not isinstance(self._interpolation, Interpolation):
            raise TypeError('interpolation= must be None or an instance of Interpolation; got an object of type '
                            f'{type(self._interpolation)}')
        if converters is not _UNSET:
            self._converters.update(converters)
        if defaults:
            self._read_defaults(defaults)

    def defaults(self):
        return self._defaults

    def sections(self):
        return list(self._sections.keys())

    def add_section(self, section):
        if section == self.default_section:
            raise ValueError(f'Invalid section name: {section!r}')
        if section in self._sections:
            raise DuplicateSectionError(section)
        self._sections[section] = self._dict()
        self._proxies[section] = SectionProxy(self, section)

    def has_section(self, section):
        return section in self._sections

    def options(self, section):
        try:
            own = self._sections[section].copy()
        except KeyError:
            raise NoSectionError(section) from None
        own.update(self._defaults)
        return list(own.keys())

    def read(self, filenames, encoding=None):
        """Files that cannot be opened are passed over; the names of those that were read."""
        if isinstance(filenames, (str, bytes)) or hasattr(filenames, '__fspath__'):
            filenames = [filenames]
        done = []
        for filename in filenames:
            try:
                with open(filename, encoding=encoding) as file:
                    self._read(file, filename)
            except OSError:
                continue
            done.append(filename.__fspath__() if hasattr(filename, '__fspath__') else filename)
        return done

    def read_file(self, f, source=None):
        if source is None:
            source = getattr(f, 'name', '<???>')
        self._read(f, source)

    def read_string(self, string, source='<string>'):
        self._read(string.splitlines(keepends=True), source)

    def read_dict(self, dictionary, source='<dict>'):
        seen = set()
        for section, keys in dictionary.items():
            section = str(section)
            try:
                self.add_section(section)
            except (DuplicateSectionError, ValueError):
                if self._strict and section in seen:
                    raise
            seen.add(section)
            for key, value in keys.items():
                key = self.optionxform(str(key))
                value = None if value is None else str(value)
                if self._strict and (section, key) in seen:
                    raise DuplicateOptionError(section, key, source)
                seen.add((section, key))
                self.set(section, key, value)

    def readfp(self, fp, filename=None):
        import warnings
        warnings.warn("This method will be removed in Python 3.12. Use 'parser.read_file()' instead.", DeprecationWarning,
                      stacklevel=2)
        self.read_file(fp, source=filename)

    def _read(self, lines, name):
        _Reader(self, name).read(lines)

    def _join_multiline_values(self):
        for section, options in _itertools.chain(((self.default_section, self._defaults),), self._sections.items()):
            for name, value in options.items():
                if isinstance(value, list):
                    value = '\n'.join(value).rstrip()
                options[name] = self._interpolation.before_read(self, section, name, value)

    def _read_defaults(self, defaults):
        for key, value in defaults.items():
            self._defaults[self.optionxform(key)] = value

    # -- values

    def get(self, section, option, *, raw=False, vars=None, fallback=_UNSET):
        try:
            values = self._unify(section, vars)
        except NoSectionError:
            if fallback is _UNSET:
                raise
            return fallback
        option = self.optionxform(option)
        try:
            value = values[option]
        except KeyError:
            if fallback is _UNSET:
                raise NoOptionError(option, section) from None
            return fallback
        if raw or value is None:
            return value
        return self._interpolation.before_get(self, section, option, value, values)

    def _unify(self, section, vars):
        own = {}
        try:
            own = self._sections[section]
        except KeyError:
            if section != self.default_section:
                raise NoSectionError(section) from None
        given = {self.optionxform(key): None if value is None else str(value) for key, value in (vars or {}).items()}
        return _ChainMap(given, own, self._defaults)

    def _get_conv(self, section, option, conv, *, raw=False, vars=None, fallback=_UNSET, **kwargs):
        try:
            return conv(self.get(section, option, raw=raw, vars=vars, **kwargs))
        except (NoSectionError, NoOptionError):
            if fallback is _UNSET:
                raise
            return fallback

    def getint(self, section, option, *, raw=False, vars=None, fallback=_UNSET, **kwargs):
        return self._get_conv(section, option, int, raw=raw, vars=vars, fallback=fallback, **kwargs)

    def getfloat(self, section, option, *, raw=False, vars=None, fallback=_UNSET, **kwargs):
        return self._get_conv(section, option, float, raw=raw, vars=vars, fallback=fallback, **kwargs)

    def getboolean(self, section, option, *, raw=False, vars=None, fallback=_UNSET, **kwargs):
        return self._get_conv(section, option, self._convert_to_boolean, raw=raw, vars=vars, fallback=fallback, **kwargs)

    def _convert_to_boolean(self, value):
        if value.lower() not in self.BOOLEAN_STATES:
            raise ValueError(f'Not a boolean: {value}')
        return self.BOOLEAN_STATES[value.lower()]

    def items(self, section=_UNSET, raw=False, vars=None):
        if section is _UNSET:
            return super().items()
        values = self._defaults.copy()
        try:
            values.update(self._sections[section])
        except KeyError:
            if section != self.default_section:
                raise NoSectionError(section) from None
        names = list(values.keys())
        for key, value in (vars or {}).items():
            values[self.optionxform(key)] = value
        if raw:
            return [(name, values[name]) for name in names]
        return [(name, self._interpolation.before_get(self, section, name, values[name], values)) for name in names]

    def popitem(self):
        for name in self.sections():
            value = self[name]
            del self[name]
            return name, value
        raise KeyError

    def optionxform(self, optionstr):
        return optionstr.lower()

    def has_option(self, section, option):
        if not section or section == self.default_section:
            return self.optionxform(option) in self._defaults
        if section not in self._sections:
            return False
        option = self.optionxform(option)
        return option in self._sections[section] or option in self._defaults

    def set(self, section, option, value=None):
        if value:
            value = self._interpolation.before_set(self, section, option, value)
        if not section or section == self.default_section:
            own = self._defaults
        else:
            try:
                own = self._sections[section]
            except KeyError:
                raise NoSectionError(section) from None
        own[self.optionxform(option)] = value

    def write(self, fp, space_around_delimiters=True):
        delimiter = f' {self._delimiters[0]} ' if space_around_delimiters else self._delimiters[0]
        if self._defaults:
            self._write_section(fp, self.default_section, self._defaults.items(), delimiter)
        for section in self._sections:
            self._write_section(fp, section, self._sections[section].items(), delimiter)

    def _write_section(self, fp, section, items, delimiter):
        fp.write(f'[{section}]\n')
        for key, value in items:
            value = self._interpolation.before_write(self, section, key, value)
            if value is not None or not self._allow_no_value:
                value = delimiter + str(value).replace('\n', '\n\t')
            else:
                value = ''
            fp.write(f'{key}{value}\n')
        fp.write('\n')

    def remove_option(self, section, option):
        if not section or section == self.default_section:
            own = self._defaults
        else:
            try:
                own = self._sections[section]
            except KeyError:
                raise NoSectionError(section) from None
        option = self.optionxform(option)
        there = option in own
        if there:
            del own[option]
        return there

    def remove_section(self, section):
        there = section in self._sections
        if there:
            del self._sections[section]
            del self._proxies[section]
        return there

    # -- as a mapping of sections

    def __getitem__(self, key):
        if key != self.default_section and not self.has_section(key):
            raise KeyError(key)
        return self._proxies[key]

    def __setitem__(self, key, value):
        if key in self and self[key] is value:
            return
        if key == self.default_section:
            self._defaults.clear()
        elif key in self._sections:
            self._sections[key].clear()
        self.read_dict({key: value})

    def __delitem__(self, key):
        if key == self.default_section:
            raise ValueError('Cannot remove the default section.')
        if not self.has_section(key):
            raise KeyError(key)
        self.remove_section(key)

    def __contains__(self, key):
        return key == self.default_section or self.has_section(key)

    def __len__(self):
        return len(self._sections) + 1

    def __iter__(self):
        return _itertools.chain((self.default_section,), self._sections.keys())

    def _validate_value_types(self, *, section='', option='', value=''):
        if not isinstance(section, str):
            raise TypeError('section names must be strings')
        if not isinstance(option, str):
            raise TypeError('option keys must be strings')
        if (not self._allow_no_value or value) and not isinstance(value, str):
            raise TypeError('option values must be strings')

    @property
    def converters(self):
        return self._converters


class ConfigParser(RawConfigParser):
    _DEFAULT_INTERPOLATION = BasicInterpolation()

    def set(self, section, option, value=None):
        self._validate_value_types(option=option, value=value)
        super().set(section, option, value)

    def add_section(self, section):
        self._validate_value_types(section=section)
        super().add_section(section)

    def _read_defaults(self, defaults):
        # through read_dict(), so that interpolation can check the values
        kept, self._interpolation = self._interpolation, Interpolation()
        try:
            self.read_dict({self.default_section: defaults})
        finally:
            self._interpolation = kept


class SafeConfigParser(ConfigParser):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        import warnings
        warnings.warn('The SafeConfigParser class has been renamed to ConfigParser in Python 3.2. This alias will be '
                      'removed in Python 3.12. Use ConfigParser directly instead.', DeprecationWarning, stacklevel=2)


class SectionProxy(_MutableMapping):
    """One section, as a mapping."""

    def __init__(self, parser, name):
        self._parser, self._name = parser, name
        for conv in getattr(parser, '_converters', ()):
            self._add_getter(conv)

    def _add_getter(self, conv):
        getter = getattr(self._parser, 'get' + conv)
        setattr(self, 'get' + conv, lambda option, fallback=None, **kwargs:
                self.get(option, fallback, _impl=getter, **kwargs))

    def __repr__(self):
        return f'<Section: {self._name}>'

    def __getitem__(self, key):
        if not self._parser.has_option(self._name, key):
            raise KeyError(key)
        return self._parser.get(self._name, key)

    def __setitem__(self, key, value):
        self._parser._validate_value_types(option=key, value=value)
        return self._parser.set(self._name, key, value)

    def __delitem__(self, key):
        if not (self._parser.has_option(self._name, key) and self._parser.remove_option(self._name, key)):
            raise KeyError(key)

    def __contains__(self, key):
        return self._parser.has_option(self._name, key)

    def _options(self):
        if self._name != self._parser.default_section:
            return self._parser.options(self._name)
        return list(self._parser.defaults())

    def __len__(self):
        return len(self._options())

    def __iter__(self):
        return iter(self._options())

    @property
    def parser(self):
        return self._parser

    @property
    def name(self):
        return self._name

    def get(self, option, fallback=None, *, raw=False, vars=None, _impl=None, **kwargs):
        return (_impl or self._parser.get)(self._name, option, raw=raw, vars=vars, fallback=fallback, **kwargs)


class ConverterMapping(_MutableMapping):
    """Converters by name; each makes a method getNAME of the parser and of its sections."""

    def __init__(self, parser):
        self._parser = parser
        self._data = {name[3:]: None for name in dir(parser)  # None: the parser's own method is the converter
                      if name.startswith('get') and len(name) > 3 and callable(getattr(parser, name))}
        for proxy in parser._proxies.values():
            for name in self._data:
                proxy._add_getter(name)

    def __getitem__(self, key):
        return self._data[key]

    def __setitem__(self, key, value):
        if not key or not key.isidentifier():
            raise ValueError(f'Incompatible key: {"get" + str(key)} (type: {type(key)})')
        parser = self._parser
        self._data[key] = value
        setattr(parser, 'get' + key, lambda section, option, **kwargs: parser._get_conv(section, option, value, **kwargs))
        for proxy in parser._proxies.values():
            proxy._add_getter(key)

    def __delitem__(self, key):
        name = 'get' + (key or '')
        if key not in self._data:
            raise KeyError(name)
        del self._data[key]
        for holder in (self._parser, *self._parser._proxies.values()):
            holder.__dict__.pop(name, None)

    def __iter__(self):
        return iter(self._data)

    def __len__(self):
        return len(self._data)
