"""The files in deploy/ keep their promises, as checked without nginx and without Docker."""

from __future__ import annotations

import re
import subprocess
import sys
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

from deploy import processes
from deploy.middleware import SecurityHeaders
from tests.image import DOCKERFILE, ROOT, copy_image, is_sent, list_copied, list_sent
from touchstone.limits import (
    MAX_ARTICLE_CHARS,
    MAX_DRAFT_ROWS,
    MAX_PASTED_CHARS,
    MAX_QUOTE_CHARS,
    MAX_READ_MEMORY,
    MAX_READS_AT_ONCE,
    MAX_UPLOAD_BYTES,
    MEGABYTE,
)

DEPLOY = ROOT / "deploy"
NGINX = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
PORT = "8501"


def find_block(head: str) -> str:
    """Return the lines of a block of nginx.conf that has no block inside it."""
    found = re.search(rf"{re.escape(head)} {{([^{{}}]*)}}", NGINX)
    assert found, head
    return found[1]


def read_yaml(name: str) -> list[Any]:
    """Return the documents of a YAML file of deploy/."""
    return list(yaml.safe_load_all((DEPLOY / name).read_text(encoding="utf-8")))


def read_server_settings() -> dict[str, Any]:
    """Return the server section of .streamlit/config.toml."""
    config = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))
    return dict(config["server"])


def test_the_largest_article_and_table_fit_into_a_message():
    """Messages may be twice the largest: as JSON a letter takes up to 12 bytes, in a table 6."""
    settings = read_server_settings()
    largest = max(12 * MAX_ARTICLE_CHARS, 6 * MAX_DRAFT_ROWS * MAX_QUOTE_CHARS)

    for name in ("maxMessageSize", "maxWidgetStateSize"):
        assert 2 * largest <= settings[name] * 1_000_000 < 4 * largest


def test_what_the_box_for_an_article_takes_fits_into_a_message():
    """A letter takes at most three bytes, so a text that is too long still arrives.

    The app can then refuse it in words.
    """
    megabytes = read_server_settings()["maxMessageSize"]

    assert MAX_ARTICLE_CHARS < MAX_PASTED_CHARS < 0.9 * megabytes * 1_000_000 / 3


def test_nginx_takes_the_same_body_as_the_app():
    """Uploads are refused at the same size by nginx and the app; other requests must be small."""
    megabytes = MAX_UPLOAD_BYTES // MEGABYTE
    sizes = re.findall(r"client_max_body_size (\w+);", NGINX)

    assert f"client_max_body_size {megabytes}m;" in find_block("location ^~ /_stcore/upload_file/")
    assert sizes == ["16k", f"{megabytes}m"]
    assert read_server_settings()["maxUploadSize"] == megabytes


def test_what_a_visitor_gives_never_touches_the_disk():
    """Whatever may be sent fits into the memory of nginx, which does not spool answers to disk."""
    kept = re.findall(r"client_body_buffer_size (\w+);", NGINX)

    assert kept == re.findall(r"client_max_body_size (\w+);", NGINX)
    assert "proxy_max_temp_file_size 0;" in NGINX


def test_whatever_a_replica_answers_is_limited_by_reader():
    """Limits use the key that picks the replica (address and browser); static files are exempt."""
    heads = re.findall(r"(location [^{]+) {[^{}]*proxy_pass", NGINX)
    free = [head for head in heads if "limit_req zone=" not in find_block(head)]
    zones = re.findall(r"^    limit_\w+_zone (\S+) ", NGINX, flags=re.M)

    assert len(heads) == 6
    assert free == ["location /static/"]
    assert set(zones) == set(re.findall(r"hash (\S+) consistent;", NGINX)) == {"$reader"}


def test_an_idle_websocket_outlives_two_missed_pings():
    """A visitor who only reads must not be disconnected."""
    lines = find_block("location = /_stcore/stream")
    times = dict(re.findall(r"(proxy_(?:read|send)_timeout) (\d+)s;", lines))

    assert set(times) == {"proxy_read_timeout", "proxy_send_timeout"}
    assert min(map(int, times.values())) > 2 * DEFAULT_WEBSOCKET_PING_INTERVAL


async def _say_nothing(_scope: Scope, _receive: Receive, _send: Send) -> None:
    raise AssertionError


def test_nginx_says_the_same_security_headers_as_the_app():
    """The pages of nginx itself carry the same security headers as every answer of a replica."""
    app = SecurityHeaders(_say_nothing)
    ours = re.findall(r'map \$upstream_http_x_content_type_options \$(\w+) {\s+"" (.+);', NGINX)
    values = {name: value.strip('"') for name, value in ours}
    added = dict(re.findall(r"add_header (\S+) \$(\w+) always;", NGINX))

    assert {name: values[added[name]] for name in app._headers} == app._headers
    assert values[added["Content-Security-Policy"]].startswith("default-src 'none'")


def test_the_log_names_nothing_that_a_visitor_wrote():
    """The log format leaves out the request line, the query, the referrer and the client."""
    found = re.search(r"log_format touchstone([^;]+);", NGINX)
    assert found
    told = set(re.findall(r"\$(\w+)", found[1]))

    assert told == {
        "time_iso8601", "request_method", "route", "status", "body_bytes_sent", "request_time",
        "upstream_addr", "upstream_status", "upstream_response_time", "upstream_cache_status",
    }  # fmt: skip
    assert "error_log stderr alert;" in NGINX


@pytest.mark.parametrize("prefix", ["^~ /_stcore/upload_file/", "/media/", "/static/"])
def test_files_are_looked_for_at_every_replica(prefix: str):
    """If a replica does not know a file, nginx asks the next one."""
    assert "proxy_next_upstream error timeout http_404;" in find_block(f"location {prefix}")


def test_the_image_is_of_the_pinned_python_and_runs_as_nobody():
    """The image has the tested Python version, an unprivileged user and no test packages."""
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
    """Each copied source exists and reaches the builder, and nothing else does."""
    copied = [source for source, _ in list_copied()]
    let_through = [line for line in read_ignored() if line.startswith("!")]

    assert [source for source in copied if not list_sent(source)] == []
    assert [
        line for line in let_through
        if not line.removeprefix("!").startswith(tuple(copied))
    ] == []  # fmt: skip
    assert not is_sent("tests/conftest.py")
    assert not is_sent("ui/__pycache__/data.cpython-311.pyc")


def read_ignored() -> list[str]:
    """Return the lines of .dockerignore."""
    return (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()


@pytest.mark.slow
def test_the_image_holds_every_file_that_is_read(tmp_path: Path):
    """A copy of the image's files is enough to build each page that needs no run of the app."""
    copy_image(tmp_path)
    code = (
        "from deploy import routes\n"
        "from ui import data\n"
        "for key in data.load().pack.concern_names:\n"
        "    routes.build_concern_document(key, '')\n"
        "assert routes.build_routes()\n"
        "assert all(make() for make in routes._BUILDERS.values())\n"
        "print(routes.__file__)"
    )
    ran = subprocess.run(
        [sys.executable, "-B", "-c", code],
        cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip

    assert (ran.returncode, ran.stdout.strip()) == (0, str(tmp_path / "deploy" / "routes.py")), (
        ran.stderr
    )


def test_style_sheets_reach_the_image():
    """The server reads style sheets besides its code, so they must reach the builder too."""
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    through = [line.removeprefix("!") for line in ignored if line.startswith("!")]
    sheets = [path.relative_to(ROOT) for path in DEPLOY.glob("*.css")]

    assert len(sheets) > 1
    assert [path for path in sheets if not any(path.match(line) for line in through)] == []


def test_compose_names_files_and_addresses_that_exist():
    """Every mounted file exists, and nginx asks exactly the replicas that run."""
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


def test_compose_starts_nginx_once_replicas_answer_and_looks_after_it():
    """Every replica must be healthy before nginx starts; its health check uses its own port."""
    (compose,) = read_yaml("compose.yaml")
    services = compose["services"]
    nginx = services["nginx"]
    (port,) = re.findall(
        r"^listen (\d+);", (DEPLOY / "nginx-place.conf").read_text(encoding="utf-8"), flags=re.M
    )

    assert nginx["depends_on"] == {
        name: {"condition": "service_healthy"} for name in services if name != "nginx"
    }
    assert nginx["ports"] == [f"{port}:{port}"]
    assert nginx["healthcheck"]["test"][-1] == f"http://127.0.0.1:{port}/_stcore/health"


def test_a_replica_has_memory_for_the_files_that_it_reads():
    """A replica's memory covers the most reads at once; Compose and Kubernetes grant the same."""
    (compose,) = read_yaml("compose.yaml")
    deployment, _ = read_yaml("kubernetes.yaml")
    (container,) = deployment["spec"]["template"]["spec"]["containers"]
    needed = MAX_READS_AT_ONCE * MAX_READ_MEMORY + 400 * MEGABYTE

    assert needed < 2048 * MEGABYTE
    assert container["resources"]["limits"] == {"memory": "2Gi"}
    assert {
        service.get("mem_limit")
        for name, service in compose["services"].items() if name != "nginx"
    } == {"2g"}  # fmt: skip


def test_nginx_includes_files_that_are_mounted():
    """Whatever differs between deployments is in mounted files beside the configuration."""
    (compose,) = read_yaml("compose.yaml")
    mounted = " ".join(compose["services"]["nginx"]["volumes"])

    for name in (*re.findall(r"include (\S+);", NGINX), *re.findall(r"/([\w-]+\.html);", NGINX)):
        assert f"/etc/touchstone/{name}" in mounted


def test_kubernetes_runs_the_same_image_with_as_few_rights():
    """User and port match the Dockerfile, and the service keeps each reader on one replica."""
    deployment, service = read_yaml("kubernetes.yaml")
    pod = deployment["spec"]["template"]["spec"]
    (container,) = pod["containers"]
    user = re.findall(r"^USER (\S+)$", DOCKERFILE, flags=re.M)[-1]

    assert f"EXPOSE {PORT}" in DOCKERFILE
    assert container["ports"] == [{"name": "http", "containerPort": int(PORT)}]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert container["image"] == f"touchstone:{project['version']}"
    assert container["imagePullPolicy"] == "IfNotPresent"
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


@pytest.mark.parametrize("name", ["unavailable.html", "unreadable.html", "too-many.html"])
def test_pages_of_nginx_need_nothing_else(name: str):
    """The pages load no script, picture or other file, because their policy allows none."""
    tags = _Tags()
    tags.feed((DEPLOY / name).read_text(encoding="utf-8"))
    names = {tag for tag, _ in tags.seen}

    assert not names & {"script", "link", "img"}
    assert ("html", {"lang": "en"}) in tags.seen
    assert [tag for tag, _ in tags.seen].count("h1") == 1


@pytest.mark.parametrize(("status", "name"), [(503, "unavailable.html"), (429, "too-many.html")])
def test_a_page_that_tries_again_does_as_it_says(status: int, name: str):
    """The sentence, the page's refresh and the header give the same number of seconds."""
    page = (DEPLOY / name).read_text(encoding="utf-8")
    (seconds,) = re.findall(r'http-equiv="refresh" content="(\d+)"', page)

    assert f"every {seconds} seconds" in page
    assert f"{status} {seconds};" in find_block("map $status $retry_after")


def test_processes_of_one_machine_stand_behind_the_shipped_nginx(tmp_path: Path):
    """The configuration is the shipped one, except for the addresses and the folder."""
    processes.write_configuration(tmp_path, "127.0.0.1:8501", [8502, 8503])

    assert (tmp_path / "nginx.conf").read_text(encoding="utf-8") == NGINX
    place = (tmp_path / "nginx-place.conf").read_text(encoding="utf-8")
    assert place == f"listen 127.0.0.1:8501;\nroot {tmp_path};\n"
    replicas = (tmp_path / "nginx-replicas.conf").read_text(encoding="utf-8")
    assert re.findall(r"^server (\S+) max_fails=\d+ ", replicas, flags=re.M) == [
        "127.0.0.1:8502",
        "127.0.0.1:8503",
    ]
    assert {path.name for path in tmp_path.glob("*.html")} == {
        path.name for path in DEPLOY.glob("*.html")
    }


def test_several_processes_without_nginx_are_refused(monkeypatch: pytest.MonkeyPatch):
    """The refusal says what to do and comes before anything is started."""
    monkeypatch.setattr(processes, "_NGINX_PLACES", ())
    monkeypatch.delenv("NGINX", raising=False)

    with pytest.raises(SystemExit, match="install it, or set NGINX to its path"):
        processes.serve("127.0.0.1", 8501, 2)
