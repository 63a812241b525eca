"""What assertRaises(), assertWarns() and assertLogs() give: a context that fails the test at its end."""
import re
import warnings


class _Expect:
    """Of a block, or of one call."""

    def __init__(self, case, expected, pattern=None, msg=None):
        self.case, self.expected, self.pattern, self.msg = case, expected, pattern, msg
        self.by = ''

    def call(self, function, args, kwargs):
        self.by = f' by {getattr(function, "__name__", None) or str(function)}'
        with self:
            function(*args, **kwargs)

    def _names(self):
        kinds = self.expected if isinstance(self.expected, tuple) else (self.expected,)
        return kinds[0].__name__ if len(kinds) == 1 else str(self.expected)

    def _fail(self, text):
        raise self.case.failureException(self.case._formatMessage(self.msg, text))

    def _matches(self, text):
        return self.pattern is None or re.search(self.pattern, text)

    def _fail_match(self, text):
        shown = self.pattern if isinstance(self.pattern, str) else self.pattern.pattern
        self._fail(f'"{shown}" does not match "{text}"')


class Raises(_Expect):
    exception = None

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc, tb):
        if exc_type is None:
            self._fail(f'{self._names()} not raised{self.by}')
        if not issubclass(exc_type, self.expected):
            return False
        self.exception = exc.with_traceback(None)
        if not self._matches(str(exc)):
            self._fail_match(str(exc))
        return True


class Warns(_Expect):
    warning = None

    def __enter__(self):
        self._catch = warnings.catch_warnings(record=True)
        self.warnings = self._catch.__enter__()
        warnings.simplefilter('always', self.expected)
        return self

    def __exit__(self, exc_type, exc, tb):
        self._catch.__exit__(exc_type, exc, tb)
        if exc_type is not None:
            return
        fitting = [w for w in self.warnings if isinstance(w.message, self.expected)]
        for w in fitting:
            if self._matches(str(w.message)):
                self.warning, self.filename, self.lineno = w.message, w.filename, w.lineno
                return
        if fitting:
            self._fail_match(str(fitting[0].message))
        self._fail(f'{self._names()} not triggered{self.by}')


class Logs:
    """What assertLogs() gives."""

    def __init__(self, case, logger, level, wanted=True):
        import logging
        self.case, self.wanted = case, wanted
        self.logger = logger if hasattr(logger, 'addHandler') else logging.getLogger(logger)
        self.level = getattr(logging, level) if isinstance(level, str) else level or logging.INFO
        self.records, self.output = [], []

    def __enter__(self):
        import logging
        context = self
        formatter = logging.Formatter('%(levelname)s:%(name)s:%(message)s')

        class Capture(logging.Handler):
            def emit(self, record):
                context.records.append(record)
                context.output.append(formatter.format(record))

        capture = Capture()
        capture.setLevel(self.level)
        self._before = self.logger.handlers, self.logger.level, self.logger.propagate
        self.logger.handlers, self.logger.propagate = [capture], False
        self.logger.setLevel(self.level)
        return self

    def __exit__(self, exc_type, exc, tb):
        import logging
        self.logger.handlers, level, self.logger.propagate = self._before
        self.logger.setLevel(level)
        if exc_type is not None:
            return False
        name = logging.getLevelName(self.level)
        if self.wanted and not self.records:
            self.case.fail(f'no logs of level {name} or higher triggered on {self.logger.name}')
        if not self.wanted and self.records:
            self.case.fail(f'Unexpected logs found: {self.output!r}')
