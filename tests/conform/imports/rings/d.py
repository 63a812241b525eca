import rings.c
import rings
d = rings.c.c
