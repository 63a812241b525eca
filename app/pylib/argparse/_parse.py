"""One command line on its way into a namespace (semantics: Lib/argparse.py, ArgumentParser._parse_known_args).

Each argument is a letter: A for a value, O for an option, - for '--'. How many an action takes is found by matching its
pattern of nargs."""
import re as _re
from argparse._actions import (ONE_OR_MORE, OPTIONAL, PARSER, REMAINDER, SUPPRESS, ZERO_OR_MORE, ArgumentError,
                               _get_action_name)

_PATTERNS = {None: '(-*A-*)', OPTIONAL: '(-*A?-*)', ZERO_OR_MORE: '(-*[A-]*)', ONE_OR_MORE: '(-*A[A-]*)',
             REMAINDER: '([-AO]*)', PARSER: '(-*A[-AO]*)', SUPPRESS: '(-*-*)'}
_EXPECTED = {None: 'expected one argument', OPTIONAL: 'expected at most one argument',
             ONE_OR_MORE: 'expected at least one argument'}


def nargs_pattern(action):
    nargs = action.nargs
    pattern = _PATTERNS.get(nargs) or f"(-*{'-*'.join('A' * nargs)}-*)"
    return pattern.replace('-*', '').replace('-', '') if action.option_strings else pattern


def match_argument(action, letters):
    """How many arguments the action takes."""
    found = _re.match(nargs_pattern(action), letters)
    if found is None:
        n = action.nargs
        raise ArgumentError(action, _EXPECTED.get(n) or f"expected {n} argument{'' if n == 1 else 's'}")
    return len(found.group(1))


def match_arguments_partial(actions, letters):
    """How many each takes of as many actions as possible."""
    for i in range(len(actions), 0, -1):
        found = _re.match(''.join([nargs_pattern(action) for action in actions[:i]]), letters)
        if found is not None:
            return [len(text) for text in found.groups()]
    return []


class Parse:
    def __init__(self, parser, args, namespace):
        self.parser, self.args, self.namespace = parser, args, namespace
        self.extras, self.seen, self.seen_non_default = [], set(), set()
        self.positionals = parser._get_positional_actions()
        self.conflicts = {}
        for group in parser._mutually_exclusive_groups:
            for i, action in enumerate(group._group_actions):
                others = group._group_actions[:i] + group._group_actions[i + 1:]
                self.conflicts.setdefault(action, []).extend(others)
        self._classify()

    def _classify(self):
        self.options, letters = {}, []      # options: index to (action, its name, the value given with it)
        for i, arg in enumerate(self.args):
            if arg == '--':
                letters.append('-' + 'A' * (len(self.args) - i - 1))
                break
            option = self.parser._parse_optional(arg)
            if option is not None:
                self.options[i] = option
            letters.append('A' if option is None else 'O')
        self.letters = ''.join(letters)

    def run(self):
        at, last = 0, max(self.options, default=-1)
        while at <= last:
            option = min([i for i in self.options if i >= at])
            if at != option:
                end = self._consume_positionals(at)
                if end > at:
                    at = end
                    continue
            if at not in self.options:
                self.extras.extend(self.args[at:option])
                at = option
            at = self._consume_optional(at)
        self.extras.extend(self.args[self._consume_positionals(at):])
        self._finish()
        return self.namespace, self.extras

    def _take_action(self, action, args, option_string=None):
        self.seen.add(action)
        values = self.parser._get_values(action, args)
        if values is not action.default:    # a positional that was not given takes its default
            self.seen_non_default.add(action)
            for other in self.conflicts.get(action, []):
                if other in self.seen_non_default:
                    raise ArgumentError(action, f'not allowed with argument {_get_action_name(other)}')
        if values is not SUPPRESS:
            action(self.parser, self.namespace, values, option_string)

    def _consume_positionals(self, at):
        counts = match_arguments_partial(self.positionals, self.letters[at:])
        for action, count in zip(self.positionals, counts):
            args = self.args[at:at + count]
            at += count
            self._take_action(action, args)
        del self.positionals[:len(counts)]
        return at

    def _consume_optional(self, at):
        action, option, given = self.options[at]
        taken = []
        while True:
            if action is None:
                self.extras.append(self.args[at])
                return at + 1
            if given is None:
                start = at + 1
                stop = start + self.parser._match_argument(action, self.letters[start:])
                taken.append((action, self.args[start:stop], option))
                break
            count = self.parser._match_argument(action, 'A')
            if count == 1:
                stop = at + 1
                taken.append((action, [given], option))
                break
            if count != 0 or option[1] in self.parser.prefix_chars or given == '':
                raise ArgumentError(action, f'ignored explicit argument {given!r}')
            taken.append((action, [], option))      # -xyz: a flag and more of them
            option = option[0] + given[0]
            if option not in self.parser._option_string_actions:
                raise ArgumentError(action, f'ignored explicit argument {given!r}')
            action, given = self.parser._option_string_actions[option], given[1:] or None
        for action, args, option in taken:
            self._take_action(action, args, option)
        return stop

    def _finish(self):
        """What is required has to be there; defaults that are texts are converted now."""
        parser, namespace, missing = self.parser, self.namespace, []
        for action in parser._actions:
            if action in self.seen:
                continue
            if action.required:
                missing.append(_get_action_name(action))
            elif isinstance(action.default, str) and hasattr(namespace, action.dest) and (
                    action.default is getattr(namespace, action.dest)):
                setattr(namespace, action.dest, parser._get_value(action, action.default))
        if missing:
            parser.error(f"the following arguments are required: {', '.join(missing)}")
        for group in parser._mutually_exclusive_groups:
            if group.required and not any([action in self.seen_non_default for action in group._group_actions]):
                names = [_get_action_name(action) for action in group._group_actions if action.help is not SUPPRESS]
                parser.error(f"one of the arguments {' '.join(names)} is required")
