0 + http https://ok.test/
1 = http https://ok.test/: ok
1 + http https://gone.test/
2 = http https://gone.test/: 404
2 + http https://dead.test/
4 = http https://dead.test/: ClientConnectorError
4 + http https://reset.test/
5.5 = http https://reset.test/: ServerDisconnectedError
5.5 + http https://slow.test/
8.5 x http https://slow.test/
8.5 + http https://big.test/
8.7 = http https://big.test/: ok
8.7 + body https://big.test/
11.7 = body https://big.test/: ok
11.7 + http https://nowhere.test/
11.8 = http https://nowhere.test/: ClientConnectorError
11.8 + http https://gone.test/
12.8 = http https://gone.test/: 404
12.8 + http https://slow.test/
13.05 x http https://slow.test/
