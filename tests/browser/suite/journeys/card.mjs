// The card: its colour in words, the rule that turns it, and the way to it from the month.
import { assert, byTestId } from "../world.mjs";

export function card(world) {
  world.journey("my card shows its colour, its rule and what is to come", async () => {
    const { page } = world;
    const person = await world.officer();
    const shown = await person.api.expect(200, "GET", "/card");
    await world.signIn(person);
    await world.follow("nav-card", "card");
    await page.has(byTestId("card-title"), "data-month", shown.month);
    await page.has(byTestId("card-face"), "data-colour", "yellow");
    await page.reads(byTestId("card-face"), /Kad kuning/);
    await page.click(byTestId("lang-en"));
    await page.reads(byTestId("card-face"), /Yellow card/);
    await page.click(byTestId("lang-ms"));
    await page.reads(byTestId("card-face"), /Kad kuning/);
    await page.has(byTestId("mark-line"), "data-marks", "0");
    await page.counts(byTestId("card-rule-row"), shown.rule.rows.length);
    await page.reads(byTestId("card-rule-source"), new RegExp(shown.rule.source));
    await page.has(byTestId("card-forecast"), "data-next", "yellow");
    await page.counts(byTestId("card-history"), 12);
    await world.check("card");

    await page.click(byTestId("card-previous"));
    await page.shown(`${byTestId("card-title")}[data-month="${shown.history[0].month}"]`);
    await world.ready("card");
    await page.click(byTestId("card-today"));
    await page.shown(`${byTestId("card-title")}[data-month="${shown.month}"]`);

    await world.follow("nav-month", "month");
    await page.click(byTestId("month-card"));
    await world.ready("card");
  });

  world.deskJourney("a head of department sees the cards below him, an officer does not", async () => {
    const { page } = world;
    const name = `Ketua Jabatan ${world.width}`;
    const head = await world.activate(
      await world.server.openAccount({ userId: `ketua.${world.width}`, name, roles: ["head"] }),
    );
    await world.signIn(head);
    await world.follow("nav-cards", "cards");
    await page.shown(byTestId("card"));
    await world.check("cards");
    await page.choose(byTestId("cards-colour"), /merah|red/i);
    await page.shown(byTestId("cards-empty"));
    await world.check("cards-empty");

    await world.browser.clear(world.origin);
    await world.signIn(await world.officer());
    await world.visit("/lagi", "more");
    assert.equal(await page.count(byTestId("more-nav-cards")), 0);
    await world.check("more");
    await world.visit("/kad-pegawai", "cards");
    await page.shown(byTestId("cards-error"));
  });
}
