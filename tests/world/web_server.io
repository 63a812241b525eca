0 + client GET /report
0.5 + client GET /hello/you?loud=1
0.5 = client GET /hello/you?loud=1: ok
1 + client POST /orders
1 + client GET /slow
1 = client POST /orders: ok
1.5 + client GET /missing
1.5 + client PUT /orders
1.5 = client GET /missing: 404
1.5 = client PUT /orders: 405
2 + client GET /wrong
2 = client GET /wrong: 403
3 x client GET /slow
3 = client GET /report: ok
4 + client GET /hello/again
4 = client GET /hello/again: ok
4.1 + client GET /hello/again
4.1 = client GET /hello/again: ok
4.2 + client GET /hello/again
4.2 = client GET /hello/again: ok
