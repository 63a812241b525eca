# pickle: what cannot be written or read, in CPython's words; hostile bytes end in an error.
import io
import pickle
import threading


def attempt(f, *args, **kwargs):
    try:
        print('   ', ascii(f(*args, **kwargs)).split(' at 0x')[0])
    except Exception as e:
        print('   ', type(e).__name__, ascii(str(e)).split(' at 0x')[0])


class A:
    def __reduce__(self): return self.how
    def __init__(self, how): self.how = how


class Slots:
    __slots__ = ('a',)


def outer():
    def inner(): pass
    class Local: pass
    return inner, Local(), lambda: 0


moved = outer()[2]
moved.__qualname__ = 'nowhere'
other = outer()[2]
other.__qualname__ = 'outer'
for thing in (*outer(), moved, other, (i for i in ()), threading.Lock(), io, {}.keys(), memoryview(b''), outer.__code__, print.__self__,
              A(3), A(()), A((1,)), A((1, ())), A((A, [])), A((A, (), None, 3)), A((A, (), None, None, 3)), A((A, (), 1, None, None, 3)),
              A((1,) * 7), A('nope'), A('A')):
    attempt(pickle.dumps, thing)
for protocol in (0, 1, 2):
    attempt(pickle.dumps, Slots(), protocol)
attempt(pickle.dumps, 1, 6)
attempt(pickle.dumps, 1, -1)
attempt(pickle.Pickler, 1)
attempt(pickle.Unpickler, 1)
attempt(pickle.dumps, 1, 4, buffer_callback=print)
attempt(pickle.loads, 'text')
deep = []
for i in range(100000):
    deep = [deep]
attempt(pickle.dumps, deep)

HOSTILE = [
    b'', b'x', b'\xff', b"'", b'\x80\x06.', b'\x80', b'.', b'0.', b'K', b'g5\n.', b'h\x05.', b'cfoo\nbar\n.', b'(.', b't.', b'Ixx\n.',
    b'\x80\x04\x95\x05\0\0\0\0\0\0\0K', b'Fxx\n.', b'L5\n.', b'L0x1L\n.', b'S5\n.', b"Sab\n.", b'N)R.', b'NR.', b'Na.', b'NNs.', b'N}Ns.',
    b'Nb.', b'NNb.', b'P5\n.', b'NQ.', b'(NNo.', b'\x8a\x02\x01.', b'\x8b\xff\xff\xff\xff.', b'B\xff\xff\xff\xff.', b'X\xff\xff\xff\xff.',
    b'\x8e\xff\xff\xff\xff\xff\xff\xff\xff.', b'\x94.', b'N', b'(u.', b'](e.', b'N(Ne.', b'\x82\x05.',
    b'\x82\0.', b'NN\x93.', b'NN\x81.', b'cbuiltins\nint\nN\x81.', b'p5', b'Np-5\n.', b'NNN\x92.', b'\x97.', b'}(NNNu.', b'N\x8f(N\x90.',
    b'I1', b'I\n.', b'cX\n.', b'V\\u12\n.', b'V\n.', b'T\xff\xff\xff\xff.', b'\x85.', b'N\x86.', b'2.', b'(2.', b'e.', b'1.', b'(1N.', b'gx\n.',
    b'}((NN.', b'K\x01K\x02.', b'\x80\x04\x95\xff\xff\xff\xff\xff\xff\xff\xffK', b'\x80\x04\x95\x05\0\0\0\0\0\0\0N.', b'\x8c\xff.', b'I00\n.',
    b'(NNd.', b'(Nd.', b'(l.', b'(t.', b'(\x91.', b'(]\x91.', b"S'\\xe9'\n.", b'cbuiltins\nint.real\n.', b'(' * 1000 + b'.',
    b']' + b'2a' * 500 + b'.', b'cbuiltins\nset\n)R(K\x01K\x02\x90.', b'cbuiltins\nobject\n)R}b.', b'cbuiltins\nobject\n)RK\x01b.',
    b'cbuiltins\nobject\n)RN}\x86b.', b'\x80\x04\x8c\x08builtins\x8c\x08int.nope\x93.', b'\x80\x04\x8c\x04math\x8c\x02pi\x93.']
for data in HOSTILE:
    print(data[:60])
    attempt(pickle.loads, data)
good = pickle.dumps([1, 'two', {3: (4.5, b'6')}, {7}])
for n in range(len(good)):
    attempt(pickle.loads, good[:n])
attempt(pickle.loads, b"S'\\xe9'\n.", encoding='latin-1')
attempt(pickle.loads, b"S'\\xe9'\n.", encoding='bytes')
