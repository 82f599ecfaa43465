// Stock Firefox through the bridge. What WebDriver cannot say is said in Firefox's own context.
import http from "node:http";
import { startFirefoxBridge } from "./firefox_bridge.mjs";
import { command, connect } from "./webdriver.mjs";

const quiet = {
  "marionette.port": 0,
  "browser.shell.checkDefaultBrowser": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "toolkit.telemetry.enabled": false,
  "app.normandy.enabled": false,
  "browser.startup.page": 0,
  "browser.startup.homepage_override.mstone": "ignore",
  "extensions.update.enabled": false,
  "app.update.disabledForTesting": true,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "services.settings.server": "data:,#remote-settings-dummy/v1",
  "browser.safebrowsing.update.enabled": false,
  "browser.contentblocking.introCount": 99,
  "signon.rememberSignons": false,
  "dom.disable_open_during_load": false,
  // The page's console messages reach the log that is shown when a test fails.
  "devtools.console.stdout.content": true,
  // A preference changed by a test must reach the next look-up of the position, not the one after.
  "geo.provider.use_geoclue": false,
  "geo.provider.network.debug.requestCache.enabled": false,
  "geo.prompt.testing": true,
};

export async function openFirefox({ size, language }, resources) {
  const positions = await servePositions(resources);
  const url = await startFirefoxBridge(
    {
      size,
      preferences: {
        ...quiet,
        "intl.accept_languages": `${language}, ${language.split("-")[0]}`,
        "geo.provider.network.url": positions.url,
      },
    },
    resources,
  );
  const driver = await connect(url, { browserName: "firefox" }, resources);
  const privileged = (kind, script, ...args) => inChrome(url, driver, kind, script, args);
  const allow = (allowed) =>
    privileged(
      "sync",
      `Services.prefs.setBoolPref("geo.prompt.testing.allow", arguments[0]);
       Services.prefs.setIntPref("permissions.default.geo", arguments[0] ? 1 : 2);`,
      allowed,
    );
  await sizeContent(driver, privileged, size);
  return {
    driver,
    async setPosition(position) {
      positions.answer = position;
      await allow(true);
    },
    async deny() {
      await allow(false);
    },
    async stall() {
      positions.answer = null;
      await allow(true);
    },
    clear: () => clearEverything(privileged),
    fitWindow: () => sizeContent(driver, privileged, size),
  };
}

/** The service that Firefox asks where it is. While `answer` is null it is asked and keeps silent. */
async function servePositions(resources) {
  const state = { answer: null, url: "" };
  const server = http.createServer((request, response) => {
    request.resume();
    if (!state.answer) return;
    const { latitude, longitude, accuracy } = state.answer;
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify({ location: { lat: latitude, lng: longitude }, accuracy }));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  resources.defer(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  state.url = `http://127.0.0.1:${server.address().port}/`;
  return state;
}

async function inChrome(url, driver, kind, script, args) {
  await command(url, driver, "POST", "/moz/context", { context: "chrome" });
  try {
    return await command(url, driver, "POST", `/execute/${kind}`, { script, args });
  } finally {
    await command(url, driver, "POST", "/moz/context", { context: "content" });
  }
}

// Firefox's window cannot be narrower than about 500 px, so the content area is given its size inside it
// (what WebDriver BiDi calls the viewport).
async function sizeContent(driver, privileged, [width, height]) {
  await privileged(
    "sync",
    `const [width, height] = arguments;
     const { style } = gBrowser.selectedBrowser;
     for (const side of ["min-width", "max-width"]) style.setProperty(side, width + "px");
     for (const side of ["min-height", "max-height"]) style.setProperty(side, height + "px");`,
    width,
    height,
  );
  await driver.wait(
    async () => (await driver.executeScript("return innerWidth")) === width,
    10_000,
    `Firefox's content to be ${width} px wide`,
  );
}

function clearEverything(privileged) {
  return privileged(
    "async",
    `const done = arguments[arguments.length - 1];
     const { CLEAR_COOKIES, CLEAR_DOM_STORAGES, CLEAR_ALL_CACHES } = Ci.nsIClearDataService;
     const all = CLEAR_COOKIES | CLEAR_DOM_STORAGES | CLEAR_ALL_CACHES;
     Services.clearData.deleteData(all, { onDataDeleted: () => done(null) });`,
  );
}
