"""How long something takes, on the virtual clock."""
from time import perf_counter as default_timer

__all__ = ['Timer', 'timeit', 'repeat', 'default_timer', 'default_number', 'default_repeat']
default_number, default_repeat = 1000000, 5


class Timer:
    """Runs a function many times. Texts of programs cannot be run here: give functions."""

    def __init__(self, stmt='pass', setup='pass', timer=default_timer, globals=None):
        for what, given in (('stmt', stmt), ('setup', setup)):
            if not callable(given) and given != 'pass':
                raise NotImplementedError(f"timeit with a text as {what} is not part of the course's Python: "
                                          "give a function")
        self._stmt, self._setup, self.timer = stmt, setup, timer

    def timeit(self, number=default_number):
        if callable(self._setup):
            self._setup()
        start = self.timer()
        if callable(self._stmt):
            for _ in range(number):
                self._stmt()
        return self.timer() - start

    def repeat(self, repeat=default_repeat, number=default_number):
        return [self.timeit(number) for _ in range(repeat)]


def timeit(stmt='pass', setup='pass', timer=default_timer, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt='pass', setup='pass', timer=default_timer, repeat=default_repeat, number=default_number,
           globals=None):
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)
