# Pickler and Unpickler: persistent ids, find_class, dispatch tables, several pickles in one file, buffers outside, extensions.
import copyreg
import functools
import io
import operator
import pickle


class Row:
    def __init__(self, key): self.key = key


class Keeper(pickle.Pickler):
    def persistent_id(self, obj):
        return ('row', obj.key) if isinstance(obj, Row) else None


class Finder(pickle.Unpickler):
    def persistent_load(self, pid): return Row(pid[1] + ' again')

    def find_class(self, module, name):
        print('find', module, name)
        if module == 'os':
            raise pickle.UnpicklingError(f'{module}.{name} is forbidden')
        return super().find_class(module, name)


for protocol in range(1, 6):
    file = io.BytesIO()
    Keeper(file, protocol).dump([Row('a'), {'b': Row('b')}, range(2)])
    print(file.getvalue())
    file.seek(0)
    back = Finder(file).load()
    print(back[0].key, back[1]['b'].key, back[2])
try:
    Finder(io.BytesIO(b'cos\nsystem\n(Vls\ntR.')).load()
except pickle.UnpicklingError as e:
    print(e)

file = io.BytesIO()
for value in ('one', [2], {'three': 3}):
    pickle.dump(value, file)
file.write(b'rest')
file.seek(0)
print([pickle.load(file) for _ in range(3)], file.read())
try:
    pickle.load(file)
except EOFError as e:
    print('EOFError', e)

file = io.BytesIO()
pickler = pickle.Pickler(file)
data = ['x' * 5]
pickler.dump(data)
pickler.dump(data)
print(file.getvalue())
file.seek(0)
unpickler = pickle.Unpickler(file)
print(unpickler.load() is unpickler.load())
pickler.clear_memo()


class Table(pickle.Pickler):
    dispatch_table = copyreg.dispatch_table.copy()


Table.dispatch_table[Row] = lambda row: (Row, ('from the table',))
file = io.BytesIO()
Table(file).dump(Row('x'))
print(pickle.loads(file.getvalue()).key)


class Override(pickle.Pickler):
    def reducer_override(self, obj):
        return (operator.add, (40, 2)) if isinstance(obj, Row) else NotImplemented


file = io.BytesIO()
Override(file).dump([Row('x'), len])
print(pickle.loads(file.getvalue()))

buffers = []
data = pickle.dumps([pickle.PickleBuffer(bytearray(b'abc')), pickle.PickleBuffer(b'def')], 5, buffer_callback=buffers.append)
print(data, [bytes(b.raw()) for b in buffers], pickle.loads(data, buffers=[bytearray(b'ABC'), b'DEF']))
print(pickle.loads(pickle.dumps(pickle.PickleBuffer(bytearray(b'abc')), 5)))

copyreg.add_extension('__main__', 'Row', 200)
print(pickle.dumps(Row, 2), pickle.loads(pickle.dumps(Row, 2)) is Row)
copyreg.remove_extension('__main__', 'Row', 200)
for call in ((copyreg.add_extension, 'a', 'b', 0), (copyreg.remove_extension, 'a', 'b', 5), (copyreg.pickle, Row, 3), (copyreg.constructor, 3)):
    try:
        call[0](*call[1:])
    except Exception as e:
        print(type(e).__name__, e)
print(Row('x').__reduce_ex__(2)[1:], Row('y').__getstate__(), object().__reduce_ex__(4)[1:], [1].__reduce_ex__(2)[1:3])
print(pickle.HIGHEST_PROTOCOL, pickle.DEFAULT_PROTOCOL, pickle.PickleError.__mro__[1].__name__, pickle.PROTO, pickle.encode_long(-129),
      pickle.decode_long(b'\x7f\xff'))
