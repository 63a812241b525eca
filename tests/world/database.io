0 + db.connect
0.5 = db.connect: ok
0.5 + db.connect
1 = db.connect: ok
1 + db SELECT COUNT(*) FROM users
1 + db SELECT COUNT(*) FROM users
3 = db SELECT COUNT(*) FROM users: ok
3 = db SELECT COUNT(*) FROM users: ok
3 + db SELECT COUNT(*) FROM users
5 = db SELECT COUNT(*) FROM users: ok
5 + db SELECT * FROM pets
5.1 = db SELECT * FROM pets: ok
5.1 + db SELECT name, age FROM users WHERE id = 7
5.3 = db SELECT name, age FROM users WHERE id = 7: ok
5.3 + db.tx begin
5.3 = db.tx begin: ok
5.3 + db UPDATE accounts SET x = 1
5.4 = db UPDATE accounts SET x = 1: OperationalError
5.4 + db.tx rollback
5.4 = db.tx rollback: ok
5.4 + db SELEKT
5.4 = db SELEKT: OperationalError
5.4 + db SELECT COUNT(*) FROM users
7.4 = db SELECT COUNT(*) FROM users: ok
7.4 + db.connect
7.9 = db.connect: ok
7.9 + db SELECT COUNT(*) FROM users
9.9 = db SELECT COUNT(*) FROM users: ok
9.9 + db SELECT name, age FROM users WHERE id = 3
10.1 = db SELECT name, age FROM users WHERE id = 3: ok
10.1 + db SELECT * FROM pets
10.2 = db SELECT * FROM pets: ok
10.2 + db.tx begin
10.2 = db.tx begin: ok
10.2 + db INSERT INTO users VALUES (5)
10.3 = db INSERT INTO users VALUES (5): ok
10.3 + db.tx commit
10.3 = db.tx commit: ok
10.3 + db UPDATE accounts SET x = 1
10.4 = db UPDATE accounts SET x = 1: OperationalError
10.4 + db SELECT COUNT(*) FROM users
10.9 x db SELECT COUNT(*) FROM users
10.9 + db.connect
11.4 = db.connect: ok
11.4 + db SELECT COUNT(*) FROM users
11.4 + db.connect
11.4 + db.connect
11.9 = db.connect: ok
11.9 = db.connect: ok
11.9 + db SELECT COUNT(*) FROM users
11.9 + db SELECT COUNT(*) FROM users
13.4 = db SELECT COUNT(*) FROM users: ok
13.4 + db SELECT COUNT(*) FROM users
13.9 = db SELECT COUNT(*) FROM users: ok
13.9 = db SELECT COUNT(*) FROM users: ok
15.4 = db SELECT COUNT(*) FROM users: ok
