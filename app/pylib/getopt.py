"""Options of a command line, as C's getopt() reads them."""
import os

__all__ = ['GetoptError', 'error', 'getopt', 'gnu_getopt']


class GetoptError(Exception):
    def __init__(self, msg, opt=''):
        super().__init__(msg, opt)
        self.msg, self.opt = msg, opt

    def __str__(self):
        return self.msg


error = GetoptError


def getopt(args, shortopts, longopts=[]):
    """Options up to the first argument: ([(option, value)], rest)."""
    return _read(args, shortopts, longopts, mixed=False)


def gnu_getopt(args, shortopts, longopts=[]):
    """Options may stand behind arguments, unless shortopts begins with '+'."""
    mixed = not shortopts.startswith('+') and not os.environ.get('POSIXLY_CORRECT')
    return _read(args, shortopts.removeprefix('+'), longopts, mixed)


def _read(args, short, long, mixed):
    long = [long] if isinstance(long, str) else list(long)
    args, options, rest = list(args), [], []
    while args:
        arg = args[0]
        if arg == '--':
            return options, rest + args[1:]
        if arg.startswith('--'):
            args = _read_long(options, arg[2:], long, args[1:])
        elif arg.startswith('-') and arg != '-':
            args = _read_short(options, arg[1:], short, args[1:])
        elif mixed:
            rest.append(args.pop(0))
        else:
            break
    return options, rest + args


def _read_long(options, text, long, args):
    name, equals, value = text.partition('=')
    value = value if equals else None
    matching = [option for option in long if option.startswith(name)]
    if not matching:
        raise GetoptError(f'option --{name} not recognized', name)
    if name in matching:
        found, wanted = name, False
    elif name + '=' in matching:
        found, wanted = name, True
    elif len(matching) > 1:
        raise GetoptError(f'option --{name} not a unique prefix', name)
    else:
        found, wanted = matching[0].removesuffix('='), matching[0].endswith('=')
    if wanted and value is None:
        if not args:
            raise GetoptError(f'option --{found} requires argument', found)
        value, *args = args
    elif not wanted and value is not None:
        raise GetoptError(f'option --{found} must not have an argument', found)
    options.append((f'--{found}', value or ''))
    return args


def _read_short(options, letters, short, args):
    while letters:
        letter, letters = letters[0], letters[1:]
        at = short.find(letter)
        if at < 0 or letter == ':':
            raise GetoptError(f'option -{letter} not recognized', letter)
        value = ''
        if short.startswith(':', at + 1):
            if not letters:
                if not args:
                    raise GetoptError(f'option -{letter} requires argument', letter)
                letters, *args = args
            value, letters = letters, ''
        options.append((f'-{letter}', value))
    return args
