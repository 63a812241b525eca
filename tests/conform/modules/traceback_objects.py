# TracebackException, StackSummary and FrameSummary: what they keep and how they write it.
import inspect
import traceback


def inner(n):
    x = {'k': 1}
    return x['a' * n] + 1


def outer():
    try:
        inner(2)
    except KeyError as e:
        raise ValueError('bad') from e


def group():
    found = []
    for f in outer, lambda: inner(1):
        try:
            f()
        except Exception as e:
            e.add_note('a note\nof two lines')
            found.append(e)
    raise ExceptionGroup('eg', found + [ExceptionGroup('in', [TypeError(1)])])


def grab(f):
    try:
        f()
    except BaseException as e:
        return e


for f in lambda: inner(1), outer, group:
    e = grab(f)
    te = traceback.TracebackException.from_exception(e)
    print(''.join(te.format()))
    print(te.exc_type, te, te.__cause__, te.exceptions and len(te.exceptions), te.__suppress_context__, te.__notes__)
    print([(s.lineno, s.name, s.line, s.end_lineno, s.colno, s.end_colno) for s in te.stack])
    print(te == traceback.TracebackException.from_exception(e), te == traceback.TracebackException.from_exception(e, limit=1))
    print(''.join(te.format(chain=False)) == ''.join(traceback.format_exception(e, chain=False)))
    print(traceback.format_tb(e.__traceback__, -1), traceback.format_exception(type(e), e, None, chain=False)[-1:])

for wrong in (3,), (ValueError('x'), 3), (None,), (None, None, None), ('anything', ValueError('y'), None):
    try:
        print(traceback.format_exception(*wrong))
    except Exception as e:
        print(type(e).__name__, e)


class Unprintable(Exception):
    def __str__(self):
        raise ValueError

    __repr__ = __str__


class Noted(Exception):
    __notes__ = 5


for e in (Unprintable(), Noted('q'), SyntaxError('a', ('f', 3, 2, 'abc def\n', 3, 5)), SyntaxError('a', ('f', None, 2, 'x')),
          SyntaxError(), SyntaxError(None, ('f', 1, 2, '\t x = 3'))):
    print(''.join(traceback.format_exception_only(e)))

deep = ValueError(0)
for i in range(12):
    deep = ExceptionGroup(str(i), [deep])
wide = ExceptionGroup('w', [ValueError(i) for i in range(20)])
print(''.join(traceback.format_exception(deep)), ''.join(traceback.format_exception(wide)))
print(''.join(traceback.TracebackException.from_exception(wide, max_group_width=2).format()))
print(''.join(traceback.TracebackException.from_exception(deep, max_group_depth=1).format()))
one, other = grab(lambda: 1 / 0), grab(outer)
one.__context__, other.__context__ = other, one
print(''.join(traceback.format_exception(one)))
chain = None
for i in range(300):
    link = ValueError(i)
    link.__cause__, chain = chain, link
print(len(traceback.format_exception(chain)))


class Names(traceback.StackSummary):
    def format_frame_summary(self, frame_summary):
        return None if frame_summary.name == 'grab' else f'@{frame_summary.name}\n'


print(Names.extract(traceback.walk_tb(grab(outer).__traceback__)).format())
entry = traceback.FrameSummary('f', 1, 'n', line=' x ', locals={'b': 2, 'a': '1'})
print(entry, entry.line, list(entry), entry[1:], len(entry), entry.locals, entry == ('f', 1, 'n', 'x'))
print(traceback.StackSummary.from_list([entry, ('g', 2, 'm', 'src'), ('g', 2, 'm', None)]).format())


def recursive(n):
    if n:
        return recursive(n - 1)
    raise RecursionError


print(''.join(traceback.format_exception(grab(lambda: recursive(10)))))


def standing():
    print(traceback.format_stack()[-1], traceback.extract_stack(limit=-1)[0].name, len(traceback.extract_stack()))
    print(inspect.stack()[0].code_context, inspect.signature(traceback.format_exception))


standing()
try:
    traceback.print_last()
except ValueError as e:
    print(e)
