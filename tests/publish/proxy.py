"""A line between a publisher and a server that breaks: it cuts, stalls or refuses."""

import socket
import threading


class Proxy:
    """Passes everything on to a port. After `limit` bytes to the server each connection is cut, or with `stalls` passes
    nothing more; `times` says of how many connections, after which the line is good."""

    def __init__(self, port, limit, times=1, stalls=False):
        self.target = port
        self.limit = limit
        self.times = times
        self.stalls = stalls
        self.lock = threading.Lock()
        self.server = socket.create_server(("127.0.0.1", 0))
        self.port = self.server.getsockname()[1]
        self.cuts = 0
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            try:
                client, _ = self.server.accept()
            except OSError:
                return
            threading.Thread(target=self.serve, args=(client,), daemon=True).start()

    def serve(self, client):
        try:
            server = socket.create_connection(("127.0.0.1", self.target))
        except OSError:
            client.close()
            return
        threading.Thread(target=self.pump, args=(server, client, None), daemon=True).start()
        self.pump(client, server, self.limit)

    def pump(self, source, target, limit):
        passed = 0
        try:
            while data := source.recv(16_384):
                passed += len(data)
                if limit is not None and passed > limit and self.breaks():
                    if self.stalls:
                        threading.Event().wait()
                    break
                target.sendall(data)
        except OSError:
            pass
        for end in (source, target):
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
            end.close()

    def breaks(self):
        with self.lock:
            if self.cuts >= self.times:
                return False
            self.cuts += 1
            return True

    def close(self):
        self.server.close()
