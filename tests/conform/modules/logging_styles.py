"""Formats in three styles, which of them are refused and why; adapters around adapters."""
import logging
import sys


def tell(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


FORMATS = {'{': ('{message}', '{message:>10}', '{name!r}', '{name!z}', '{}', 'x', '{a b}', '{message:y}', '{levelname:<{w}}', '{', '{a.b[c]}', '{0}', '{asctime', '{message!s:>5}', '{process:03d}', '{x:}'),
           '$': ('$message', '${message}', 'x', '$', '$$', '$$ $message', '$ x', '${a b}', '$message $'),
           '%': ('%(message)s', '%(x)', 'x', '%s', '%(levelname)-8s', '%(x)z', '%(asctime)s %(x)5.2f')}
for style, formats in FORMATS.items():
    for text in formats:
        tell(lambda: (style, text, logging.Formatter(text, style=style)._fmt))
tell(lambda: logging.Formatter('{x}', validate=False)._fmt)
tell(lambda: logging.Formatter(style='!'))
log = logging.getLogger('a')
log.propagate = False
handler = logging.StreamHandler(sys.stdout)
handler.setFormatter(logging.Formatter('{levelname:8}|{name}|{message}|{user}', style='{', defaults={'user': '-'}))
log.addHandler(handler)
adapter = logging.LoggerAdapter(log, {'user': 'bob'})
adapter.warning('hello %s', 'x')
adapter.warn('old')
log.error('plain')
log.warn('old, too')


class Numbered(logging.LoggerAdapter):
    def process(self, msg, kwargs):
        return f'[{self.extra["id"]}] {msg}', kwargs


numbered = Numbered(adapter, {'id': 7})
numbered.info('not yet')
numbered.setLevel(logging.INFO)
numbered.info('yes')
numbered.log(45, 'between')
print(numbered.isEnabledFor(10), numbered.hasHandlers(), numbered.getEffectiveLevel(), numbered.name, numbered.manager is logging.root.manager, numbered, adapter)
try:
    1 / 0
except ZeroDivisionError:
    numbered.exception('wrong', exc_info=False)
print(logging.LoggerAdapter[logging.Logger], logging.StreamHandler[str], sorted(logging.__all__)[:3])
