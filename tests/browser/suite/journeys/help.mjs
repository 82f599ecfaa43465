// The user guide, help where one stands, and the tour at the first sign-in in a role.
import { assert, byTestId } from "../world.mjs";

async function walkTour(world) {
  const { page } = world;
  await page.click(byTestId("tour-start"));
  for (let step = 1; ; ++step) {
    await page.shown(`${byTestId("tour-step")}[data-step="${step}"]`);
    if (step === 1) await world.check("tour");
    if (await page.isVisible(byTestId("tour-done"))) break;
    await page.click(byTestId("tour-next"));
  }
  await page.click(byTestId("tour-done"));
  await page.gone(byTestId("tour"));
}

export function help(world) {
  world.journey("the guide is read without signing in, and found by a word", async () => {
    const { page } = world;
    await world.visit("/help", "help");
    await page.until("all parts", async () => (await page.count(byTestId("help-part"))) === 7);
    await world.check("help");
    await page.fill(byTestId("help-search"), "tiada perkataan begini");
    await page.shown(byTestId("help-nothing"));
    await page.fill(byTestId("help-search"), "72");
    await page.click(byTestId("help-found"));
    await page.shown(`${byTestId("help-guide")}[data-name="officer"]`);
    await page.until("its pictures", () =>
      page.run(`const first = document.querySelector(".guide-prose img");
        first?.scrollIntoView();
        return !!first && first.complete && first.naturalWidth > 0 && first.alt !== "";`));
    await world.check("help-guide");
  });

  world.journey("a newcomer walks the tour once, and finds help where he stands", async () => {
    const { page } = world;
    const person = await world.officer({ roles: ["supervisor"] });
    await world.signIn(person);
    await page.shown(`${byTestId("tour-offer")}[data-role="officer"]`);
    await walkTour(world);
    await page.shown(`${byTestId("tour-offer")}[data-role="supervisor"]`);
    await page.click(byTestId("tour-skip"));
    await page.gone(byTestId("tour-offer"));
    await page.until("the server to know", async () => (await person.api.expect(200, "GET", "/tours")).waiting.length === 0);

    await world.visit("/tugasan", "tasks");
    await page.click(byTestId("help-open"));
    await page.reads(byTestId("help-here"), /Tugasan|Tasks/);
    await world.check("help-here");
    await page.click(byTestId("help-more"));
    await world.ready("help");
    await page.shown(`${byTestId("help-guide")}[data-name="officer"]`);
    assert.match(await page.run("return location.hash"), /tasks/);
  });
}
