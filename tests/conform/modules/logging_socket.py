# Records sent over TCP and UDP, and made records again at the other end. # clock: real
import asyncio
import logging
import logging.handlers
import pickle
import struct


async def receive(reader, writer):
    while True:
        try:
            (size,) = struct.unpack(">L", await reader.readexactly(4))
        except asyncio.IncompleteReadError:
            break
        record = logging.makeLogRecord(pickle.loads(await reader.readexactly(size)))
        print("tcp", record.name, record.levelname, record.getMessage(), record.args, record.exc_info)
        print("   ", record.exc_text and record.exc_text.splitlines()[-1])
    writer.close()


class Packets(asyncio.DatagramProtocol):
    def datagram_received(self, data, addr):
        (size,) = struct.unpack(">L", data[:4])
        print("udp", size == len(data) - 4, pickle.loads(data[4:])["msg"])


def work(log):
    log.info("hello %s", "there")
    try:
        1 / 0
    except ZeroDivisionError:
        log.exception("failed")


async def main():
    server = await asyncio.start_server(receive, "127.0.0.1", 19020)
    transport, _ = await asyncio.get_running_loop().create_datagram_endpoint(Packets, local_addr=("127.0.0.1", 19021))
    log = logging.getLogger("far")
    log.setLevel(logging.INFO)
    log.propagate = False
    over_tcp = logging.handlers.SocketHandler("127.0.0.1", 19020)
    over_udp = logging.handlers.DatagramHandler("127.0.0.1", 19021)
    log.addHandler(over_tcp)
    await asyncio.to_thread(work, log)
    await asyncio.sleep(0.1)
    log.removeHandler(over_tcp)
    log.addHandler(over_udp)
    log.warning("a packet")
    await asyncio.sleep(0.1)
    over_tcp.close()
    over_udp.close()
    await asyncio.sleep(0.1)
    transport.close()
    server.close()
    await server.wait_closed()
    nobody = logging.handlers.SocketHandler("127.0.0.1", 19029)
    nobody.emit(logging.makeLogRecord({"msg": "lost"}))
    print(nobody.sock, nobody.retryPeriod, nobody.address)


asyncio.run(main())
