"""ArgumentParser (semantics: Lib/argparse.py)."""
import os as _os
import sys as _sys
from argparse import _parse
from argparse._actions import (_UNRECOGNIZED_ARGS_ATTR, OPTIONAL, PARSER, REMAINDER, SUPPRESS, ZERO_OR_MORE,
                               ArgumentError, ArgumentTypeError, Namespace, _AttributeHolder)
from argparse._containers import _ActionsContainer
from argparse._help import HelpFormatter

__name__ = 'argparse'       # where programs find these classes


def _identity(string):
    return string


class ArgumentParser(_AttributeHolder, _ActionsContainer):
    def __init__(self, prog=None, usage=None, description=None, epilog=None, parents=[], formatter_class=HelpFormatter,
                 prefix_chars='-', fromfile_prefix_chars=None, argument_default=None, conflict_handler='error',
                 add_help=True, allow_abbrev=True, exit_on_error=True):
        _ActionsContainer.__init__(self, description, prefix_chars, argument_default, conflict_handler)
        self.prog = _os.path.basename(_sys.argv[0]) if prog is None else prog
        self.usage, self.epilog, self.formatter_class = usage, epilog, formatter_class
        self.fromfile_prefix_chars, self.add_help = fromfile_prefix_chars, add_help
        self.allow_abbrev, self.exit_on_error = allow_abbrev, exit_on_error
        self._positionals = self.add_argument_group('positional arguments')
        self._optionals = self.add_argument_group('options')
        self._subparsers = None
        self.register('type', None, _identity)
        if add_help:
            dash = '-' if '-' in prefix_chars else prefix_chars[0]
            self.add_argument(dash + 'h', dash * 2 + 'help', action='help', default=SUPPRESS,
                              help='show this help message and exit')
        for parent in parents:
            self._add_container_actions(parent)
            self._defaults.update(getattr(parent, '_defaults', {}))

    def _get_kwargs(self):
        names = ('prog', 'usage', 'description', 'formatter_class', 'conflict_handler', 'add_help')
        return [(name, getattr(self, name)) for name in names]

    def add_subparsers(self, **kwargs):
        if self._subparsers is not None:
            self.error('cannot have multiple subparser arguments')
        kwargs.setdefault('parser_class', type(self))
        self._subparsers = self._positionals
        if 'title' in kwargs or 'description' in kwargs:
            title, description = kwargs.pop('title', 'subcommands'), kwargs.pop('description', None)
            self._subparsers = self.add_argument_group(title, description)
        if kwargs.get('prog') is None:
            formatter = self._get_formatter()
            formatter.add_usage(self.usage, self._get_positional_actions(), self._mutually_exclusive_groups, '')
            kwargs['prog'] = formatter.format_help().strip()
        action = self._pop_action_class(kwargs, 'parsers')(option_strings=[], **kwargs)
        self._subparsers._add_action(action)
        return action

    def _add_action(self, action):
        (self._optionals if action.option_strings else self._positionals)._add_action(action)
        return action

    def _get_optional_actions(self):
        return [action for action in self._actions if action.option_strings]

    def _get_positional_actions(self):
        return [action for action in self._actions if not action.option_strings]

    # -- parsing --

    def parse_args(self, args=None, namespace=None):
        return self._without_unknown(*self.parse_known_args(args, namespace))

    def _without_unknown(self, namespace, unknown):
        if unknown:
            self.error(f"unrecognized arguments: {' '.join(unknown)}")
        return namespace

    def parse_known_args(self, args=None, namespace=None):
        args = _sys.argv[1:] if args is None else list(args)
        namespace = Namespace() if namespace is None else namespace
        for action in self._actions:
            if action.dest is not SUPPRESS and action.default is not SUPPRESS and not hasattr(namespace, action.dest):
                setattr(namespace, action.dest, action.default)
        for name, value in self._defaults.items():
            if not hasattr(namespace, name):
                setattr(namespace, name, value)
        try:
            namespace, unknown = self._parse_known_args(args, namespace)
        except ArgumentError as exc:
            if not self.exit_on_error:
                raise
            self.error(str(exc))
        if hasattr(namespace, _UNRECOGNIZED_ARGS_ATTR):
            unknown.extend(getattr(namespace, _UNRECOGNIZED_ARGS_ATTR))
            delattr(namespace, _UNRECOGNIZED_ARGS_ATTR)
        return namespace, unknown

    def _parse_known_args(self, arg_strings, namespace):
        if self.fromfile_prefix_chars is not None:
            arg_strings = self._read_args_from_files(arg_strings)
        return _parse.Parse(self, arg_strings, namespace).run()

    def _match_argument(self, action, arg_strings_pattern):
        return _parse.match_argument(action, arg_strings_pattern)

    def _read_args_from_files(self, arg_strings):
        """@file: its lines."""
        found = []
        for arg in arg_strings:
            if not arg or arg[0] not in self.fromfile_prefix_chars:
                found.append(arg)
                continue
            try:
                with open(arg[1:]) as file:
                    lines = file.read().splitlines()
            except OSError as exc:
                self.error(str(exc))
            found += self._read_args_from_files([more for line in lines for more in self.convert_arg_line_to_args(line)])
        return found

    def convert_arg_line_to_args(self, arg_line):
        return [arg_line]

    def _parse_optional(self, arg):
        """(action, its name, the value given with it); the action is None for an option that nobody knows. None: it is
        no option."""
        known = self._option_string_actions
        if not arg or arg[0] not in self.prefix_chars:
            return None
        if arg in known:
            return known[arg], arg, None
        if len(arg) == 1:
            return None
        name, equals, value = arg.partition('=')
        if equals and name in known:
            return known[name], name, value
        found = self._get_option_tuples(arg)
        if len(found) > 1:
            self.error(f"ambiguous option: {arg} could match {', '.join([option for _, option, _ in found])}")
        if found:
            return found[0]
        if self._negative_number_matcher.match(arg) and not self._has_negative_number_optionals:
            return None
        return None if ' ' in arg else (None, arg, None)

    def _get_option_tuples(self, arg):
        """What the argument may be short for."""
        known, chars = self._option_string_actions, self.prefix_chars
        if arg[1] in chars:
            if not self.allow_abbrev:
                return []
            prefix, equals, value = arg.partition('=')
            return [(known[option], option, value if equals else None) for option in known if option.startswith(prefix)]
        found = []
        for option in known:
            if option == arg[:2]:       # -xvalue, or -x and more flags
                found.append((known[option], option, arg[2:]))
            elif option.startswith(arg):
                found.append((known[option], option, None))
        return found

    # -- options and positionals in any order --

    def parse_intermixed_args(self, args=None, namespace=None):
        return self._without_unknown(*self.parse_known_intermixed_args(args, namespace))

    def parse_known_intermixed_args(self, args=None, namespace=None):
        """Options first, then positionals from what is left."""
        positionals = self._get_positional_actions()
        for action in positionals:
            if action.nargs in (PARSER, REMAINDER):
                raise TypeError(f'parse_intermixed_args: positional arg with nargs={action.nargs}')
        for group in self._mutually_exclusive_groups:
            if any([action in positionals for action in group._group_actions]):
                raise TypeError('parse_intermixed_args: positional in mutuallyExclusiveGroup')
        usage = self.usage
        try:
            if usage is None:
                self.usage = self.format_usage()[7:]
            namespace, rest = self._parse_options(positionals, args, namespace)
            return self._parse_positionals(rest, namespace)
        finally:
            self.usage = usage

    def _parse_options(self, positionals, args, namespace):
        saved = [(action, action.nargs, action.default) for action in positionals]
        try:
            for action in positionals:
                action.nargs = action.default = SUPPRESS
            namespace, rest = self.parse_known_args(args, namespace)
            for action in positionals:
                if hasattr(namespace, action.dest) and getattr(namespace, action.dest) == []:
                    delattr(namespace, action.dest)
            return namespace, rest
        finally:
            for action, action.nargs, action.default in saved:
                pass

    def _parse_positionals(self, args, namespace):
        holders = self._get_optional_actions() + self._mutually_exclusive_groups
        saved = [(holder, holder.required) for holder in holders]
        try:
            for holder in holders:
                holder.required = False
            return self.parse_known_args(args, namespace)
        finally:
            for holder, holder.required in saved:
                pass

    # -- values --

    def _get_values(self, action, arg_strings):
        nargs = action.nargs
        if nargs not in (PARSER, REMAINDER) and '--' in arg_strings:
            arg_strings.remove('--')
        if not arg_strings and nargs == OPTIONAL:
            value = action.const if action.option_strings else action.default
            if isinstance(value, str):
                value = self._get_value(action, value)
                self._check_value(action, value)
            return value
        if not arg_strings and nargs == ZERO_OR_MORE and not action.option_strings:
            value = arg_strings if action.default is None else action.default
            self._check_value(action, value)
            return value
        if nargs == SUPPRESS:
            return SUPPRESS
        values = [self._get_value(action, text) for text in arg_strings]
        if nargs != REMAINDER:
            for value in values[:1] if nargs == PARSER else values:
                self._check_value(action, value)
        return values[0] if len(values) == 1 and nargs in (None, OPTIONAL) else values

    def _get_value(self, action, arg_string):
        kind = self._registry_get('type', action.type, action.type)
        if not callable(kind):
            raise ArgumentError(action, f'{kind!r} is not callable')
        try:
            return kind(arg_string)
        except ArgumentTypeError as exc:
            raise ArgumentError(action, str(exc))
        except (TypeError, ValueError):
            name = getattr(action.type, '__name__', repr(action.type))
            raise ArgumentError(action, f'invalid {name} value: {arg_string!r}')

    def _check_value(self, action, value):
        if action.choices is not None and value not in action.choices:
            choices = ', '.join([repr(choice) for choice in action.choices])
            raise ArgumentError(action, f'invalid choice: {value!r} (choose from {choices})')

    # -- texts --

    def _get_formatter(self):
        return self.formatter_class(prog=self.prog)

    def format_usage(self):
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups)
        return formatter.format_help()

    def format_help(self):
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups)
        formatter.add_text(self.description)
        for group in self._action_groups:
            formatter.start_section(group.title)
            formatter.add_text(group.description)
            formatter.add_arguments(group._group_actions)
            formatter.end_section()
        formatter.add_text(self.epilog)
        return formatter.format_help()

    def print_usage(self, file=None):
        self._print_message(self.format_usage(), _sys.stdout if file is None else file)

    def print_help(self, file=None):
        self._print_message(self.format_help(), _sys.stdout if file is None else file)

    def _print_message(self, message, file=None):
        if message:
            try:
                (file or _sys.stderr).write(message)
            except (AttributeError, OSError):
                pass        # nobody listens

    def exit(self, status=0, message=None):
        if message:
            self._print_message(message, _sys.stderr)
        _sys.exit(status)

    def error(self, message):
        self.print_usage(_sys.stderr)
        self.exit(2, f'{self.prog}: error: {message}\n')
