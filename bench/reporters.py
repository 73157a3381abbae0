"""`python -m bench.reporters`: ten reporters send twenty photos of 8 MB each, all at once.

Meanwhile a resident reads the page of a wijk. Prints how long all took, how long the resident
waited and how much memory one process took at most. Ends with 1 when a promise is not kept.
"""

import http.client
import json
import os
import subprocess
import sys
import threading
import time
import uuid
from io import BytesIO

from .memory import peak_of_children
from .scratch import HOST, say, scratch_site, server

REPORTERS, PHOTOS = 10, 20
MEGABYTES = 8
#: Promises: everything has arrived, a resident's page, the memory of one process.
ALL_WITHIN, PAGE_WITHIN, MOST_MEGABYTES = 300.0, 0.5, 600
PAGE = "/wijken/hoek/"
#: A busy server says so; the phone asks again after so long.
AGAIN_AFTER = 1.0


def main() -> int:
    with scratch_site() as port:
        cookies = prepared()
        with server(port):
            return measured(cookies, port)


def prepared() -> list[tuple[str, str]]:
    """An empty site with a wijk, and the session and story of each reporter."""
    command = [sys.executable, "-m", "bench.reporters", "--prepare"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
    return [(row[0], row[1]) for row in json.loads(done.stdout.splitlines()[-1])]


def prepare() -> None:
    import django

    django.setup(set_prefix=False)
    from django.contrib.auth.models import Group
    from django.core.management import call_command
    from django.test import Client

    from mijnbuurt.core.clock import now
    from mijnbuurt.users.models import User
    from mijnbuurt.users.roles import Role
    from reporters.models import Reporter
    from reporters.stories import transitions
    from reporters.stories.transitions import Typed
    from wijken.areas.models import Wijk

    call_command("prepare", verbosity=0, stdout=sys.stderr)
    wijk = Wijk.objects.create(slug="hoek", name="Hoek")
    rows = []
    for number in range(REPORTERS + 1):
        user = User.objects.create_user(f"reporter{number}@example.org")
        user.groups.add(Group.objects.get(name=Role.REPORTER))
        reporter = Reporter.objects.create(user=user, byline=f"R{number}", takes_photos=True)
        story = transitions.begin(reporter, uuid.uuid4(), now())
        transitions.save(story, reporter, Typed(words={"title": "Feest"}, wijk=wijk), now())
        client = Client()
        client.force_login(user)
        rows.append([client.cookies["sessionid"].value, str(story.uuid)])
    sys.stdout.write(f"\n{json.dumps(rows)}\n")


def photo() -> bytes:
    """A JPEG of about 8 MB and 12 megapixels, as a camera makes one."""
    from PIL import Image

    image = Image.effect_noise((4000, 3000), 38).convert("RGB")
    written = BytesIO()
    image.save(written, "JPEG", quality=88)
    content = written.getvalue()
    return content + b"\0" * max(0, MEGABYTES * 1024 * 1024 - len(content))


def large_photos() -> dict[str, bytes]:
    """The largest that we take in: 48 megapixels, and of WebP 24."""
    import pillow_heif
    from PIL import Image

    image = Image.linear_gradient("L").resize((8064, 6048)).convert("RGB")
    found = {}
    for form in ("JPEG", "PNG"):
        written = BytesIO()
        image.save(written, form)
        found[form.lower()] = written.getvalue()
    written = BytesIO()
    pillow_heif.from_pillow(image).save(written)
    found["heic"] = written.getvalue()
    written = BytesIO()
    image.resize((5700, 4300)).save(written, "WEBP")
    return {**found, "webp": written.getvalue()}


def measured(cookies: list[tuple[str, str]], port: int) -> int:
    for kind, large in large_photos().items():
        started = time.perf_counter()
        status = send(port, *cookies[REPORTERS], str(uuid.uuid4()), large, f"IMG.{kind}")
        took = time.perf_counter() - started
        peak = peak_of_children(os.getpid())
        say(f"large {kind}: answer {status} in {took:.1f} s, memory until now {peak:.0f} MB")
    content = photo()
    say(f"{REPORTERS} reporters, {PHOTOS} photos of {len(content) / 1e6:.1f} MB each")
    failed: list[str] = []
    waits: list[float] = []
    done = threading.Event()
    reader = threading.Thread(target=read_on, args=(port, done, waits))
    senders = [
        threading.Thread(target=send_all, args=(port, *row, content, failed))
        for row in cookies[:REPORTERS]
    ]
    started = time.perf_counter()
    for thread in (reader, *senders):
        thread.start()
    for thread in senders:
        thread.join(ALL_WITHIN + 60)
    took = time.perf_counter() - started
    done.set()
    reader.join()
    return report(took, sorted(waits), failed, peak_of_children(os.getpid()))


def send_all(port: int, session: str, story: str, content: bytes, failed: list[str]) -> None:
    """One phone: a photo after the other, and again when the server was busy."""
    until = time.perf_counter() + ALL_WITHIN + 30
    for _number in range(PHOTOS):
        key = str(uuid.uuid4())
        while (status := send(port, session, story, key, content)) != 200:
            if status not in (0, 429) or time.perf_counter() > until:
                failed.append(f"answer {status}")
                return
            time.sleep(AGAIN_AFTER)


def send(
    port: int, session: str, story: str, key: str, content: bytes, name: str = "IMG.jpg"
) -> int:
    mark = uuid.uuid4().hex
    head = (
        f'--{mark}\r\nContent-Disposition: form-data; name="key"\r\n\r\n{key}\r\n'
        f'--{mark}\r\nContent-Disposition: form-data; name="photo"; filename="{name}"\r\n'
        "Content-Type: image/jpeg\r\n\r\n"
    ).encode()
    headers = {
        "Content-Type": f"multipart/form-data; boundary={mark}",
        "Cookie": f"sessionid={session}",
        "Origin": f"http://{HOST}:{port}",
        "Accept": "application/json",
    }
    connection = http.client.HTTPConnection(HOST, port, timeout=90)
    try:
        body = head + content + f"\r\n--{mark}--\r\n".encode()
        connection.request("POST", f"/reporter/verhalen/{story}/foto/", body, headers)
        answer = connection.getresponse()
        answer.read()
        return answer.status
    except OSError:
        return 0
    finally:
        connection.close()


def read_on(port: int, done: threading.Event, waits: list[float]) -> None:
    """A resident, who asks for a page twice a second."""
    while not done.wait(0.5):
        connection = http.client.HTTPConnection(HOST, port, timeout=60)
        started = time.perf_counter()
        connection.request("GET", PAGE)
        connection.getresponse().read()
        waits.append(time.perf_counter() - started)
        connection.close()


def report(took: float, waits: list[float], failed: list[str], peak: float) -> int:
    late = sum(wait > PAGE_WITHIN for wait in waits)
    middle, most = waits[len(waits) // 2], waits[-1]
    nearly = waits[int(len(waits) * 0.95)]
    say(
        f"all photos after {took:.0f} s (promise: {ALL_WITHIN:.0f} s), {len(failed)} phones gave up"
    )
    say(
        f"a resident's page: {middle * 1000:.0f} ms in the middle, {nearly * 1000:.0f} ms for 95 %,"
        f" {most * 1000:.0f} ms at most; {late} of {len(waits)} over {PAGE_WITHIN * 1000:.0f} ms"
    )
    say(f"most memory of one process: {peak:.0f} MB (promise: {MOST_MEGABYTES} MB)")
    kept = took <= ALL_WITHIN and not failed and nearly <= PAGE_WITHIN and peak <= MOST_MEGABYTES
    return 0 if kept else 1


if __name__ == "__main__":
    if "--prepare" in sys.argv:
        prepare()
    else:
        sys.exit(main())
