"""Which dialect a text is in (semantics: Lib/csv.py, Sniffer)."""
import io as _io
import re as _re
from csv import Dialect as _Dialect, Error as _Error, QUOTE_MINIMAL as _QUOTE_MINIMAL, reader as _reader

_QUOTED = (r'(?P<delim>[^\w\n"\'])(?P<space> ?)(?P<quote>["\']).*?(?P=quote)(?P=delim)',
           r'(?:^|\n)(?P<quote>["\']).*?(?P=quote)(?P<delim>[^\w\n"\'])(?P<space> ?)',
           r'(?P<delim>[^\w\n"\'])(?P<space> ?)(?P<quote>["\']).*?(?P=quote)(?:$|\n)',
           r'(?:^|\n)(?P<quote>["\']).*?(?P=quote)(?:$|\n)')


def _count(counts, key):
    counts[key] = counts.get(key, 0) + 1


def _doubled(sample, delimiter, quote):
    """Whether a quote stands inside a quoted field."""
    d = _re.escape(delimiter)
    return _re.search(rf'(({d})|^)\W*{quote}[^{d}\n]*{quote}[^{d}\n]*{quote}\W*(({d})|$)', sample, _re.MULTILINE) is not None


def _by_quotes(sample, delimiters):
    """Quote character, whether it is doubled, delimiter and whether a space follows it, by what surrounds quoted texts."""
    for pattern in _QUOTED:
        found = list(_re.finditer(pattern, sample, _re.DOTALL | _re.MULTILINE))
        if found:
            break
    else:
        return '', False, None, False
    quotes, marks, spaces = {}, {}, 0
    for m in found:
        groups = m.groupdict()
        _count(quotes, groups['quote'])
        if 'delim' in groups and groups['delim'] and (delimiters is None or groups['delim'] in delimiters):
            _count(marks, groups['delim'])
        spaces += bool(groups.get('space'))
    quote = max(quotes, key=quotes.get)
    delimiter = max(marks, key=marks.get) if marks else ''
    spaced = bool(marks) and marks[delimiter] == spaces
    delimiter = '' if delimiter == '\n' else delimiter
    return quote, _doubled(sample, delimiter, quote), delimiter, spaced


def _spaced(line, delimiter):
    return line.count(delimiter) == line.count(delimiter + ' ')


def _usual_counts(frequencies):
    """Of each character how often a line has it most of the time, and how many more lines have that than not."""
    usual = {}
    for c, counts in frequencies.items():
        if list(counts) == [0]:
            continue
        times = max(counts, key=counts.get)
        usual[c] = times, 2 * counts[times] - sum(counts.values())
    return usual


class Sniffer:
    """Guesses a dialect, and whether a first row is names."""

    def __init__(self):
        self.preferred = [',', '\t', ';', ' ', ':']

    def sniff(self, sample, delimiters=None):
        quote, doubled, delimiter, spaced = _by_quotes(sample, delimiters)
        if not delimiter:
            delimiter, spaced = self._by_frequency(sample, delimiters)
        if not delimiter:
            raise _Error('Could not determine delimiter')

        class dialect(_Dialect):
            _name, lineterminator, quoting, __module__ = 'sniffed', '\r\n', _QUOTE_MINIMAL, 'csv'
        dialect.doublequote, dialect.delimiter = doubled, delimiter
        dialect.quotechar, dialect.skipinitialspace = quote or '"', spaced
        return dialect

    def _by_frequency(self, sample, delimiters):
        """The character that lines have equally often, looking at ten more lines while there is none."""
        lines = [line for line in sample.split('\n') if line]
        step = min(10, len(lines))
        frequencies, possible = {}, {}
        for start in range(0, len(lines), step or 1):
            for line in lines[start:start + step]:
                for c in map(chr, range(127)):
                    _count(frequencies.setdefault(c, {}), line.count(c))
            usual, total = _usual_counts(frequencies), float(min(start + step, len(lines)))
            consistency = 1.0
            while not possible and consistency >= 0.9:
                for c, (times, lead) in usual.items():
                    if times > 0 and lead > 0 and lead / total >= consistency and (delimiters is None or c in delimiters):
                        possible[c] = times, lead
                consistency -= 0.01
            if len(possible) == 1:
                only = next(iter(possible))
                return only, _spaced(lines[0], only)
        if not possible:
            return '', False
        for c in self.preferred:
            if c in possible:
                return c, _spaced(lines[0], c)
        c = max((counts, c) for c, counts in possible.items())[1]
        return c, _spaced(lines[0], c)

    def has_header(self, sample):
        """Whether the first row differs from what the columns of the next twenty have in common."""
        rows = _reader(_io.StringIO(sample), self.sniff(sample))
        header = next(rows)
        kinds = dict.fromkeys(range(len(header)))
        for checked, row in enumerate(rows):
            if checked > 20:
                break
            if len(row) != len(header):
                continue
            for column in list(kinds):
                kind = _kind(row[column])
                if kinds[column] is None:
                    kinds[column] = kind
                elif kind != kinds[column]:
                    del kinds[column]
        votes = 0
        for column, kind in kinds.items():
            if isinstance(kind, int):
                differs = len(header[column]) != kind
            else:
                differs = kind is None or _kind(header[column]) is not complex
            votes += 1 if differs else -1
        return votes > 0


def _kind(text):
    """complex for a number, otherwise the length."""
    try:
        complex(text)
    except (ValueError, OverflowError):
        return len(text)
    return complex


Sniffer.__module__ = 'csv'
