import rings.d
c = 1
