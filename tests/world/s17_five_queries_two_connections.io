0 + db.connect
0.5 = db.connect: ok
0.5 + db.connect
1 = db.connect: ok
1 + db SELECT 0
1 + db SELECT 1
2 = db SELECT 0: ok
2 = db SELECT 1: ok
2 + db SELECT 2
2 + db SELECT 3
3 = db SELECT 2: ok
3 = db SELECT 3: ok
3 + db SELECT 4
4 = db SELECT 4: ok
