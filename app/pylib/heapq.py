"""Heaps in lists: the smallest item is heap[0]."""

__all__ = ('heappush', 'heappop', 'heapify', 'heapreplace', 'merge', 'nlargest', 'nsmallest', 'heappushpop')


def _up(heap, start, pos):
    item = heap[pos]
    while pos > start:
        above = (pos - 1) >> 1
        parent = heap[above]
        if not item < parent:
            break
        heap[pos] = parent
        pos = above
    heap[pos] = item


def _down(heap, pos):
    # To the bottom along the smaller children, then up again: few comparisons, and CPython's order.
    end = len(heap)
    start = pos
    item = heap[pos]
    child = 2 * pos + 1
    while child < end:
        right = child + 1
        if right < end and not heap[child] < heap[right]:
            child = right
        heap[pos] = heap[child]
        pos = child
        child = 2 * pos + 1
    heap[pos] = item
    _up(heap, start, pos)


def heappush(heap, item):
    """Add an item."""
    heap.append(item)
    _up(heap, 0, len(heap) - 1)


def heappop(heap):
    """Take the smallest item out."""
    last = heap.pop()
    if not heap:
        return last
    first = heap[0]
    heap[0] = last
    _down(heap, 0)
    return first


def heapreplace(heap, item):
    """heappop, then heappush."""
    first = heap[0]
    heap[0] = item
    _down(heap, 0)
    return first


def heappushpop(heap, item):
    """heappush, then heappop."""
    if heap and heap[0] < item:
        item, heap[0] = heap[0], item
        _down(heap, 0)
    return item


def heapify(x):
    """Make the list a heap."""
    for i in reversed(range(len(x) // 2)):
        _down(x, i)


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
