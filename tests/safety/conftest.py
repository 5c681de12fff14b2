"""What the tests on hostile input share: no test here may reach the network."""

from __future__ import annotations

import socket

import pytest

from tests.command import swtools

__all__ = ["swtools"]


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Refuse every connection and every look-up of a name, and remember it; a test fails where one was tried."""
    tried: list[object] = []

    def refuse(*arguments: object, **_: object) -> None:
        tried.append(arguments[1:] or arguments)
        raise OSError("no network in tests")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    for name in ("create_connection", "getaddrinfo", "gethostbyname"):
        monkeypatch.setattr(socket, name, refuse)
    return tried


@pytest.fixture(autouse=True)
def nothing_was_asked(no_network: list[object]):
    yield
    assert no_network == []
