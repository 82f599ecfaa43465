// What the three engines share: a selenium-webdriver client on a driver that is already listening, and plain
// WebDriver commands that the client has no method for.
import { Builder, Capabilities } from "selenium-webdriver";

/** A session of `url`'s driver. Its end is left to the caller's Resources. */
export async function connect(url, capabilities, resources) {
  const driver = await new Builder()
    .usingServer(url)
    .withCapabilities(new Capabilities(capabilities))
    .disableEnvironmentOverrides()
    .build();
  resources.defer(() => driver.quit().catch(ignoreGone));
  await driver.manage().setTimeouts({ script: 30_000, pageLoad: 60_000, implicit: 0 });
  return driver;
}

// A driver that has ended, or a session that it has given up, has nothing left to quit.
function ignoreGone(error) {
  if (!/ECONNREFUSED|ECONNRESET|socket hang up|NoSuchSession/.test(`${error.name} ${error.message}`)) throw error;
}

/** Sends a command below /session/{id} and gives its value; a WebDriver error becomes an exception. */
export async function command(url, driver, method, address, body) {
  const id = (await driver.getSession()).getId();
  const answer = await fetch(`${url}/session/${id}${address}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const { value } = await answer.json();
  if (!answer.ok) throw new Error(`${method} ${address}: ${value?.error}: ${value?.message}`);
  return value;
}
