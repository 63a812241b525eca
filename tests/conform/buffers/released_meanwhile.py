# What a view is asked calls the program, which releases the view or changes what it looks into.


class Owner(bytes):
    def __hash__(self):
        view.release()
        return 1


view = memoryview(Owner(b"abc"))
print(hash(view) == hash(b"abc"))
try:
    view[0]
except ValueError as e:
    print(e)


class Meddler:
    def __init__(self, act, answer):
        self.act, self.answer = act, answer

    def __index__(self):
        try:
            self.act()
        except BufferError as e:
            print("BufferError:", e)
        return self.answer


memory = bytearray(b"0123456789")
view = memoryview(memory)
view[Meddler(lambda: memory.append(1), 0):3] = b"aaa"
print(memory)
view[Meddler(memory.clear, 7):] = bytearray(b"zzz")
print(view[Meddler(lambda: memory.extend(b"more"), 2):5].tobytes(), memory)

source = bytearray(b"xy")
view[Meddler(lambda: source.append(1), 4):6] = source
print(memory, source)
source.append(1)
print(source)

part = view[Meddler(view.release, 8):]
print(part.tobytes())
try:
    memory.append(1)
except BufferError as e:
    print("BufferError:", e)
part.release()
memory.append(1)
print(memory)
