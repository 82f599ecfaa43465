// Chromium, through chromedriver and, where WebDriver has no word for it, the DevTools protocol.
import net from "node:net";
import { command, connect } from "./webdriver.mjs";

// What Chrome says of itself on a phone: pages and servers that look at it get what they would get in the hand.
const phoneAgent =
  "Mozilla/5.0 (Linux; Android 14; Pixel 7) AppleWebKit/537.36 (KHTML, like Gecko) " +
  "Chrome/156.0.0.0 Mobile Safari/537.36";

export async function openChromium({ size, language, isPhone }, resources) {
  const driverProcess = resources.process("/usr/bin/chromedriver", ["--port=0", "--enable-chrome-logs"]);
  const [, port] = await driverProcess.printed(/started successfully on port (\d+)/);
  const url = `http://127.0.0.1:${port}`;
  const profile = resources.directory("chromium");
  const wishes = { size, language, isPhone, profile, silentPort: await silence(resources) };
  const driver = await connect(url, capabilities(wishes), resources);
  const devtools = (cmd, params = {}) => command(url, driver, "POST", "/goog/cdp/execute", { cmd, params });
  const permission = (setting) =>
    devtools("Browser.setPermission", { permission: { name: "geolocation" }, setting });
  // The window's size has the browser's own bars in it. On a phone chromedriver gives every tab its size.
  const [width, height] = size;
  const desktop = { width, height, deviceScaleFactor: 1, mobile: false };
  const fitWindow = () => (isPhone ? undefined : devtools("Emulation.setDeviceMetricsOverride", desktop));
  await fitWindow();
  return {
    driver,
    async setPosition({ latitude, longitude, accuracy }) {
      await permission("granted");
      await devtools("Emulation.setGeolocationOverride", { latitude, longitude, accuracy });
    },
    async deny() {
      await permission("denied");
    },
    // Granted, and left to the browser's own service, which does not answer.
    async stall() {
      await permission("granted");
      await devtools("Emulation.clearGeolocationOverride");
    },
    async clear(origin) {
      await devtools("Network.clearBrowserCookies");
      await devtools("Storage.clearDataForOrigin", { origin, storageTypes: "all" });
    },
    fitWindow,
  };
}

/** A port that takes calls and says nothing: where Chromium shall ask for its position when it is to wait in vain. */
async function silence(resources) {
  const callers = new Set();
  const server = net.createServer((caller) => {
    callers.add(caller);
    caller.on("error", () => {}).on("close", () => callers.delete(caller));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  resources.defer(() => {
    for (const caller of callers) caller.destroy();
    return new Promise((resolve) => server.close(resolve));
  });
  return server.address().port;
}

function capabilities({ size: [width, height], language, isPhone, profile, silentPort }) {
  const phone = {
    deviceMetrics: { width, height, pixelRatio: 2, touch: true, mobile: true },
    userAgent: phoneAgent,
  };
  return {
    browserName: "chrome",
    "goog:chromeOptions": {
      binary: "/usr/bin/chromium",
      args: [
        "--headless=new",
        // The sandbox needs a set-user-id helper or user namespaces, which containers and root do not have. What is
        // opened here is our own page.
        "--no-sandbox",
        "--disable-dev-shm-usage",
        `--user-data-dir=${profile}`,
        `--window-size=${width},${height}`,
        `--lang=${language}`,
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        `--host-resolver-rules=MAP www.googleapis.com 127.0.0.1:${silentPort}`,
        "--disable-features=OptimizationHints,MediaRouter",
      ],
      prefs: {
        "intl.accept_languages": language,
        // The browser's own offers would lie over the page.
        credentials_enable_service: false,
        "profile.password_manager_leak_detection": false,
      },
      ...(isPhone ? { mobileEmulation: phone } : {}),
    },
    "goog:loggingPrefs": { browser: "ALL" },
  };
}
