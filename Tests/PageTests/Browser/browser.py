"""Drives a headless Chromium over the DevTools protocol, through a pipe. Python 3 standard library only.

https://chromedevtools.github.io/devtools-protocol/; with --remote-debugging-pipe the browser reads
messages from descriptor 3 and writes them to descriptor 4, each ended by a zero byte.
"""
import base64
import json
import os
import select
import shutil
import signal
import subprocess
import tempfile
import time


class BrowserError(Exception):
    """What went wrong in the browser, for people."""


class Browser:
    """One browser with a profile of its own, and one tab."""

    PATIENCE = 120  # seconds that any answer may take, on a slow machine

    def __init__(self):
        program = shutil.which("chromium") or shutil.which("chromium-browser")
        if program is None:
            raise BrowserError("There is no chromium: scripts/setup --tests installs it.")
        self.profile = tempfile.mkdtemp(prefix="rollcall-browser-")
        to_browser, self.to = os.pipe()
        self.from_, from_browser = os.pipe()
        command = [
            program, "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--hide-scrollbars",
            "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update",
            "--disable-sync", "--no-default-browser-check", "--mute-audio", "--lang=en-US",
            f"--user-data-dir={self.profile}", "--remote-debugging-pipe", "about:blank"]
        # The pipe's ends may have any number here: they become 3 and 4 there.
        high = [os.dup2(end, number) for end, number in ((to_browser, 103), (from_browser, 104))]
        self.log = open(os.path.join(self.profile, "log"), "wb")
        self.process = subprocess.Popen(
            ["/bin/bash", "-c", 'exec "$@" 3<&103 4>&104 103<&- 104>&-', "browser"] + command,
            pass_fds=(103, 104), stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log,
            start_new_session=True)
        for end in [to_browser, from_browser] + high:
            os.close(end)
        self.buffer = b""
        self.last = 0
        self.events = []
        self.session = None
        targets = self.call("Target.getTargets")["targetInfos"]
        page = next(target for target in targets if target["type"] == "page")
        self.session = self.call("Target.attachToTarget", targetId=page["targetId"], flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network", "DOM", "Accessibility", "Audits"):
            self.call(domain + ".enable")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        os.close(self.to)
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        self.process.wait()
        self.log.close()
        shutil.rmtree(self.profile, ignore_errors=True)

    # Messages

    def call(self, method, **parameters):
        """Asks the browser and gives its answer."""
        self.last += 1
        message = {"id": self.last, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.to, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.receive()
            if answer.get("id") != self.last:
                self.events.append(answer)
                continue
            if "error" in answer:
                raise BrowserError(f"{method}: {answer['error'].get('message')}")
            return answer["result"]

    def receive(self):
        end = time.monotonic() + self.PATIENCE
        while b"\0" not in self.buffer:
            ready, _, _ = select.select([self.from_], [], [], max(0, end - time.monotonic()))
            part = os.read(self.from_, 1 << 20) if ready else b""
            if not part:
                with open(self.log.name, "rb") as log:
                    said = log.read().decode(errors="replace")[-2000:]
                raise BrowserError(("The browser ended. " if ready else "The browser does not answer. ") + said)
            self.buffer += part
        message, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(message)

    def wait(self, what, condition):
        """Waits until `condition()` gives something true, and gives that."""
        end = time.monotonic() + self.PATIENCE
        while True:
            value = condition()
            if value:
                return value
            if time.monotonic() > end:
                raise BrowserError(f"Waited in vain for: {what}")
            time.sleep(0.02)

    # The page

    def open(self, path, fragment=""):
        """Loads a file and waits until its script is ready; gives the seconds that it took."""
        self.events.clear()
        self.call("Page.navigate", url="about:blank")
        self.events.clear()
        start = time.monotonic()
        self.call("Page.navigate", url="file://" + os.path.abspath(path) + fragment)
        self.wait("the page", lambda: self.value(
            "location.protocol === 'file:' && document.documentElement?.dataset.ready === 'true'"))
        return time.monotonic() - start

    def navigate(self, path):
        """Loads a file to its end, for pages without a script that says when it is ready."""
        self.call("Page.navigate", url="file://" + os.path.abspath(path))
        self.wait("the page", lambda: self.value(
            "location.protocol === 'file:' && document.readyState === 'complete'"))

    def value(self, script):
        """What an expression gives, as JSON has it. It runs as DevTools do, so no policy stops it."""
        answer = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            details = answer["exceptionDetails"]
            raise BrowserError(f"{script}: {details.get('exception', {}).get('description', details['text'])}")
        return answer["result"].get("value")

    def key(self, name, code=None, text=None, modifiers=0):
        """Presses and releases a key, as a person does."""
        codes = {"Enter": 13, "Tab": 9, "Escape": 27, "ArrowDown": 40, "ArrowUp": 38, "PageDown": 34, "PageUp": 33,
                 "Home": 36, "End": 35, " ": 32}
        common = {"key": name, "code": code or ("Space" if name == " " else name), "modifiers": modifiers,
                  "windowsVirtualKeyCode": codes.get(name, 0)}
        text = {"Enter": "\r", " ": " "}.get(name, text)
        self.call("Input.dispatchKeyEvent", type="keyDown", **common, **({"text": text} if text else {}))
        self.call("Input.dispatchKeyEvent", type="keyUp", **common)

    def type(self, text):
        self.call("Input.insertText", text=text)

    def click(self, selector):
        """Clicks into the middle of an element, of its first line if it has several, with the mouse."""
        place = self.value(
            f"(() => {{ const e = document.querySelector({json.dumps(selector)}); e.scrollIntoView({{block: 'center'}});"
            " const r = e.getClientRects()[0]; return [r.x + r.width / 2, r.y + r.height / 2]; })()")
        for kind in ("mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, x=place[0], y=place[1], button="left", clickCount=1)

    def screen(self, width=1280, height=900, scheme="light", media=""):
        """Sets the size of the window, and light or dark."""
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        self.call("Emulation.setEmulatedMedia", media=media, features=[{"name": "prefers-color-scheme", "value": scheme}])

    def screenshot(self, path, full=False):
        picture = self.call("Page.captureScreenshot", format="png", captureBeyondViewport=full)
        with open(path, "wb") as file:
            file.write(base64.b64decode(picture["data"]))

    def pdf(self):
        """The page as it is printed, as bytes of PDF."""
        return base64.b64decode(self.call("Page.printToPDF", printBackground=True)["data"])

    def complaints(self):
        """Errors on the console, exceptions, violations of the policy, dialogs: all that must not be."""
        self.value("0")
        found = []
        for event in self.events:
            method, details = event.get("method"), event.get("params", {})
            if method == "Runtime.exceptionThrown":
                found.append("exception: " + json.dumps(details["exceptionDetails"])[:500])
            elif method == "Runtime.consoleAPICalled" and details["type"] in ("error", "warning", "assert"):
                found.append("console: " + json.dumps(details["args"])[:500])
            elif method == "Log.entryAdded" and details["entry"]["level"] in ("error", "warning"):
                found.append("log: " + details["entry"]["text"][:500])
            elif method == "Audits.issueAdded" and "contentSecurityPolicy" in json.dumps(details).replace("C", "c", 1):
                found.append("policy: " + json.dumps(details)[:500])
            elif method == "Page.javascriptDialogOpening":
                found.append("dialog: " + details.get("message", ""))
        return found

    def requests(self):
        """The addresses that were asked for, besides the page itself."""
        self.value("0")
        asked = [event["params"]["request"]["url"] for event in self.events
                 if event.get("method") == "Network.requestWillBeSent"]
        return [url for url in asked if not url.startswith("file://")] + asked[1:]

    def names(self):
        """Role and name of all that a screen reader gets to know, in order."""
        nodes = self.call("Accessibility.getFullAXTree")["nodes"]
        return [(node.get("role", {}).get("value", ""), node.get("name", {}).get("value", ""))
                for node in nodes if not node.get("ignored")]
