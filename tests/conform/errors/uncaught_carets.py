def f(d):
    return d["a"]["b"]["c"]
data = {"a": {"b": {}}}
f(data)
