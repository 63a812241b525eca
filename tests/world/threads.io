0 + http https://a.test/0
0 + http https://a.test/1
0 + http https://a.test/2
0 + file a.txt
1 = http https://a.test/0: ok
1 = http https://a.test/1: ok
1 = http https://a.test/2: ok
2 = file a.txt: ok
