# Small numbers are no objects of their own: any nan is the same one, and a set keeps one of them.
a, b = float('nan'), float('nan')
print(a == b, a is b, len({a, b}), [a] == [b], a in [b])
