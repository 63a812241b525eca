0 + file a.txt
0 + file a.txt
1 = file a.txt: ok
1 = file a.txt: ok
1 + file log.txt
1.5 = file log.txt: ok
1.5 + file log.txt
2 = file log.txt: ok
2 + file log.txt
2.5 = file log.txt: ok
2.5 + file log.txt
3 = file log.txt: ok
3 + file log.txt
3.5 = file log.txt: ok
3.5 + file a.txt
4.5 = file a.txt: ok
4.5 + file a.txt
5.5 = file a.txt: ok
5.5 + file a.txt
5.75 x file a.txt
5.75 + file a.txt
6.75 = file a.txt: ok
6.75 + file new.txt
6.85 = file new.txt: ok
6.85 + file new.txt
6.95 = file new.txt: ok
6.95 + file new.txt
7.05 = file new.txt: ok
7.05 + file new.txt
7.15 = file new.txt: ok
7.15 + file new.txt
7.25 = file new.txt: ok
7.25 + file new.txt
7.35 = file new.txt: ok
7.35 + file new.txt
7.45 = file new.txt: ok
7.45 + file new.txt
7.55 = file new.txt: ok
7.55 + file new.txt
7.65 = file new.txt: ok
7.65 + file new.txt
7.75 = file new.txt: ok
