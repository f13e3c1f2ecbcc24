"""What the files in deploy/ promise, checked without nginx and without Docker."""

from __future__ import annotations

import re
import tomllib
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml
from starlette.types import Receive, Scope, Send
from streamlit.web.server.starlette.starlette_server_config import (
    DEFAULT_WEBSOCKET_PING_INTERVAL,
)

from deploy.headers import SecurityHeaders
from touchstone.limits import MAX_UPLOAD_BYTES, MEGABYTE
from touchstone.loading import SHIPPED_FOLDER

ROOT = SHIPPED_FOLDER.parent
DEPLOY = ROOT / "deploy"
NGINX = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
DOCKERFILE = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")
PORT = "8501"


def find_block(head: str) -> str:
    """Return the lines of a block of nginx.conf that holds no other block."""
    found = re.search(rf"{re.escape(head)} {{([^{{}}]*)}}", NGINX)
    assert found, head
    return found[1]


def read_yaml(name: str) -> list[Any]:
    """Return the documents of a YAML file of deploy/."""
    return list(yaml.safe_load_all((DEPLOY / name).read_text(encoding="utf-8")))


def test_nginx_takes_the_same_body_as_the_app():
    """Uploads are refused by whoever meets them first, at the same size."""
    config = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))
    megabytes = MAX_UPLOAD_BYTES // MEGABYTE

    assert f"client_max_body_size {megabytes}m;" in NGINX
    assert config["server"]["maxUploadSize"] == megabytes


def test_what_a_visitor_gives_never_touches_the_disk():
    """A whole upload fits into the memory that nginx keeps for it; answers are not spooled."""
    assert f"client_body_buffer_size {MAX_UPLOAD_BYTES // MEGABYTE}m;" in NGINX
    assert "proxy_max_temp_file_size 0;" in NGINX


def test_an_idle_websocket_outlives_two_missed_pings():
    """A reader who only reads is not cut off."""
    lines = find_block("location = /_stcore/stream")
    times = dict(re.findall(r"(proxy_(?:read|send)_timeout) (\d+)s;", lines))

    assert set(times) == {"proxy_read_timeout", "proxy_send_timeout"}
    assert min(map(int, times.values())) > 2 * DEFAULT_WEBSOCKET_PING_INTERVAL


async def _say_nothing(_scope: Scope, _receive: Receive, _send: Send) -> None:
    raise AssertionError


def test_nginx_says_the_same_security_headers_as_the_app():
    """Its own pages carry what every answer of a replica carries."""
    app = SecurityHeaders(_say_nothing)
    ours = re.findall(r'map \$upstream_http_x_content_type_options \$(\w+) {\s+"" (.+);', NGINX)
    values = {name: value.strip('"') for name, value in ours}
    added = dict(re.findall(r"add_header (\S+) \$(\w+) always;", NGINX))

    assert {name: values[added[name]] for name in app._headers} == app._headers
    assert values[added["Content-Security-Policy"]].startswith("default-src 'none'")


def test_the_log_names_nothing_that_a_visitor_wrote():
    """The format holds neither a request line, a query, a page before, nor who asked."""
    found = re.search(r"log_format touchstone([^;]+);", NGINX)
    assert found
    told = set(re.findall(r"\$(\w+)", found[1]))

    assert told == {
        "time_iso8601", "request_method", "route", "status", "body_bytes_sent", "request_time",
        "upstream_addr", "upstream_status", "upstream_response_time", "upstream_cache_status",
    }  # fmt: skip
    assert "error_log stderr alert;" in NGINX


@pytest.mark.parametrize("prefix", ["/_stcore/upload_file/", "/media/", "/static/"])
def test_files_are_looked_for_at_every_replica(prefix: str):
    """A replica that does not know a file is not the last that is asked."""
    assert "proxy_next_upstream error timeout http_404;" in find_block(f"location {prefix}")


def test_the_image_is_of_the_pinned_python_and_runs_as_nobody():
    """The version that is tested; a user without rights; nothing of the tests inside."""
    version = (ROOT / ".python-version").read_text(encoding="utf-8").strip()
    users = re.findall(r"^USER (\S+)$", DOCKERFILE, flags=re.M)

    assert set(re.findall(r"^FROM (\S+)", DOCKERFILE, flags=re.M)) == {
        f"python:{version}-slim-bookworm"
    }
    assert users[-1].isdecimal()
    assert int(users[-1]) > 0
    assert "requirements-dev" not in DOCKERFILE
    assert "HEALTHCHECK" in DOCKERFILE
    assert "curl" not in DOCKERFILE


def test_the_image_gets_what_it_copies():
    """Each source is there, and the list for the builder lets it through."""
    lines = re.findall(r"^COPY (?!--from)(.+)$", DOCKERFILE, flags=re.M)
    sources = {source for line in lines for source in line.split()[:-1]}
    let_through = {
        line.removeprefix("!").split("/*")[0]
        for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
        if line.startswith("!")
    }

    assert [source for source in sources if not (ROOT / source).exists()] == []
    assert {
        source if source != ".streamlit" else f"{source}/config.toml" for source in sources
    } == (let_through)


def test_style_sheets_reach_the_image():
    """What the server reads beside its code is let through to the builder too."""
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    through = [line.removeprefix("!") for line in ignored if line.startswith("!")]
    sheets = [path.relative_to(ROOT) for path in DEPLOY.glob("*.css")]

    assert len(sheets) > 1
    assert [path for path in sheets if not any(path.match(line) for line in through)] == []


def test_compose_names_files_and_addresses_that_exist():
    """Every mounted file is there; nginx asks exactly the replicas that run."""
    (compose,) = read_yaml("compose.yaml")
    services = compose["services"]
    mounts = [Path(item.split(":")[0]) for item in services["nginx"]["volumes"]]
    replicas = {
        f"{service['networks']['inside']['ipv4_address']}:{PORT}"
        for name, service in services.items()
        if name.startswith("replica-")
    }
    listed = (DEPLOY / "nginx-replicas.conf").read_text(encoding="utf-8")

    assert [path for path in mounts if not (DEPLOY / path).is_file()] == []
    assert set(re.findall(r"^server (\S+) ", listed, flags=re.M)) == replicas
    assert len(replicas) > 1
    assert (DEPLOY / services["replica-1"]["build"]["context"]).resolve() == ROOT
    assert all(
        service["read_only"] and service["cap_drop"] == ["ALL"] for service in services.values()
    )


def test_nginx_includes_files_that_are_mounted():
    """All that differs from place to place lies beside the configuration."""
    (compose,) = read_yaml("compose.yaml")
    mounted = " ".join(compose["services"]["nginx"]["volumes"])

    for name in (*re.findall(r"include (\S+);", NGINX), *re.findall(r"/(un\w+\.html);", NGINX)):
        assert f"/etc/touchstone/{name}" in mounted


def test_kubernetes_runs_the_same_image_with_as_few_rights():
    """Probes, user and port are those of the Dockerfile; the service keeps readers in place."""
    deployment, service = read_yaml("kubernetes.yaml")
    pod = deployment["spec"]["template"]["spec"]
    (container,) = pod["containers"]
    user = re.findall(r"^USER (\S+)$", DOCKERFILE, flags=re.M)[-1]

    assert f"EXPOSE {PORT}" in DOCKERFILE
    assert container["ports"] == [{"name": "http", "containerPort": int(PORT)}]
    assert str(pod["securityContext"]["runAsUser"]) == user
    assert pod["securityContext"]["runAsNonRoot"] is True
    assert container["securityContext"]["readOnlyRootFilesystem"] is True
    for probe in ("startupProbe", "readinessProbe", "livenessProbe"):
        assert container[probe]["httpGet"] == {"path": "/_stcore/health", "port": "http"}
    assert service["spec"]["sessionAffinity"] == "ClientIP"
    assert service["spec"]["selector"].items() <= deployment["metadata"]["labels"].items()


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep each tag with its attributes."""
        self.seen.append((tag, dict(attrs)))


@pytest.mark.parametrize("name", ["unavailable.html", "unreadable.html"])
def test_pages_of_nginx_need_nothing_else(name: str):
    """No script, no picture, no other file: their policy allows none."""
    tags = _Tags()
    tags.feed((DEPLOY / name).read_text(encoding="utf-8"))
    names = {tag for tag, _ in tags.seen}

    assert not names & {"script", "link", "img"}
    assert ("html", {"lang": "en"}) in tags.seen
    assert [tag for tag, _ in tags.seen].count("h1") == 1


def test_the_page_without_replicas_tries_again_as_it_says():
    """The seconds in the sentence, in the page and in the header are the same."""
    page = (DEPLOY / "unavailable.html").read_text(encoding="utf-8")
    (seconds,) = re.findall(r'http-equiv="refresh" content="(\d+)"', page)

    assert f"every {seconds} seconds" in page
    assert f"503 {seconds};" in find_block("map $status $retry_after")
