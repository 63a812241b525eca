"""Things in an order in which each stands behind what it needs."""
__all__ = ['TopologicalSorter', 'CycleError']


class CycleError(ValueError):
    """args[1] is a cycle: each needs the one before it, the last is the first."""


class _Node:
    def __init__(self, value):
        self.value, self.needs, self.needed_by = value, 0, []
        self.state = 'waiting'  # or: ready (given by get_ready), done


class TopologicalSorter:
    def __init__(self, graph=None):
        self._nodes = {}
        self._ready = None  # a list once prepare() has been called
        self._given = self._done = 0
        for node, predecessors in (graph or {}).items():
            self.add(node, *predecessors)

    def _node(self, value):
        node = self._nodes.get(value)
        if node is None:
            node = self._nodes[value] = _Node(value)
        return node

    def add(self, node, *predecessors):
        if self._ready is not None:
            raise ValueError('Nodes cannot be added after a call to prepare()')
        info = self._node(node)
        info.needs += len(predecessors)
        for predecessor in predecessors:
            self._node(predecessor).needed_by.append(node)

    def prepare(self):
        if self._ready is not None:
            raise ValueError('cannot prepare() more than once')
        self._ready = [node.value for node in self._nodes.values() if node.needs == 0]
        cycle = self._find_cycle()
        if cycle:
            raise CycleError('nodes are in a cycle', cycle)

    def _find_cycle(self):
        """Depth first, without recursion; None: there is none."""
        seen = set()
        for start in self._nodes:
            if start in seen:
                continue
            path, places, followers = [], {}, []
            node = start
            while True:
                if node in places:
                    return path[places[node]:] + [node]
                if node not in seen:
                    seen.add(node)
                    places[node] = len(path)
                    path.append(node)
                    followers.append(iter(self._nodes[node].needed_by))
                node = None
                while path:
                    node = next(followers[-1], _nothing)
                    if node is not _nothing:
                        break
                    del places[path.pop()]
                    followers.pop()
                if not path:
                    break
        return None

    def get_ready(self):
        if self._ready is None:
            raise ValueError('prepare() must be called first')
        result = tuple(self._ready)
        for value in result:
            self._nodes[value].state = 'ready'
        self._ready.clear()
        self._given += len(result)
        return result

    def is_active(self):
        if self._ready is None:
            raise ValueError('prepare() must be called first')
        return self._done < self._given or bool(self._ready)

    def __bool__(self):
        return self.is_active()

    def done(self, *nodes):
        if self._ready is None:
            raise ValueError('prepare() must be called first')
        for value in nodes:
            node = self._nodes.get(value)
            if node is None:
                raise ValueError(f'node {value!r} was not added using add()')
            if node.state == 'waiting':
                raise ValueError(f'node {value!r} was not passed out (still not ready)')
            if node.state == 'done':
                raise ValueError(f'node {value!r} was already marked done')
            node.state = 'done'
            for follower in node.needed_by:
                info = self._nodes[follower]
                info.needs -= 1
                if info.needs == 0:
                    self._ready.append(follower)
            self._done += 1

    def static_order(self):
        self.prepare()
        while self.is_active():
            group = self.get_ready()
            yield from group
            self.done(*group)

    def __class_getitem__(cls, item):
        import types
        return types.GenericAlias(cls, item)


_nothing = object()
