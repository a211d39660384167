"""A small load generator: requests written beforehand, sent over kept connections by a few processes.

It reads only what it must of an answer (status and length), so that it is
lighter than the server it measures.
"""

from __future__ import annotations

import multiprocessing
import socket
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass
class Tally:
    """What came back: answered with 200, anything else, and how long the slowest in a hundred took.

    `processor` is for whoever knows the server: the seconds it used.
    """

    good: int = 0
    bad: int = 0
    seconds: float = 0.0
    processor: float = 0.0
    waits: list[float] = field(default_factory=list)
    acknowledged: list[int] = field(default_factory=list)

    @property
    def rate(self) -> float:
        return self.good / self.seconds if self.seconds else 0.0

    @property
    def p99_ms(self) -> float:
        return 1000 * sorted(self.waits)[int(len(self.waits) * 0.99)] if self.waits else 0.0


def request(method: str, path: str, body: bytes = b"", host: str = "127.0.0.1") -> bytes:
    head = f"{method} {path} HTTP/1.1\r\nHost: {host}\r\n"
    if body:
        head += f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n"
    return (head + "\r\n").encode() + body


def run(
    port: int,
    requests: Sequence[bytes],
    seconds: float,
    *,
    once: bool = False,
    processes: int = 2,
    threads: int = 4,
) -> Tally:
    """Send the requests round and round for some seconds, or each of them `once`.

    `acknowledged` holds the numbers of the requests answered with 200.
    """
    context = multiprocessing.get_context("fork")
    queue = context.SimpleQueue()
    began = time.perf_counter()
    workers = [
        context.Process(
            target=_process, args=(port, requests, seconds, once, number, processes, threads, queue)
        )
        for number in range(processes)
    ]
    for worker in workers:
        worker.start()
    parts = [queue.get() for _ in workers]
    for worker in workers:
        worker.join()
    whole = Tally(seconds=max(part.seconds for part in parts) or time.perf_counter() - began)
    for part in parts:
        whole.good += part.good
        whole.bad += part.bad
        whole.waits += part.waits
        whole.acknowledged += part.acknowledged
    return whole


def _process(port, requests, seconds, once, number, processes, threads, queue) -> None:
    tallies = [Tally() for _ in range(threads)]
    lanes = processes * threads
    began = time.perf_counter()
    hands = [
        threading.Thread(
            target=_thread,
            args=(port, requests, seconds, once, number * threads + one, lanes, tallies[one]),
        )
        for one in range(threads)
    ]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()
    whole = Tally(seconds=time.perf_counter() - began)
    for part in tallies:
        whole.good += part.good
        whole.bad += part.bad
        whole.waits += part.waits
        whole.acknowledged += part.acknowledged
    queue.put(whole)


def _thread(port, requests, seconds, once, lane, lanes, tally) -> None:
    until = time.perf_counter() + seconds
    connection = None
    number = lane
    while time.perf_counter() < until:
        if number >= len(requests):
            if once:
                break
            number %= len(requests)
        try:
            if connection is None:
                connection = socket.create_connection(("127.0.0.1", port), timeout=30)
                connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            began = time.perf_counter()
            connection.sendall(requests[number])
            status, is_kept = _read(connection)
        except OSError:
            tally.bad += 1
            connection = None
            if once:
                number += lanes
            continue
        tally.waits.append(time.perf_counter() - began)
        if status == 200:
            tally.good += 1
            tally.acknowledged.append(number)
        else:
            tally.bad += 1
        if not is_kept:
            connection.close()
            connection = None
        number += lanes


def _read(connection: socket.socket) -> tuple[int, bool]:
    """The status of one answer, read to its end, and whether the connection stays."""
    data = b""
    while b"\r\n\r\n" not in data:
        piece = connection.recv(65536)
        if not piece:
            raise ConnectionError("closed before the answer")
        data += piece
    head, _break, body = data.partition(b"\r\n\r\n")
    lower = head.lower()
    start = lower.index(b"content-length:") + 15
    length = int(lower[start : (lower.find(b"\r", start) + 1 or len(lower) + 1) - 1])
    while len(body) < length:
        piece = connection.recv(65536)
        if not piece:
            raise ConnectionError("closed within the answer")
        body += piece
    return int(head[9:12]), b"connection: close" not in lower
