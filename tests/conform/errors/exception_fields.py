"""The attributes that the exception classes carry: from arguments and keywords, written, deleted, and in their texts."""


def attempt(what):
    try:
        print(what())
    except Exception as e:
        print(type(e).__name__, e)


g = ExceptionGroup('a', [ValueError(1), TypeError(2)])
attempt(lambda: setattr(g, 'message', 'q'))
attempt(lambda: setattr(g, 'exceptions', ()))
for args in ((1,), ('a',), ('a', []), ('a', [1]), ('a', 5), ('a', {1}), ('a', 'b'), (b'a', [ValueError()])):
    attempt(lambda: ExceptionGroup(*args))
print(repr(BaseExceptionGroup('m', (KeyboardInterrupt(),))), repr(BaseExceptionGroup('m', (ValueError(),))))

e = ImportError('m', name='n', path='p')
print(e.name, e.path, e.msg, e, e.args)
e = SyntaxError('m', ('dir/f', 1, 2, 't'))
print(e.filename, e.lineno, e.offset, e.text, e.end_lineno, e.end_offset, e.print_file_and_line, e.msg, str(e))
e = SyntaxError('m', ('f', 1, 2, 't', 3, 4))
print(e.end_lineno, e.end_offset, str(e), repr(e))
e.lineno = 9
print(str(e), e.args)
print(SyntaxError('m').filename, SyntaxError('m'), SyntaxError())
for details in (('f', 1), ('f', 1, 2, 't', 3), 5):
    attempt(lambda: SyntaxError('m', details).args)

e = UnicodeDecodeError('utf8', b'abc\xff', 3, 4, 'bad')
print(e.encoding, e.object, e.start, e.end, e.reason, str(e))
e.end, e.reason = 5, 'worse'
print(e, e.args)
e = UnicodeEncodeError('ascii', 'abc\u1234x', 3, 4, 'bad')
print(e.encoding, ascii(e.object), e.start, e.end, e.reason, str(e))
e = UnicodeTranslateError('abc\u1234x', 3, 5, 'bad')
print(e.encoding, e.start, e.end, e.reason, str(e))
for args in ((1,), ('a', 'b', 1, 2, 3), ('a', b'b', 'x', 2, 'r'), ('a', 'b', 1, 2, 'r')):
    attempt(lambda: UnicodeDecodeError(*args))

e = OSError(2, 'no', 'f', None, 'g')
print(e.filename, e.filename2, e, e.args, type(e).__name__)
e = OSError(5, 'no')
print(e.filename, e.filename2, e, e.args)
e = StopIteration(1, 2)
e.value = 7
print(e.value, e.args)
print(SystemExit(1, 2).code, SystemExit().code, SystemExit('bye').code)
e = AttributeError('a', name='n', obj=5)
print(e.name, e.obj, e.args, NameError('x', name='y').name)
for cls in (AttributeError, NameError, ImportError, ValueError):
    attempt(lambda: cls('a', foo=5))
print(KeyError(1, 2), KeyError('a'), KeyError())

e = Exception()
for name in ('__cause__', '__context__', 'args', '__traceback__', '__suppress_context__'):
    attempt(lambda: delattr(e, name))
    attempt(lambda: setattr(e, name, 5))
attempt(lambda: e.with_traceback(5))
e.__notes__ = 5
attempt(lambda: e.add_note('x'))
attempt(lambda: Exception().add_note(3))
e.__setstate__({'seen': 5})
print(e.seen)


class Own(Exception):
    def __init__(self, a, b=2):
        self.a = a


print(repr(Own(1, b=3)), Own(1).args, Own(4, 5))
