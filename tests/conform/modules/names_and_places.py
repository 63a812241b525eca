# mimetypes, posixpath, locale, multiprocessing: what programs ask of the machine around them.
import locale
import mimetypes
import multiprocessing
import os
import posixpath

for name in ('a.html', 'b.tar.gz', 'c.tgz', 'd.PNG', 'e', 'f.unknown', 'http://x.org/y.css', 'data:text/css;base64,xx', 'data:,x', '.bashrc', 'h.py', 'i.json'):
    print(name, mimetypes.guess_type(name), mimetypes.guess_type(name, strict=False))
for kind in ('text/html', 'image/jpeg', 'application/octet-stream', 'no/such', 'image/jpg', 'TEXT/PLAIN'):
    print(kind, mimetypes.guess_extension(kind), mimetypes.guess_extension(kind, strict=False))
mimetypes.add_type('my/type', '.mine')
print(mimetypes.guess_type('x.mine'), mimetypes.guess_extension('my/type'), mimetypes.types_map['.mine'], mimetypes.MimeTypes().guess_type('x.mine')[0] is None)
print(posixpath.join is os.path.join, posixpath.splitext('a/b.c'), posixpath.sep, posixpath.normpath('a/../b//c'))
print(locale.atof('1.5'), locale.atoi('7'), locale.format_string('%d items', 1234567, grouping=True), locale.strcoll('a', 'b'), locale.str(0.1), locale.localeconv()['decimal_point'])
for call in ((locale.setlocale, locale.LC_ALL, 'xx_XX'), (locale.setlocale, 99, ''), (locale.setlocale, locale.LC_ALL, 'C'), (locale.currency, 5)):
    try:
        print(call[0](*call[1:]))
    except Exception as e:
        print(type(e).__name__, e)
print(multiprocessing.current_process().name, multiprocessing.current_process().daemon, multiprocessing.active_children(), multiprocessing.parent_process(),
      multiprocessing.cpu_count() == os.cpu_count(), multiprocessing.current_process().is_alive())
