"""Tables as text, a row a line."""
import re as _re

__all__ = ['QUOTE_MINIMAL', 'QUOTE_ALL', 'QUOTE_NONNUMERIC', 'QUOTE_NONE', 'Error', 'Dialect', 'excel', 'excel_tab',
           'unix_dialect', 'reader', 'writer', 'DictReader', 'DictWriter', 'register_dialect', 'get_dialect',
           'list_dialects']

QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE = range(4)


class Error(Exception):
    pass


Error.__module__ = '_csv'


class Dialect:
    delimiter, quotechar, escapechar, doublequote = ',', '"', None, True
    skipinitialspace, lineterminator, quoting, strict = False, '\r\n', QUOTE_MINIMAL, False


class excel(Dialect):
    pass


class excel_tab(Dialect):
    delimiter = '\t'


class unix_dialect(Dialect):
    quoting, lineterminator = QUOTE_ALL, '\n'


_dialects = {'excel': excel, 'excel-tab': excel_tab, 'unix': unix_dialect}


def register_dialect(name, dialect=excel, **options):
    _dialects[name] = type(name, (get_dialect(dialect) if isinstance(dialect, str) else dialect,), options)


def get_dialect(name):
    if name not in _dialects:
        raise Error('unknown dialect')
    return _dialects[name]


def list_dialects():
    return list(_dialects)


def _dialect(dialect, options):
    base = get_dialect(dialect) if isinstance(dialect, str) else dialect
    for name in options:
        if not hasattr(Dialect, name):
            raise TypeError(f"'{name}' is an invalid keyword argument for this function")
    made = type('Dialect', (base if isinstance(base, type) else type(base),), options)()
    if not isinstance(made.delimiter, str) or len(made.delimiter) != 1:
        raise TypeError('"delimiter" must be a 1-character string')
    return made


class reader:
    """Rows from lines."""

    def __init__(self, csvfile, dialect='excel', **options):
        self._lines, self.dialect, self.line_num = iter(csvfile), _dialect(dialect, options), 0

    def __iter__(self):
        return self

    def __next__(self):
        d, row, field, inside, quoted = self.dialect, [], [], False, False
        while True:
            line = next(self._lines) if not inside else next(self._lines, None)
            if line is None:
                return [*row, ''.join(field)]
            self.line_num += 1
            i, n = 0, len(line)
            while i < n:
                c = line[i]
                i += 1
                if d.escapechar and c == d.escapechar and i < n:
                    field.append(line[i])
                    i += 1
                elif inside:
                    if c != d.quotechar:
                        field.append(c)
                    elif d.doublequote and line[i:i + 1] == d.quotechar:
                        field.append(c)
                        i += 1
                    else:
                        inside = False
                elif c in '\r\n':
                    break
                elif c == d.delimiter:
                    row.append(self._value(field, quoted))
                    field, quoted = [], False
                    while d.skipinitialspace and line[i:i + 1] == ' ':
                        i += 1
                elif c == d.quotechar and not field and d.quoting != QUOTE_NONE:
                    inside = quoted = True
                else:
                    field.append(c)
            if not inside:
                break
        if not row and not field and not quoted:
            return []
        return [*row, self._value(field, quoted)]

    def _value(self, field, quoted):
        text = ''.join(field)
        return float(text) if self.dialect.quoting == QUOTE_NONNUMERIC and not quoted else text


class writer:
    """Lines from rows."""

    def __init__(self, csvfile, dialect='excel', **options):
        self._write, self.dialect = csvfile.write, _dialect(dialect, options)

    def _field(self, value, alone):
        d = self.dialect
        number = isinstance(value, (int, float)) and not isinstance(value, bool)
        text = '' if value is None else repr(value) if isinstance(value, float) else str(value)
        special = any(c in text for c in (d.delimiter, d.quotechar or '', '\r', '\n') if c)
        if d.quoting == QUOTE_NONE:
            if special and not d.escapechar:
                raise Error('need to escape, but no escapechar set')
            return _re.sub('([' + _re.escape(d.delimiter + (d.quotechar or '')) + '])',
                           lambda m: d.escapechar + m.group(), text) if special else text
        if special or d.quoting == QUOTE_ALL or d.quoting == QUOTE_NONNUMERIC and not number or alone and not text:
            text = text.replace(d.quotechar, d.quotechar * 2 if d.doublequote else (d.escapechar or '') + d.quotechar)
            return d.quotechar + text + d.quotechar
        return text

    def writerow(self, row):
        fields = list(row)
        texts = [self._field(value, len(fields) == 1) for value in fields]
        return self._write(self.dialect.delimiter.join(texts) + self.dialect.lineterminator)

    def writerows(self, rows):
        for row in rows:
            self.writerow(row)


class DictReader:
    """Rows as dicts; the first line has the names."""

    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect='excel', *args, **kwds):
        self._fieldnames, self.restkey, self.restval = fieldnames, restkey, restval
        self.reader = reader(f, dialect, *args, **kwds)

    def __iter__(self):
        return self

    @property
    def line_num(self):
        return self.reader.line_num

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            self._fieldnames = next(self.reader, None)
        return self._fieldnames

    def __next__(self):
        names = self.fieldnames
        row = next(self.reader)
        while not row:
            row = next(self.reader)
        found = dict(zip(names, row))
        if len(row) > len(names):
            found[self.restkey] = row[len(names):]
        for name in names[len(row):]:
            found[name] = self.restval
        return found


class DictWriter:
    """Lines from dicts."""

    def __init__(self, f, fieldnames, restval='', extrasaction='raise', dialect='excel', *args, **kwds):
        if extrasaction.lower() not in ('raise', 'ignore'):
            raise ValueError(f'extrasaction ({extrasaction}) must be \'raise\' or \'ignore\'')
        self.fieldnames, self.restval, self.extrasaction = fieldnames, restval, extrasaction.lower()
        self.writer = writer(f, dialect, *args, **kwds)

    def writeheader(self):
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def _row(self, row):
        unknown = [key for key in row if key not in self.fieldnames]
        if unknown and self.extrasaction == 'raise':
            raise ValueError('dict contains fields not in fieldnames: ' + ', '.join(map(repr, unknown)))
        return [row.get(name, self.restval) for name in self.fieldnames]

    def writerow(self, rowdict):
        return self.writer.writerow(self._row(rowdict))

    def writerows(self, rowdicts):
        self.writer.writerows(map(self._row, rowdicts))
