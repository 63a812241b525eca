0 + http https://ok.test/
1.5 = http https://ok.test/: ok
1.5 + http https://gone.test/
2.5 = http https://gone.test/: 404
2.5 + http https://dead.test/
4.5 = http https://dead.test/: ConnectionError
4.5 + http https://reset.test/
6 = http https://reset.test/: ConnectionError
6 + http https://nowhere.test/
6.1 = http https://nowhere.test/: ConnectionError
6.1 + http https://slow.test/
10.1 = http https://slow.test/: ReadTimeout
10.1 + http https://ok.test/
11.3 = http https://ok.test/: ReadTimeout
11.3 + http POST https://ok.test/?q=2
12.8 = http POST https://ok.test/?q=2: ok
12.8 + http https://ok.test/
14.3 = http https://ok.test/: ok
