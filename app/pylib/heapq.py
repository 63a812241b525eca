"""Heaps in lists: the smallest item is heap[0]."""
from _heapq import heapify, heappop, heappush, heappushpop, heapreplace

__all__ = ('heappush', 'heappop', 'heapify', 'heapreplace', 'merge', 'nlargest', 'nsmallest', 'heappushpop')


def _sink_max(heap, pos, end):
    """The item at pos goes down along the larger children, and up to its place from there."""
    start, item = pos, heap[pos]
    while (child := 2 * pos + 1) < end:
        if child + 1 < end and not heap[child + 1] < heap[child]:
            child += 1
        heap[pos], pos = heap[child], child
    while pos > start and heap[(pos - 1) >> 1] < item:
        heap[pos], pos = heap[(pos - 1) >> 1], (pos - 1) >> 1
    heap[pos] = item


def _heapify_max(x):
    for i in reversed(range(len(x) // 2)):
        _sink_max(x, i, len(x))


def _heapreplace_max(heap, item):
    if not heap:
        raise IndexError('index out of range')
    largest, heap[0] = heap[0], item
    _sink_max(heap, 0, len(heap))
    return largest


def _heappop_max(heap):
    if not heap:
        raise IndexError('index out of range')
    last = heap.pop()
    return _heapreplace_max(heap, last) if heap else last


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
