"""Signals: handlers may be set, but only the program itself can send one (raise_signal)."""
import enum
import sys


class Signals(enum.IntEnum):
    """The signals of Linux."""
    SIGHUP = 1
    SIGINT = 2
    SIGQUIT = 3
    SIGILL = 4
    SIGTRAP = 5
    SIGABRT = 6
    SIGBUS = 7
    SIGFPE = 8
    SIGKILL = 9
    SIGUSR1 = 10
    SIGSEGV = 11
    SIGUSR2 = 12
    SIGPIPE = 13
    SIGALRM = 14
    SIGTERM = 15
    SIGCHLD = 17
    SIGCONT = 18
    SIGSTOP = 19
    SIGTSTP = 20
    SIGWINCH = 28


class Handlers(enum.IntEnum):
    """What to do with a signal."""
    SIG_DFL = 0
    SIG_IGN = 1


for _member in Signals:
    globals()[_member.name] = _member
NSIG = 65
SIG_DFL, SIG_IGN = Handlers.SIG_DFL, Handlers.SIG_IGN
_handlers = {}


def default_int_handler(signalnum, frame, /):
    raise KeyboardInterrupt


def _meet_runner():
    """A Runner that runs already, and would have set its handler if there had been signals then."""
    runners = sys.modules.get('asyncio.runners')
    if runners is not None and runners._interruptible:
        _handlers[SIGINT] = runners._interruptible[-1]


_meet_runner()


def valid_signals():
    return set(Signals)


def _check(signalnum):
    if signalnum not in valid_signals():
        raise ValueError('signal number out of range')
    return Signals(signalnum)


def getsignal(signalnum):
    number = _check(signalnum)
    return _handlers.get(number, default_int_handler if number == SIGINT else SIG_DFL)


def signal(signalnum, handler):
    before = getsignal(signalnum)
    if not callable(handler) and handler not in (SIG_DFL, SIG_IGN):
        raise TypeError('signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object')
    if signalnum in (SIGKILL, SIGSTOP):
        raise OSError(22, 'Invalid argument')
    _handlers[_check(signalnum)] = handler
    return before


def raise_signal(signalnum):
    number, handler = _check(signalnum), getsignal(signalnum)
    if callable(handler) and handler not in (SIG_DFL, SIG_IGN):
        handler(number, None)
    elif handler == SIG_DFL and number not in (SIGCHLD, SIGCONT, SIGWINCH):
        raise SystemExit(128 + number)


def strsignal(signalnum):
    return {SIGINT: 'Interrupt', SIGTERM: 'Terminated', SIGHUP: 'Hangup', SIGKILL: 'Killed'}.get(signalnum)


def alarm(seconds):
    raise NotImplementedError("signal.alarm() is not part of the course's Python: use loop.call_later()")


def pause():
    raise NotImplementedError("signal.pause() is not part of the course's Python: nobody sends signals here")
