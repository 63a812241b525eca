0 + client GET /slow
3 = client GET /slow: ok
3 + client GET /
3 + client GET /
3 = client GET /: ok
3 = client GET /: ok
