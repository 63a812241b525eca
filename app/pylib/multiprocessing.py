"""How many processors there are, and who runs: there is one process."""
from os import cpu_count

__all__ = ['cpu_count', 'current_process', 'active_children', 'parent_process', 'freeze_support']


class _MainProcess:
    name, daemon, pid, exitcode = 'MainProcess', False, 1, None

    @property
    def ident(self):
        return self.pid

    def is_alive(self):
        return True

    def __repr__(self):
        return "<_MainProcess name='MainProcess' parent=None started>"


_main = _MainProcess()


def current_process():
    return _main


def parent_process():
    return None


def active_children():
    return []


def freeze_support():
    pass


def __getattr__(name):
    if name[:1].isupper() or name in ('get_context', 'set_start_method', 'get_start_method', 'managers', 'pool', 'queues',
                                      'shared_memory', 'connection', 'dummy', 'get_logger', 'log_to_stderr'):
        raise AttributeError(f"multiprocessing.{name} is not part of the course's Python: use "
                             'concurrent.futures.ProcessPoolExecutor', name=name)
    raise AttributeError(f"module 'multiprocessing' has no attribute {name!r}", name=name)
