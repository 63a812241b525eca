#!/usr/bin/env python3
"""Writes vm/missing_names.inc: the public names of CPython's library that modules of ours do not have.

Run by hand after pylib or natives gained names, with CPython 3.11, in app/: python3 cmake/missing_names.py ASYNCOURSE"""
import importlib
import pkgutil
import subprocess
import sys
import tempfile
import types
import warnings

NOT_ASKED = {'antigravity', 'idlelib', 'lib2to3', 'test', 'this', 'turtledemo'}  # importing one of them does things
ROW = 112  # with its NUL: one row is one line of the table

# Run by asyncourse: which of these modules it has.
MODULES = '''
for name in %r.split():
    try:
        __import__(name)
    except ImportError:
        continue
    print(name)
'''
# Run by asyncourse: 'module name' for each name that is missing, 'module.Class name' for each attribute of a class.
MISSING = '''
import sys
for line in %r.splitlines():
    module, *names = line.split()
    module, _, member = module.partition(':')
    __import__(module)
    there = sys.modules[module]
    if member:
        if not isinstance(getattr(there, member, None), type):
            continue
        there = getattr(there, member)
        module = f'{there.__module__}.{there.__qualname__}'
    for name in names:
        if not hasattr(there, name):
            print(module if member else there.__name__, name)
'''


def run(binary, text):
    with tempfile.NamedTemporaryFile('w', suffix='.py') as program:
        program.write(text)
        program.flush()
        return subprocess.run([binary, 'run', program.name], capture_output=True, text=True, check=True).stdout


def library():
    """The names of CPython's modules, of those in packages, too."""
    for name in sorted(sys.stdlib_module_names - NOT_ASKED):
        if name.startswith('_') and name != '__future__':
            continue
        yield name
        for path in sys.path:
            for part in pkgutil.iter_modules([f'{path}/{name}']):
                if not part.name.startswith('_') and part.name not in ('test', 'tests'):
                    yield f'{name}.{part.name}'


def public(module, all_modules):
    """The names that a program may ask a module for: not the other modules that it happens to import."""
    listed = getattr(module, '__all__', ())
    for name in sorted({*dir(module), *listed}):
        if name in listed:
            yield name
        elif not name.startswith('_'):
            value = getattr(module, name)
            if not isinstance(value, types.ModuleType) or f'{module.__name__}.{name}' in all_modules:
                yield name


def questions(modules, all_modules):
    """A line for each module, and one for each of its classes: what CPython has there."""
    for name in modules:
        module = importlib.import_module(name)
        names = list(public(module, all_modules))
        below = {m.rpartition('.')[2]: m in modules for m in all_modules if m.rpartition('.')[0] == name}
        yield ' '.join([name, *sorted({k for k in [*names, *below] if not below.get(k)})])
        for attr in names:
            cls = getattr(module, attr, None)
            if isinstance(cls, type):
                own = [k for k in vars(cls) if not k.startswith('_')]
                own += [k for base in cls.__mro__ if base.__name__.startswith('_') for k in vars(base) if not k.startswith('_')]
                own = [k for k in own if hasattr(cls, k)]  # not what only instances have
                yield ' '.join([f'{name}:{attr}', *own])


def rows(missing):
    for owner, names in sorted(missing.items()):
        row = owner
        for name in sorted(names):
            if len(row) + len(name) + 1 >= ROW:
                yield row
                row = owner
            row += ' ' + name
        yield row


def main(binary):
    warnings.simplefilter('ignore')
    all_modules = list(library())
    modules = run(binary, MODULES % ' '.join(all_modules)).split()
    missing = {}
    for line in run(binary, MISSING % '\n'.join(questions(modules, all_modules))).splitlines():
        owner, name = line.split(' ')
        missing.setdefault(owner, set()).add(name)
    with open('vm/missing_names.inc', 'w') as out:
        out.write('/* Written by cmake/missing_names.py: do not edit. Modules, or their classes, and what CPython 3.11 has there. */\n')
        out.write(f'static const char missing_names[][{ROW}] = {{\n')
        for row in rows(missing):
            out.write(f'    "{row}",\n')
        out.write('};\n')


assert sys.version_info[:2] == (3, 11)
main(sys.argv[1])
