# An OrderedDict has one order, the dict's own: what dict's methods take out of it behind its back is simply gone.
# CPython's keeps a second list, which still has the key.
from collections import OrderedDict

od = OrderedDict(a=1, b=2)
dict.__delitem__(od, 'a')
try:
    print(list(od.items()))
except KeyError as e:
    print('KeyError', e)
