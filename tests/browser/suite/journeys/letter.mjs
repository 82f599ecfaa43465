// Letters of the card: the lists that they come to, and what the agency lets them say; alerts of absence.
import { assert, byTestId } from "../world.mjs";

export function letter(world) {
  world.deskJourney("nobody has a letter yet, and says so", async () => {
    const { page } = world;
    const head = await world.activate(
      await world.server.openAccount({ userId: `ketua.surat.${world.width}`, name: "Aminah binti Salleh", roles: ["head", "supervisor"] }),
    );
    await world.signIn(head);
    await world.follow("nav-letters", "letters");
    await page.shown(byTestId("letters-empty"));
    await world.check("letters");
    await world.follow("nav-staff-letters", "staff-letters");
    await page.shown(byTestId("letters-empty"));
    await page.choose(byTestId("letters-kind"), /tunjuk sebab|show-cause/i);
    await page.shown(byTestId("letters-empty"));
    await world.check("staff-letters");
    await world.follow("nav-absence", "absence");
    await page.shown(byTestId("absence-empty"));
    await world.check("absence");
    await world.visit("/surat/01890a5d-ac96-774b-bcce-b302099a8057", "letter");
    await page.shown(byTestId("letter-error"));
  });

  world.deskJourney("the agency administrator writes a template, is told what is wrong, and goes back to the default", async () => {
    const { page } = world;
    await world.signIn(await world.agencyAdministrator());
    await world.follow("nav-letter-templates", "letter-templates");
    await page.shown(byTestId("template"));
    await world.check("letter-templates");
    const before = Number(await page.attribute(byTestId("template"), "data-version"));
    await page.fill(byTestId("template-subject"), "Notis {buln}");
    await page.click(byTestId("template-preview"));
    await page.shown(byTestId("template-subject-error"));
    await world.check("letter-template-error");
    await page.fill(byTestId("template-subject"), "Notis <b>bagi</b> {bulan}");
    await page.click(byTestId("template-save"));
    await page.shown(`${byTestId("template")}[data-version="${before + 1}"][data-default="false"]`);
    await page.click(byTestId("template-withdraw"));
    await page.click(byTestId("confirm-yes"));
    await page.shown(`${byTestId("template")}[data-version="${before + 2}"][data-default="true"]`);
    assert.equal(await page.count(byTestId("template-withdraw")), 0);
  });
}
