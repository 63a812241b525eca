"""Buffers over raw streams of the program's own."""
import io


class Numbers(io.RawIOBase):
    """Gives the bytes 0 to 11, at most five at once."""
    at = 0

    def readable(self):
        return True

    def readinto(self, buffer):
        n = min(len(buffer), 5, 12 - self.at)
        buffer[:n] = bytes(range(self.at, self.at + n))
        self.at += n
        return n


class Slow(io.RawIOBase):
    """Takes three bytes at once, and after six none."""
    taken = b''

    def writable(self):
        return True

    def write(self, data):
        if len(self.taken) >= 6:
            return None
        part = bytes(data[:3])
        self.taken += part
        return len(part)


def tell(act, *args):
    try:
        print(act(*args))
    except Exception as e:
        print(type(e).__name__, e)


b = io.BufferedReader(Numbers(), 8)
print(b.peek()[:2], b.read(3), b.read1(100), b.read(), b.read(), b.closed, b.readable(), b.writable())
print(Numbers().readall(), Numbers().read(3), io.BufferedReader(Numbers()).readline(2))
print(io.TextIOWrapper(io.BufferedReader(io.BytesIO(b'x\r\ny'))).readlines())

raw = io.BytesIO()
w = io.BufferedWriter(raw, 4)
w.write(b'ab')
print(raw.getvalue(), w.tell())
w.write(b'cdefgh')
w.flush()
print(raw.getvalue(), w.detach() is raw)
tell(w.write, b'')

slow = Slow()
w = io.BufferedWriter(slow, 4)
print(w.write(b'abcd'), slow.taken, w.write(b'efgh'), slow.taken)
tell(w.write, b'ijklmno')
tell(w.flush)

rw = io.BufferedRandom(io.BytesIO(b'0123456789'))
print(rw.read(2), rw.write(b'AB'), rw.read(2), rw.tell(), rw.seek(0), rw.read(), rw.truncate(3), rw.seek(0), rw.read())
pair = io.BufferedRWPair(io.BytesIO(b'in'), io.BytesIO())
print(pair.read(), pair.write(b'x'), pair.readable(), pair.writable())

for wrong in ((io.BufferedReader, Slow()), (io.BufferedWriter, Numbers()), (io.BufferedRandom, Numbers()),
              (io.BufferedReader, Numbers(), 0), (io.BufferedReader(Numbers()).read, -2), (io.RawIOBase().seek, 0),
              (io.RawIOBase().tell,), (io.IOBase().truncate,), (io.BufferedIOBase().read,), (io.TextIOBase().write, ''),
              (io.StringIO().detach,), (io.StringIO().seek, 0.0), (io.BytesIO().readlines, ''), (io.BytesIO, 'text')):
    tell(*wrong)
print(io.open is open, io.BlockingIOError is BlockingIOError)
