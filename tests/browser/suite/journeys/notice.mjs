// Notices: one arrives in the open page, is counted by the bell, listed, read; what one gets by mail is chosen.
import { assert, byTestId } from "../world.mjs";

export function notice(world) {
  world.journey("a notice arrives in the open page, is counted, read and leads to its case", async () => {
    const { page } = world;
    const person = await world.officer();
    await world.signIn(person);
    await page.shown(`${byTestId("notice-bell")}[data-unread="0"]`);
    await delegate(world, person);
    await page.shown(`${byTestId("notice-bell")}[data-unread="1"]`);
    await page.shown(byTestId("toast"));
    assert.equal(await page.run("return document.documentElement.dataset.ready"), "clock");

    await page.click(byTestId("notice-bell"));
    await world.ready("notices");
    await page.shown(`${byTestId("notice")}[data-kind="delegation_begun"][data-unread="true"]`);
    await world.check("notices");
    await page.click(byTestId("lang-en"));
    await page.reads(byTestId("page-notices"), /on behalf of/);
    await page.click(byTestId("lang-ms"));
    await page.reads(byTestId("page-notices"), /bagi pihak/);

    await delegate(world, person, 40);
    await page.until("the second in the list", async () => (await page.count(byTestId("notice"))) === 2);
    await page.click(byTestId("notices-read-all"));
    await page.shown(`${byTestId("notice-bell")}[data-unread="0"]`);
    await page.gone(`${byTestId("notice")}[data-unread="true"]`);
    await page.click(byTestId("notices-unread"));
    await page.shown(byTestId("notices-empty"));
    await world.check("notices-empty");
    assert.deepEqual(await person.api.expect(200, "GET", "/notices/box"), { last: 2, unread: 0 });
  });

  world.deskJourney("what one gets by mail is chosen, and kept", async () => {
    const { page } = world;
    const person = await world.officer();
    await world.signIn(person);
    await world.visit("/makluman", "notices");
    await page.shown(byTestId("notices-empty"));
    await page.click(byTestId("notice-preferences"));
    await world.ready("notice-preferences");
    await page.shown(byTestId("mail-off"));
    await world.check("notice-preferences");
    await page.choose(byTestId("mail-decision"), /Serta-merta|At once/);
    await page.choose(byTestId("mail-language"), /^English$/);
    await page.click(byTestId("mail-save"));
    await page.shown(`${byTestId("toast")}[data-tone="success"]`);
    const kept = await person.api.expect(200, "GET", "/notice-preferences");
    assert.equal(kept.choices.decision, "at_once");
    assert.equal(kept.choices.urgent, "at_once");
    assert.equal(kept.language, "en");
  });
}

/** A head of department hands his decisions to the person for a day, `ahead` days from now: who is told of it at once. */
async function delegate(world, person, ahead = 1) {
  world.headOfNotices ??= await world.activate(
    await world.server.openAccount({ userId: `ketua.makluman.${world.width}`, name: "Zulkifli bin Harun", roles: ["head"] }),
  );
  const { officer } = await person.api.expect(200, "GET", "/session");
  const day = new Date(Date.now() + ahead * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10);
  await world.headOfNotices.api.expect(201, "POST", "/delegations", { to_officer_id: officer.id, from: day, to: day, note: "Bercuti" });
}
