"""op: a method call that reads and writes an attribute."""
N = 500000


class Counter:
    def __init__(self):
        self.value = 0

    def add(self, n):
        self.value += n


class Double(Counter):
    def add(self, n):
        self.value += 2 * n


def run(n):
    counters = [Counter(), Double()]
    for i in range(n // 2):
        counters[0].add(i)
        counters[1].add(i)
    return counters[0].value + counters[1].value


print(run(N))
