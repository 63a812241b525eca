# Iterators of ranges know where they stand: __reduce__, __setstate__, __length_hint__.
for r in (range(10), range(20, 0, -3), range(10**20, 10**20 + 5), range(0)):
    it = iter(r)
    next(it, None)
    print(it.__reduce__(), it.__length_hint__())
    for at in (2, -4, 400):
        it.__setstate__(at)
        print(at, it.__reduce__(), end=' ')
        it.__setstate__(at)
        print(list(it), next(it, 'over'), it.__reduce__())
print(reversed(range(3)).__reduce__())
for wrong in ('1', None, 1.5):
    try:
        iter(range(3)).__setstate__(wrong)
    except TypeError as e:
        print(e)
