"""What sys.unraisablehook is told."""
from collections import namedtuple

UnraisableHookArgs = namedtuple('UnraisableHookArgs', 'exc_type exc_value exc_traceback err_msg object', module='builtins')
