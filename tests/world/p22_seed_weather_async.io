0 + http https://w.test/paris
0 + http https://w.test/toulouse
0 + http https://w.test/marseille
1.25 = http https://w.test/marseille: ok
1.9 = http https://w.test/toulouse: ok
5.86 = http https://w.test/paris: ok
