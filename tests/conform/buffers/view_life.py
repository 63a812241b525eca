# How long a view holds its owner: release(), with, and being dropped.
from array import array


def attempt(what, f):
    try:
        print(what, f())
    except Exception as e:
        print(what, f'{type(e).__name__}: {e}')


# while a view is in use, its owner keeps its size
changes = [lambda b: b.append(1), lambda b: b.extend([1]), lambda b: b.extend(b''), lambda b: b.insert(0, 1), lambda b: b.pop(),
           lambda b: b.remove(2), lambda b: b.__delitem__(0), lambda b: b.__delitem__(slice(0, 2)),
           lambda b: b.__delitem__(slice(0, 0)), lambda b: b.__delitem__(slice(0, 0, 2)), lambda b: b.__setitem__(0, 5),
           lambda b: b.__setitem__(slice(0, 1), b[1:2]), lambda b: b.__setitem__(slice(0, 1), b[:]), lambda b: b.__iadd__(b[:1]),
           lambda b: b.__iadd__(b[:0]), lambda b: b.__imul__(2), lambda b: b.__imul__(1), lambda b: b.__imul__(0),
           lambda b: b.reverse(), lambda b: b.clear(), lambda b: b.__init__(), lambda b: b.byteswap(),
           lambda b: b.frombytes(b'ab'), lambda b: b.fromlist([1]), lambda b: b.upper()]
for make in lambda: bytearray([1, 2, 3]), lambda: array('B', [1, 2, 3]):
    for i, change in enumerate(changes):
        owner = make()
        view = memoryview(owner)
        attempt(f'{type(owner).__name__} {i}', lambda: change(owner))
        print(view.tolist())
        del view
        attempt('    later', lambda: change(owner))

# released: nothing is left of it
view = memoryview(b'abc')
part = view[1:]
view.release()
view.release()
for f in (lambda: view[0], lambda: view.tobytes(), lambda: view.tolist(), lambda: len(view), lambda: view.shape, lambda: view.obj,
          lambda: view.format, lambda: hash(view), lambda: list(view), lambda: bytes(view), lambda: b''.join([view]),
          lambda: memoryview(view), lambda: view.cast('B'), lambda: view.__enter__(), lambda: view.hex(), lambda: view == view,
          lambda: view == b'abc', lambda: view != b'abc', lambda: repr(view).split(' at ')[0], lambda: part.tobytes(),
          lambda: b'' + view, lambda: view in b'abc', lambda: bytearray(view)):
    attempt('released', f)

# with
owner = bytearray(b'abc')
with memoryview(owner) as view:
    attempt('inside', lambda: owner.append(1))
    with view[1:] as tail:
        tail[0] = 88
owner.append(1)
print(owner)
try:
    with view:
        pass
except ValueError as e:
    print(e)

# dropped: by del, by leaving a function, as a value that nobody kept, in a list, in a cycle
owner = bytearray(b'abc')
view = memoryview(owner)
del view
owner.append(100)
print(bytes(memoryview(owner)[1:3]), len(memoryview(owner)))
owner += b'e'


def look(at):
    view = memoryview(at)
    return sum(view[1:])


print(look(owner))
owner += b'f'
views = [memoryview(owner)[i:] for i in range(3)]
attempt('listed', lambda: owner.append(1))
views.clear()
owner.append(103)
print(owner)
kept = memoryview(owner)[2:3]
attempt('a part is kept', lambda: owner.append(1))
kept = None
owner.append(104)


def parts(at):
    view = memoryview(at)
    for i in range(0, len(view), 2):
        yield view[i:i + 2]


halfway = parts(owner)
print(next(halfway).tobytes())
attempt('a generator has it', lambda: owner.append(1))
halfway.close()
owner.append(105)
print(owner)

# the loop that empties a buffer from the front
buffer, sent = bytearray(b'hello, world'), []
while buffer:
    sent.append(bytes(memoryview(buffer)[:5]))
    del buffer[:5]
print(sent)

# an owner cannot take from its own view what would make it longer
attempt('own view', lambda: owner.extend(memoryview(owner)))
attempt('own view', lambda: owner.__iadd__(memoryview(owner)[:1]))
