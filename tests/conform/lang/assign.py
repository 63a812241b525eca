a = b = [1]
a.append(2)
print(a, b, a is b)
x, y = 1, 2
x, y = y, x
print(x, y)
(p, q), r = (1, 2), 3
print(p, q, r)
first, *rest = "abcd"
print(first, rest)
*head, last = range(4)
print(head, last)
one, *none, two = 1, 2
print(one, none, two)
[m, [n, *o]] = [1, (2, 3, 4)]
print(m, n, o)
d = {}
d["k"], d["l"] = 1, 2
print(d)
i = 0
seq = [10, 20, 30]
i, seq[i] = 1, 99
print(i, seq)
