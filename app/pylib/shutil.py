"""What is left of shutil without files: the terminal's size."""
from collections import namedtuple

terminal_size = namedtuple('terminal_size', 'columns lines')
terminal_size.__module__ = 'os'
terminal_size.__repr__ = lambda self: f'os.terminal_size(columns={self[0]}, lines={self[1]})'


def get_terminal_size(fallback=(80, 24)):
    return terminal_size(*fallback)


def __getattr__(name):
    raise AttributeError(f"shutil.{name} is not part of the course's Python: programs here have no files", name=name)
