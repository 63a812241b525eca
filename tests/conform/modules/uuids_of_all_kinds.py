"""UUIDs: every way of making one, every field, every refusal; those of chance only by their shape."""
import copy
import pickle
import uuid
from uuid import NAMESPACE_DNS, NAMESPACE_OID, NAMESPACE_URL, NAMESPACE_X500, UUID, SafeUUID

u = UUID('{12345678-1234-5678-9234-567812345678}')
print(u, repr(u), u.hex, u.int, u.urn, u.bytes, u.bytes_le, u.fields, u.is_safe)
print(u.time_low, u.time_mid, u.time_hi_version, u.clock_seq_hi_variant, u.clock_seq_low, u.node, u.time, u.clock_seq, u.variant, u.version)
same = [UUID('urn:uuid:12345678-1234-5678-9234-567812345678'), UUID(bytes=u.bytes), UUID(bytes_le=u.bytes_le), UUID(fields=u.fields), UUID(int=u.int)]
print([s == u for s in same], len({*same, u}), sorted([u, UUID(int=1), UUID(int=2)]), int(u) == u.int, u == 1, hash(u) == hash(u.int))
print([UUID(int=n << 60 << 60).variant for n in (0, 1)], [UUID(int=n << 61).variant for n in range(8)], UUID(int=0).version)
print([str(UUID(int=0, version=v)) for v in range(1, 6)], UUID(int=0, version=4).variant, UUID(int=7, is_safe=SafeUUID.safe).is_safe)
for call in (lambda: UUID(), lambda: UUID('x'), lambda: UUID('g' * 32), lambda: UUID(bytes=b'x'), lambda: UUID(bytes_le=b'x'), lambda: UUID(fields=(1,)),
             lambda: UUID(fields=(1 << 32, 0, 0, 0, 0, 0)), lambda: UUID(fields=(0, 0, 0, 256, 0, 0)), lambda: UUID(fields=(0, 0, 0, 0, 0, -1)), lambda: UUID(int=-1),
             lambda: UUID(int=1 << 128), lambda: UUID(int=0, version=6), lambda: UUID('0' * 32, int=0), lambda: UUID(5), lambda: u < 1, lambda: setattr(u, 'int', 1),
             lambda: setattr(u, 'note', 1), lambda: UUID(bytes='x' * 16), lambda: uuid.uuid5(NAMESPACE_DNS, b'x'), lambda: uuid.uuid3('x', 'y'), lambda: SafeUUID(3)):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
for space in (NAMESPACE_DNS, NAMESPACE_URL, NAMESPACE_OID, NAMESPACE_X500):
    print(space, uuid.uuid3(space, 'python.org'), uuid.uuid5(space, 'é'))
one = uuid.uuid1(node=5, clock_seq=0x3fff)
print(one.node, one.clock_seq, one.version, one.variant, uuid.uuid1().version, [uuid.uuid4().version for _ in range(3)], len({uuid.uuid4() for _ in range(50)}))
later = uuid.uuid1(1, 2)
print(later.time > one.time, list(SafeUUID), u.__getstate__(), pickle.loads(pickle.dumps(u)) == u, copy.deepcopy(u) == u, uuid.RFC_4122)
