"""Usage and help as text (semantics: Lib/argparse.py, HelpFormatter)."""
import re as _re
from argparse._actions import ONE_OR_MORE, OPTIONAL, PARSER, REMAINDER, SUPPRESS, ZERO_OR_MORE

__name__ = 'argparse'       # where programs find these classes


class HelpFormatter:
    """Collects sections and items, then writes them all: only then is known how wide the arguments are."""

    def __init__(self, prog, indent_increment=2, max_help_position=24, width=None):
        if width is None:
            import shutil
            width = shutil.get_terminal_size().columns - 2
        self._prog, self._width, self._indent_increment = prog, width, indent_increment
        self._max_help_position = min(max_help_position, max(width - 20, indent_increment * 2))
        self._current_indent = self._level = self._action_max_length = 0
        self._root_section = self._current_section = self._Section(self, None)
        self._whitespace_matcher = _re.compile(r'\s+', _re.ASCII)

    def _indent(self):
        self._current_indent += self._indent_increment
        self._level += 1

    def _dedent(self):
        self._current_indent -= self._indent_increment
        self._level -= 1

    class _Section:
        def __init__(self, formatter, parent, heading=None):
            self.formatter, self.parent, self.heading, self.items = formatter, parent, heading, []

        def format_help(self):
            formatter = self.formatter
            if self.parent is not None:
                formatter._indent()
            text = formatter._join_parts([function(*args) for function, args in self.items])
            if self.parent is not None:
                formatter._dedent()
            if not text:
                return ''
            heading = ''
            if self.heading is not SUPPRESS and self.heading is not None:
                heading = f"{' ' * formatter._current_indent}{self.heading}:\n"
            return formatter._join_parts(['\n', heading, text, '\n'])

    # -- collecting --

    def _add_item(self, function, args):
        self._current_section.items.append((function, args))

    def start_section(self, heading):
        self._indent()
        section = self._Section(self, self._current_section, heading)
        self._add_item(section.format_help, [])
        self._current_section = section

    def end_section(self):
        self._current_section = self._current_section.parent
        self._dedent()

    def add_text(self, text):
        if text is not SUPPRESS and text is not None:
            self._add_item(self._format_text, [text])

    def add_usage(self, usage, actions, groups, prefix=None):
        if usage is not SUPPRESS:
            self._add_item(self._format_usage, (usage, actions, groups, prefix))

    def add_argument(self, action):
        if action.help is SUPPRESS:
            return
        widths = [len(self._format_action_invocation(action))]
        widths += [len(self._format_action_invocation(sub)) for sub in self._iter_indented_subactions(action)]
        self._action_max_length = max(self._action_max_length, max(widths) + self._current_indent)
        self._add_item(self._format_action, [action])

    def add_arguments(self, actions):
        for action in actions:
            self.add_argument(action)

    def format_help(self):
        text = self._root_section.format_help()
        return _re.sub(r'\n\n\n+', '\n\n', text).strip('\n') + '\n' if text else text

    def _join_parts(self, parts):
        return ''.join([part for part in parts if part and part is not SUPPRESS])

    # -- usage --

    def _format_usage(self, usage, actions, groups, prefix):
        prefix = 'usage: ' if prefix is None else prefix
        if usage is not None:
            usage = usage % {'prog': self._prog}
        elif not actions:
            usage = self._prog
        else:
            options = [action for action in actions if action.option_strings]
            positionals = [action for action in actions if not action.option_strings]
            shown = self._format_actions_usage(options + positionals, groups)
            usage = ' '.join([part for part in (self._prog, shown) if part])
            if len(prefix) + len(usage) > self._width - self._current_indent:
                usage = self._wrapped_usage(options, positionals, groups, prefix)
        return f'{prefix}{usage}\n\n'

    def _wrapped_usage(self, options, positionals, groups, prefix):
        """Parts stay whole; positionals begin a line of their own."""
        part = r'\(.*?\)+(?=\s|$)|\[.*?\]+(?=\s|$)|\S+'
        opt_parts = _re.findall(part, self._format_actions_usage(options, groups))
        pos_parts = _re.findall(part, self._format_actions_usage(positionals, groups))
        width = self._width - self._current_indent
        if len(prefix) + len(self._prog) > 0.75 * width:
            indent = ' ' * len(prefix)
            lines = self._usage_lines(opt_parts + pos_parts, indent, width)
            if len(lines) > 1:
                lines = self._usage_lines(opt_parts, indent, width) + self._usage_lines(pos_parts, indent, width)
            return '\n'.join([self._prog] + lines)
        indent = ' ' * (len(prefix) + len(self._prog) + 1)
        if opt_parts:
            lines = self._usage_lines([self._prog] + opt_parts, indent, width, prefix)
            lines += self._usage_lines(pos_parts, indent, width)
        elif pos_parts:
            lines = self._usage_lines([self._prog] + pos_parts, indent, width, prefix)
        else:
            lines = [self._prog]
        return '\n'.join(lines)

    def _usage_lines(self, parts, indent, width, prefix=None):
        lines, line = [], []
        used = len(indent if prefix is None else prefix) - 1
        for part in parts:
            if used + 1 + len(part) > width and line:
                lines.append(indent + ' '.join(line))
                line, used = [], len(indent) - 1
            line.append(part)
            used += len(part) + 1
        if line:
            lines.append(indent + ' '.join(line))
        if prefix is not None:
            lines[0] = lines[0][len(indent):]
        return lines

    def _group_marks(self, actions, groups):
        """(the actions of groups that stand together, {index: the brackets and bars to put before that action})."""
        grouped, marks = set(), {}

        def mark(i, first, more):
            marks[i] = marks[i] + more if i in marks else first
        for group in groups:
            members = group._group_actions
            if not members:
                raise ValueError(f'empty group {group}')
            start = actions.index(members[0]) if members[0] in actions else None
            if start is None or actions[start:start + len(members)] != members:
                continue
            end = start + len(members)
            grouped.update(members)
            if not group.required:
                mark(start, '[', ' [')
                mark(end, ']', ']')
            elif len([action for action in members if action.help is not SUPPRESS]) > 1:
                mark(start, '(', ' (')
                mark(end, ')', ')')
            for i in range(start + 1, end):
                marks[i] = '|'
        return grouped, marks

    def _format_actions_usage(self, actions, groups):
        grouped, marks = self._group_marks(actions, groups)
        parts = []
        for i, action in enumerate(actions):
            if action.help is SUPPRESS:
                parts.append(None)
                for bar in (i, i + 1):
                    if marks.get(bar) == '|':
                        del marks[bar]
                        break
            elif action.option_strings:
                parts.append(self._option_usage(action, action in grouped))
            else:
                part = self._format_args(action, self._get_default_metavar_for_positional(action))
                inside = action in grouped and part[0] == '[' and part[-1] == ']'
                parts.append(part[1:-1] if inside else part)
        for i in sorted(marks, reverse=True):
            parts[i:i] = [marks[i]]
        text = ' '.join([part for part in parts if part is not None])
        text = _re.sub(r'([\[(]) ', r'\1', text)
        text = _re.sub(r' ([\])])', r'\1', text)
        return _re.sub(r'[\[(] *[\])]', '', text).strip()

    def _option_usage(self, action, is_grouped):
        if action.nargs == 0:
            part = action.format_usage()
        else:
            args = self._format_args(action, self._get_default_metavar_for_optional(action))
            part = f'{action.option_strings[0]} {args}'
        return part if action.required or is_grouped else f'[{part}]'

    # -- help --

    def _format_text(self, text):
        if '%(prog)' in text:
            text = text % {'prog': self._prog}
        width = max(self._width - self._current_indent, 11)
        return self._fill_text(text, width, ' ' * self._current_indent) + '\n\n'

    def _format_action(self, action):
        position = min(self._action_max_length + 2, self._max_help_position)
        room = position - self._current_indent - 2
        name, indent = self._format_action_invocation(action), ' ' * self._current_indent
        first = 0 if len(name) <= room else position
        if action.help and first == 0:
            parts = [f'{indent}{name.ljust(room)}  ']
        else:
            parts = [f'{indent}{name}\n']
        if action.help and action.help.strip():
            text = self._expand_help(action)
            if text:
                lines = self._split_lines(text, max(self._width - position, 11))
                parts.append(f"{' ' * first}{lines[0]}\n")
                parts += [f"{' ' * position}{line}\n" for line in lines[1:]]
        elif not parts[0].endswith('\n'):
            parts.append('\n')
        parts += [self._format_action(sub) for sub in self._iter_indented_subactions(action)]
        return self._join_parts(parts)

    def _format_action_invocation(self, action):
        if not action.option_strings:
            metavar, = self._metavar_formatter(action, self._get_default_metavar_for_positional(action))(1)
            return metavar
        if action.nargs == 0:
            return ', '.join(action.option_strings)
        args = self._format_args(action, self._get_default_metavar_for_optional(action))
        return ', '.join([f'{option} {args}' for option in action.option_strings])

    def _metavar_formatter(self, action, default_metavar):
        if action.metavar is not None:
            result = action.metavar
        elif action.choices is not None:
            result = '{' + ','.join([str(choice) for choice in action.choices]) + '}'
        else:
            result = default_metavar
        return lambda size: result if isinstance(result, tuple) else (result,) * size

    def _format_args(self, action, default_metavar):
        metavar, nargs = self._metavar_formatter(action, default_metavar), action.nargs
        if nargs is None:
            return '%s' % metavar(1)
        if nargs == OPTIONAL:
            return '[%s]' % metavar(1)
        if nargs == ZERO_OR_MORE:
            names = metavar(1)
            return ('[%s [%s ...]]' if len(names) == 2 else '[%s ...]') % names
        if nargs == ONE_OR_MORE:
            return '%s [%s ...]' % metavar(2)
        if nargs == REMAINDER:
            return '...'
        if nargs == PARSER:
            return '%s ...' % metavar(1)
        if nargs == SUPPRESS:
            return ''
        try:
            form = ' '.join(['%s' for _ in range(nargs)])
        except TypeError:
            raise ValueError('invalid nargs value') from None
        return form % metavar(nargs)

    def _expand_help(self, action):
        values = {name: value for name, value in dict(vars(action), prog=self._prog).items() if value is not SUPPRESS}
        values = {name: value.__name__ if hasattr(value, '__name__') else value for name, value in values.items()}
        if values.get('choices') is not None:
            values['choices'] = ', '.join([str(choice) for choice in values['choices']])
        return self._get_help_string(action) % values

    def _iter_indented_subactions(self, action):
        if hasattr(action, '_get_subactions'):
            self._indent()
            yield from action._get_subactions()
            self._dedent()

    # -- what derived formatters do differently --

    def _split_lines(self, text, width):
        import textwrap
        return textwrap.wrap(self._whitespace_matcher.sub(' ', text).strip(), width)

    def _fill_text(self, text, width, indent):
        import textwrap
        text = self._whitespace_matcher.sub(' ', text).strip()
        return textwrap.fill(text, width, initial_indent=indent, subsequent_indent=indent)

    def _get_help_string(self, action):
        return action.help

    def _get_default_metavar_for_optional(self, action):
        return action.dest.upper()

    def _get_default_metavar_for_positional(self, action):
        return action.dest


class RawDescriptionHelpFormatter(HelpFormatter):
    """Descriptions as they are written."""

    def _fill_text(self, text, width, indent):
        return ''.join([indent + line for line in text.splitlines(keepends=True)])


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    """The help of arguments as it is written, too."""

    def _split_lines(self, text, width):
        return text.splitlines()


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    """With the default of each argument."""

    def _get_help_string(self, action):
        text = action.help or ''
        if '%(default)' not in text and action.default is not SUPPRESS:
            if action.option_strings or action.nargs in (OPTIONAL, ZERO_OR_MORE):
                text += ' (default: %(default)s)'
        return text


class MetavarTypeHelpFormatter(HelpFormatter):
    """The type's name in place of the argument's."""

    def _get_default_metavar_for_optional(self, action):
        return action.type.__name__

    _get_default_metavar_for_positional = _get_default_metavar_for_optional
