"""What a foreign page, a broken client or a curious one can do to the desk: nothing."""

import asyncio
import http.client
from urllib.parse import urlsplit

import httpx
import pytest

from whence.pipeline import load_case
from whence.web.guards import MAX_BODY, Guards

NOTE = {"kind": "note", "about": "claim", "keys": ["none"], "value": "x"}
SAFE = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cache-control": "no-store",
}


def ask(address: str, method: str, path: str, headers: dict[str, str], body: bytes = b"") -> int:
    """Send what a careful client would not: the headers as they are."""
    parts = urlsplit(str(address))
    connection = http.client.HTTPConnection(str(parts.hostname), parts.port, timeout=20)
    connection.putrequest(method, path, skip_host="Host" in headers)
    for name, value in headers.items():
        connection.putheader(name, value)
    connection.endheaders(body or None)
    status = connection.getresponse().status
    connection.close()
    return status


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "evil.example:{port}"},
        {"Host": "localhost.evil.example:{port}"},
        {"Host": "127.0.0.1:1"},
        {"Host": ""},
        {"Host": "[::1]:{port}"},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Origin": "https://127.0.0.1:{port}"},
        {"Origin": "http://[::1"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
    ids=lambda headers: " ".join(f"{name} {value}" for name, value in headers.items()),
)
def test_a_foreign_page_reads_nothing_and_writes_nothing(desk, case, headers):
    port = desk.base_url.port
    sent = {name: value.format(port=port) for name, value in headers.items()}
    for path in ("/", "/api/overview", "/case.json", "/static/desk.js", "/openapi.json"):
        assert ask(desk.base_url, "GET", path, sent) == 403
    body = b'{"kind":"note","about":"claim","keys":["x"],"value":"x"}'
    more = {"x-whence": "desk", "content-type": "application/json", "content-length": str(len(body))}
    assert ask(desk.base_url, "POST", "/api/decisions", sent | more, body) == 403
    assert load_case(case).decisions == ()


@pytest.mark.parametrize(
    "kind", ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain"]
)
def test_a_form_of_another_page_cannot_write(desk, case, kind):
    with httpx.Client(base_url=desk.base_url) as form:
        for path in ("/api/decisions", "/api/decisions/1/undo", "/api/documents"):
            answer = form.post(
                path, content=b"kind=note", headers={"content-type": kind, "x-file-name": "a.txt"}
            )
            assert answer.status_code == 403
    assert load_case(case).decisions == ()


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "TRACE"])
def test_other_methods_do_nothing(desk, method):
    for path in ("/", "/api/claims", "/api/decisions", "/api/documents", "/static/desk.js"):
        answer = desk.request(method, path, headers={"content-length": "0"})
        assert answer.status_code == 405
        assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/..%2f..%2fweb%2fapp.py",
        "/static/%2e%2e/desk.html",
        "/static//etc/passwd",
        "/static/desk.html",
        "/static/desk.js%00.css",
        "/static/..\\app.py",
    ],
)
def test_only_the_files_of_the_desk_are_given(desk, path):
    parts = urlsplit(str(desk.base_url))
    connection = http.client.HTTPConnection(str(parts.hostname), parts.port, timeout=20)
    connection.request("GET", path)
    answer = connection.getresponse()
    words = answer.read().decode()
    connection.close()
    assert answer.status == 404 or '<div id="desk">' in words
    assert "def make_app" not in words and "root:" not in words


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/claims/1",
        "/api/overview",
        "/api/none",
        "/static/desk.js",
        "/static/x",
        "/case.json",
        "/openapi.json",
    ],
)
def test_every_answer_carries_the_policy(desk, path):
    check_headers(desk.get(path))


def test_refusals_and_errors_carry_the_policy_too(desk):
    check_headers(httpx.get(f"{desk.base_url}/api/overview", headers={"origin": "http://evil.example"}))
    check_headers(desk.post("/api/decisions", json=NOTE))
    check_headers(desk.post("/api/decisions", content=b"{"))
    check_headers(desk.put("/api/decisions", content=b""))


def check_headers(answer: httpx.Response) -> None:
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self';")
    assert "unsafe" not in policy and "http" not in policy and "*" not in policy
    assert {name: answer.headers[name] for name in SAFE} == SAFE


def test_a_body_that_is_too_large_is_refused_before_it_is_sent(desk):
    headers = {"x-whence": "desk", "x-file-name": "a.txt", "content-length": str(MAX_BODY + 1)}
    assert ask(desk.base_url, "POST", "/api/documents", headers) == 413


def test_a_body_of_unstated_length_is_refused(desk):
    assert (
        desk.post("/api/documents", content=iter([b"x"]), headers={"x-file-name": "a.txt"}).status_code == 411
    )


def test_a_body_that_does_not_come_is_not_waited_for():
    async def never_called(scope, receive, send):
        raise AssertionError

    async def receive():
        await asyncio.sleep(0.01)
        return {"type": "http.request", "body": b"x", "more_body": True}

    sent = []

    async def send(message):
        sent.append(message)

    headers = [(b"host", b"127.0.0.1:80"), (b"x-whence", b"desk"), (b"content-length", b"1000")]
    scope = {"type": "http", "method": "POST", "server": ("127.0.0.1", 80), "headers": headers}
    asyncio.run(Guards(never_called, seconds=0.1)(scope, receive, send))
    assert sent[0]["status"] == 408


@pytest.mark.parametrize(
    "asked",
    [
        b"", b"{", b"[]", b"null", b'{"kind": 1}', b'{"kind":"note","about":"claim","keys":["\\ud800"],"value":"x"}',
        b'{"kind":"undo","about":"decision","keys":[]}', b'{"kind":"note","about":"claim","keys":[],"value":"x"}',
        b"[" * 50_000, b"\xff\xfe", b'{"kind":"note","about":"claim","keys":["' + b"x" * 20_000 + b'"],"value":"x"}',
    ],
    ids=["empty", "cut", "list", "null", "number", "half a character", "undo", "no keys", "deep", "bytes", "long"],
)  # fmt: skip
def test_a_broken_decision_is_refused_in_words(desk, case, asked):
    answer = desk.post("/api/decisions", content=asked, headers={"content-type": "application/json"})
    assert 400 <= answer.status_code < 500
    assert load_case(case).decisions == ()


@pytest.mark.parametrize("number", ["0", "-1", "9", "99999999999999999999", "one"])
def test_undoing_what_is_not_there_is_refused(desk, case, number):
    assert 400 <= desk.post(f"/api/decisions/{number}/undo", json={}).status_code < 500
    assert load_case(case).decisions == ()
