# expect: attribute name must be string, not 'int'
# expect: True 1024
# expect: 'int' object has no attribute 'nothing'
# expect: 'NoneType' object has no attribute 'nothing'
# expect: done
import sys


def shown(action):
    try:
        print(action())
    except (TypeError, AttributeError) as e:
        print(e)


kept = sys
shown(lambda: kept.__getattr__(3))
sys.modules["sys"] = 3
print(kept.float_info.max > 0, kept.float_info.max_exp)
shown(lambda: kept.nothing)
del kept.modules["sys"]
shown(lambda: kept.nothing)
print("done")
