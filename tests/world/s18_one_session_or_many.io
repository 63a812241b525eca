0 + http https://shop.test/0
0 + http https://shop.test/1
0 + http https://shop.test/2
0 + http https://shop.test/3
0.05 = http https://shop.test/2: 429
0.05 = http https://shop.test/3: 429
1 = http https://shop.test/0: ok
1 = http https://shop.test/1: ok
