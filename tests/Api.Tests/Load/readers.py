"""Many readers of the stream in a process of their own: readers.py HOST PORT COUNT MARKER...
Says "ready" when each has its snapshot; then for every MARKER the moments of its arrival at each reader, in nanoseconds of the monotonic clock."""
import select, socket, sys, time

host, port, count, markers = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), [m.encode() for m in sys.argv[4:]]
request = f"GET /v1/stream HTTP/1.1\r\nHost: {host}:{port}\r\n\r\n".encode()
poll, held = select.epoll(), {}

def wait(marker):
    """Reads from all until the marker came by everywhere; each reader keeps its tail, in which a marker may have begun."""
    arrived = {}
    while len(arrived) < len(held):
        for number, _ in poll.poll():
            reader, tail = held[number]
            data = reader.recv(1 << 16)
            now = time.monotonic_ns()
            if not data:
                sys.exit("a stream ended")
            tail += data
            if marker in tail and number not in arrived:
                arrived[number] = now
            held[number] = (reader, tail[-64:])
    return arrived.values()

for _ in range(count):
    reader = socket.create_connection((host, port))
    reader.sendall(request)
    held[reader.fileno()] = (reader, b"")
    poll.register(reader, select.EPOLLIN)
wait(b"event: snapshot")
print("ready", flush=True)
for marker in markers:
    print(*wait(marker), flush=True)
