// The same first day without a pointer: Tab, Enter and Space alone.
import { Key } from "../../engines/page.mjs";
import { assert, byTestId } from "../world.mjs";

export function keyboard(world) {
  world.journey("by keyboard alone, from first sign-in to clock-out", async () => {
    const { page } = world;
    const newcomer = await world.newcomer();
    const password = world.freshPassword();
    await world.visit("/", "sign-in");
    await write(world, "user-id", newcomer.userId);
    await write(world, "password", newcomer.password);
    await page.keys(Key.ENTER);
    await world.ready("password");
    await write(world, "current-password", newcomer.password);
    await write(world, "new-password", password);
    await press(world, "password-submit", Key.SPACE);
    await world.ready("clock");

    await press(world, "press-in", Key.ENTER);
    await page.shown(`${byTestId("press-result")}[data-kind="in"]`);
    await press(world, "press-result-close", Key.ENTER);
    await page.gone(byTestId("press-result"));
    await press(world, "why", Key.ENTER);
    await page.shown(byTestId("why-step"));
    await press(world, "press-out", Key.SPACE);
    await page.shown(`${byTestId("press-result")}[data-kind="out"]`);
    await press(world, "press-result-close", Key.SPACE);
    await page.until("both presses in the list", async () => (await page.count(byTestId("event"))) === 2);

    const { api } = await world.activated({ ...newcomer, password });
    assert.deepEqual((await api.today()).events.map(({ kind }) => kind), ["in", "out"]);
  });

  world.journey("the first tab skips to the content, and a dialog holds the focus and gives it back", async () => {
    const { page } = world;
    const person = await world.officer();
    await world.signIn(person);
    await world.visit("/akaun", "account");
    await page.keys(Key.TAB);
    await page.holdsFocus(byTestId("skip-link"), "the first tab to be on the skip link");
    await page.keys(Key.ENTER);
    await page.holdsFocus("main, main *", "the skip link to lead into the page");

    await press(world, "sessions-end-others", Key.ENTER);
    await page.shown(byTestId("confirm"));
    await page.holdsFocus(byTestId("confirm-no"), "the harmless answer to have the focus");
    for (let i = 0; i < 4; ++i) {
      await page.keys(Key.TAB);
      const outside = await page.run(
        `const at = document.activeElement;
         return at !== document.body && !document.querySelector(arguments[0]).contains(at)`,
        byTestId("confirm"),
      );
      assert.ok(!outside, `the focus stays in the dialog, and is at ${await page.focused()}`);
    }
    await page.keys(Key.ESCAPE);
    await page.gone(byTestId("confirm"));
    const opener = byTestId("sessions-end-others");
    await page.holdsFocus(opener, "the focus to be back where it was");
  });
}

async function write({ page }, name, text) {
  await page.tabTo(byTestId(name));
  await page.type(text);
}

async function press({ page }, name, key) {
  await page.enabled(byTestId(name));
  await page.tabTo(byTestId(name));
  await page.keys(key);
}
