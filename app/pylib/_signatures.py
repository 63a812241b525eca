"""What natives take, as CPython's inspect.signature() has it. Written by cmake/native_signatures.py: do not edit."""

DEFAULTS = {"' '": ' ', "''": '', "'ALL_COMPLETED'": 'ALL_COMPLETED', "'C'": 'C', "'\\n'": '\n', "'big'": 'big', "'strict'": 'strict', "'utf-8'": 'utf-8', '()': (), '-1': -1, '0': 0, '0.0': 0.0, '1': 1, '1e-09': 1e-09, '2': 2, '8': 8, '9223372036854775807': 9223372036854775807, 'False': False, 'None': None, "b' '": b' ', "b''": b''}

_TEXT = '''\
BaseException.__init__ self, /, *args, **kwargs
BaseException.__new__ *args, **kwargs
BaseException.__repr__ self, /
BaseException.__setstate__ !
BaseException.__str__ self, /
BaseException.add_note !
BaseException.with_traceback !
BaseExceptionGroup.__class_getitem__ !
BaseExceptionGroup.__str__ self, /
BaseExceptionGroup.derive !
BaseExceptionGroup.split !
BaseExceptionGroup.subgroup !
BoundedSemaphore.__init__ self, value=1
Context.__contains__ self, key, /
Context.__getitem__ self, key, /
Context.__iter__ self, /
Context.__len__ self, /
Context.copy self, /
Context.get self, key, default=None, /
Context.items self, /
Context.keys self, /
Context.run !
Context.values self, /
ContextVar.__class_getitem__ !
ContextVar.get !
ContextVar.reset self, token, /
ContextVar.set self, value, /
Event.__init__ self
Event.clear self
Event.is_set self
Event.set self
Event.wait self
Future.__await__ self, /
Future.__class_getitem__ !
Future.__init__ self, /, *args, **kwargs
Future.__iter__ self, /
Future._make_cancelled_error self, /
Future.add_done_callback !
Future.cancel self, /, msg=None
Future.cancelled self, /
Future.done self, /
Future.exception self, /
Future.get_loop self, /
Future.remove_done_callback self, fn, /
Future.result self, /
Future.set_exception self, exception, /
Future.set_result self, result, /
GenericAlias.__call__ self, /, *args, **kwargs
GenericAlias.__eq__ self, value, /
GenericAlias.__getitem__ self, key, /
GenericAlias.__hash__ self, /
GenericAlias.__instancecheck__ !
GenericAlias.__mro_entries__ !
GenericAlias.__or__ self, value, /
GenericAlias.__ror__ self, value, /
Handle.cancel self
Handle.cancelled self
ImportError.__str__ self, /
KeyError.__str__ self, /
LifoQueue._get self
LifoQueue._init self, maxsize
LifoQueue._put self, item
Lock.__aenter__ self
Lock.__aexit__ self, exc_type, exc, tb
Lock.__init__ self
Lock.acquire self
Lock.locked self
Lock.release self
OSError.__str__ self, /
PriorityQueue._init self, maxsize
Queue.__class_getitem__ !
Queue.__init__ self, maxsize=0
Queue.__str__ self
Queue._format self
Queue._get self
Queue._init self, maxsize
Queue._put self, item
Queue.empty self
Queue.full self
Queue.get self
Queue.get_nowait self
Queue.join self
Queue.put self, item
Queue.put_nowait self, item
Queue.qsize self
Queue.task_done self
Semaphore.__aenter__ self
Semaphore.__aexit__ self, exc_type, exc, tb
Semaphore.__init__ self, value=1
Semaphore.acquire self
Semaphore.locked self
Semaphore.release self
SyntaxError.__str__ self, /
Task.__init__ self, /, *args, **kwargs
Task.cancel self, /, msg=None
Task.cancelling self, /
Task.get_coro self, /
Task.get_name self, /
Task.get_stack self, /, *, limit=None
Task.print_stack self, /, *, limit=None, file=None
Task.set_exception self, exception, /
Task.set_name self, value, /
Task.set_result self, result, /
Task.uncancel self, /
TaskGroup.__aenter__ self
TaskGroup.__aexit__ self, et, exc, tb
TaskGroup.__init__ self
TaskGroup.create_task self, coro, *, name=None, context=None
Timeout.__aenter__ self
Timeout.__aexit__ self, exc_type, exc_val, exc_tb
Timeout.__init__ self, when
Timeout.expired self
Timeout.reschedule self, when
Timeout.when self
TimerHandle.__eq__ self, other
TimerHandle.__ge__ self, other
TimerHandle.__gt__ self, other
TimerHandle.__hash__ self
TimerHandle.__le__ self, other
TimerHandle.__lt__ self, other
TimerHandle.when self
UnicodeDecodeError.__str__ self, /
UnicodeEncodeError.__str__ self, /
UnicodeTranslateError.__str__ self, /
_UnixSelectorEventLoop.close self
_asyncio.Future *, loop=None
_asyncio.Task coro, *, loop=None, name=None, context=None
_asyncio._get_running_loop 
_asyncio._set_running_loop loop, /
_asyncio.create_task coro, *, name=None, context=None
_asyncio.current_task loop=None
_asyncio.ensure_future coro_or_future, *, loop=None
_asyncio.gather *coros_or_futures, return_exceptions=False
_asyncio.get_event_loop 
_asyncio.get_running_loop 
_asyncio.iscoroutine obj
_asyncio.isfuture obj
_asyncio.new_event_loop 
_asyncio.set_event_loop loop
_asyncio.shield arg
_asyncio.sleep delay, result=None
_asyncio.timeout delay
_asyncio.timeout_at when
_asyncio.wait fs, *, timeout=None, return_when='ALL_COMPLETED'
_asyncio.wait_for fut, timeout
_contextvars.Context !
_contextvars.ContextVar !
_contextvars.Token !
_heapq.heapify heap, /
_heapq.heappop heap, /
_heapq.heappush heap, item, /
_heapq.heappushpop heap, item, /
_heapq.heapreplace heap, item, /
_operator.add a, b, /
_operator.and_ a, b, /
_operator.call obj, /, *args, **kwargs
_operator.contains a, b, /
_operator.delitem a, b, /
_operator.eq a, b, /
_operator.floordiv a, b, /
_operator.ge a, b, /
_operator.getitem a, b, /
_operator.gt a, b, /
_operator.iadd a, b, /
_operator.iand a, b, /
_operator.ifloordiv a, b, /
_operator.ilshift a, b, /
_operator.imatmul a, b, /
_operator.imod a, b, /
_operator.imul a, b, /
_operator.inv a, /
_operator.invert a, /
_operator.ior a, b, /
_operator.ipow a, b, /
_operator.irshift a, b, /
_operator.is_ a, b, /
_operator.is_not a, b, /
_operator.isub a, b, /
_operator.itruediv a, b, /
_operator.ixor a, b, /
_operator.le a, b, /
_operator.lshift a, b, /
_operator.lt a, b, /
_operator.matmul a, b, /
_operator.mod a, b, /
_operator.mul a, b, /
_operator.ne a, b, /
_operator.neg a, /
_operator.not_ a, /
_operator.or_ a, b, /
_operator.pos a, /
_operator.pow a, b, /
_operator.rshift a, b, /
_operator.setitem a, b, c, /
_operator.sub a, b, /
_operator.truediv a, b, /
_operator.truth a, /
_operator.xor a, b, /
_pickle.PickleError !
_pickle.PicklingError !
_pickle.UnpicklingError !
_simthread.allocate_lock !
_simthread.get_ident !
array.__add__ self, value, /
array.__contains__ self, key, /
array.__copy__ self, /
array.__deepcopy__ self, unused, /
array.__delitem__ self, key, /
array.__eq__ self, value, /
array.__ge__ self, value, /
array.__getitem__ self, key, /
array.__gt__ self, value, /
array.__iadd__ self, value, /
array.__imul__ self, value, /
array.__iter__ self, /
array.__le__ self, value, /
array.__len__ self, /
array.__lt__ self, value, /
array.__mul__ self, value, /
array.__ne__ self, value, /
array.__new__ *args, **kwargs
array.__rmul__ self, value, /
array.__setitem__ self, key, value, /
array.append self, v, /
array.array !
array.buffer_info self, /
array.byteswap self, /
array.count self, v, /
array.extend self, bb, /
array.frombytes self, buffer, /
array.fromfile self, f, n, /
array.fromlist self, list, /
array.fromunicode self, ustr, /
array.index self, v, start=0, stop=9223372036854775807, /
array.insert self, i, v, /
array.pop self, i=-1, /
array.remove self, v, /
array.reverse self, /
array.tobytes self, /
array.tofile self, f, /
array.tolist self, /
array.tounicode self, /
async_generator.__aiter__ self, /
async_generator.__anext__ self, /
async_generator.aclose !
async_generator.asend !
async_generator.athrow !
asyncio.events.AbstractEventLoopPolicy 
asyncio.events.Handle callback, args, loop, context=None
asyncio.events.TimerHandle when, callback, args, loop, context=None
asyncio.exceptions.BrokenBarrierError !
asyncio.exceptions.CancelledError !
asyncio.exceptions.InvalidStateError !
asyncio.exceptions.SendfileNotAvailableError !
asyncio.locks.BoundedSemaphore value=1
asyncio.locks.Event 
asyncio.locks.Lock 
asyncio.locks.Semaphore value=1
asyncio.queues.LifoQueue maxsize=0
asyncio.queues.PriorityQueue maxsize=0
asyncio.queues.Queue maxsize=0
asyncio.queues.QueueEmpty !
asyncio.queues.QueueFull !
asyncio.taskgroups.TaskGroup 
asyncio.timeouts.Timeout when
asyncio.unix_events._UnixDefaultEventLoopPolicy 
asyncio.unix_events._UnixSelectorEventLoop 
bool.__and__ self, value, /
bool.__new__ *args, **kwargs
bool.__or__ self, value, /
bool.__rand__ self, value, /
bool.__repr__ self, /
bool.__ror__ self, value, /
bool.__rxor__ self, value, /
bool.__xor__ self, value, /
builtins.ArithmeticError !
builtins.AssertionError !
builtins.AttributeError !
builtins.BaseException !
builtins.BaseExceptionGroup !
builtins.BlockingIOError !
builtins.BrokenPipeError !
builtins.BufferError !
builtins.BytesWarning !
builtins.ChildProcessError !
builtins.ConnectionAbortedError !
builtins.ConnectionError !
builtins.ConnectionRefusedError !
builtins.ConnectionResetError !
builtins.DeprecationWarning !
builtins.EOFError !
builtins.EncodingWarning !
builtins.Exception !
builtins.ExceptionGroup !
builtins.FileExistsError !
builtins.FileNotFoundError !
builtins.FloatingPointError !
builtins.FutureWarning !
builtins.GeneratorExit !
builtins.ImportError !
builtins.ImportWarning !
builtins.IndentationError !
builtins.IndexError !
builtins.InterruptedError !
builtins.IsADirectoryError !
builtins.KeyError !
builtins.KeyboardInterrupt !
builtins.LookupError !
builtins.MemoryError !
builtins.ModuleNotFoundError !
builtins.NameError !
builtins.NotADirectoryError !
builtins.NotImplementedError !
builtins.NotImplementedType !
builtins.OSError !
builtins.OverflowError !
builtins.PendingDeprecationWarning !
builtins.PermissionError !
builtins.ProcessLookupError !
builtins.RecursionError !
builtins.ReferenceError !
builtins.ResourceWarning !
builtins.RuntimeError !
builtins.RuntimeWarning !
builtins.StopAsyncIteration !
builtins.StopIteration !
builtins.SyntaxError !
builtins.SyntaxWarning !
builtins.SystemError !
builtins.SystemExit !
builtins.TabError !
builtins.TimeoutError !
builtins.TypeError !
builtins.UnboundLocalError !
builtins.UnicodeDecodeError !
builtins.UnicodeEncodeError !
builtins.UnicodeError !
builtins.UnicodeTranslateError !
builtins.UnicodeWarning !
builtins.UserWarning !
builtins.ValueError !
builtins.Warning !
builtins.ZeroDivisionError !
builtins.__import__ name, globals=None, locals=None, fromlist=(), level=0
builtins.abs x, /
builtins.aiter async_iterable, /
builtins.all iterable, /
builtins.anext !
builtins.any iterable, /
builtins.ascii obj, /
builtins.async_generator 
builtins.bin number, /
builtins.bool !
builtins.breakpoint !
builtins.bytearray !
builtins.bytes !
builtins.callable obj, /
builtins.cell !
builtins.chr i, /
builtins.classmethod !
builtins.code argcount, posonlyargcount, kwonlyargcount, nlocals, stacksize, flags, codestring, constants, names, varnames, filename, name, qualname, firstlineno, linetable, exceptiontable, freevars=(), cellvars=(), /
builtins.compile source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1
builtins.complex real=0, imag=0
builtins.coroutine 
builtins.delattr obj, name, /
builtins.dict !
builtins.dir !
builtins.divmod x, y, /
builtins.ellipsis !
builtins.enumerate iterable, start=0
builtins.eval source, globals=None, locals=None, /
builtins.exec source, globals=None, locals=None, /, *, closure=None
builtins.exit code=None
builtins.filter !
builtins.float x=0, /
builtins.format value, format_spec='', /
builtins.frame 
builtins.frozenset !
builtins.generator 
builtins.getattr !
builtins.getset_descriptor 
builtins.globals 
builtins.hasattr obj, name, /
builtins.hash obj, /
builtins.hex number, /
builtins.id obj, /
builtins.input prompt='', /
builtins.int !
builtins.isinstance obj, class_or_tuple, /
builtins.issubclass cls, class_or_tuple, /
builtins.iter !
builtins.len obj, /
builtins.list iterable=(), /
builtins.locals 
builtins.map !
builtins.mappingproxy !
builtins.max !
builtins.member_descriptor 
builtins.memoryview object
builtins.min !
builtins.next !
builtins.object 
builtins.oct number, /
builtins.ord c, /
builtins.pow base, exp, mod=None
builtins.print *args, sep=' ', end='\\n', file=None, flush=False
builtins.property fget=None, fset=None, fdel=None, doc=None
builtins.quit code=None
builtins.range !
builtins.repr obj, /
builtins.reversed sequence, /
builtins.round number, ndigits=None
builtins.set !
builtins.setattr obj, name, value, /
builtins.slice !
builtins.sorted iterable, /, *, key=None, reverse=False
builtins.staticmethod !
builtins.str !
builtins.sum iterable, /, start=0
builtins.super !
builtins.traceback !
builtins.tuple iterable=(), /
builtins.type !
builtins.vars !
builtins.zip !
bytearray.__add__ self, value, /
bytearray.__contains__ self, key, /
bytearray.__delitem__ self, key, /
bytearray.__eq__ self, value, /
bytearray.__ge__ self, value, /
bytearray.__getitem__ self, key, /
bytearray.__gt__ self, value, /
bytearray.__iadd__ self, value, /
bytearray.__imul__ self, value, /
bytearray.__init__ self, /, *args, **kwargs
bytearray.__iter__ self, /
bytearray.__le__ self, value, /
bytearray.__len__ self, /
bytearray.__lt__ self, value, /
bytearray.__mod__ self, value, /
bytearray.__mul__ self, value, /
bytearray.__ne__ self, value, /
bytearray.__rmod__ self, value, /
bytearray.__rmul__ self, value, /
bytearray.__setitem__ self, key, value, /
bytearray.append self, item, /
bytearray.capitalize !
bytearray.center self, width, fillchar=b' ', /
bytearray.clear self, /
bytearray.copy self, /
bytearray.count !
bytearray.decode self, /, encoding='utf-8', errors='strict'
bytearray.endswith !
bytearray.expandtabs self, /, tabsize=8
bytearray.extend self, iterable_of_ints, /
bytearray.find !
bytearray.fromhex string, /
bytearray.hex !
bytearray.index !
bytearray.insert self, index, item, /
bytearray.isalnum !
bytearray.isalpha !
bytearray.isascii !
bytearray.isdigit !
bytearray.islower !
bytearray.isspace !
bytearray.istitle !
bytearray.isupper !
bytearray.join self, iterable_of_bytes, /
bytearray.ljust self, width, fillchar=b' ', /
bytearray.lower !
bytearray.lstrip self, bytes=None, /
bytearray.maketrans frm, to, /
bytearray.partition self, sep, /
bytearray.pop self, index=-1, /
bytearray.remove self, value, /
bytearray.removeprefix self, prefix, /
bytearray.removesuffix self, suffix, /
bytearray.replace self, old, new, count=-1, /
bytearray.reverse self, /
bytearray.rfind !
bytearray.rindex !
bytearray.rjust self, width, fillchar=b' ', /
bytearray.rpartition self, sep, /
bytearray.rsplit self, /, sep=None, maxsplit=-1
bytearray.rstrip self, bytes=None, /
bytearray.split self, /, sep=None, maxsplit=-1
bytearray.splitlines self, /, keepends=False
bytearray.startswith !
bytearray.strip self, bytes=None, /
bytearray.swapcase !
bytearray.title !
bytearray.translate self, table, /, delete=b''
bytearray.upper !
bytearray.zfill self, width, /
bytes.__add__ self, value, /
bytes.__bytes__ self, /
bytes.__contains__ self, key, /
bytes.__eq__ self, value, /
bytes.__ge__ self, value, /
bytes.__getitem__ self, key, /
bytes.__getnewargs__ !
bytes.__gt__ self, value, /
bytes.__hash__ self, /
bytes.__iter__ self, /
bytes.__le__ self, value, /
bytes.__len__ self, /
bytes.__lt__ self, value, /
bytes.__mod__ self, value, /
bytes.__mul__ self, value, /
bytes.__ne__ self, value, /
bytes.__new__ *args, **kwargs
bytes.__repr__ self, /
bytes.__rmod__ self, value, /
bytes.__rmul__ self, value, /
bytes.capitalize !
bytes.center self, width, fillchar=b' ', /
bytes.count !
bytes.decode self, /, encoding='utf-8', errors='strict'
bytes.endswith !
bytes.expandtabs self, /, tabsize=8
bytes.find !
bytes.fromhex string, /
bytes.hex !
bytes.index !
bytes.isalnum !
bytes.isalpha !
bytes.isascii !
bytes.isdigit !
bytes.islower !
bytes.isspace !
bytes.istitle !
bytes.isupper !
bytes.join self, iterable_of_bytes, /
bytes.ljust self, width, fillchar=b' ', /
bytes.lower !
bytes.lstrip self, bytes=None, /
bytes.maketrans frm, to, /
bytes.partition self, sep, /
bytes.removeprefix self, prefix, /
bytes.removesuffix self, suffix, /
bytes.replace self, old, new, count=-1, /
bytes.rfind !
bytes.rindex !
bytes.rjust self, width, fillchar=b' ', /
bytes.rpartition self, sep, /
bytes.rsplit self, /, sep=None, maxsplit=-1
bytes.rstrip self, bytes=None, /
bytes.split self, /, sep=None, maxsplit=-1
bytes.splitlines self, /, keepends=False
bytes.startswith !
bytes.strip self, bytes=None, /
bytes.swapcase !
bytes.title !
bytes.translate self, table, /, delete=b''
bytes.upper !
bytes.zfill self, width, /
classmethod.__get__ self, instance, owner=None, /
cmath.acos z, /
cmath.acosh z, /
cmath.asin z, /
cmath.asinh z, /
cmath.atan z, /
cmath.atanh z, /
cmath.cos z, /
cmath.cosh z, /
cmath.exp z, /
cmath.isclose a, b, *, rel_tol=1e-09, abs_tol=0.0
cmath.isfinite z, /
cmath.isinf z, /
cmath.isnan z, /
cmath.log !
cmath.log10 z, /
cmath.phase z, /
cmath.polar z, /
cmath.rect r, phi, /
cmath.sin z, /
cmath.sinh z, /
cmath.sqrt z, /
cmath.tan z, /
cmath.tanh z, /
codecs.Codec 
collections.OrderedDict !
collections.deque !
complex.__abs__ self, /
complex.__add__ self, value, /
complex.__bool__ self, /
complex.__complex__ self, /
complex.__eq__ self, value, /
complex.__format__ self, format_spec, /
complex.__getnewargs__ self, /
complex.__hash__ self, /
complex.__mul__ self, value, /
complex.__ne__ self, value, /
complex.__neg__ self, /
complex.__pos__ self, /
complex.__pow__ self, value, mod=None, /
complex.__radd__ self, value, /
complex.__rmul__ self, value, /
complex.__rpow__ self, value, mod=None, /
complex.__rsub__ self, value, /
complex.__rtruediv__ self, value, /
complex.__sub__ self, value, /
complex.__truediv__ self, value, /
complex.conjugate self, /
contextlib.AsyncContextDecorator 
contextlib.ContextDecorator 
contextvars.copy_context 
copy.Error !
coroutine.__await__ self, /
coroutine.close !
coroutine.send !
coroutine.throw !
decimal.Clamped !
decimal.ConversionSyntax !
decimal.DecimalException !
decimal.DivisionByZero !
decimal.DivisionImpossible !
decimal.DivisionUndefined !
decimal.FloatOperation !
decimal.Inexact !
decimal.InvalidContext !
decimal.InvalidOperation !
decimal.Overflow !
decimal.Rounded !
decimal.Subnormal !
decimal.Underflow !
deque.__add__ self, value, /
deque.__class_getitem__ !
deque.__contains__ self, key, /
deque.__copy__ !
deque.__delitem__ self, key, /
deque.__eq__ self, value, /
deque.__ge__ self, value, /
deque.__getitem__ self, key, /
deque.__gt__ self, value, /
deque.__iadd__ self, value, /
deque.__imul__ self, value, /
deque.__init__ self, /, *args, **kwargs
deque.__iter__ self, /
deque.__le__ self, value, /
deque.__len__ self, /
deque.__lt__ self, value, /
deque.__mul__ self, value, /
deque.__ne__ self, value, /
deque.__reversed__ !
deque.__rmul__ self, value, /
deque.__setitem__ self, key, value, /
deque.append !
deque.appendleft !
deque.clear !
deque.copy !
deque.count !
deque.extend !
deque.extendleft !
deque.index !
deque.insert !
deque.pop !
deque.popleft !
deque.remove !
deque.reverse !
deque.rotate !
dict.__class_getitem__ !
dict.__contains__ self, key, /
dict.__delitem__ self, key, /
dict.__eq__ self, value, /
dict.__getitem__ !
dict.__init__ self, /, *args, **kwargs
dict.__ior__ self, value, /
dict.__iter__ self, /
dict.__len__ self, /
dict.__ne__ self, value, /
dict.__new__ *args, **kwargs
dict.__or__ self, value, /
dict.__repr__ self, /
dict.__reversed__ self, /
dict.__ror__ self, value, /
dict.__setitem__ self, key, value, /
dict.clear !
dict.copy !
dict.fromkeys iterable, value=None, /
dict.get self, key, default=None, /
dict.items !
dict.keys !
dict.pop !
dict.popitem self, /
dict.setdefault self, key, default=None, /
dict.update !
dict.values !
float.__abs__ self, /
float.__add__ self, value, /
float.__bool__ self, /
float.__ceil__ self, /
float.__divmod__ self, value, /
float.__eq__ self, value, /
float.__float__ self, /
float.__floor__ self, /
float.__floordiv__ self, value, /
float.__format__ self, format_spec, /
float.__ge__ self, value, /
float.__getnewargs__ self, /
float.__gt__ self, value, /
float.__hash__ self, /
float.__int__ self, /
float.__le__ self, value, /
float.__lt__ self, value, /
float.__mod__ self, value, /
float.__mul__ self, value, /
float.__ne__ self, value, /
float.__neg__ self, /
float.__new__ *args, **kwargs
float.__pos__ self, /
float.__pow__ self, value, mod=None, /
float.__radd__ self, value, /
float.__rdivmod__ self, value, /
float.__repr__ self, /
float.__rfloordiv__ self, value, /
float.__rmod__ self, value, /
float.__rmul__ self, value, /
float.__round__ self, ndigits=None, /
float.__rpow__ self, value, mod=None, /
float.__rsub__ self, value, /
float.__rtruediv__ self, value, /
float.__sub__ self, value, /
float.__truediv__ self, value, /
float.__trunc__ self, /
float.as_integer_ratio self, /
float.conjugate self, /
float.fromhex string, /
float.hex self, /
float.is_integer self, /
frozenset.__and__ self, value, /
frozenset.__class_getitem__ !
frozenset.__contains__ !
frozenset.__eq__ self, value, /
frozenset.__ge__ self, value, /
frozenset.__gt__ self, value, /
frozenset.__hash__ self, /
frozenset.__iter__ self, /
frozenset.__le__ self, value, /
frozenset.__len__ self, /
frozenset.__lt__ self, value, /
frozenset.__ne__ self, value, /
frozenset.__new__ *args, **kwargs
frozenset.__or__ self, value, /
frozenset.__rand__ self, value, /
frozenset.__repr__ self, /
frozenset.__ror__ self, value, /
frozenset.__rsub__ self, value, /
frozenset.__rxor__ self, value, /
frozenset.__sub__ self, value, /
frozenset.__xor__ self, value, /
frozenset.copy !
frozenset.difference !
frozenset.intersection !
frozenset.isdisjoint !
frozenset.issubset !
frozenset.issuperset !
frozenset.symmetric_difference !
frozenset.union !
gc.collect generation=2
gc.disable 
gc.enable 
gc.freeze 
gc.get_count 
gc.get_threshold 
gc.isenabled 
gc.set_debug flags, /
gc.set_threshold !
gc.unfreeze 
generator.__iter__ self, /
generator.__next__ self, /
generator.close !
generator.send !
generator.throw !
getset_descriptor.__get__ self, instance, owner=None, /
int.__abs__ self, /
int.__add__ self, value, /
int.__and__ self, value, /
int.__bool__ self, /
int.__ceil__ !
int.__divmod__ self, value, /
int.__eq__ self, value, /
int.__float__ self, /
int.__floor__ !
int.__floordiv__ self, value, /
int.__format__ self, format_spec, /
int.__ge__ self, value, /
int.__getnewargs__ self, /
int.__gt__ self, value, /
int.__hash__ self, /
int.__index__ self, /
int.__int__ self, /
int.__invert__ self, /
int.__le__ self, value, /
int.__lshift__ self, value, /
int.__lt__ self, value, /
int.__mod__ self, value, /
int.__mul__ self, value, /
int.__ne__ self, value, /
int.__neg__ self, /
int.__new__ *args, **kwargs
int.__or__ self, value, /
int.__pos__ self, /
int.__pow__ self, value, mod=None, /
int.__radd__ self, value, /
int.__rand__ self, value, /
int.__rdivmod__ self, value, /
int.__repr__ self, /
int.__rfloordiv__ self, value, /
int.__rlshift__ self, value, /
int.__rmod__ self, value, /
int.__rmul__ self, value, /
int.__ror__ self, value, /
int.__round__ !
int.__rpow__ self, value, mod=None, /
int.__rrshift__ self, value, /
int.__rshift__ self, value, /
int.__rsub__ self, value, /
int.__rtruediv__ self, value, /
int.__rxor__ self, value, /
int.__sub__ self, value, /
int.__truediv__ self, value, /
int.__trunc__ !
int.__xor__ self, value, /
int.as_integer_ratio self, /
int.bit_count self, /
int.bit_length self, /
int.conjugate !
int.from_bytes bytes, byteorder='big', *, signed=False
int.to_bytes self, /, length=1, byteorder='big', *, signed=False
io.BufferedIOBase !
io.IOBase !
io.RawIOBase !
io.TextIOBase !
io.UnsupportedOperation !
list.__add__ self, value, /
list.__class_getitem__ !
list.__contains__ self, key, /
list.__delitem__ self, key, /
list.__eq__ self, value, /
list.__ge__ self, value, /
list.__getitem__ !
list.__gt__ self, value, /
list.__iadd__ self, value, /
list.__imul__ self, value, /
list.__init__ self, /, *args, **kwargs
list.__iter__ self, /
list.__le__ self, value, /
list.__len__ self, /
list.__lt__ self, value, /
list.__mul__ self, value, /
list.__ne__ self, value, /
list.__new__ *args, **kwargs
list.__repr__ self, /
list.__reversed__ self, /
list.__rmul__ self, value, /
list.__setitem__ self, key, value, /
list.append self, object, /
list.clear self, /
list.copy self, /
list.count self, value, /
list.extend self, iterable, /
list.index self, value, start=0, stop=9223372036854775807, /
list.insert self, index, object, /
list.pop self, index=-1, /
list.remove self, value, /
list.reverse self, /
list.sort self, /, *, key=None, reverse=False
localtime !
mappingproxy.__class_getitem__ !
mappingproxy.__contains__ self, key, /
mappingproxy.__eq__ self, value, /
mappingproxy.__ge__ self, value, /
mappingproxy.__getitem__ self, key, /
mappingproxy.__gt__ self, value, /
mappingproxy.__ior__ self, value, /
mappingproxy.__iter__ self, /
mappingproxy.__le__ self, value, /
mappingproxy.__len__ self, /
mappingproxy.__lt__ self, value, /
mappingproxy.__ne__ self, value, /
mappingproxy.__or__ self, value, /
mappingproxy.__reversed__ !
mappingproxy.__ror__ self, value, /
mappingproxy.__str__ self, /
mappingproxy.copy !
mappingproxy.get !
mappingproxy.items !
mappingproxy.keys !
mappingproxy.values !
math.acos x, /
math.acosh x, /
math.asin x, /
math.asinh x, /
math.atan x, /
math.atan2 y, x, /
math.atanh x, /
math.cbrt x, /
math.ceil x, /
math.comb n, k, /
math.copysign x, y, /
math.cos x, /
math.cosh x, /
math.degrees x, /
math.dist p, q, /
math.erf x, /
math.erfc x, /
math.exp x, /
math.exp2 x, /
math.expm1 x, /
math.fabs x, /
math.factorial n, /
math.floor x, /
math.fmod x, y, /
math.frexp x, /
math.fsum seq, /
math.gamma x, /
math.gcd *integers
math.hypot !
math.isclose a, b, *, rel_tol=1e-09, abs_tol=0.0
math.isfinite x, /
math.isinf x, /
math.isnan x, /
math.isqrt n, /
math.lcm *integers
math.ldexp x, i, /
math.lgamma x, /
math.log !
math.log10 x, /
math.log1p x, /
math.log2 x, /
math.modf x, /
math.nextafter x, y, /
math.perm n, k=None, /
math.pow x, y, /
math.prod iterable, /, *, start=1
math.radians x, /
math.remainder x, y, /
math.sin x, /
math.sinh x, /
math.sqrt x, /
math.tan x, /
math.tanh x, /
math.trunc x, /
math.ulp x, /
member_descriptor.__get__ self, instance, owner=None, /
memoryview.__delitem__ self, key, /
memoryview.__enter__ !
memoryview.__eq__ self, value, /
memoryview.__exit__ !
memoryview.__getitem__ self, key, /
memoryview.__hash__ self, /
memoryview.__iter__ self, /
memoryview.__len__ self, /
memoryview.__ne__ self, value, /
memoryview.__new__ *args, **kwargs
memoryview.__setitem__ self, key, value, /
memoryview.cast !
memoryview.hex !
memoryview.release self, /
memoryview.tobytes self, /, order='C'
memoryview.tolist self, /
memoryview.toreadonly self, /
object.__delattr__ self, name, /
object.__dir__ self, /
object.__eq__ self, value, /
object.__format__ self, format_spec, /
object.__ge__ self, value, /
object.__getattribute__ self, name, /
object.__getstate__ self, /
object.__gt__ self, value, /
object.__hash__ self, /
object.__init__ self, /, *args, **kwargs
object.__init_subclass__ !
object.__le__ self, value, /
object.__lt__ self, value, /
object.__ne__ self, value, /
object.__new__ *args, **kwargs
object.__reduce__ self, /
object.__reduce_ex__ self, protocol, /
object.__repr__ self, /
object.__setattr__ self, name, value, /
object.__sizeof__ self, /
object.__str__ self, /
object.__subclasshook__ !
property.__delete__ self, instance, /
property.__get__ self, instance, owner=None, /
property.__init__ self, /, *args, **kwargs
property.__set__ self, instance, value, /
property.__set_name__ !
property.deleter !
property.getter !
property.setter !
queue.Empty !
queue.Full !
range.__bool__ self, /
range.__contains__ self, key, /
range.__eq__ self, value, /
range.__getitem__ self, key, /
range.__hash__ self, /
range.__iter__ self, /
range.__len__ self, /
range.__ne__ self, value, /
range.__repr__ self, /
range.__reversed__ !
range.count !
range.index !
set.__and__ self, value, /
set.__class_getitem__ !
set.__contains__ !
set.__eq__ self, value, /
set.__ge__ self, value, /
set.__gt__ self, value, /
set.__iand__ self, value, /
set.__init__ self, /, *args, **kwargs
set.__ior__ self, value, /
set.__isub__ self, value, /
set.__iter__ self, /
set.__ixor__ self, value, /
set.__le__ self, value, /
set.__len__ self, /
set.__lt__ self, value, /
set.__ne__ self, value, /
set.__new__ *args, **kwargs
set.__or__ self, value, /
set.__rand__ self, value, /
set.__repr__ self, /
set.__ror__ self, value, /
set.__rsub__ self, value, /
set.__rxor__ self, value, /
set.__sub__ self, value, /
set.__xor__ self, value, /
set.add !
set.clear !
set.copy !
set.difference !
set.difference_update !
set.discard !
set.intersection !
set.intersection_update !
set.isdisjoint !
set.issubset !
set.issuperset !
set.pop !
set.remove !
set.symmetric_difference !
set.symmetric_difference_update !
set.union !
set.update !
slice.__eq__ self, value, /
slice.__ne__ self, value, /
slice.__repr__ self, /
slice.indices !
socket.gaierror !
socket.herror !
staticmethod.__call__ self, /, *args, **kwargs
staticmethod.__get__ self, instance, owner=None, /
statistics.StatisticsError !
str.__add__ self, value, /
str.__contains__ self, key, /
str.__eq__ self, value, /
str.__format__ self, format_spec, /
str.__ge__ self, value, /
str.__getitem__ self, key, /
str.__getnewargs__ !
str.__gt__ self, value, /
str.__hash__ self, /
str.__iter__ self, /
str.__le__ self, value, /
str.__len__ self, /
str.__lt__ self, value, /
str.__mod__ self, value, /
str.__mul__ self, value, /
str.__ne__ self, value, /
str.__new__ *args, **kwargs
str.__repr__ self, /
str.__rmod__ self, value, /
str.__rmul__ self, value, /
str.__str__ self, /
str.capitalize self, /
str.casefold self, /
str.center self, width, fillchar=' ', /
str.count !
str.encode self, /, encoding='utf-8', errors='strict'
str.endswith !
str.expandtabs self, /, tabsize=8
str.find !
str.format !
str.format_map !
str.index !
str.isalnum self, /
str.isalpha self, /
str.isascii self, /
str.isdecimal self, /
str.isdigit self, /
str.isidentifier self, /
str.islower self, /
str.isnumeric self, /
str.isprintable self, /
str.isspace self, /
str.istitle self, /
str.isupper self, /
str.join self, iterable, /
str.ljust self, width, fillchar=' ', /
str.lower self, /
str.lstrip self, chars=None, /
str.maketrans !
str.partition self, sep, /
str.removeprefix self, prefix, /
str.removesuffix self, suffix, /
str.replace self, old, new, count=-1, /
str.rfind !
str.rindex !
str.rjust self, width, fillchar=' ', /
str.rpartition self, sep, /
str.rsplit self, /, sep=None, maxsplit=-1
str.rstrip self, chars=None, /
str.split self, /, sep=None, maxsplit=-1
str.splitlines self, /, keepends=False
str.startswith !
str.strip self, chars=None, /
str.swapcase self, /
str.title self, /
str.translate self, table, /
str.upper self, /
str.zfill self, width, /
string.Formatter 
struct.error !
struct_time.__reduce__ !
struct_time.__repr__ self, /
super.__get__ self, instance, owner=None, /
sys._getframe depth=0, /
sys.exc_info 
sys.excepthook exctype, value, traceback, /
sys.exception 
sys.exit status=None, /
sys.get_coroutine_origin_tracking_depth 
sys.get_int_max_str_digits 
sys.getdefaultencoding 
sys.getfilesystemencoding 
sys.getrecursionlimit 
sys.getsizeof !
sys.getswitchinterval 
sys.gettrace 
sys.intern string, /
sys.set_coroutine_origin_tracking_depth depth
sys.set_int_max_str_digits maxdigits
sys.setrecursionlimit limit, /
sys.setswitchinterval interval, /
threading.BrokenBarrierError !
time.asctime !
time.ctime !
time.gmtime !
time.localtime !
time.mktime !
time.monotonic !
time.monotonic_ns !
time.perf_counter !
time.perf_counter_ns !
time.process_time !
time.process_time_ns !
time.sleep !
time.strftime !
time.strptime !
time.struct_time iterable=(), /
time.thread_time !
time.time !
time.time_ns !
tuple.__add__ self, value, /
tuple.__class_getitem__ !
tuple.__contains__ self, key, /
tuple.__eq__ self, value, /
tuple.__ge__ self, value, /
tuple.__getitem__ self, key, /
tuple.__getnewargs__ self, /
tuple.__gt__ self, value, /
tuple.__hash__ self, /
tuple.__iter__ self, /
tuple.__le__ self, value, /
tuple.__len__ self, /
tuple.__lt__ self, value, /
tuple.__mul__ self, value, /
tuple.__ne__ self, value, /
tuple.__new__ *args, **kwargs
tuple.__repr__ self, /
tuple.__rmul__ self, value, /
tuple.count self, value, /
tuple.index self, value, start=0, stop=9223372036854775807, /
type.__call__ self, /, *args, **kwargs
type.__init__ self, /, *args, **kwargs
type.__instancecheck__ self, instance, /
type.__new__ *args, **kwargs
type.__or__ self, value, /
type.__prepare__ !
type.__ror__ self, value, /
type.__subclasscheck__ self, subclass, /
type.__subclasses__ self, /
type.mro self, /
types.GenericAlias !
typing.BinaryIO 
typing.Generic 
typing.IO 
typing.TextIO 
unicodedata.bidirectional chr, /
unicodedata.category chr, /
unicodedata.combining chr, /
unicodedata.decimal !
unicodedata.decomposition chr, /
unicodedata.digit !
unicodedata.east_asian_width chr, /
unicodedata.is_normalized form, unistr, /
unicodedata.lookup name, /
unicodedata.mirrored chr, /
unicodedata.name !
unicodedata.normalize form, unistr, /
unicodedata.numeric !
'''
_found = {}


def find(key):
    """The parameters of a native; '!': CPython tells none; None: it is not known here.

    The key is the qualified name of a method; before that of anything else stands its module."""
    if not _found:
        for line in _TEXT.splitlines():
            name, _, parameters = line.partition(' ')
            _found[name] = parameters
    return _found.get(key)
