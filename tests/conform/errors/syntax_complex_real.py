# The first part of a complex number in a pattern is real.
match 1j:
    case 0j + 1j:
        print(1)
