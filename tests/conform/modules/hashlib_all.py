"""SHA-3, SHAKE and BLAKE2, at the edges of their blocks and with all their parameters; keys from passwords."""
import hashlib
import io


def attempt(function, *args, **kwargs):
    try:
        result = function(*args, **kwargs)
        return result.hex() if isinstance(result, bytes) else result.hexdigest()
    except Exception as e:
        return f'{type(e).__name__}: {e}'


for name in sorted(hashlib.algorithms_guaranteed) + ['sha512_224', 'sha512_256']:
    for size in (0, 1, 64, 71, 72, 103, 111, 112, 128, 129, 135, 136, 143, 144, 167, 168, 300):
        made = hashlib.new(name, bytes((i * 7 + size) % 256 for i in range(size)))
        print(name, size, made.hexdigest(*([17] if 'shake' in name else [])))
    print(made.name, made.digest_size, made.block_size)

TREE = dict(fanout=2, depth=2, leaf_size=4096, node_offset=3, node_depth=1, inner_size=20, last_node=True)
for make in hashlib.blake2b, hashlib.blake2s:
    for parameters in {}, {'digest_size': 5}, {'key': b'kk'}, {'salt': b'abc', 'person': b'me'}, TREE:
        print(make.__name__, parameters, *[make(data, **parameters).hexdigest() for data in (b'', b'abc' * 100)])
    first = make(b'one', key=b'k')
    second = first.copy()
    second.update(b'two')
    print(first.hexdigest() != second.hexdigest(), second.hexdigest() == make(b'onetwo', key=b'k').hexdigest())
    for wrong in ({'digest_size': 0}, {'digest_size': 65}, {'key': b'x' * 65}, {'salt': b'x' * 17}, {'person': b'x' * 17},
                  {'fanout': 256}, {'depth': 0}, {'node_depth': 256}):
        print(wrong, attempt(make, **wrong))
    print(attempt(make, 'text'), attempt(make, 5))

print(attempt(hashlib.shake_128(b'x').digest, 5), attempt(hashlib.shake_128(b'x').digest),
      attempt(hashlib.shake_128(b'x').digest, -1), attempt(hashlib.shake_128(b'x').digest, 1 << 40))
for name in 'md5', 'sha1', 'sha224', 'sha256', 'sha384', 'SHA-512':
    print(attempt(hashlib.pbkdf2_hmac, name, b'password', b'salt', 2000),
          attempt(hashlib.pbkdf2_hmac, name, b'p' * 200, b'', 7, 100))
print(attempt(hashlib.pbkdf2_hmac, 'sha256', 'text', b's', 1), attempt(hashlib.pbkdf2_hmac, 'none', b'p', b's', 1),
      attempt(hashlib.pbkdf2_hmac, 'md5', b'p', b's', 0), attempt(hashlib.pbkdf2_hmac, 'md5', b'p', b's', 1, 0))
print(attempt(hashlib.scrypt, b'pleaseletmein', salt=b'SodiumChloride', n=1024, r=8, p=3, dklen=77),
      attempt(hashlib.scrypt, b'', salt=b'', n=16, r=1, p=1))
for wrong in ({}, {'n': 3}, {'salt': None}, {'r': None}, {'r': 0}, {'n': 1 << 15}, {'maxmem': 100}, {'dklen': 0}, {'salt': 'x'}):
    print(wrong, attempt(hashlib.scrypt, b'p', **{'salt': b's', 'n': 16, 'r': 8, 'p': 1, **wrong}))
print(attempt(hashlib.file_digest, io.BytesIO(b'abc'), 'sha256'), attempt(hashlib.file_digest, io.BytesIO(), hashlib.md5))
print(attempt(hashlib.new, 'nope'), attempt(hashlib.new, 'SHA3-256', b'x'), attempt(hashlib.md5, 'text'))
