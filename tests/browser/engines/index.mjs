// One way to open any of the three engines.
import { openChromium } from "./chromium.mjs";
import { openFirefox } from "./firefox.mjs";
import { Resources } from "./resources.mjs";
import { openWebkit } from "./webkit.mjs";

const engines = { chromium: openChromium, firefox: openFirefox, webkit: openWebkit };
const widestPhone = 600;

export const engineNames = Object.keys(engines);

/** The sizes that the suite holds: a phone and a desktop, equal citizens. CSS pixels. */
export const sizes = { 390: [390, 844], 1280: [1280, 900] };

/**
 * Opens a browser with nothing stored in it.
 *
 * engine     "chromium", "firefox" or "webkit"
 * size       [width, height] of the content, CSS pixels; a width below 600 is a phone (touch, phone's user agent)
 * position   {latitude, longitude, accuracy} in degrees and metres; "denied"; or "stalled", which never answers
 * language   what the browser asks pages for
 *
 * Gives
 * driver       a selenium-webdriver client
 * setPosition  ({latitude, longitude, accuracy}): from the next look-up on
 * deny         pages are refused the position
 * stall        pages ask for the position and hear nothing
 * clear        (origin): forgets cookies, stores, caches and service workers; leaves the browser on an empty page
 * log          the end of what driver, browser and pages' consoles printed
 * close        ends everything; always to be called
 */
export async function open(engine, { size = sizes[1280], position = "stalled", language = "ms-MY" } = {}) {
  const resources = new Resources();
  try {
    const browser = await engines[engine]({ size, language, isPhone: size[0] < widestPhone }, resources);
    await place(browser, position);
    return {
      engine,
      size,
      language,
      ...browser,
      setPosition: (to) => place(browser, to),
      clear: (origin) => clear(browser, origin),
      log: () => resources.log(),
      close: () => resources.close(),
    };
  } catch (error) {
    error.message += `\n--- ${engine} said ---\n${resources.log()}`;
    await resources.close();
    throw error;
  }
}

function place(browser, position) {
  if (position === "denied") return browser.deny();
  if (position === "stalled") return browser.stall();
  return browser.setPosition({ accuracy: 10, ...position });
}

async function clear({ driver, clear: clearEngine, fitWindow }, origin) {
  const [first, ...others] = await driver.getAllWindowHandles();
  for (const handle of others) {
    await driver.switchTo().window(handle);
    await driver.close();
  }
  await driver.switchTo().window(first);
  // Pages that are still open would write again what is being removed.
  await driver.get("about:blank");
  await clearEngine(origin);
  if (fitWindow) await fitWindow();
}
