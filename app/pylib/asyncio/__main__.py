"""What `asyncourse repl` runs a typed statement with: the console of `python -m asyncio`, without its thread.

Nobody waits for a statement but its own loop, so time stands still between two of them: what is ready runs before the
next prompt, and what sleeps goes on when a statement waits."""
import builtins
import sys
from _asyncio import _is_quiet, iscoroutine, new_event_loop, set_event_loop

_MAX_TICKS = 1000  # of one moment after a statement: a task may yield for ever


class Console:
    def __init__(self):
        self._loop = new_event_loop()
        set_event_loop(self._loop)
        self._task = self._error = None
        self._done = self._interrupted = False

    def run(self, func):
        """Run the statement to its end; raise what it raises."""
        if 'warnings' in sys.modules:
            sys.modules['warnings']._seen.clear()  # see vm_forget_warnings
        self._task = self._error = None
        self._done = self._interrupted = False
        self._loop.call_soon(self._start, func)
        self._go_on()

    def interrupt(self):
        """Ctrl-C while everything waits."""
        self._interrupted = True
        if self._task is None:
            self._end()  # a plain statement, in a call that blocks
        else:
            self._task.cancel()
        self._go_on()

    def complete(self, word):
        """What may stand in place of the word, a line each."""
        from rlcompleter import Completer
        completer, found = Completer(), {}
        try:
            while (match := completer.complete(word, len(found))) is not None:
                found[match] = True
        except BaseException:  # of a __getattr__, say
            pass
        return '\n'.join(found)

    def abandon(self):
        """The statement was stopped where it was, and nobody may wait for it any more."""
        if self._task is not None:
            self._task._log_destroy_pending = False
        self._task = None

    def _start(self, func):
        try:
            coro = func()
        except SystemExit:
            raise
        except KeyboardInterrupt:
            self._interrupted = True
            self._end()
        except BaseException as exc:
            self._error = exc
            self._end()
        else:
            if not iscoroutine(coro):
                return self._end()
            self._task = self._loop.create_task(coro)
            self._task.add_done_callback(self._end)

    def _end(self, task=None):
        self._done = True
        self._loop.stop()

    def _go_on(self):
        while not self._ended():
            if self._task is not None and not self._task.done():
                self._task.cancel()
                self._interrupted = True
        task, error = self._task, self._error
        self._task = self._error = None
        if task is not None:
            if task.cancelled():
                from concurrent.futures import CancelledError
                error = CancelledError()
            else:
                error = task.exception()
                if type(error) is TimeoutError:  # goes through futures._convert_future_exc: it comes anew
                    error = TimeoutError(*error.args)
        if self._interrupted:
            sys.stderr.write('\nKeyboardInterrupt\n')
        elif error is not None:
            raise error

    def _ended(self):
        """Run the loop until the statement is over; False: Ctrl-C hit somebody's turn."""
        try:
            while not self._done:
                self._loop.run_forever()
            for _ in range(_MAX_TICKS):
                if _is_quiet(self._loop):
                    break
                self._loop.stop()
                self._loop.run_forever()
        except KeyboardInterrupt:
            return False
        return True


class _Helper:
    def __repr__(self):
        return 'Type help(object) for what an object says of itself; outside, "asyncourse glossary" explains the words.'

    def __call__(self, *objects):
        for obj in objects or (self,):
            text = getattr(obj, '__doc__', None)
            print(text.strip() if text else repr(obj))


builtins.help = _Helper()
console = Console()
