def numbers():
    yield 1
    raise ValueError("generator broke")
total = sum(x for x in numbers())
