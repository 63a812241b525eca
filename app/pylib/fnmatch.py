"""Names that fit a pattern with * ? [abc]."""
import re as _re

__all__ = ['filter', 'fnmatch', 'fnmatchcase', 'translate']


def translate(pat):
    out, i = [], 0
    while i < len(pat):
        c, i = pat[i], i + 1
        end = pat.find(']', i + (pat[i:i + 1] in ('!', ']')) + (pat[i:i + 2] == '!]')) if c == '[' else -1
        if c == '*':
            if out[-1:] != ['.*']:
                out.append('.*')
        elif c == '?':
            out.append('.')
        elif end >= 0:
            inside = pat[i:end].replace('\\', '\\\\')
            out.append('[' + ('^' + inside[1:] if inside.startswith('!') else inside) + ']')
            i = end + 1
        else:
            out.append(_re.escape(c))
    return f"(?s:{''.join(out)})\\Z"


def fnmatchcase(name, pat):
    return _re.match(translate(pat), name) is not None


fnmatch = fnmatchcase


def filter(names, pat):
    fits = _re.compile(translate(pat)).match
    return [name for name in names if fits(name)]
