a = [1,2] (0) if 0 else 0
b = [1]["a"] if 0 else 0
c = "a" (1) if 0 else 0
d = 5 (1) if 0 else 0
e = {1:2} (3) if 0 else 0
f=5[1] if 0 else 0
g = "abc"["a"] if 0 else 0
h = (1,2)["x"] if 0 else 0
