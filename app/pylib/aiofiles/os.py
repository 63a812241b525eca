"""aiofiles.os: the functions of os, to be awaited."""
import os as _os
from aiofiles import ospath as path


def wrap(function):
    async def call(*args, loop=None, executor=None, **kwargs):
        return function(*args, **kwargs)
    call.__name__ = function.__name__
    return call


for _name in ('listdir', 'makedirs', 'mkdir', 'remove', 'rename', 'rmdir', 'scandir', 'unlink', 'replace', 'stat'):
    if hasattr(_os, _name):
        globals()[_name] = wrap(getattr(_os, _name))


def __getattr__(name):
    raise AttributeError(f"aiofiles.os.{name} is not part of the course's Python", name=name)
