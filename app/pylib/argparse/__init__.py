"""Command lines: what a program takes, and what it was given.

_actions: the arguments; _containers: what they are added to; _parser and _parse: a command line; _help: texts."""
from argparse._actions import (_UNRECOGNIZED_ARGS_ATTR, ONE_OR_MORE, OPTIONAL, PARSER, REMAINDER, SUPPRESS, ZERO_OR_MORE,
                               Action, ArgumentError, ArgumentTypeError, BooleanOptionalAction, FileType, Namespace,
                               _AppendAction, _AppendConstAction, _AttributeHolder, _copy_items, _CountAction,
                               _ExtendAction, _get_action_name, _HelpAction, _StoreAction, _StoreConstAction,
                               _StoreFalseAction, _StoreTrueAction, _SubParsersAction, _VersionAction)
from argparse._containers import _ActionsContainer, _ArgumentGroup, _MutuallyExclusiveGroup
from argparse._help import (ArgumentDefaultsHelpFormatter, HelpFormatter, MetavarTypeHelpFormatter,
                            RawDescriptionHelpFormatter, RawTextHelpFormatter)
from argparse._parser import ArgumentParser

__all__ = ['ArgumentParser', 'ArgumentError', 'ArgumentTypeError', 'BooleanOptionalAction', 'FileType', 'HelpFormatter',
           'ArgumentDefaultsHelpFormatter', 'RawDescriptionHelpFormatter', 'RawTextHelpFormatter',
           'MetavarTypeHelpFormatter', 'Namespace', 'Action', 'ONE_OR_MORE', 'OPTIONAL', 'PARSER', 'REMAINDER', 'SUPPRESS',
           'ZERO_OR_MORE']
