from rings.b import b
a = 1
