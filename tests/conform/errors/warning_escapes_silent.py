x = "\d"
y = b"\q"
print(x, y)
