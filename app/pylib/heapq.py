"""Heaps in lists: the smallest item is heap[0]."""
from _heapq import heapify, heappop, heappush, heappushpop, heapreplace

__all__ = ('heappush', 'heappop', 'heapify', 'heapreplace', 'merge', 'nlargest', 'nsmallest', 'heappushpop')


def merge(*iterables, key=None, reverse=False):
    """One sorted row from several."""
    rows = []
    for order, iterable in enumerate(iterables):
        it = iter(iterable)
        for value in it:
            rows.append([value if key is None else key(value), order, value, it])
            break
    while rows:
        best = rows[0]
        for row in rows:
            if best[0] < row[0] if reverse else row[0] < best[0]:
                best = row
        yield best[2]
        for value in best[3]:
            best[0] = value if key is None else key(value)
            best[2] = value
            break
        else:
            rows.remove(best)


def nsmallest(n, iterable, key=None):
    """The n smallest, sorted."""
    return sorted(iterable, key=key)[:max(n, 0)]


def nlargest(n, iterable, key=None):
    """The n largest, largest first."""
    return sorted(iterable, key=key, reverse=True)[:max(n, 0)]
