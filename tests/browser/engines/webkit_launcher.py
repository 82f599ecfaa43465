#!/usr/bin/python3
"""A bare WebKitGTK window for WebKitWebDriver.

MiniBrowser, which comes with WebKitGTK, has a toolbar wider than a phone and no way to be told a position. This
window has neither. It is told what to do over a Unix socket, one JSON object a line, each answered by "ok":

    {"position": {"latitude": 2.9, "longitude": 101.7, "accuracy": 12}}    grant, and report this
    {"position": "denied"}                                                 refuse when a page asks
    {"position": "stalled"}                                                grant, and never report
    {"clear": true}                                                        forget everything that pages stored

Environment: SPOTME_WEBKIT_SOCKET, SPOTME_WEBKIT_PROFILE (directory), SPOTME_WEBKIT_SIZE (390x844),
SPOTME_WEBKIT_LANGUAGE, SPOTME_WEBKIT_AGENT (user agent, may be empty).
"""
import json
import os

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gio, GLib, Gtk, WebKit2  # noqa: E402

setting = os.environ.get


class Launcher:
    def __init__(self):
        self.position = "stalled"
        self.width, self.height = map(int, setting("SPOTME_WEBKIT_SIZE").split("x"))
        profile = setting("SPOTME_WEBKIT_PROFILE")
        manager = WebKit2.WebsiteDataManager(
            base_data_directory=f"{profile}/data", base_cache_directory=f"{profile}/cache"
        )
        self.context = WebKit2.WebContext(website_data_manager=manager)
        self.context.set_automation_allowed(True)
        self.context.set_preferred_languages([setting("SPOTME_WEBKIT_LANGUAGE"), "en"])
        self.context.connect("automation-started", self.on_automation)
        self.geolocation = self.context.get_geolocation_manager()
        self.geolocation.connect("start", self.on_geolocation_start)
        self.listen(setting("SPOTME_WEBKIT_SOCKET"))

    # The tests' side

    def listen(self, path):
        self.service = Gio.SocketService()
        address = Gio.UnixSocketAddress.new(path)
        self.service.add_address(address, Gio.SocketType.STREAM, Gio.SocketProtocol.DEFAULT, None)
        self.service.connect("incoming", self.on_connection)
        self.service.start()

    def on_connection(self, _service, connection, _source):
        reader = Gio.DataInputStream.new(connection.get_input_stream())
        reader.read_line_async(GLib.PRIORITY_DEFAULT, None, self.on_line, connection)
        return True

    def on_line(self, reader, result, connection):
        line, _length = reader.read_line_finish_utf8(result)
        if line is None:
            return
        order = json.loads(line)
        if "position" in order:
            self.position = order["position"]
            self.report_position()
            self.acknowledge(connection)
        elif order.get("clear"):
            manager = self.context.get_website_data_manager()
            manager.clear(WebKit2.WebsiteDataTypes.ALL, 0, None, self.on_cleared, connection)

    def on_cleared(self, manager, result, connection):
        manager.clear_finish(result)
        self.acknowledge(connection)

    @staticmethod
    def acknowledge(connection):
        connection.get_output_stream().write_all(b"ok\n", None)
        connection.close(None)

    # The page's side

    def on_geolocation_start(self, _manager):
        # Not from within the signal: WebKit starts listening only after it.
        GLib.idle_add(self.report_position)
        return True

    def report_position(self):
        if isinstance(self.position, dict):
            p = self.position
            position = WebKit2.GeolocationPosition.new(p["latitude"], p["longitude"], p["accuracy"])
            self.geolocation.update_position(position)
        return GLib.SOURCE_REMOVE

    def on_permission(self, _view, request):
        is_position = isinstance(request, WebKit2.GeolocationPermissionRequest)
        if is_position and self.position == "denied":
            request.deny()
        else:
            request.allow()
        return True

    # The driver's side

    def on_automation(self, _context, session):
        info = WebKit2.ApplicationInfo()
        info.set_name("spotme-webkit")
        info.set_version(WebKit2.get_major_version(), WebKit2.get_minor_version(), WebKit2.get_micro_version())
        session.set_application_info(info)
        session.connect("create-web-view", lambda _session: self.open_view())

    def open_view(self):
        window = Gtk.Window()
        window.set_default_size(self.width, self.height)
        window.set_decorated(False)
        view = WebKit2.WebView(
            web_context=self.context,
            is_controlled_by_automation=True,
            automation_presentation_type=WebKit2.AutomationBrowsingContextPresentation.WINDOW,
        )
        settings = view.get_settings()
        settings.set_enable_write_console_messages_to_stdout(True)
        if setting("SPOTME_WEBKIT_AGENT"):
            settings.set_user_agent(setting("SPOTME_WEBKIT_AGENT"))
        view.connect("permission-request", self.on_permission)
        view.connect("close", lambda _view: window.destroy())
        window.add(view)
        window.show_all()
        return view


if __name__ == "__main__":
    launcher = Launcher()
    Gtk.main()
