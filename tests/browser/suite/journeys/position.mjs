// A position that is refused or does not come never stands between an officer and the record.
import { assert, byTestId } from "../world.mjs";

export function position(world) {
  world.journey("a refused position never blocks", async () => {
    const event = await pressWithout(world, () => world.browser.deny());
    assert.equal(event.position, undefined);
    await world.page.shown(`${byTestId("position")}[data-state="denied"]`);
    await world.check("clock-position-denied");
  });

  world.journey("a position that does not come never blocks", async () => {
    const event = await pressWithout(world, () => world.browser.stall());
    assert.equal(event.position, undefined);
  });
}

async function pressWithout(world, hinder) {
  const { page } = world;
  const person = await world.officer();
  await hinder();
  await world.signIn(person);
  await page.click(byTestId("press-in"));
  await page.shown(`${byTestId("press-result")}[data-kind="in"]`, { timeoutMs: 30_000 });
  const { events } = await person.api.today();
  assert.equal(events.length, 1);
  await page.click(byTestId("press-result-close"));
  await page.shown(`${byTestId("event")}[data-kind="in"][data-grade="${events[0].grade}"]`);
  return events[0];
}
