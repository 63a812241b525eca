0 + http https://shop.test/0
0 + http https://shop.test/1
0 + http https://shop.test/2
0 + http https://shop.test/3
0.05 = http https://shop.test/2: 429
0.05 = http https://shop.test/3: 429
1 = http https://shop.test/0: ok
1 = http https://shop.test/1: ok
1 + http https://api.test/0
1 + http https://api.test/1
1 + http https://api.test/2
1 + http https://api.test/3
1 + http https://api.test/4
1.01 = http https://api.test/0: ok
1.01 = http https://api.test/1: ok
1.01 = http https://api.test/2: ok
1.05 = http https://api.test/3: 429
1.05 = http https://api.test/4: 429
1.95 + http https://api.test/again
2 = http https://api.test/again: 429
3 + http https://api.test/again
3.01 = http https://api.test/again: ok
3.01 + http https://shop.test/0
3.01 + http https://shop.test/1
4.01 = http https://shop.test/0: ok
4.01 = http https://shop.test/1: ok
4.01 + http https://shop.test/2
4.01 + http https://shop.test/4
5.01 = http https://shop.test/2: ok
5.01 = http https://shop.test/4: ok
5.01 + http https://shop.test/0
6.01 = http https://shop.test/0: ok
6.01 + http https://shop.test/1
7.01 = http https://shop.test/1: ok
7.01 + http https://shop.test/2
8.01 = http https://shop.test/2: ok
