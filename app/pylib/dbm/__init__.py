"""Keys and values in files: here always those of dbm.dumb, the one kind that needs no library."""
import os as _os

__all__ = ['open', 'whichdb', 'error']


class error(Exception):
    pass


error = error, OSError


def open(file, flag='r', mode=0o666):
    from dbm import dumb
    kind = whichdb(file) if 'n' not in flag else None
    if kind is None and 'c' not in flag and 'n' not in flag:
        raise error[0]("db file doesn't exist; use 'c' or 'n' flag to create a new db")
    if kind == '':
        raise error[0]('db type could not be determined')
    if kind not in (None, 'dbm.dumb'):
        raise error[0](f'db type is {kind}, but the module is not available')
    return dumb.open(file, flag, mode)


def whichdb(filename):
    """The name of the module that reads it; '' for none, None where there is no file."""
    name = _os.fsdecode(filename)
    parts = {end for end in ('.pag', '.dir', '.dat') if _os.path.exists(name + end)}
    if {'.pag', '.dir'} <= parts:
        return 'dbm.ndbm'
    if {'.dat', '.dir'} <= parts:
        with _os.fdopen(_os.open(name + '.dir', _os.O_RDONLY), 'rb') as f:
            if f.read(1) in (b'', b"'", b'"'):
                return 'dbm.dumb'
    if not _os.path.isfile(name):
        return None
    with _os.fdopen(_os.open(name, _os.O_RDONLY), 'rb') as f:
        magic = int.from_bytes(f.read(4), 'little')
    return 'dbm.gnu' if magic in (0x13579ace, 0x13579acd, 0x13579acf) else ''
