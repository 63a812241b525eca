"""Tables as text, a row a line (semantics: Modules/_csv.c and Lib/csv.py)."""

__all__ = ['QUOTE_MINIMAL', 'QUOTE_ALL', 'QUOTE_NONNUMERIC', 'QUOTE_NONE', 'Error', 'Dialect', 'excel', 'excel_tab',
           'field_size_limit', 'reader', 'writer', 'register_dialect', 'get_dialect', 'list_dialects', 'Sniffer',
           'unregister_dialect', 'DictReader', 'DictWriter', 'unix_dialect']

QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE = range(4)
_limit = 131072


class Error(Exception):
    pass


Error.__module__ = '_csv'

# ---- dialects ----

_DEFAULTS = {'delimiter': ',', 'doublequote': True, 'escapechar': None, 'lineterminator': '\r\n', 'quotechar': '"',
             'quoting': QUOTE_MINIMAL, 'skipinitialspace': False, 'strict': False}


def _character(name, value):
    if value is None and name != 'delimiter':
        return None
    if not isinstance(value, str):
        kinds = 'string' if name == 'delimiter' else 'string or None'
        raise TypeError(f'"{name}" must be {kinds}, not {type(value).__name__}')
    if len(value) != 1:
        raise TypeError(f'"{name}" must be a 1-character string')
    return value


class _Settings:
    """A dialect's values, checked and fixed."""

    __slots__ = tuple(_DEFAULTS)

    def __init__(self, dialect, given):
        for name in given:
            if name not in _DEFAULTS:
                raise TypeError(f"'{name}' is an invalid keyword argument for this function")
        values = {name: getattr(dialect, name, default) for name, default in _DEFAULTS.items()}
        values.update(given)
        for name in ('delimiter', 'escapechar', 'quotechar'):
            values[name] = _character(name, values[name])
        for name in ('doublequote', 'skipinitialspace', 'strict'):
            values[name] = bool(values[name])
        if type(values['quoting']) is not int:
            raise TypeError('"quoting" must be an integer')
        if not QUOTE_MINIMAL <= values['quoting'] <= QUOTE_NONE:
            raise TypeError('bad "quoting" value')
        if values['quotechar'] is None and 'quoting' not in given and not hasattr(dialect, 'quoting'):
            values['quoting'] = QUOTE_NONE
        if values['quoting'] != QUOTE_NONE and values['quotechar'] is None:
            raise TypeError('quotechar must be set if quoting enabled')
        if not isinstance(values['lineterminator'], str):
            raise TypeError('"lineterminator" must be a string' if values['lineterminator'] is not None else
                            'lineterminator must be set')
        for name, value in values.items():
            object.__setattr__(self, name, value)

    def __setattr__(self, name, value):
        raise AttributeError(f"attribute '{name}' of '_csv.Dialect' objects is not writable")

    def __delattr__(self, name):
        raise AttributeError(f"attribute '{name}' of '_csv.Dialect' objects is not writable")

    def __reduce_ex__(self, protocol):
        raise TypeError("cannot pickle 'Dialect' instances")


_Settings.__name__ = _Settings.__qualname__ = 'Dialect'
_Settings.__module__ = '_csv'


class Dialect:
    """How rows are written; classes derived from it set the values."""

    _name, _valid = '', False
    delimiter = quotechar = escapechar = doublequote = skipinitialspace = lineterminator = quoting = None

    def __init__(self):
        if self.__class__ != Dialect:
            self._valid = True
        try:
            _Settings(self, {})
        except TypeError as e:
            raise Error(str(e))


class excel(Dialect):
    """What Excel writes."""
    delimiter, quotechar, doublequote, skipinitialspace = ',', '"', True, False
    lineterminator, quoting = '\r\n', QUOTE_MINIMAL


class excel_tab(excel):
    """What Excel writes, with tabs."""
    delimiter = '\t'


class unix_dialect(Dialect):
    """All fields in quotes, lines as in Unix."""
    delimiter, quotechar, doublequote, skipinitialspace = ',', '"', True, False
    lineterminator, quoting = '\n', QUOTE_ALL


_dialects = {}


def _settings(dialect, options):
    if isinstance(dialect, str):
        dialect = get_dialect(dialect)
    if isinstance(dialect, _Settings) and not options:
        return dialect
    return _Settings(dialect, options)


def register_dialect(name, dialect=None, **options):
    if not isinstance(name, str):
        raise TypeError('dialect name must be a string')
    _dialects[name] = _settings(dialect, options)


def unregister_dialect(name):
    if not isinstance(name, str) or name not in _dialects:
        raise Error('unknown dialect')
    del _dialects[name]


def get_dialect(name):
    if name not in _dialects:
        raise Error('unknown dialect')
    return _dialects[name]


def list_dialects():
    return list(_dialects)


def field_size_limit(*limit):
    """The longest field that a reader takes; sets it if told."""
    global _limit
    if len(limit) > 1:
        raise TypeError(f'field_size_limit expected at most 1 argument, got {len(limit)}')
    before = _limit
    if limit:
        if not isinstance(limit[0], int):
            raise TypeError('limit must be an integer')
        _limit = limit[0]
    return before


register_dialect('excel', excel)
register_dialect('excel-tab', excel_tab)
register_dialect('unix', unix_dialect)

# ---- reading ----

_START, _FIELD_START, _ESCAPED, _FIELD, _QUOTED, _ESCAPED_QUOTED, _QUOTE, _LINE_END, _ESCAPED_END = range(9)


class _Row:
    """One row, read a character at a time; None is the end of a line."""

    def __init__(self, dialect):
        self.fields, self.state = [], _START
        self._dialect, self._text, self._number = dialect, [], False

    def unfinished(self):
        return self._text or self.state == _QUOTED

    def save(self):
        text = ''.join(self._text)
        self.fields.append(float(text) if self._number else text)
        self._text, self._number = [], False

    def _add(self, c):
        if len(self._text) >= _limit:
            raise Error(f'field larger than field limit ({_limit})')
        self._text.append(c)

    def _end(self, c):
        self.save()
        self.state = _START if c is None else _LINE_END

    def take(self, c):
        self._STEPS[self.state](self, c)

    def _at_start(self, c):
        if c is None:
            return
        if c in '\r\n':
            self.state = _LINE_END
        else:
            self.state = _FIELD_START
            self._at_field(c)

    def _at_field(self, c):
        d = self._dialect
        if c is None or c in '\r\n':
            self._end(c)
        elif c == d.quotechar and d.quoting != QUOTE_NONE:
            self.state = _QUOTED
        elif c == d.escapechar:
            self.state = _ESCAPED
        elif c == ' ' and d.skipinitialspace:
            pass
        elif c == d.delimiter:
            self.save()
        else:
            self._number = d.quoting == QUOTE_NONNUMERIC
            self._add(c)
            self.state = _FIELD

    def _after_escape(self, c):
        self._add('\n' if c is None else c)
        self.state = _ESCAPED_END if c is not None and c in '\r\n' else _FIELD

    def _after_escaped_end(self, c):
        if c is not None:
            self._in_field(c)

    def _in_field(self, c):
        d = self._dialect
        if c is None or c in '\r\n':
            self._end(c)
        elif c == d.escapechar:
            self.state = _ESCAPED
        elif c == d.delimiter:
            self.save()
            self.state = _FIELD_START
        else:
            self._add(c)
            self.state = _FIELD

    def _in_quotes(self, c):
        d = self._dialect
        if c is None:
            pass
        elif c == d.escapechar:
            self.state = _ESCAPED_QUOTED
        elif c == d.quotechar and d.quoting != QUOTE_NONE:
            self.state = _QUOTE if d.doublequote else _FIELD
        else:
            self._add(c)

    def _after_quoted_escape(self, c):
        self._add('\n' if c is None else c)
        self.state = _QUOTED

    def _after_quote(self, c):
        d = self._dialect
        if c is None or c in '\r\n':
            self._end(c)
        elif c == d.quotechar and d.quoting != QUOTE_NONE:
            self._add(c)
            self.state = _QUOTED
        elif c == d.delimiter:
            self.save()
            self.state = _FIELD_START
        elif d.strict:
            raise Error(f"'{d.delimiter}' expected after '{d.quotechar}'")
        else:
            self._add(c)
            self.state = _FIELD

    def _after_line(self, c):
        if c is None:
            self.state = _START
        elif c not in '\r\n':
            raise Error('new-line character seen in unquoted field - do you need to open the file in universal-newline mode?')

    _STEPS = (_at_start, _at_field, _after_escape, _in_field, _in_quotes, _after_quoted_escape, _after_quote, _after_line,
              _after_escaped_end)


class reader:
    """Rows from lines."""

    def __init__(self, csvfile, /, dialect=None, **options):
        self._lines, self._dialect, self._count = iter(csvfile), _settings(dialect, options), 0
        d = self._dialect
        special = [c for c in (d.quotechar, d.escapechar) if c and (c == d.escapechar or d.quoting != QUOTE_NONE)]
        self._special = None if d.skipinitialspace or d.quoting == QUOTE_NONNUMERIC else (*special, '\r', '\n')

    dialect = property(lambda self: self._dialect)
    line_num = property(lambda self: self._count)

    def __iter__(self):
        return self

    def _at_once(self, line):
        """The fields of a line without quotes, escapes or newlines in it; None for others."""
        body = line[:-1] if line[-1:] == '\n' else line
        if self._special is None or not body or len(body) > _limit or any([c in body for c in self._special]):
            return None
        return body.split(self._dialect.delimiter)

    def __next__(self):
        row = None
        while True:
            line = next(self._lines, None)
            if line is None:
                break
            if not isinstance(line, str):
                raise Error(f'iterator should return strings, not {type(line).__name__} (the file should be opened in '
                            'text mode)')
            self._count += 1
            if row is None:
                fields = self._at_once(line)
                if fields is not None:
                    return fields
                row = _Row(self._dialect)
            for c in line:
                row.take(c)
            row.take(None)
            if row.state == _START:
                return row.fields
        if row is None or not row.unfinished():
            raise StopIteration
        if self._dialect.strict:
            raise Error('unexpected end of data')
        row.save()
        return row.fields


# ---- writing ----

class writer:
    """Lines from rows."""

    def __init__(self, csvfile, /, dialect=None, **options):
        self._write = getattr(csvfile, 'write', None)
        if not callable(self._write):
            raise TypeError('argument 1 must have a "write" method')
        self._dialect = d = _settings(dialect, options)
        self._special = {c for c in (d.delimiter, d.escapechar, d.quotechar, *d.lineterminator) if c}

    dialect = property(lambda self: self._dialect)

    def _escape(self, c):
        if self._dialect.escapechar is None:
            raise Error('need to escape, but no escapechar set')
        return self._dialect.escapechar + c

    def _field(self, value):
        d = self._dialect
        text = value if isinstance(value, str) else '' if value is None else str(value)
        quoted = d.quoting == QUOTE_ALL or d.quoting == QUOTE_NONNUMERIC and not _is_number(value)
        if self._special.isdisjoint(text):
            return d.quotechar + text + d.quotechar if quoted else text
        out = []
        for c in text:
            if c not in self._special:
                out.append(c)
            elif d.quoting == QUOTE_NONE or c == d.escapechar or c == d.quotechar and not d.doublequote:
                out.append(self._escape(c))
            else:
                quoted = True
                out.append(c * 2 if c == d.quotechar else c)
        text = ''.join(out)
        return d.quotechar + text + d.quotechar if quoted else text

    def writerow(self, row, /):
        try:
            row = iter(row)
        except TypeError:
            raise Error(f'iterable expected, not {type(row).__name__}') from None
        d = self._dialect
        texts = [self._field(value) for value in row]
        if texts == ['']:
            if d.quoting == QUOTE_NONE:
                raise Error('single empty field record must be quoted')
            texts = [d.quotechar * 2]
        return self._write(d.delimiter.join(texts) + d.lineterminator)

    def writerows(self, rows, /):
        for row in rows:
            self.writerow(row)


def _is_number(value):
    return hasattr(type(value), '__int__') or hasattr(type(value), '__float__') or hasattr(type(value), '__index__') or (
        isinstance(value, complex))


# ---- rows as dicts ----

class DictReader:
    """Rows as dicts; the first line has the names."""

    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect='excel', *args, **kwds):
        if fieldnames is not None and iter(fieldnames) is fieldnames:
            fieldnames = list(fieldnames)
        self._fieldnames, self.restkey, self.restval = fieldnames, restkey, restval
        self.reader = reader(f, dialect, *args, **kwds)
        self.dialect, self.line_num = dialect, 0

    def __iter__(self):
        return self

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            try:
                self._fieldnames = next(self.reader)
            except StopIteration:
                pass
        self.line_num = self.reader.line_num
        return self._fieldnames

    @fieldnames.setter
    def fieldnames(self, value):
        self._fieldnames = value

    def __next__(self):
        if self.line_num == 0:
            self.fieldnames
        row = next(self.reader)
        self.line_num = self.reader.line_num
        while not row:
            row = next(self.reader)
        names = self.fieldnames
        found = dict(zip(names, row))
        if len(row) > len(names):
            found[self.restkey] = row[len(names):]
        for name in names[len(row):]:
            found[name] = self.restval
        return found

    __class_getitem__ = classmethod(type(list[int]))


class DictWriter:
    """Lines from dicts."""

    def __init__(self, f, fieldnames, restval='', extrasaction='raise', dialect='excel', *args, **kwds):
        if fieldnames is not None and iter(fieldnames) is fieldnames:
            fieldnames = list(fieldnames)
        if extrasaction.lower() not in ('raise', 'ignore'):
            raise ValueError(f"extrasaction ({extrasaction}) must be 'raise' or 'ignore'")
        self.fieldnames, self.restval, self.extrasaction = fieldnames, restval, extrasaction
        self.writer = writer(f, dialect, *args, **kwds)

    def writeheader(self):
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def _row(self, row):
        if self.extrasaction == 'raise':
            unknown = row.keys() - self.fieldnames
            if unknown:
                raise ValueError('dict contains fields not in fieldnames: ' + ', '.join([repr(x) for x in unknown]))
        return [row.get(name, self.restval) for name in self.fieldnames]

    def writerow(self, rowdict):
        return self.writer.writerow(self._row(rowdict))

    def writerows(self, rowdicts):
        return self.writer.writerows(map(self._row, rowdicts))

    __class_getitem__ = classmethod(type(list[int]))


def __getattr__(name):
    if name == 'Sniffer':
        from csv._sniffer import Sniffer
        return Sniffer
    raise AttributeError(f"module 'csv' has no attribute '{name}'", name=name)
