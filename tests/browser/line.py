"""A connection between browser and server that can be slow, stall or be cut."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

_PIECE = 16 * 1024


class Line:
    """A proxy that carries bytes to a server and back.

    Attributes:
        address: Where the browser reaches the server.
        delay: Seconds that each way takes.
        rate: Bytes per second in each direction; 0 for no limit.
    """

    def __init__(self, port: int) -> None:
        """Set up the way to the server at ``port`` of this machine."""
        self.address = ""
        self.delay = 0.0
        self.rate = 0.0
        self._port = port
        self._loop = asyncio.new_event_loop()
        self._is_cut = False
        self._open: set[asyncio.StreamWriter] = set()

    def cut(self) -> None:
        """Close all connections, and accept no new ones."""
        self._is_cut = True
        self._loop.call_soon_threadsafe(self._drop)

    def stall(self) -> None:
        """Carry nothing, but keep the connections open."""
        self._loop.call_soon_threadsafe(self._moving.clear)

    def mend(self) -> None:
        """Carry everything again."""
        self._is_cut = False
        self._loop.call_soon_threadsafe(self._moving.set)

    def serve(self) -> None:
        """Carry bytes until ``stop`` is called. Runs in a separate thread."""
        asyncio.set_event_loop(self._loop)
        self._moving = asyncio.Event()
        self._moving.set()
        started = asyncio.start_server(self._connect, "127.0.0.1", 0)
        server = self._loop.run_until_complete(started)
        self.address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        self._loop.run_forever()
        server.close()
        self._drop()
        left = asyncio.all_tasks(self._loop)
        for task in left:
            task.cancel()
        self._loop.run_until_complete(asyncio.gather(*left, return_exceptions=True))
        self._loop.close()

    def stop(self) -> None:
        """Close all connections and end the thread."""
        self._loop.call_soon_threadsafe(self._loop.stop)

    def _drop(self) -> None:
        for writer in self._open:
            writer.transport.abort()
        self._open.clear()

    async def _connect(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self._is_cut:
            writer.transport.abort()
            return
        try:
            there, back = await asyncio.open_connection("127.0.0.1", self._port)
        except OSError:  # the server is down
            writer.transport.abort()
            return
        self._open |= {writer, back}
        await asyncio.gather(self._carry(reader, back), self._carry(there, writer))
        self._open -= {writer, back}

    async def _carry(self, source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
        waiting: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
        delivering = asyncio.ensure_future(self._deliver(waiting, target))
        due = 0.0
        with suppress(OSError):
            while piece := await source.read(_PIECE):
                spent = len(piece) / self.rate if self.rate else 0.0
                due = max(due, self._loop.time() + self.delay) + spent
                waiting.put_nowait((due, piece))
        waiting.put_nowait((0.0, b""))
        await delivering

    async def _deliver(
        self, waiting: asyncio.Queue[tuple[float, bytes]], target: asyncio.StreamWriter
    ) -> None:
        with suppress(OSError):
            while True:
                due, piece = await waiting.get()
                await asyncio.sleep(max(0.0, due - self._loop.time()))
                await self._moving.wait()
                if not piece:
                    target.close()
                    return
                target.write(piece)
                await target.drain()


@contextmanager
def lay_line(port: int) -> Iterator[Line]:
    """Yield a line to the server at ``port``."""
    line = Line(port)
    thread = threading.Thread(target=line.serve, daemon=True)
    thread.start()
    while not line.address:
        thread.join(0.01)
    yield line
    line.stop()
    thread.join(10)
