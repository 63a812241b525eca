"""python-dotenv: settings from a file of the disk (.env) into os.environ."""
import os
from _files import is_file

__all__ = ('dotenv_values', 'find_dotenv', 'load_dotenv')


def find_dotenv(filename='.env', raise_error_if_not_found=False, usecwd=False):
    if is_file(filename):
        return filename
    if raise_error_if_not_found:
        raise IOError('File not found')
    return ''


def _value(text):
    text = text.strip()
    if text[:1] in ('"', "'"):
        end = text.find(text[0], 1)
        return text[1:end] if end > 0 else text[1:]
    return text.partition(' #')[0].rstrip()


def _pairs(text):
    for line in text.splitlines():
        line = line.strip().removeprefix('export ')
        if line and not line.startswith('#'):
            name, found, value = line.partition('=')
            yield name.strip(), _value(value) if found else None


def _with_names(value, values):
    """${NAME} and ${NAME:-default}"""
    parts = value.split('${')
    done = parts[0]
    for part in parts[1:]:
        inside, found, rest = part.partition('}')
        if not found:
            return done + '${' + part
        name, _, default = inside.partition(':-')
        known = values.get(name, os.environ.get(name))
        done += (default if known is None else known) + rest
    return done


def dotenv_values(dotenv_path=None, stream=None, verbose=False, interpolate=True, encoding='utf-8'):
    if stream is not None:
        text = stream.read()
    else:
        path = dotenv_path or find_dotenv()
        if not path or not is_file(path):
            return {}
        with open(path, encoding=encoding) as file:
            text = file.read()
    values = {}
    for name, value in _pairs(text):
        values[name] = _with_names(value, values) if interpolate and value else value
    return values


def load_dotenv(dotenv_path=None, stream=None, verbose=False, override=False, interpolate=True, encoding='utf-8'):
    values = dotenv_values(dotenv_path, stream, verbose, interpolate, encoding)
    for name, value in values.items():
        if value is not None and (override or name not in os.environ):
            os.environ[name] = value
    return bool(values)
