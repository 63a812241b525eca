"""What programs name who could run others: what a run was, errors to catch. There are no processes here; what would
start one says so."""
from types import GenericAlias as _GenericAlias

__all__ = ['Popen', 'PIPE', 'STDOUT', 'call', 'check_call', 'getstatusoutput', 'getoutput', 'check_output', 'run',
           'CalledProcessError', 'DEVNULL', 'SubprocessError', 'TimeoutExpired', 'CompletedProcess']

PIPE, STDOUT, DEVNULL = -1, -2, -3


class SubprocessError(Exception):
    pass


def _set_output(error, value):
    error.output = value


_stdout = property(lambda error: error.output, _set_output, doc='Another name of output.')


def _ended(returncode):
    if not returncode or returncode > 0:
        return f'returned non-zero exit status {returncode}.'
    import signal
    try:
        return f'died with {signal.Signals(-returncode)!r}.'
    except ValueError:
        return f'died with unknown signal {-returncode}.'


class CalledProcessError(SubprocessError):
    """A program has failed."""

    def __init__(self, returncode, cmd, output=None, stderr=None):
        self.returncode, self.cmd, self.output, self.stderr = returncode, cmd, output, stderr

    def __str__(self):
        return f"Command '{self.cmd}' {_ended(self.returncode)}"

    stdout = _stdout


class TimeoutExpired(SubprocessError):
    """A program has taken too long."""

    def __init__(self, cmd, timeout, output=None, stderr=None):
        self.cmd, self.timeout, self.output, self.stderr = cmd, timeout, output, stderr

    def __str__(self):
        return f"Command '{self.cmd}' timed out after {self.timeout} seconds"

    stdout = _stdout


class CompletedProcess:
    """What came of a program."""

    def __init__(self, args, returncode, stdout=None, stderr=None):
        self.args, self.returncode, self.stdout, self.stderr = args, returncode, stdout, stderr

    def __repr__(self):
        parts = [f'args={self.args!r}', f'returncode={self.returncode!r}']
        if self.stdout is not None:
            parts.append(f'stdout={self.stdout!r}')
        if self.stderr is not None:
            parts.append(f'stderr={self.stderr!r}')
        return f"{type(self).__name__}({', '.join(parts)})"

    __class_getitem__ = classmethod(_GenericAlias)

    def check_returncode(self):
        if self.returncode:
            raise CalledProcessError(self.returncode, self.args, self.stdout, self.stderr)


def _refuse(name):
    raise NotImplementedError(f"subprocess.{name}() is not part of the course's Python: use asyncio.to_thread() with a "
                              "function of your own")


class Popen:
    """A program that runs."""

    def __new__(cls, *args, **kwargs):
        _refuse('Popen')

    __class_getitem__ = classmethod(_GenericAlias)


def run(*popenargs, input=None, capture_output=False, timeout=None, check=False, **kwargs):
    _refuse('run')


def call(*popenargs, timeout=None, **kwargs):
    _refuse('call')


def check_call(*popenargs, **kwargs):
    _refuse('check_call')


def check_output(*popenargs, timeout=None, **kwargs):
    _refuse('check_output')


def getstatusoutput(cmd, *, encoding=None, errors=None):
    _refuse('getstatusoutput')


def getoutput(cmd, *, encoding=None, errors=None):
    _refuse('getoutput')
