"""colorama: the codes of colours. init() changes nothing: codes are passed on as they are."""

__version__ = '0.4.6'


def code_to_chars(code):
    return f'\033[{code}m'


class _Codes:
    def __init__(self, **codes):
        for name, code in codes.items():
            setattr(self, name, code_to_chars(code))


def _colours(first, light, reset):
    names = ('BLACK', 'RED', 'GREEN', 'YELLOW', 'BLUE', 'MAGENTA', 'CYAN', 'WHITE')
    codes = {name: first + i for i, name in enumerate(names)}
    codes.update({f'LIGHT{name}_EX': light + i for i, name in enumerate(names)})
    return _Codes(**codes, RESET=reset)


Fore = _colours(30, 90, 39)
Back = _colours(40, 100, 49)
Style = _Codes(BRIGHT=1, DIM=2, NORMAL=22, RESET_ALL=0)


class _Cursor:
    def UP(self, n=1):
        return f'\033[{n}A'

    def DOWN(self, n=1):
        return f'\033[{n}B'

    def FORWARD(self, n=1):
        return f'\033[{n}C'

    def BACK(self, n=1):
        return f'\033[{n}D'

    def POS(self, x=1, y=1):
        return f'\033[{y};{x}H'


Cursor = _Cursor()


def init(autoreset=False, convert=None, strip=None, wrap=True):
    if not wrap and any((autoreset, convert, strip)):
        raise ValueError('wrap=False conflicts with any other arg=True')
    if autoreset:
        raise NotImplementedError("colorama.init(autoreset=True) is not part of the course's Python: end coloured "
                                  'texts with Style.RESET_ALL')


def deinit():
    pass


def reinit():
    pass


def just_fix_windows_console():
    pass
