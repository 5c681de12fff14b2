"""Firefox for tests, over Marionette: the remote protocol that is part of every Firefox, so that nothing else has to be installed.

A message is its length, a colon and JSON: [0, id, command, parameters] there, [1, id, error, result] back.
"""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import time
from pathlib import Path
from typing import Any

# Files go straight to the folder; a warning about unsaved answers waits for an answer, as it does for a person.
_PREFERENCES = {
    "marionette.port": 0,
    "browser.download.folderList": 2,
    "browser.download.useDownloadDir": True,
    "browser.download.always_ask_before_handling_new_types": False,
    "browser.helperApps.neverAsk.saveToDisk": "application/json",
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
}
_ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
"""The key under which WebDriver names an element (W3C WebDriver, 11)."""

_LISTEN = """
const log = [];
globalThis.swtoolsLog = log;
for (const topic of ["http-on-opening-request", "http-on-modify-request"]) {
  Services.obs.addObserver(subject => {
    const channel = subject.QueryInterface(Ci.nsIChannel);
    const from = channel.loadInfo.triggeringPrincipal;
    if (!from.isSystemPrincipal || channel.loadInfo.browsingContextID) log.push(channel.URI.spec);
  }, topic);
}
"""


class Firefox:
    """A Firefox with a profile of its own in `folder`; what it downloads lies in `folder / "downloads"`."""

    def __init__(self, program: Path, folder: Path) -> None:
        self.downloads = folder / "downloads"
        self.downloads.mkdir(parents=True)
        profile = folder / "profile"
        profile.mkdir()
        preferences = {**_PREFERENCES, "browser.download.dir": str(self.downloads)}
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in preferences.items()]
        (profile / "user.js").write_text("\n".join(lines), encoding="utf-8")
        command = [program, "--headless", "--no-remote", "--marionette", "--remote-allow-system-access", "--profile", profile]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self._count = 0
        self._profile = profile
        try:
            self._socket = socket.create_connection(("127.0.0.1", self._port(profile / "MarionetteActivePort")), timeout=120)
            self._stream = self._socket.makefile("rb")
            self._receive()
            self.call("WebDriver:NewSession")
        except BaseException:
            self._process.kill()
            raise

    def _port(self, file: Path) -> int:
        for _ in range(600):
            content = file.read_text(encoding="ascii") if file.is_file() else ""
            if content.strip():
                return int(content)
            time.sleep(0.1)
        raise RuntimeError("Firefox did not start")

    def _receive(self) -> Any:
        length = b""
        while not length.endswith(b":"):
            length += self._stream.read(1)
        return json.loads(self._stream.read(int(length[:-1])))

    def call(self, command: str, **parameters: Any) -> Any:
        """Send a command and return its result.

        Raises:
            RuntimeError: Firefox answered with an error.
        """
        self._count += 1
        message = json.dumps([0, self._count, command, parameters]).encode()
        self._socket.sendall(str(len(message)).encode() + b":" + message)
        _, _, problem, result = self._receive()
        if problem:
            raise RuntimeError(f"{command}: {problem['error']}: {problem['message']}")
        return result["value"] if isinstance(result, dict) and set(result) == {"value"} else result

    def run(self, script: str, *arguments: Any) -> Any:
        """Run a script in the page and return what it returns; a promise is waited for."""
        return self.call("WebDriver:ExecuteScript", script=script, args=list(arguments), sandbox=None)

    def find(self, selector: str) -> dict[str, str]:
        """Return an element of the page."""
        found: dict[str, str] = self.call("WebDriver:FindElement", using="css selector", value=selector)
        return found

    def click(self, selector: str) -> None:
        """Click as a person does: scrolled to, visible, not covered."""
        self.call("WebDriver:ElementClick", id=self.find(selector)[_ELEMENT])

    def type(self, selector: str, text: str) -> None:
        """Type into an element; into a file input the path of a file."""
        self.call("WebDriver:ElementSendKeys", id=self.find(selector)[_ELEMENT], text=text)

    def press(self, *keys: str) -> None:
        """Press keys one after another, wherever the focus is."""
        actions = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        self.call("WebDriver:PerformActions", actions=[{"type": "key", "id": "keyboard", "actions": actions}])

    def open(self, address: str) -> None:
        """Open an address; a page with unsaved answers is left."""
        self.run("window.addEventListener('beforeunload', event => event.stopImmediatePropagation(), true)")
        self.call("WebDriver:Navigate", url=address)

    def wait(self, condition: str, *arguments: Any) -> None:
        """Wait until an expression is true."""
        until = time.monotonic() + 60
        while not self.run(f"return Boolean({condition})", *arguments):
            if time.monotonic() > until:
                raise AssertionError(f"still not: {condition}")
            time.sleep(0.05)

    def listen(self) -> None:
        """From now on note every request that a page makes; the browser's own are left out."""
        self._privileged(_LISTEN)

    def requests(self) -> list[str]:
        """Return the requests noted so far."""
        noted: list[str] = self._privileged("return globalThis.swtoolsLog;")
        return noted

    def _privileged(self, script: str) -> Any:
        self.call("Marionette:SetContext", value="chrome")
        try:
            return self.call("WebDriver:ExecuteScript", script=script, args=[], sandbox="system")
        finally:
            self.call("Marionette:SetContext", value="content")

    def close(self) -> None:
        """End this Firefox and take its profile away."""
        try:
            self.call("Marionette:Quit", flags=["eForceQuit"])
            self._process.wait(timeout=30)
        except (OSError, RuntimeError, ValueError, subprocess.TimeoutExpired):
            self._process.kill()
            self._process.wait(timeout=30)
        self._stream.close()
        self._socket.close()
        shutil.rmtree(self._profile, ignore_errors=True)
