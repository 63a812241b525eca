"""Command lines: what a program takes, and what it was given."""
import sys as _sys

__all__ = ['ArgumentParser', 'ArgumentError', 'ArgumentTypeError', 'BooleanOptionalAction', 'FileType', 'HelpFormatter',
           'ArgumentDefaultsHelpFormatter', 'RawDescriptionHelpFormatter', 'RawTextHelpFormatter',
           'MetavarTypeHelpFormatter', 'Namespace', 'Action', 'ONE_OR_MORE', 'OPTIONAL', 'PARSER', 'REMAINDER', 'SUPPRESS',
           'ZERO_OR_MORE']

SUPPRESS = '==SUPPRESS=='
OPTIONAL, ZERO_OR_MORE, ONE_OR_MORE, PARSER, REMAINDER = '?', '*', '+', 'A...', '...'
_MAX_POSITION, _WIDTH = 24, 78


class _Shown:
    """What is shown as a call that names its fields. CPython: _AttributeHolder"""

    def _get_kwargs(self):
        return self.__dict__.items()

    def __repr__(self):
        fields = list(self._get_kwargs())
        shown = [f'{name}={value!r}' for name, value in fields if name.isidentifier()]
        odd = {name: value for name, value in fields if not name.isidentifier()}
        if odd:
            shown.append(f'**{odd!r}')
        return f"{type(self).__name__}({', '.join(shown)})"


class Namespace(_Shown):
    """The values by name."""

    def __init__(self, **kwargs):
        self.__dict__.update(kwargs)

    def __eq__(self, other):
        return vars(self) == vars(other) if isinstance(other, Namespace) else NotImplemented

    def __contains__(self, key):
        return key in self.__dict__


class ArgumentTypeError(Exception):
    """What a type= function raises to have its own text shown."""


class ArgumentError(Exception):
    def __init__(self, argument, message):
        self.argument_name = None if argument is None else argument._name()
        self.message = message

    def __str__(self):
        return self.message if self.argument_name is None else f'argument {self.argument_name}: {self.message}'


# ---- actions ----

_ACTION_FIELDS = ('option_strings', 'dest', 'nargs', 'const', 'default', 'type', 'choices', 'required', 'help',
                  'metavar')


class Action(_Shown):
    """One thing that may be given."""

    def __init__(self, option_strings, dest, nargs=None, const=None, default=None, type=None, choices=None,
                 required=False, help=None, metavar=None):
        self.option_strings, self.dest, self.nargs, self.const = option_strings, dest, nargs, const
        self.default, self.type, self.choices, self.required = default, type, choices, required
        self.help, self.metavar = help, metavar

    def _name(self):
        if self.option_strings:
            return '/'.join(self.option_strings)
        if isinstance(self.metavar, str) and self.metavar != SUPPRESS:
            return self.metavar
        if self.dest not in (None, SUPPRESS):
            return self.dest
        return '{' + ','.join(self.choices) + '}' if self.choices else None

    def _get_kwargs(self):
        return [(name, getattr(self, name)) for name in _ACTION_FIELDS]

    def __call__(self, parser, namespace, values, option_string=None):
        raise NotImplementedError('.__call__() not defined')

    def format_usage(self):
        return self.option_strings[0]


class _StoreAction(Action):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, values)


class _StoreConstAction(Action):
    """An option without a value."""

    def __init__(self, option_strings, dest, const=None, default=None, required=False, help=None, metavar=None):
        super().__init__(option_strings, dest, 0, const, default, required=required, help=help)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, self.const)


class _StoreTrueAction(_StoreConstAction):
    def __init__(self, option_strings, dest, default=False, required=False, help=None):
        super().__init__(option_strings, dest, True, default, required, help)


class _StoreFalseAction(_StoreConstAction):
    def __init__(self, option_strings, dest, default=True, required=False, help=None):
        super().__init__(option_strings, dest, False, default, required, help)


class _AppendAction(Action):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, [*(getattr(namespace, self.dest, None) or []), values])


class _AppendConstAction(_StoreConstAction):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, [*(getattr(namespace, self.dest, None) or []), self.const])


class _ExtendAction(Action):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, [*(getattr(namespace, self.dest, None) or []), *values])


class _CountAction(_StoreConstAction):
    def __init__(self, option_strings, dest, default=None, required=False, help=None):
        super().__init__(option_strings, dest, None, default, required, help)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, (getattr(namespace, self.dest, None) or 0) + 1)


class _HelpAction(_StoreConstAction):
    def __init__(self, option_strings, dest=SUPPRESS, default=SUPPRESS, help=None):
        super().__init__(option_strings, dest, None, default, help=help)

    def __call__(self, parser, namespace, values, option_string=None):
        parser.print_help()
        parser.exit()


class _VersionAction(_StoreConstAction):
    def __init__(self, option_strings, version=None, dest=SUPPRESS, default=SUPPRESS,
                 help="show program's version number and exit"):
        super().__init__(option_strings, dest, None, default, help=help)
        self.version = version

    def __call__(self, parser, namespace, values, option_string=None):
        parser._print_message((self.version or parser.version).replace('%(prog)s', parser.prog) + '\n', _sys.stdout)
        parser.exit()


class BooleanOptionalAction(Action):
    def __init__(self, option_strings, dest, default=None, type=None, choices=None, required=False, help=None,
                 metavar=None):
        names = []
        for option in option_strings:
            names.append(option)
            if option.startswith('--'):
                names.append('--no-' + option[2:])
        if help is not None and default is not None and default is not SUPPRESS:
            help += ' (default: %(default)s)'
        super().__init__(names, dest, 0, None, default, type, choices, required, help, metavar)

    def __call__(self, parser, namespace, values, option_string=None):
        if option_string in self.option_strings:
            setattr(namespace, self.dest, not option_string.startswith('--no-'))

    def format_usage(self):
        return ' | '.join(self.option_strings)


class _SubParsersAction(Action):
    """Chooses another parser by name."""

    class _ChoicesPseudoAction(Action):
        def __init__(self, name, aliases, help):
            metavar = name + (f" ({', '.join(aliases)})" if aliases else '')
            super().__init__([], name, help=help, metavar=metavar)

    def __init__(self, option_strings, prog, parser_class, dest=SUPPRESS, required=False, help=None, metavar=None):
        self._prog, self._parser_class = prog, parser_class
        self._parsers, self._choices = {}, []
        super().__init__(option_strings, dest, PARSER, choices=self._parsers, required=required, help=help,
                         metavar=metavar)

    def add_parser(self, name, *, aliases=(), help=None, **kwargs):
        kwargs.setdefault('prog', f'{self._prog} {name}')
        if help is not None:
            self._choices.append(self._ChoicesPseudoAction(name, aliases, help))
        parser = self._parser_class(**kwargs)
        for known in (name, *aliases):
            self._parsers[known] = parser
        return parser

    def __call__(self, parser, namespace, values, option_string=None):
        name, rest = values[0], values[1:]
        if self.dest is not SUPPRESS:
            setattr(namespace, self.dest, name)
        if name not in self._parsers:
            raise ArgumentError(self, f"unknown parser {name!r} (choices: {', '.join(self._parsers)})")
        found, unknown = self._parsers[name].parse_known_args(rest, None)
        for key, value in vars(found).items():
            setattr(namespace, key, value)
        if unknown:
            vars(namespace).setdefault('_unrecognized_args', []).extend(unknown)


_ACTIONS = {None: _StoreAction, 'store': _StoreAction, 'store_const': _StoreConstAction,
            'store_true': _StoreTrueAction, 'store_false': _StoreFalseAction, 'append': _AppendAction,
            'append_const': _AppendConstAction, 'extend': _ExtendAction, 'count': _CountAction, 'help': _HelpAction,
            'version': _VersionAction}


class FileType:
    """Opens what is given; '-' is a standard stream."""

    def __init__(self, mode='r', bufsize=-1, encoding=None, errors=None):
        self._mode, self._encoding = mode, encoding

    def __call__(self, string):
        if string == '-':
            return _sys.stdin if 'r' in self._mode else _sys.stdout
        try:
            return open(string, self._mode, encoding=self._encoding)
        except OSError as e:
            raise ArgumentTypeError(f"can't open '{string}': {e}")


# ---- help ----

class HelpFormatter:
    """Lays out usage and help."""

    def __init__(self, prog, indent_increment=2, max_help_position=_MAX_POSITION, width=None):
        self._prog, self._max_position, self._width = prog, max_help_position, width or _WIDTH

    def _metavar(self, action, default):
        if action.metavar is not None:
            return action.metavar
        if action.choices is not None:
            return '{' + ','.join(map(str, action.choices)) + '}'
        return default

    def _args(self, action, default):
        name = self._metavar(action, default)
        names = name if isinstance(name, tuple) else (name,) * (action.nargs if isinstance(action.nargs, int) else 2)
        one = names[0] if names else ''
        if action.nargs is None:
            return f'{one}'
        if action.nargs == OPTIONAL:
            return f'[{one}]'
        if action.nargs == ZERO_OR_MORE:
            return f'[{one} ...]'
        if action.nargs == ONE_OR_MORE:
            return f'{names[0]} [{names[1]} ...]'
        if action.nargs == REMAINDER:
            return '...'
        if action.nargs == PARSER:
            return f'{one} ...'
        return ' '.join(names[:action.nargs])

    def _usage_part(self, action):
        if action.help is SUPPRESS:
            return None
        if not action.option_strings:
            return self._args(action, action.dest)
        part = action.format_usage()
        if action.nargs != 0:
            part += ' ' + self._args(action, action.dest.upper())
        return part if action.required else f'[{part}]'

    def usage(self, parser):
        if parser.usage is not None:
            return f'usage: {parser.usage % {"prog": self._prog}}\n'
        optional = [p for p in self._usage_parts(parser, True) if p]
        positional = [p for p in self._usage_parts(parser, False) if p]
        text = ' '.join([self._prog, *optional, *positional])
        if len('usage: ') + len(text) <= self._width:
            return f'usage: {text}\n'
        indent = ' ' * (len('usage: ') + len(self._prog) + 1)
        if len('usage: ') + len(self._prog) > 0.75 * self._width:
            indent = ' ' * len('usage: ')
            lines = [self._prog]
            lines += self._lines(optional + positional, indent)
            return 'usage: ' + '\n'.join(lines) + '\n'
        lines = self._lines([self._prog, *optional] if optional else [self._prog, *positional], indent, 'usage: ')
        if optional:
            lines += self._lines(positional, indent)
        return 'usage: ' + '\n'.join(lines) + '\n'

    def _usage_parts(self, parser, options):
        done = set()
        for action in parser._actions:
            if bool(action.option_strings) != options or id(action) in done:
                continue
            group = parser._exclusive_of(action)
            if group is None or len(group._group_actions) < 2:
                yield self._usage_part(action)
                continue
            parts = [self._usage_part(a) for a in group._group_actions]
            done.update(id(a) for a in group._group_actions)
            inner = ' | '.join(p[1:-1] if p.startswith('[') and p.endswith(']') else p for p in parts if p)
            yield f'({inner})' if group.required else f'[{inner}]'

    def _lines(self, parts, indent, prefix=None):
        lines, line = [], []
        used = len(prefix) - 1 if prefix else len(indent) - 1
        for part in parts:
            if used + 1 + len(part) > self._width and line:
                lines.append(indent + ' '.join(line))
                line, used = [], len(indent) - 1
            line.append(part)
            used += len(part) + 1
        if line:
            lines.append(indent + ' '.join(line))
        if prefix and lines:
            lines[0] = lines[0][len(indent):]
        return lines

    def _invocation(self, action):
        if not action.option_strings:
            name = self._metavar(action, action.dest)
            return name if isinstance(name, str) else name[0]
        if action.nargs == 0:
            return ', '.join(action.option_strings)
        args = self._args(action, action.dest.upper())
        return ', '.join(f'{option} {args}' for option in action.option_strings)

    def _expand(self, action):
        values = {k: v for k, v in {**vars(action), 'prog': self._prog}.items() if v is not SUPPRESS}
        if values.get('choices') is not None:
            values['choices'] = ', '.join(map(str, values['choices']))
        if hasattr(values.get('type'), '__name__'):
            values['type'] = values['type'].__name__
        return self._get_help_string(action) % values

    def _get_help_string(self, action):
        return action.help

    def _split_lines(self, text, width):
        return _wrapped(' '.join(text.split()), width)

    def _fill_text(self, text, width):
        return '\n'.join(_wrapped(' '.join(text.split()), width))

    def _rows(self, actions, indent=2):
        for action in actions:
            if action.help is SUPPRESS:
                continue
            yield indent, self._invocation(action), action
            if isinstance(action, _SubParsersAction):
                yield from self._rows(action._choices, indent + 2)

    def section(self, heading, description, actions, position):
        out = []
        if description:
            out += [' ' * 2 + line for line in self._fill_text(description, self._width - 2).split('\n')] + ['']
        for indent, name, action in self._rows(actions):
            out += self._row(' ' * indent + name, action, position)
        while out and not out[-1]:
            out.pop()
        return f'{heading}:\n' + '\n'.join(out) + '\n' if out else ''

    def _row(self, name, action, position):
        if not action.help or not action.help.strip():
            return [name]
        lines = self._split_lines(self._expand(action), max(self._width - position, 11))
        if len(name) <= position - 2:
            return [name.ljust(position) + lines[0]] + [' ' * position + line for line in lines[1:]]
        return [name] + [' ' * position + line for line in lines]

    def position(self, actions):
        widths = [len(name) + indent for indent, name, _ in self._rows(actions)]
        return min(max(widths, default=0) + 2, self._max_position)


class RawDescriptionHelpFormatter(HelpFormatter):
    def _fill_text(self, text, width):
        return text


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    def _split_lines(self, text, width):
        return text.splitlines()


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    def _get_help_string(self, action):
        text = action.help or ''
        if '%(default)' not in text and action.default is not SUPPRESS:
            if action.option_strings or action.nargs in (OPTIONAL, ZERO_OR_MORE):
                text += ' (default: %(default)s)'
        return text


class MetavarTypeHelpFormatter(HelpFormatter):
    def _metavar(self, action, default):
        return super()._metavar(action, getattr(action.type, '__name__', default))


def _wrapped(text, width):
    import textwrap
    return textwrap.wrap(text, width) or ['']


# ---- the parser ----

class _Container:
    """What arguments can be added to: the parser and its groups."""

    def add_argument(self, *names, **kwargs):
        parser = self._parser
        action_class = _ACTIONS.get(kwargs.get('action'), kwargs.get('action'))
        kwargs.pop('action', None)
        if isinstance(action_class, str):
            raise ValueError(f'unknown action "{action_class}"')
        if not names or len(names) == 1 and names[0][:1] not in parser.prefix_chars:
            kwargs = self._positional(names, kwargs)
        else:
            kwargs = self._optional(names, kwargs)
        if 'default' not in kwargs and kwargs['dest'] in parser._defaults:
            kwargs['default'] = parser._defaults[kwargs['dest']]
        elif 'default' not in kwargs and parser.argument_default is not None:
            kwargs['default'] = parser.argument_default
        action = action_class(**kwargs)
        if not (action.type is None or callable(action.type)):
            raise ValueError(f'{action.type!r} is not callable')
        return self._add_action(action)

    def _positional(self, names, kwargs):
        if 'required' in kwargs:
            raise TypeError("'required' is an invalid argument for positionals")
        dest = names[0] if names else kwargs.pop('dest')
        nargs = kwargs.get('nargs')
        required = nargs not in (OPTIONAL, ZERO_OR_MORE) or nargs == ZERO_OR_MORE and 'default' not in kwargs
        return {**kwargs, 'dest': dest, 'option_strings': [], 'required': required}

    def _optional(self, names, kwargs):
        for name in names:
            if name[0] not in self._parser.prefix_chars:
                raise ValueError(f"invalid option string {name!r}: must start with a character "
                                 f"{self._parser.prefix_chars!r}")
        dest = kwargs.pop('dest', None)
        if dest is None:
            longs = [name for name in names if len(name) > 2 and name[1] in self._parser.prefix_chars]
            dest = (longs or names)[0].lstrip(self._parser.prefix_chars).replace('-', '_')
        for name in names:
            if name in self._parser._options:
                raise ArgumentError(Action(list(names), dest), f"conflicting option string: {name}")
        return {**kwargs, 'dest': dest, 'option_strings': list(names)}

    def add_mutually_exclusive_group(self, *, required=False):
        group = _Group(self._parser, None, None, required)
        group._listed_in = self
        self._parser._exclusive.append(group)
        return group


class _Group(_Container):
    def __init__(self, parser, title, description, required=False):
        self._parser, self.title, self.description, self.required = parser, title, description, required
        self._group_actions = []
        self._listed_in = None

    def _add_action(self, action):
        self._group_actions.append(action)
        if self._listed_in is None:
            return self._parser._register(action)
        return self._listed_in._add_action(action)


class ArgumentParser(_Shown, _Container):
    def __init__(self, prog=None, usage=None, description=None, epilog=None, parents=(), formatter_class=HelpFormatter,
                 prefix_chars='-', fromfile_prefix_chars=None, argument_default=None, conflict_handler='error',
                 add_help=True, allow_abbrev=True, exit_on_error=True):
        self._parser = self
        self.prog = prog if prog is not None else _sys.argv[0].rpartition('/')[2]
        self.usage, self.description, self.epilog = usage, description, epilog
        self.formatter_class, self.prefix_chars, self.argument_default = formatter_class, prefix_chars, argument_default
        self.add_help, self.allow_abbrev, self.exit_on_error = add_help, allow_abbrev, exit_on_error
        self.conflict_handler = conflict_handler
        self._actions, self._options, self._defaults, self._exclusive = [], {}, {}, []
        self._positionals = _Group(self, 'positional arguments', None)
        self._optionals = _Group(self, 'options', None)
        self._groups = [self._positionals, self._optionals]
        self._subparsers = None
        if add_help:
            self.add_argument('-h', '--help', action='help', default=SUPPRESS, help='show this help message and exit')
        for parent in parents:
            for action in parent._actions:
                if not isinstance(action, _HelpAction):
                    self._add_action(action)
            self._defaults.update(parent._defaults)

    def _get_kwargs(self):
        return [(name, getattr(self, name)) for name in ('prog', 'usage', 'description', 'formatter_class',
                                                         'conflict_handler', 'add_help')]

    def _add_action(self, action):
        (self._optionals if action.option_strings else self._positionals)._group_actions.append(action)
        return self._register(action)

    def _register(self, action):
        self._actions.append(action)
        for name in action.option_strings:
            self._options[name] = action
        return action

    def _exclusive_of(self, action):
        for group in self._exclusive:
            if action in group._group_actions:
                return group
        return None

    def add_argument_group(self, title=None, description=None):
        group = _Group(self, title, description)
        self._groups.append(group)
        return group

    def add_subparsers(self, *, title=None, description=None, prog=None, parser_class=None, dest=SUPPRESS,
                       required=False, help=None, metavar=None):
        if self._subparsers is not None:
            self.error('cannot have multiple subparser arguments')
        group = self._positionals
        if title or description:
            group = self.add_argument_group(title or 'subcommands', description)
        if prog is None:
            formatter = self.formatter_class(self.prog)
            prog = ' '.join([self.prog, *filter(None, formatter._usage_parts(self, False))])
        action = _SubParsersAction([], prog, parser_class or type(self), dest, required, help, metavar)
        self._subparsers = action
        group._group_actions.append(action)
        return self._register(action)

    def set_defaults(self, **kwargs):
        self._defaults.update(kwargs)
        for action in self._actions:
            if action.dest in kwargs:
                action.default = kwargs[action.dest]

    def get_default(self, dest):
        for action in self._actions:
            if action.dest == dest and action.default is not None:
                return action.default
        return self._defaults.get(dest)

    # -- parsing --

    def parse_args(self, args=None, namespace=None):
        namespace, unknown = self.parse_known_args(args, namespace)
        if unknown:
            self.error(f"unrecognized arguments: {' '.join(unknown)}")
        return namespace

    def parse_known_args(self, args=None, namespace=None):
        args = list(_sys.argv[1:] if args is None else args)
        namespace = Namespace() if namespace is None else namespace
        for action in self._actions:
            if action.dest is not SUPPRESS and action.default is not SUPPRESS and not hasattr(namespace, action.dest):
                setattr(namespace, action.dest, action.default)
        for name, value in self._defaults.items():
            if not hasattr(namespace, name):
                setattr(namespace, name, value)
        try:
            unknown = _Parse(self, namespace).run(args)
        except ArgumentError as e:
            if not self.exit_on_error:
                raise
            self.error(str(e))
        unknown += vars(namespace).pop('_unrecognized_args', [])
        return namespace, unknown

    def _value(self, action, text):
        kind = action.type or (lambda x: x)
        try:
            value = kind(text)
        except ArgumentTypeError as e:
            raise ArgumentError(action, str(e))
        except (TypeError, ValueError):
            name = getattr(action.type, '__name__', repr(action.type))
            raise ArgumentError(action, f'invalid {name} value: {text!r}')
        return value

    def _check(self, action, value):
        if action.choices is not None and value not in action.choices:
            known = ', '.join(map(repr, action.choices))
            raise ArgumentError(action, f'invalid choice: {value!r} (choose from {known})')
        return value

    # -- texts --

    def format_usage(self):
        return self.formatter_class(self.prog).usage(self)

    def format_help(self):
        formatter = self.formatter_class(self.prog)
        parts = [formatter.usage(self)]
        if self.description:
            parts.append(formatter._fill_text(self.description % {'prog': self.prog}, formatter._width) + '\n')
        position = formatter.position([a for a in self._actions])
        for group in self._groups:
            parts.append(formatter.section(group.title, group.description, group._group_actions, position))
        if self.epilog:
            parts.append(formatter._fill_text(self.epilog % {'prog': self.prog}, formatter._width) + '\n')
        return '\n'.join(part for part in parts if part)

    def print_usage(self, file=None):
        self._print_message(self.format_usage(), file or _sys.stdout)

    def print_help(self, file=None):
        self._print_message(self.format_help(), file or _sys.stdout)

    def _print_message(self, message, file=None):
        if message:
            (file or _sys.stderr).write(message)

    def exit(self, status=0, message=None):
        if message:
            self._print_message(message, _sys.stderr)
        _sys.exit(status)

    def error(self, message):
        self.print_usage(_sys.stderr)
        self.exit(2, f'{self.prog}: error: {message}\n')


_COUNTS = {None: (1, 1), OPTIONAL: (0, 1), ZERO_OR_MORE: (0, None), ONE_OR_MORE: (1, None), PARSER: (1, None),
           REMAINDER: (0, None)}


def _expected(action):
    nargs = action.nargs
    if isinstance(nargs, int):
        return f'expected {nargs} argument{"" if nargs == 1 else "s"}'
    return {None: 'expected one argument', OPTIONAL: 'expected at most one argument'}.get(
        nargs, 'expected at least one argument')


class _Parse:
    """One command line on its way into a namespace."""

    def __init__(self, parser, namespace):
        self.parser, self.namespace = parser, namespace
        self.seen, self.unknown = set(), []
        self.left = [a for a in parser._actions if not a.option_strings]

    def run(self, args):
        i = 0
        while i <= len(args):
            end = i
            while end < len(args) and not self._is_option(args[end]):
                end += 1
            if end < len(args) and args[end] == '--':
                del args[end]
                end = len(args)  # no options any more
            if end > i or end == len(args):
                i = self._take_positionals(args, i, end)
                if i < end:
                    self.unknown += args[i:end]
                    i = end
                if i >= len(args):
                    break
                continue
            i = self._take_option(args, end)
        self._finish()
        return self.unknown

    def _is_option(self, arg):
        parser = self.parser
        if not arg or arg[0] not in parser.prefix_chars or len(arg) == 1:
            return False
        if arg == '--':
            return True
        if arg in parser._options or '=' in arg and arg.split('=', 1)[0] in parser._options:
            return True
        number = arg[1:].replace('.', '', 1).replace('e', '', 1)
        if number.isdigit():
            return any(o[1:2].isdigit() for o in parser._options)
        return ' ' not in arg

    def _take_positionals(self, args, start, end):
        """As many of the arguments as the positionals that are left can use, each its share."""
        i, taking, needed = start, 0, 0
        for action in self.left:
            least = _COUNTS.get(action.nargs, (action.nargs,))[0]
            if needed + least > end - start:
                break
            taking, needed = taking + 1, needed + least
        for _ in range(taking):
            action = self.left.pop(0)
            least, most = _COUNTS.get(action.nargs, (action.nargs, action.nargs))
            if action.nargs in (PARSER, REMAINDER):
                self._use(action, args[i:], None)
                return len(args)
            needed -= least
            room = end - i - needed
            count = room if most is None else min(most, room)
            self._use(action, args[i:i + count], None)
            i += count
        return i

    def _option_of(self, arg):
        """action, its name, the value that was given with it or None"""
        options = self.parser._options
        if arg in options:
            return options[arg], arg, None
        name, equals, value = arg.partition('=')
        if equals and name in options:
            return options[name], name, value
        if arg.startswith('--'):
            found = [o for o in options if o.startswith(name)] if self.parser.allow_abbrev else []
            if len(found) > 1:
                raise ArgumentError(None, f"ambiguous option: {arg} could match {', '.join(found)}")
            return (options[found[0]], found[0], value if equals else None) if found else (None, arg, None)
        return (options[arg[:2]], arg[:2], arg[2:]) if arg[:2] in options else (None, arg, None)

    def _take_option(self, args, i):
        action, name, given = self._option_of(args[i])
        i += 1
        if action is None:
            self.unknown.append(name)
            return i
        while action.nargs == 0 and given is not None:
            if name.startswith('--') or not given:
                raise ArgumentError(action, f'ignored explicit argument {given!r}')
            self._use(action, [], name)
            name, given = '-' + given[0], given[1:] or None
            if name not in self.parser._options:
                raise ArgumentError(action, f'ignored explicit argument {name[1:] + (given or "")!r}')
            action = self.parser._options[name]
        if given is not None:
            if isinstance(action.nargs, int) and action.nargs != 1:
                raise ArgumentError(action, _expected(action))
            self._use(action, [given], name)
            return i
        least, most = _COUNTS.get(action.nargs, (action.nargs, action.nargs))
        end = i
        while end < len(args) and (most is None or end - i < most) and not self._is_option(args[end]):
            end += 1
        if end - i < least:
            raise ArgumentError(action, _expected(action))
        self._use(action, args[i:end], name)
        return end

    def _use(self, action, texts, option):
        self.seen.add(id(action))
        group = self.parser._exclusive_of(action)
        for other in group._group_actions if group and (texts or option) else ():
            if other is not action and id(other) in self.seen:
                raise ArgumentError(action, f'not allowed with argument {other._name()}')
        action(self.parser, self.namespace, self._values(action, texts, option), option)

    def _values(self, action, texts, option):
        parser = self.parser
        if action.nargs == PARSER:
            return [parser._check(action, texts[0]), *texts[1:]]
        if action.nargs == REMAINDER:
            return [parser._value(action, t) for t in texts]
        if not texts and action.nargs == OPTIONAL:
            value = action.const if option else action.default
            return parser._check(action, parser._value(action, value)) if isinstance(value, str) else value
        if not texts and action.nargs == ZERO_OR_MORE and not option:
            return action.default if action.default is not None else []
        values = [parser._check(action, parser._value(action, t)) for t in texts]
        return values[0] if action.nargs in (None, OPTIONAL) else values

    def _finish(self):
        missing = [a._name() for a in self.parser._actions if a.required and id(a) not in self.seen]
        if missing:
            self.parser.error(f"the following arguments are required: {', '.join(missing)}")
        for group in self.parser._exclusive:
            if group.required and not any(id(a) in self.seen for a in group._group_actions):
                names = ' '.join(a._name() for a in group._group_actions if a.help is not SUPPRESS)
                self.parser.error(f'one of the arguments {names} is required')
        for action in self.parser._actions:
            value = getattr(self.namespace, action.dest, None) if action.dest is not SUPPRESS else None
            if id(action) not in self.seen and isinstance(value, str) and value is action.default and action.type:
                setattr(self.namespace, action.dest, self.parser._value(action, value))
