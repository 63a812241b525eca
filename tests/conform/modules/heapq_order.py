"""heapq: the comparisons that programs see, ties, and wrong uses."""
import heapq
import random


class Loud:
    asked = []

    def __init__(self, n, name=''):
        self.n, self.name = n, name

    def __lt__(self, other):
        Loud.asked.append((self.n, other.n))
        return self.n < other.n

    def __repr__(self):
        return f'{self.n}{self.name}'


heap = []
for i, n in enumerate([5, 3, 8, 1, 9, 2, 3, 3, 7]):
    heapq.heappush(heap, Loud(n, 'abcdefghi'[i]))
    print(heap, Loud.asked)
    Loud.asked.clear()
while heap:
    print(heapq.heappop(heap), heap, Loud.asked)
    Loud.asked.clear()
heap = [Loud(n) for n in (9, 8, 7, 6, 5, 4, 3, 2, 1)]
heapq.heapify(heap)
print(heap, Loud.asked)
Loud.asked.clear()
print(heapq.heapreplace(heap, Loud(10)), heapq.heappushpop(heap, Loud(0)), heapq.heappushpop(heap, Loud(5)), heap)
print(heapq.nsmallest(3, heap), heapq.nlargest(2, heap), heapq.heappushpop([], 'only'))
random.seed(3)
numbers = [random.randrange(1000) for _ in range(300)]
heap = list(numbers)
heapq.heapify(heap)
print(heap[:10], [heapq.heappop(heap) for _ in range(300)] == sorted(numbers))
print(list(heapq.merge([1, 4], [2, 3], key=lambda x: x)))


class Cruel:
    def __lt__(self, other):
        victims.clear()
        return True


victims = [Cruel(), Cruel(), Cruel(), Cruel()]
for f in (lambda: heapq.heappop([]), lambda: heapq.heapreplace([], 1), lambda: heapq.heappush((), 1),
          lambda: heapq.heappop(3), lambda: heapq.heapify('abc'), lambda: heapq.heappush([1], 'x'),
          lambda: heapq.heappush(victims, Cruel()), lambda: heapq.heappush([])):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
