#!/usr/bin/env python3
"""Writes pylib/_signatures.py: what inspect.signature() of CPython says of each callable that is compiled here.

Run by hand after natives were added, with CPython 3.11, in app/: python3 cmake/native_signatures.py ASYNCOURSE"""
import ast
import importlib
import inspect
import subprocess
import sys
import tempfile

MODULES = '''builtins asyncio collections threading contextvars functools itertools random datetime json re enum typing
    logging time math cmath heapq bisect operator string textwrap uuid copy types contextlib queue array weakref gc sys os
    io struct hashlib codecs binascii unicodedata base64 decimal fractions statistics socket pickle'''.split()

# Run by asyncourse: a line for each native it has (how to reach it; its key, as pylib/_signatures finds it).
LISTING = '''
import sys
NATIVE = {'builtin_function_or_method', 'method_descriptor', 'wrapper_descriptor', 'classmethod_descriptor'}
seen = set()
for name in %r:
    try:
        module = __import__(name)
    except ImportError:
        continue
    for attr in sorted(dir(module)):
        obj = getattr(module, attr)
        if type(obj).__name__ in NATIVE and isinstance(obj.__module__, str):
            print(name, attr, '-', f'{obj.__module__}.{obj.__qualname__}')
        elif isinstance(obj, type) and id(obj) not in seen:
            seen.add(id(obj))
            written = any(type(c.__dict__.get(k)).__name__ in ('function', 'staticmethod')
                          for c in obj.__mro__ for k in ('__init__', '__new__'))
            if not written and type(obj) is type:
                print(name, attr, '-', f'{obj.__module__}.{obj.__qualname__}')
            for member in sorted(obj.__dict__):
                if type(obj.__dict__[member]).__name__ in NATIVE:
                    print(name, attr, member, getattr(obj, member).__qualname__)
''' % (MODULES,)


FIND = '''def find(key):
    """The parameters of a native; '!': CPython tells none; None: it is not known here.

    The key is the qualified name of a method; before that of anything else stands its module."""
    if not _found:
        for line in _TEXT.splitlines():
            name, _, parameters = line.partition(' ')
            _found[name] = parameters
    return _found.get(key)
'''


def listed(binary):
    with tempfile.NamedTemporaryFile('w', suffix='.py') as program:
        program.write(LISTING)
        program.flush()
        ran = subprocess.run([binary, 'run', program.name], capture_output=True, text=True, check=True)
    return [line.split(' ') for line in ran.stdout.splitlines()]


def signature(module, attr, member):
    """The parameters without annotations; '!': CPython does not know them."""
    obj = getattr(importlib.import_module(module), attr)
    if member != '-':
        obj = getattr(obj, member)
    try:
        found = inspect.signature(obj)
    except (ValueError, TypeError):
        return '(!)'
    plain = [p.replace(annotation=p.empty) for p in found.parameters.values()]
    return str(found.replace(parameters=plain, return_annotation=found.empty))


def main(binary):
    found, defaults = {}, set()
    for module, attr, member, key in listed(binary):
        try:
            text = signature(module, attr, member)
        except (ImportError, AttributeError):
            continue
        if '<' in text:
            continue
        for part in text[1:-1].split(', '):
            if '=' in part:
                defaults.add(part.partition('=')[2])
        found.setdefault(key, text)
    with open('pylib/_signatures.py', 'w') as out:
        out.write('"""What natives take, as CPython\'s inspect.signature() has it. Written by cmake/native_signatures.py: '
                  'do not edit."""\n\n')
        values = [f'{text!r}: {ast.literal_eval(text)!r}' for text in sorted(defaults)]
        out.write('DEFAULTS = {' + ', '.join(values) + '}\n\n')
        out.write("_TEXT = '''\\\n")
        for key, text in sorted(found.items()):
            out.write(f'{key} {text[1:-1]}\n'.replace('\\', '\\\\'))
        out.write("'''\n_found = {}\n\n\n")
        out.write(FIND)



assert sys.version_info[:2] == (3, 11)
main(sys.argv[1])
