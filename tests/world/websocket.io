0 + ws.connect wss://chat.test/room
0.1 = ws.connect wss://chat.test/room: ok
0.1 + ws.send ping
0.1 = ws.send ping: ok
0.1 + ws.recv
0.2 = ws.recv: ok
0.2 + ws.recv
1.1 = ws.recv: ok
1.1 + ws.recv
3.1 = ws.recv: ok
3.1 + ws.recv
5.1 = ws.recv: ConnectionClosedOK
5.1 + ws.connect wss://echo.test/
5.2 = ws.connect wss://echo.test/: ok
5.2 + ws.send one
5.2 = ws.send one: ok
5.2 + ws.recv
5.4 = ws.recv: ok
5.4 + ws.recv
6.4 x ws.recv
6.4 + ws.connect wss://broken.test/
6.5 = ws.connect wss://broken.test/: ok
6.5 + ws.recv
7.5 = ws.recv: ConnectionClosedError
7.5 + ws.connect wss://nobody.test/
7.6 = ws.connect wss://nobody.test/: ConnectionRefusedError
