# There are no complex numbers: a program about waiting needs none. 1j is refused where it stands.
z = 3 + 4j
print(abs(z))
