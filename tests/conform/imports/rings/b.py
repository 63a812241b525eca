from rings.a import a
b = 1
