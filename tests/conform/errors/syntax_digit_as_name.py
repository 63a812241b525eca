print('Ziffern')
summe = ١ + 2
