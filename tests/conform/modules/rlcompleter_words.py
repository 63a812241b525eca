# What a word at a prompt may become.
import rlcompleter


class Robot:
    """Somebody with a property that must not be asked."""
    count = None

    def __init__(self):
        self.name = 'r2'
        self._hidden = 1

    @property
    def battery(self):
        print('asked!')
        return 5

    def walk(self, far):
        return far

    def stop(self):
        pass


class Wall:
    def __getattr__(self, name):
        raise AttributeError(name)

    def __dir__(self):
        return ['one', 'two']


def choices(completer, text):
    found = []
    while (match := completer.complete(text, len(found))) is not None:
        found.append(match)
    return found


names = {'robot': Robot(), 'robots': [Robot()], 'role': 3, 'Robot': Robot, 'inner': Wall()}
completer = rlcompleter.Completer(names)
for text in ('ro', 'Rob', 'rol', 'zzz', 'fin', 'contin', 'Non', 'mat', 'robot.', 'robot.w', 'robot.st', 'robot._h',
             'robot.battery', 'robot.name.sta', 'robot.nothing.x', 'nobody.x', 'robots[0].w', 'robot.coun',
             'robot._', 'robot.__cla', 'inner.o', '.x', 'a..b'):
    print(repr(text), [m for m in choices(completer, text) if '__' not in m or '__cla' in text])
print(choices(rlcompleter.Completer(), 'Rob'), choices(rlcompleter.Completer(), 'choi'))
for wrong in ('x', 3):
    try:
        print(choices(rlcompleter.Completer(wrong), 'Rob'))
    except TypeError as e:
        print(type(e).__name__, e)
