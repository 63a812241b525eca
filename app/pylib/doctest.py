"""Examples in docstrings, run as if they were typed. Their texts stand in the program, so it stays what the learner sees."""
import difflib
import inspect
import io
import re
import sys
import traceback
from collections import namedtuple

import _doctest

__all__ = ['register_optionflag', 'DONT_ACCEPT_TRUE_FOR_1', 'DONT_ACCEPT_BLANKLINE', 'NORMALIZE_WHITESPACE', 'ELLIPSIS',
           'SKIP', 'IGNORE_EXCEPTION_DETAIL', 'COMPARISON_FLAGS', 'REPORT_UDIFF', 'REPORT_CDIFF', 'REPORT_NDIFF',
           'REPORT_ONLY_FIRST_FAILURE', 'REPORTING_FLAGS', 'FAIL_FAST', 'Example', 'DocTest', 'DocTestParser',
           'DocTestFinder', 'DocTestRunner', 'OutputChecker', 'testmod', 'testfile', 'run_docstring_examples']

TestResults = namedtuple('TestResults', 'failed attempted', module=__name__)
OPTIONFLAGS_BY_NAME = {}


def register_optionflag(name):
    return OPTIONFLAGS_BY_NAME.setdefault(name, 1 << len(OPTIONFLAGS_BY_NAME))


DONT_ACCEPT_TRUE_FOR_1 = register_optionflag('DONT_ACCEPT_TRUE_FOR_1')
DONT_ACCEPT_BLANKLINE = register_optionflag('DONT_ACCEPT_BLANKLINE')
NORMALIZE_WHITESPACE = register_optionflag('NORMALIZE_WHITESPACE')
ELLIPSIS = register_optionflag('ELLIPSIS')
SKIP = register_optionflag('SKIP')
IGNORE_EXCEPTION_DETAIL = register_optionflag('IGNORE_EXCEPTION_DETAIL')
COMPARISON_FLAGS = (DONT_ACCEPT_TRUE_FOR_1 | DONT_ACCEPT_BLANKLINE | NORMALIZE_WHITESPACE | ELLIPSIS | SKIP
                    | IGNORE_EXCEPTION_DETAIL)
REPORT_UDIFF = register_optionflag('REPORT_UDIFF')
REPORT_CDIFF = register_optionflag('REPORT_CDIFF')
REPORT_NDIFF = register_optionflag('REPORT_NDIFF')
REPORT_ONLY_FIRST_FAILURE = register_optionflag('REPORT_ONLY_FIRST_FAILURE')
FAIL_FAST = register_optionflag('FAIL_FAST')
REPORTING_FLAGS = REPORT_UDIFF | REPORT_CDIFF | REPORT_NDIFF | REPORT_ONLY_FIRST_FAILURE | FAIL_FAST

BLANKLINE_MARKER = '<BLANKLINE>'
ELLIPSIS_MARKER = '...'


def _indented(text):
    return re.sub('(?m)^(?!$)', '    ', text)


def _ended(text):
    return text if not text or text.endswith('\n') else text + '\n'


# ---- examples, and where they stand ----

class Example:
    """A statement and what it is to print; `exc_msg` when that is the end of a traceback."""

    def __init__(self, source, want, exc_msg=None, lineno=0, indent=0, options=None):
        self.source = source if source.endswith('\n') else source + '\n'
        self.want = _ended(want)
        self.exc_msg = None if exc_msg is None else exc_msg if exc_msg.endswith('\n') else exc_msg + '\n'
        self.lineno, self.indent, self.options = lineno, indent, {} if options is None else options

    def _key(self):
        return self.source, self.want, self.lineno, self.indent, self.options, self.exc_msg

    def __eq__(self, other):
        return self._key() == other._key() if type(self) is type(other) else NotImplemented

    def __hash__(self):
        return hash((self.source, self.want, self.lineno, self.indent, self.exc_msg))


class DocTest:
    """The examples of one docstring, and the names they see."""

    def __init__(self, examples, globs, name, filename, lineno, docstring):
        self.examples, self.docstring, self.globs = examples, docstring, globs.copy()
        self.name, self.filename, self.lineno = name, filename, lineno

    def __repr__(self):
        n = len(self.examples)
        count = 'no examples' if n == 0 else '1 example' if n == 1 else f'{n} examples'
        return f'<{type(self).__name__} {self.name} from {self.filename}:{self.lineno} ({count})>'

    def __lt__(self, other):
        if not isinstance(other, DocTest):
            return NotImplemented
        return (self.name, self.filename, self.lineno or -1) < (other.name, other.filename, other.lineno or -1)


_PROMPT = re.compile(r'( *)>>>')
_OPTIONS = re.compile(r'(?m)#\s*doctest:\s*([^\n\'"]*)$')
_NOTHING = re.compile(r' *(#.*)?$')
_TRACEBACK = re.compile(r'(?ms)^Traceback \((?:most recent call last|innermost last)\):\s*$.*?^(?P<msg>\w+.*)')


class DocTestParser:
    """Takes the examples out of a text."""

    def parse(self, string, name='<string>'):
        """Texts and Examples by turns."""
        lines = string.expandtabs().split('\n')
        margin = min([len(line) - len(line.lstrip(' ')) for line in lines if line.strip()], default=0)
        lines = [line[margin:] for line in lines]
        parts, i, shown = [], 0, 0
        while i < len(lines):
            if not _PROMPT.match(lines[i]):
                i += 1
                continue
            parts.append(''.join(line + '\n' for line in lines[shown:i]))
            example, i = self._example(lines, i, name)
            if example is not None:
                parts.append(example)
            shown = i
        parts.append('\n'.join(lines[shown:]))
        return parts

    def _example(self, lines, start, name):
        indent = len(_PROMPT.match(lines[start])[1])
        end = start + 1
        while end < len(lines) and re.match(r' *\.\.\.', lines[end]):
            end += 1
        typed = lines[start:end]
        for i, line in enumerate(typed):
            if len(line) >= indent + 4 and line[indent + 3] != ' ':
                raise ValueError(f'line {start + i + 1!r} of the docstring for {name} lacks blank after '
                                 f'{line[indent:indent + 3]}: {line!r}')
        self._check_indent(typed[1:], indent, name, start + 1, '.')
        source = '\n'.join(line[indent + 4:] for line in typed)
        stop = end
        while stop < len(lines) and lines[stop].strip(' ') and not _PROMPT.match(lines[stop]):
            stop += 1
        self._check_indent(lines[end:stop], indent, name, end)
        want = '\n'.join(line[indent:] for line in lines[end:stop])
        options = self._find_options(source, name, start)
        if not options and all(_NOTHING.match(line) for line in source.split('\n')):
            return None, stop
        message = _TRACEBACK.match(want)
        return Example(source, want, message and message['msg'], start, indent, options), stop

    def _check_indent(self, lines, indent, name, lineno, then=''):
        for i, line in enumerate(lines):
            if line and not line.startswith(' ' * indent + then):
                raise ValueError(f'line {lineno + i + 1!r} of the docstring for {name} has inconsistent leading '
                                 f'whitespace: {line!r}')

    def _find_options(self, source, name, lineno):
        options = {}
        for found in _OPTIONS.finditer(source):
            for option in found[1].replace(',', ' ').split():
                if option[0] not in '+-' or option[1:] not in OPTIONFLAGS_BY_NAME:
                    raise ValueError(f'line {lineno + 1!r} of the doctest for {name} has an invalid option: {option!r}')
                options[OPTIONFLAGS_BY_NAME[option[1:]]] = option[0] == '+'
        if options and all(_NOTHING.match(line) for line in source.split('\n')):
            raise ValueError(f'line {lineno!r} of the doctest for {name} has an option directive on a line with no '
                             f'example: {source!r}')
        return options

    def get_examples(self, string, name='<string>'):
        return [part for part in self.parse(string, name) if isinstance(part, Example)]

    def get_doctest(self, string, globs, name, filename, lineno):
        return DocTest(self.get_examples(string, name), globs, name, filename, lineno, string)


class DocTestFinder:
    """Looks for docstrings in a module, its functions and classes."""

    def __init__(self, verbose=False, parser=DocTestParser(), recurse=True, exclude_empty=True):
        self._verbose, self._parser, self._recurse, self._exclude_empty = verbose, parser, recurse, exclude_empty

    def find(self, obj, name=None, module=None, globs=None, extraglobs=None):
        name = getattr(obj, '__name__', None) if name is None else name
        if name is None:
            raise ValueError(f"DocTestFinder.find: name must be given when obj.__name__ doesn't exist: {type(obj)!r}")
        if module is None:
            module = obj if inspect.ismodule(obj) else sys.modules.get(getattr(obj, '__module__', None))
        elif module is False:
            module = None
        if globs is None:
            globs = {} if module is None else dict(module.__dict__)
        globs = {**globs, **(extraglobs or {})}
        globs.setdefault('__name__', '__main__')
        tests = []
        self._find(tests, obj, name, module, _doctest.lines(getattr(module, '__file__', None)), globs, set())
        tests.sort()
        return tests

    def _find(self, tests, obj, name, module, lines, globs, seen):
        if self._verbose:
            print(f'Finding tests in {name}')
        if id(obj) in seen:
            return
        seen.add(id(obj))
        test = self._test_of(obj, name, module, globs, lines)
        if test is not None:
            tests.append(test)
        if not self._recurse or not (inspect.ismodule(obj) or inspect.isclass(obj)):
            return
        for part, value in list(obj.__dict__.items()):
            if inspect.isclass(obj) and isinstance(value, (staticmethod, classmethod)):
                value = value.__func__
            if self._belongs(obj, module, value):
                self._find(tests, value, f'{name}.{part}', module, lines, globs, seen)
        if inspect.ismodule(obj):
            for part, value in getattr(obj, '__test__', {}).items():
                self._find(tests, value, f'{name}.__test__.{part}', module, lines, globs, seen)

    def _belongs(self, owner, module, value):
        if isinstance(value, property):
            return inspect.isclass(owner)
        if not inspect.isclass(value) and not inspect.isroutine(inspect.unwrap(value) if callable(value) else value):
            return False
        if module is None:
            return True
        home = getattr(value, '__module__', None)
        return home == module.__name__ if home is not None else False

    def _test_of(self, obj, name, module, globs, lines):
        docstring = obj if isinstance(obj, str) else getattr(obj, '__doc__', None) or ''
        docstring = docstring if isinstance(docstring, str) else str(docstring)
        if self._exclude_empty and not docstring:
            return None
        filename = None if module is None else getattr(module, '__file__', None) or module.__name__
        return self._parser.get_doctest(docstring, globs, name, filename, self._line_of(obj, lines))

    def _line_of(self, obj, lines):
        """The line of the docstring, from 0."""
        line = 0 if inspect.ismodule(obj) and obj.__doc__ is not None else None
        if inspect.isclass(obj) and lines is not None and obj.__doc__ is not None:
            pattern = re.compile(r'\s*class\s*%s\b' % re.escape(obj.__name__))
            line = next((i for i, text in enumerate(lines) if pattern.match(text)), None)
        obj = obj.__func__ if inspect.ismethod(obj) else obj
        if inspect.isfunction(obj) and obj.__doc__:
            line = obj.__code__.co_firstlineno - 1
        if line is None:
            return None
        if lines is None:
            return line + 1
        quote = re.compile(r'(^|.*:)\s*\w*("|\')')
        return next((i for i in range(line, len(lines)) if quote.match(lines[i])), None)


# ---- running them ----

def _ascii(text):
    """What lies beyond ASCII may be written either way, as it is or escaped."""
    return text.encode('ascii', 'backslashreplace').decode()


class OutputChecker:
    """Is it what was wanted?"""

    def check_output(self, want, got, optionflags):
        got, want = _ascii(got), _ascii(want)
        if got == want:
            return True
        if not optionflags & DONT_ACCEPT_TRUE_FOR_1 and (got, want) in (('True\n', '1\n'), ('False\n', '0\n')):
            return True
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            want = re.sub(rf'(?m)^{BLANKLINE_MARKER}\s*?$', '', want)
            got = re.sub(r'(?m)^[^\S\n]+$', '', got)
            if got == want:
                return True
        if optionflags & NORMALIZE_WHITESPACE:
            got, want = ' '.join(got.split()), ' '.join(want.split())
            if got == want:
                return True
        return bool(optionflags & ELLIPSIS) and self._ellipsis_match(want, got)

    def _ellipsis_match(self, want, got):
        first, *middle = want.split(ELLIPSIS_MARKER)
        if not middle:
            return want == got
        last = middle.pop()
        if not got.startswith(first) or not got.endswith(last) or len(first) + len(last) > len(got):
            return False
        at, end = len(first), len(got) - len(last)
        for piece in middle:
            at = got.find(piece, at, end)
            if at < 0:
                return False
            at += len(piece)
        return True

    def output_difference(self, example, got, optionflags):
        want = example.want
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            got = re.sub('(?m)^[ ]*(?=\n)', BLANKLINE_MARKER, got)
        long = want.count('\n') > 2 and got.count('\n') > 2
        if optionflags & REPORT_NDIFF or long and optionflags & (REPORT_UDIFF | REPORT_CDIFF):
            return self._difference(want.splitlines(keepends=True), got.splitlines(keepends=True), optionflags)
        expected = f'Expected:\n{_indented(want)}' if want else 'Expected nothing\n'
        return expected + (f'Got:\n{_indented(got)}' if got else 'Got nothing\n')

    def _difference(self, want, got, optionflags):
        if optionflags & REPORT_UDIFF:
            kind, lines = 'unified diff with -expected +actual', list(difflib.unified_diff(want, got, n=2))[2:]
        elif optionflags & REPORT_CDIFF:
            kind, lines = ('context diff with expected followed by actual',
                           list(difflib.context_diff(want, got, n=2))[2:])
        else:
            kind = 'ndiff with -expected +actual'
            lines = difflib.Differ(charjunk=difflib.IS_CHARACTER_JUNK).compare(want, got)
        return f'Differences ({kind}):\n' + _indented(''.join(lines))


def _without_details(message):
    """The name of an exception, without its module and what follows."""
    line = message.split('\n', 1)[0]
    return line.partition(':')[0].rpartition('.')[2]


class DocTestRunner:
    """Runs DocTests, and says what failed."""
    DIVIDER = '*' * 70

    def __init__(self, checker=None, verbose=None, optionflags=0):
        self._checker = OutputChecker() if checker is None else checker
        self._verbose = '-v' in sys.argv if verbose is None else verbose
        self.optionflags = self.original_optionflags = optionflags
        self.tries = self.failures = 0
        self._counts = {}

    def report_start(self, out, test, example):
        if self._verbose:
            wanted = f'Expecting:\n{_indented(example.want)}' if example.want else 'Expecting nothing\n'
            out(f'Trying:\n{_indented(example.source)}{wanted}')

    def report_success(self, out, test, example, got):
        if self._verbose:
            out('ok\n')

    def report_failure(self, out, test, example, got):
        out(self._header(test, example) + self._checker.output_difference(example, got, self.optionflags))

    def report_unexpected_exception(self, out, test, example, exc_info):
        out(self._header(test, example) + 'Exception raised:\n'
            + _indented(''.join(traceback.format_exception(*exc_info))))

    def _header(self, test, example):
        if test.filename:
            line = '?' if test.lineno is None else test.lineno + example.lineno + 1
            place = f'File "{test.filename}", line {line}, in {test.name}'
        else:
            place = f'Line {example.lineno + 1}, in {test.name}'
        return f'{self.DIVIDER}\n{place}\nFailed example:\n{_indented(example.source)}'

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        self.test, stdout = test, sys.stdout
        out = stdout.write if out is None else out
        sys.stdout = printed = io.StringIO()
        try:
            return self._run(test, out, printed)
        finally:
            sys.stdout = stdout
            if clear_globs:
                test.globs.clear()

    def _run(self, test, out, printed):
        failures = tries = 0
        original = self.optionflags
        for n, example in enumerate(test.examples):
            quiet = self.optionflags & REPORT_ONLY_FIRST_FAILURE and failures > 0
            self.optionflags = original
            for flag, on in example.options.items():
                self.optionflags = self.optionflags | flag if on else self.optionflags & ~flag
            if self.optionflags & SKIP:
                continue
            tries += 1
            if not quiet:
                self.report_start(out, test, example)
            exc_info = None
            try:
                _doctest.statement(example.source, f'<doctest {test.name}[{n}]>', test.globs)()
            except KeyboardInterrupt:
                raise
            except BaseException:
                exc_info = sys.exc_info()
            got = printed.getvalue()
            printed.seek(0)
            printed.truncate()
            if self._is_right(example, got, exc_info):
                if not quiet:
                    self.report_success(out, test, example, got)
                continue
            failures += 1
            if quiet:
                pass
            elif exc_info is not None and example.exc_msg is None:
                self.report_unexpected_exception(out, test, example, exc_info)
            else:
                got += ''.join(traceback.format_exception(*exc_info)) if exc_info is not None else ''
                self.report_failure(out, test, example, _ended(got))
            if self.optionflags & FAIL_FAST:
                break
        self.optionflags = original
        done = self._counts.get(test.name, (0, 0))
        self._counts[test.name] = done[0] + failures, done[1] + tries
        self.failures += failures
        self.tries += tries
        return TestResults(failures, tries)

    def _is_right(self, example, got, exc_info):
        check, flags = self._checker.check_output, self.optionflags
        if exc_info is None:
            return check(example.want, _ended(got), flags)
        if example.exc_msg is None:
            return False
        message = traceback.format_exception_only(*exc_info[:2])[-1]
        if check(example.exc_msg, message, flags):
            return True
        return bool(flags & IGNORE_EXCEPTION_DETAIL) and check(_without_details(example.exc_msg),
                                                               _without_details(message), flags)

    def summarize(self, verbose=None):
        verbose = self._verbose if verbose is None else verbose
        counts = sorted(self._counts.items())
        if verbose:
            self._list([f'    {name}' for name, (_, tries) in counts if not tries], 'items had no tests:')
            self._list([f' {tries:3} tests in {name}' for name, (failures, tries) in counts if tries and not failures],
                       'items passed all tests:')
        failed = [f' {failures:3} of {tries:3} in {name}' for name, (failures, tries) in counts if failures]
        if failed:
            print(self.DIVIDER)
            self._list(failed, 'items had failures:')
        failures, tries = (sum(count[i] for _, count in counts) for i in (0, 1))
        if verbose:
            print(f'{tries} tests in {len(counts)} items.\n{tries - failures} passed and {failures} failed.')
        if failures:
            print(f'***Test Failed*** {failures} failures.')
        elif verbose:
            print('Test passed.')
        return TestResults(failures, tries)

    def _list(self, lines, title):
        if lines:
            print(len(lines), title)
            print('\n'.join(lines))


def _run_all(tests, verbose, report, optionflags):
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    for test in tests:
        runner.run(test)
    if report:
        runner.summarize()
    return TestResults(runner.failures, runner.tries)


def testmod(m=None, name=None, globs=None, verbose=None, report=True, optionflags=0, extraglobs=None,
            raise_on_error=False, exclude_empty=False):
    """Runs the examples in the docstrings of a module, or of the program."""
    m = sys.modules.get('__main__') if m is None else m
    if not inspect.ismodule(m):
        raise TypeError(f'testmod: module required; {m!r}')
    finder = DocTestFinder(exclude_empty=exclude_empty)
    return _run_all(finder.find(m, m.__name__ if name is None else name, globs=globs, extraglobs=extraglobs), verbose,
                    report, optionflags)


def testfile(filename, module_relative=True, name=None, package=None, globs=None, verbose=None, report=True,
             optionflags=0, extraglobs=None, raise_on_error=False, parser=DocTestParser(), encoding=None):
    """Runs the examples in a text file."""
    with open(filename, encoding=encoding) as file:
        text = file.read()
    globs = {'__name__': '__main__', **(globs or {}), **(extraglobs or {})}
    name = filename.rpartition('/')[2] if name is None else name
    return _run_all([parser.get_doctest(text, globs, name, filename, 0)], verbose, report, optionflags)


def run_docstring_examples(f, globs, verbose=False, name='NoName', compileflags=None, optionflags=0):
    """Runs the examples of one docstring."""
    _run_all(DocTestFinder(verbose=verbose, recurse=False).find(f, name, globs=globs), verbose, False, optionflags)
