"""An issuer of OpenID Connect on this machine: discovery, consent without a question, tokens."""

import base64
import hashlib
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT_ID = "mijn-buurt"
CLIENT_SECRET = "geheim-van-de-dienst"


class Issuer(ThreadingHTTPServer):
    """`claims` are of the person that the issuer has signed in; tests change them, and how it
    behaves."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answer)
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.claims: dict[str, Any] = {}
        self.userinfo: dict[str, Any] = {}
        self.token_changes: dict[str, Any] = {}
        self.config_changes: dict[str, Any] = {}
        self.broken = False
        self.asked: list[dict[str, str]] = []
        self.codes: dict[str, dict[str, str]] = {}

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def authorize(self, query: dict[str, str]) -> str:
        """The code with which the visitor comes back."""
        self.asked.append(query)
        code = f"code-{len(self.asked)}"
        self.codes[code] = query
        return code

    def come_back(self, address: str) -> str:
        """What a browser does that is sent to the issuer: where it is sent back to."""
        query = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        answer = {"code": self.authorize(query), "state": query["state"]}
        return f"{query['redirect_uri']}?{urlencode(answer)}"

    def token(self, form: dict[str, str]) -> dict[str, Any] | None:
        asked = self.codes.pop(form.get("code", ""), None)
        verifier = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(verifier).rstrip(b"=").decode()
        if (
            asked is None
            or form.get("client_secret") != CLIENT_SECRET
            or form.get("redirect_uri") != asked["redirect_uri"]
            or challenge != asked["code_challenge"]
        ):
            return None
        claims = {
            "iss": self.url,
            "aud": CLIENT_ID,
            "iat": int(time.time()),
            "exp": int(time.time()) + 300,
            **self.claims,
            **self.token_changes,
        }
        id_token = jwt.encode(claims, self.key, algorithm="RS256", headers={"kid": "1"})
        return {"access_token": "toegang", "token_type": "Bearer", "id_token": id_token}

    def answer(self, path: str, form: dict[str, str]) -> dict[str, Any] | None:
        if path == "/.well-known/openid-configuration":
            return {
                "issuer": self.url,
                "authorization_endpoint": f"{self.url}/authorize",
                "token_endpoint": f"{self.url}/token",
                "userinfo_endpoint": f"{self.url}/userinfo",
                "jwks_uri": f"{self.url}/jwks",
                "token_endpoint_auth_methods_supported": ["client_secret_post"],
                **self.config_changes,
            }
        if path == "/jwks":
            key = jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key(), as_dict=True)
            return {"keys": [{**key, "kid": "1", "alg": "RS256", "use": "sig"}]}
        if path == "/userinfo":
            return {**self.claims, **self.userinfo}
        return self.token(form) if path == "/token" else None


class Answer(BaseHTTPRequestHandler):
    server: Issuer

    def do_GET(self) -> None:
        self.reply(self.server.answer(urlsplit(self.path).path, {}))

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        form = {name: values[0] for name, values in parse_qs(body).items()}
        self.reply(self.server.answer(urlsplit(self.path).path, form))

    def reply(self, found: dict[str, Any] | None) -> None:
        body = b"<h1>Storing</h1>" if self.server.broken else json.dumps(found).encode()
        self.send_response(200 if found else 400)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Quiet: the tests say what went wrong."""


def start() -> Issuer:
    issuer = Issuer()
    threading.Thread(target=issuer.serve_forever, kwargs={"poll_interval": 0.05}).start()
    return issuer


def stop(issuer: Issuer) -> None:
    issuer.shutdown()
    issuer.server_close()
