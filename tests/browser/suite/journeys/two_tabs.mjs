// The page is open twice, and both are pressed in the same moment.
import { assert, byTestId } from "../world.mjs";

export function twoTabs(world) {
  world.journey("two tabs press at once: both are kept, one counts, nothing fails", async () => {
    const { page } = world;
    const person = await world.officer();
    await world.signIn(person);
    const [first, second] = await openTwice(world);
    await pressTogether(world, first, second);
    for (const tab of [first, second]) {
      await page.driver.switchTo().window(tab);
      await page.shown(byTestId("press-result"));
      assert.equal(await page.count(byTestId("press-error")), 0);
    }
    const { events } = await person.api.today();
    assert.deepEqual(events.map(({ kind, counts }) => `${kind} ${counts}`).sort(), ["in extra", "in first_in"]);
    assert.equal(new Set(events.map(({ key }) => key)).size, 2);
    await page.click(byTestId("press-result-close"));
    await page.until("both presses in the list", async () => (await page.count(byTestId("event"))) === 2);
    await page.shown(`${byTestId("event")}[data-counts="extra"]`);
    await world.check("clock-two-presses");
  });
}

async function openTwice(world) {
  const { driver } = world.page;
  const first = await driver.getWindowHandle();
  await driver.switchTo().newWindow("tab");
  await world.browser.fitWindow?.();
  await world.visit("/", "clock");
  return [first, await driver.getWindowHandle()];
}

/** One tab's press sets off the other's, within the browser: closer together than any finger. */
async function pressTogether({ page }, first, second) {
  const press = byTestId("press-in");
  await page.driver.switchTo().window(first);
  await page.run(
    `const [press] = arguments;
     new BroadcastChannel("together").onmessage = () => document.querySelector(press).click();`,
    press,
  );
  await page.driver.switchTo().window(second);
  await page.run(
    `const [press] = arguments;
     new BroadcastChannel("together").postMessage("now");
     document.querySelector(press).click();`,
    press,
  );
}
