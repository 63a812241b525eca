import heapq, json
h = [5, 1, 4]
heapq.heapify(h)
heapq.heappush(h, 2)
print([heapq.heappop(h) for _ in range(4)], heapq.nlargest(2, [1, 5, 3]), heapq.nsmallest(2, [4, 1, 3]))
print(json.dumps({"a": [1, 2.5, None, True], "b": "é\n"}), json.loads('{"x": [1, {"y": null}], "z": "\\u00e9"}'))
print(json.dumps([1, 2], indent=2), json.dumps({"b": 1, "a": 2}, sort_keys=True))
try:
    json.loads("{bad")
except ValueError as e:
    print(e)
q = []
for item in ((2, "b"), (1, "a"), (3, "c")):
    heapq.heappush(q, item)
print(heapq.heappop(q), q[0])
