# Hundreds of megabytes come and go while a native asks for the next item: none of it stays.
import gc


def rows(count):
    for number in range(count):
        yield len(bytes(1 << 20)) + number


def work(number):
    return len(bytes(1 << 20)) + number


print(sum(rows(600)))
print(any(row < 0 for row in rows(600)), all(row > 0 for row in rows(600)))
print(max(rows(600)), min(map(work, range(600))), max(range(600), key=work))
print(len(list(map(work, range(600)))), len(tuple(rows(600))), sorted(rows(600))[-1])
grown = []
grown.extend(filter(work, rows(300)))
print(len(grown), sum(left + right for left, right in zip(rows(300), map(work, range(300)))))
for number, row in enumerate(rows(600)):
    pass
print(number, row)


# And what the natives hold stays, though nobody else holds it.
class Number:
    def __init__(self, value):
        self.value = value

    def __add__(self, other):
        gc.collect()
        return Number(self.value + other.value)

    def __lt__(self, other):
        gc.collect()
        return self.value < other.value

    def __gt__(self, other):
        gc.collect()
        return self.value > other.value


def numbers():
    for value in (3, 1, 4, 1, 5):
        gc.collect()
        yield Number(value)
        gc.collect()


def value(number):
    gc.collect()
    return Number(-number.value)


print(sum(numbers(), Number(0)).value, max(numbers()).value, min(numbers(), key=value).value)
print(max((), key=value, default=Number(7)).value, max(*numbers(), key=value).value)
print([number.value for number in sorted(numbers())], [a.value + b.value for a, b in zip(numbers(), numbers())])
print([number.value for number in list(map(value, numbers()))], [n.value for n in filter(value, numbers())])
print([(index, number.value) for index, number in enumerate(numbers(), 2**70)][0])
print([number.value for number in map(Number.__add__, numbers(), map(value, numbers()))])
