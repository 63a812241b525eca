x = 5
if x is 5: pass
if x is not "a": pass
if 5 is x: pass
if x is (): pass
if x is None: pass
if x == 1 is True: pass
