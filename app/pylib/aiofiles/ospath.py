"""aiofiles.ospath: the questions of os.path, to be awaited."""
import os.path as _path


def _wrap(function):
    async def call(*args, loop=None, executor=None):
        return function(*args)
    return call


exists, isfile, isdir, getsize = map(_wrap, (_path.exists, _path.isfile, _path.isdir, _path.getsize))
