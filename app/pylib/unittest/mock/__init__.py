"""Stand-ins for objects: they remember how they were used, and answer what they were told to.

_calls: what is remembered; _signatures: what is known of the original; _base, _magic, _async: the mocks;
_autospec: mocks like something; _patch: putting them in its place. The semantics are Lib/unittest/mock.py's."""
from unittest.mock._async import AsyncMagicMixin, AsyncMock, AsyncMockMixin
from unittest.mock._autospec import create_autospec, mock_open
from unittest.mock._base import (Base, CallableMixin, Mock, NonCallableMock, PropertyMock, _all_magics, _magics,
                                 seal)
from unittest.mock._calls import ANY, DEFAULT, _ANY, _Call, _CallList, _SentinelObject, call, sentinel
from unittest.mock._magic import MagicMixin, MagicMock, MagicProxy, NonCallableMagicMock
from unittest.mock._patch import _patch, _patch_dict, patch
from unittest.mock._signatures import FunctionTypes, InvalidSpecError, _callable

__all__ = ('Mock', 'MagicMock', 'patch', 'sentinel', 'DEFAULT', 'ANY', 'call', 'create_autospec', 'AsyncMock',
           'FILTER_DIR', 'NonCallableMock', 'NonCallableMagicMock', 'mock_open', 'PropertyMock', 'seal')

FILTER_DIR = True
