"""Requests that make no sense get 400, 404 or the nearest good page; never an error of ours."""

import pytest
import time_machine
from django.test import Client

from tests.factories.pages import ActivityFactory, ArticleFactory, PlaceFactory, WijkFactory

pytestmark = pytest.mark.django_db

NASTY = [
    "",
    "0",
    "-1",
    "1e9",
    "99999999999999999999",
    "9" * 5000,
    "abc",
    "inf",
    "%00",
    "a%00b",
    "%ff",
    "%ed%a0%80",
    "%F0%9F%90%88",
    "%E2%80%AE%E2%80%8B",
    "%25%2500",
    "../../etc/passwd",
    "'",
    '"',
    "''; DROP TABLE x;--",
    "<script>alert(1)</script>",
    "{{7*7}}{%25 debug %25}",
    "%0d%0aSet-Cookie:x=1",
    "None",
    "2026-02-30",
    "0001-01-01",
    "9999-12-31",
    "2026-11-24T10:00:00Z",
    "24-11-2026",
    "२०२६-११-२४",
    "%F0%9D%9F%97",
    "a" * 3000,
    "*",
    "a AND b OR NOT (c",
    "NEAR(a b)",
    "& | ! <-> :*",
    "%5c",
]
LISTS = {
    "/": ["x"],
    "/agenda/": ["wijk", "van", "tot", "soort", "voor", "gratis", "page"],
    "/wijken/hoek/agenda/": ["wijk", "van", "page"],
    "/nieuws/": ["wijk", "soort", "jaar", "page"],
    "/binnenlopen/": ["wijk", "soort", "page"],
    "/initiatieven/": ["wijk", "toestand", "page"],
    "/acties/": ["page"],
    "/publicaties/": ["wijk", "soort", "jaar", "page"],
    "/zoeken/": ["q", "page"],
    "/initiatieven/indienen/": ["wijk"],
    "/initiatieven/inbedden/": ["wijk"],
    "/initiatieven/indienen/inbedden/": ["wijk"],
}
PATHS = [
    "/%00",
    "/a%00b/",
    "/%ff/",
    "/nieuws/%ff%fe/",
    "/%ed%a0%80/",
    "/../../etc/passwd",
    "/nieuws/../../",
    "/nieuws/%2e%2e/%2e%2e/",
    "/..%2f..%2f",
    "/%F0%9F%90%88/",
    "/nieuws/%C3%A9%C3%A8/",
    "/nieuws/२०२६/",
    "//double/",
    "/nieuws//x/",
    "/nieuws/./",
    "/nieuws/x./",
    "/nieuws.",
    "/nieuws/x.html",
    "/nieuws/.env",
    "/.git/config",
    "/wp-login.php",
    "/" + "a" * 3000 + "/",
    "/" + "a/" * 500,
    "/nieuws/" + "%61" * 1000 + "/",
    "/agenda/0/0/",
    "/agenda/0/1/",
    "/agenda/0000/01/",
    "/agenda/2026/0/",
    "/agenda/2026/13/",
    "/agenda/1/1/",
    "/agenda/1999/12/",
    "/agenda/2100/1/",
    "/agenda/10000/1/",
    "/agenda/99999999999999999999/1/",
    "/agenda/" + "9" * 5000 + "/1/",
    "/agenda/-1/1/",
    "/agenda/2026/1e1/",
    "/wijken/hoek/agenda/2026/13/",
    "/agenda/koffie/0000-00-00/",
    "/agenda/koffie/2026-02-30/",
    "/agenda/koffie/2026-11-25/",
    "/agenda/koffie/9999-99-99/",
    "/agenda/koffie/2026-11-24-/",
    "/wijken/vinden/x/",
    "/wijken/hoek/welkom/x/",
    "/wijken/x/contact/",
    "/contact/ontvangen/x/",
    "/contact/ontvangen/%2e%2e/",
    "/initiatieven/indienen/ontvangen/x/",
    "/initiatieven/indienen/inbedden/ontvangen/" + "x" * 2000 + "/",
    "/foto/x/1.jpg",
    "/foto/00000000-0000-0000-0000-000000000000/640.jpg",
    "/foto/00000000-0000-0000-0000-000000000000/641.jpg",
    "/foto/00000000-0000-0000-0000-000000000000/640.exe",
    "/documenten/1/x.pdf",
    "/documenten/99999999999999999999/x.pdf",
    "/documenten/0/..%2fx",
    "/en/%ff/",
    "/xx/",
    "/static/%00",
    "/static/../../etc/passwd",
    "/sitemap.xml/",
    "/sitemap.xml?p=999999",
    "/sitemap.xml?p=x",
]
METHODS = ["POST", "PUT", "PATCH", "DELETE", "TRACE", "OPTIONS", "CONNECT", "PROPFIND", "GETT"]
READ_ONLY = [
    "/",
    "/agenda/",
    "/nieuws/",
    "/wijken/hoek/",
    "/zoeken/",
    "/sitemap.xml",
    "/robots.txt",
]


@pytest.fixture(scope="module", autouse=True)
def content(shared_db):
    """Something to find, on a Tuesday."""
    with time_machine.travel("2026-11-24T08:00:00+01:00", tick=False):
        wijk = WijkFactory(slug="hoek")
        ActivityFactory(slug="koffie")
        ArticleFactory(in_wijk=wijk)
        PlaceFactory(in_wijk=wijk)
        yield


def get(client: Client, path: str, query: str = "", **extra: object):
    """A request with exactly these bytes in its query string."""
    return client.get(path, QUERY_STRING=query.encode().decode("latin-1"), **extra)


@pytest.mark.parametrize("path", LISTS)
def test_any_query_string_is_survived(client, path):
    for value in NASTY:
        response = get(client, path, "&".join(f"{name}={value}" for name in LISTS[path]))
        assert response.status_code == (400 if "%00" in value else 200), value[:60]
        assert b"<script>alert" not in response.content
        assert not response.cookies


@pytest.mark.parametrize(
    "query",
    [
        "&&&===&",
        "page=1&page=2&page=x",
        "page[]=1&page[$ne]=1",
        "=&a&;b",
        "?" * 500,
        "a=b&" * 500,
        "%",
        "%%%zz",
        "wijk=hoek&wijk=&wijk=x",
        "utf8=✓",
    ],
)
def test_any_shape_of_query_string_is_survived(client, query):
    for path in ("/", "/agenda/", "/zoeken/"):
        assert get(client, path, query).status_code in (200, 400)


def test_a_thousand_fields_in_a_query_string_are_refused_or_read(client, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000
    assert get(client, "/agenda/", "a=b&" * 1001).status_code in (200, 400)


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path[:60])
def test_any_path_is_survived(client, path):
    path, _mark, query = path.partition("?")
    for method in (client.get, client.head):
        # The client would take "//double/" for a host.
        raw = {"PATH_INFO": path} if path.startswith("//") else {}
        response = method(path, QUERY_STRING=query, **raw)
        assert response.status_code in (301, 302, 400, 404), path
        assert response.get("Location", "/").startswith("/")
        assert not response.get("Location", "/").startswith("//")


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("path", READ_ONLY)
def test_pages_are_only_read(client, method, path):
    response = client.generic(method, path, b"x=1")
    assert response.status_code in ((200, 405) if method == "OPTIONS" else (405,))


@pytest.mark.parametrize("method", METHODS)
def test_other_methods_on_forms_are_survived(client, method):
    for path in ("/wijken/vinden/", "/initiatieven/indienen/", "/contact/schrijven/", "/inloggen/"):
        assert client.generic(method, path, b"x=1").status_code < 500, f"{method} {path}"


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/x-www-form-urlencoded", b"waar=%00&x=%ff"),
        ("application/x-www-form-urlencoded", b"waar=" + b"a" * 100_000),
        ("application/x-www-form-urlencoded", b"\xff\xfe\x00"),
        ("application/x-www-form-urlencoded; charset=utf-7", b"waar=+ADw-"),
        ("application/x-www-form-urlencoded; charset=nope", b"waar=x"),
        ("multipart/form-data", b"x"),
        ("multipart/form-data; boundary=", b"--\r\n"),
        ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data"),
        ("multipart/form-data; boundary=" + "x" * 5000, b"--x"),
        ("multipart/form-data; boundary=é", b"--x"),
        ("application/json", b'{"waar": "\x00"}'),
        ("", b"waar=x"),
        ("text/plain", b"\x00" * 1000),
        ("é/\x00", b""),
    ],
)
def test_any_body_is_survived(client, kind, body):
    for path in ("/wijken/vinden/", "/initiatieven/indienen/", "/contact/schrijven/", "/inloggen/"):
        response = client.generic("POST", path, body, content_type=kind)
        assert response.status_code < 500, path


@pytest.mark.parametrize(
    "headers",
    [
        {"HTTP_ACCEPT_LANGUAGE": "x" * 10_000},
        {"HTTP_ACCEPT_LANGUAGE": "en-" * 500},
        {"HTTP_ACCEPT_LANGUAGE": "\x00,nl;q=x"},
        {"HTTP_COOKIE": "sessionid=" + "x" * 5000},
        {"HTTP_COOKIE": "django_language=../../x; csrftoken=\x00"},
        {"HTTP_COOKIE": "=;;=;\xff"},
        {"HTTP_IF_NONE_MATCH": '"' * 500},
        {"HTTP_IF_NONE_MATCH": "\x00"},
        {"HTTP_IF_MODIFIED_SINCE": "Tue, 99 Xxx 99999 99:99:99 GMT"},
        {"HTTP_RANGE": "bytes=9999999999999-"},
        {"HTTP_USER_AGENT": "\xff" * 5000},
        {"HTTP_REFERER": "http://[::"},
        {"HTTP_ORIGIN": "null"},
        {"HTTP_X_FORWARDED_FOR": "' OR 1=1, x, ::1, 999.999.999.999"},
        {"HTTP_X_REQUESTED_WITH": "XMLHttpRequest"},
        {"CONTENT_LENGTH": "x"},
        {"CONTENT_LENGTH": "-1"},
        {"HTTP_ACCEPT": "application/json"},
        {"HTTP_ACCEPT_ENCODING": "gzip;q=x, \x00"},
        {"REMOTE_ADDR": ""},
    ],
    ids=str,
)
def test_any_header_is_survived(client, headers):
    for path in ("/", "/agenda/", "/zoeken/", "/initiatieven/indienen/", "/inloggen/", "/nergens/"):
        assert client.get(path, **headers).status_code in (200, 400, 404), path


@pytest.mark.parametrize(
    "typed",
    ["", " ", "\x00", "9404 AB\x00", "9404" * 500, "<script>", "🐈", "%", "_", "'", "(", "٩٤٠٤"],
)
def test_anything_may_be_typed_where_one_lives(client, typed):
    response = client.post("/wijken/vinden/", {"waar": typed})
    assert response.status_code == 200
    assert b"<script>" not in response.content
