// The rules: read by everybody as of a day, set and withdrawn by those who keep them.
import { assert, byTestId } from "../world.mjs";

const rule = (key, more = "") => `${byTestId("rule")}[data-key="${key}"]${more}`;

export function rules(world) {
  readsTheRules(world);
  setsANationalValue(world);
  setsAnAgencyValue(world);
}

function readsTheRules(world) {
  world.deskJourney("anybody reads the rules as of a day, with their sources", async () => {
    const { page } = world;
    await world.signIn(await world.officer());
    await world.follow("nav-rules", "rules");
    await page.reads(rule("wbf_window", ` ${byTestId("rule-held")}`), /07:30[\s\S]*09:00[\s\S]*PP 5\/2019/);
    await page.counts(rule("hybrid_week", ` ${byTestId("rule-held")}`), 2);  // two groups of states
    await page.click(`${byTestId("rules-certainties")} summary`);
    await page.click(rule("rest_days", ` ${byTestId("rule-history")} summary`));
    await world.check("rules");
    await world.visit("/peraturan?buku=kebangsaan&tarikh=2026-07-31", "rules");
    await page.counts(rule("hybrid_week", ` ${byTestId("rule-held")}`), 1);
    await page.fill(byTestId("rules-search"), "UTeM");
    await page.until("the rules of one source", async () => (await page.count(byTestId("rule"))) === 3);
    assert.equal(await page.count(byTestId("rule-set")), 0, "an officer sets nothing");
    await page.fill(byTestId("rules-search"), "tiada peraturan ini");
    await page.shown(byTestId("rules-empty"));
    await world.check("rules-empty");
  });
}

function setsANationalValue(world) {
  world.deskJourney("the system administrator sets a value after seeing who changes, and withdraws it", async () => {
    const { page } = world;
    await world.signIn(world.server.administrator);
    await world.follow("nav-rules", "rules");
    await page.click(rule("span", ` ${byTestId("rule-set")}`));
    await page.shown(byTestId("rule-edit"));
    await page.click(byTestId("rule-preview"));
    await page.shown(byTestId("rule-source-error"));
    await page.fill(byTestId("rule-input-minutes"), "480");
    await page.setDate(byTestId("rule-from"), "2099-01-01");
    await page.fill(byTestId("rule-source"), "PP 1/2098 perenggan 4");
    await world.check("rule-edit");
    await page.click(byTestId("rule-preview"));
    await page.shown(`${byTestId("preview")}[data-status="here"]`);
    await page.shown(byTestId("preview-trial"));
    await world.check("rule-preview");
    await page.click(byTestId("rule-confirm"));
    await page.shown(rule("span"));
    await world.visit("/peraturan?buku=kebangsaan&tarikh=2099-01-01", "rules");
    await page.reads(rule("span", ` ${byTestId("rule-held")}`), /480[\s\S]*PP 1\/2098/);

    await page.click(rule("span", ` ${byTestId("rule-history")} summary`));
    await page.click(rule("span", ` ${byTestId("rule-withdraw")}`));
    await page.shown(byTestId("rule-withdrawal"));
    await page.click(byTestId("rule-withdrawal-submit"));
    await page.shown(byTestId("rule-reason-error"));
    await page.fill(byTestId("rule-reason"), "tarikh tersilap");
    await world.check("rule-withdrawal");
    await page.click(byTestId("rule-withdrawal-submit"));
    await page.gone(byTestId("rule-withdrawal"));
    await page.reads(rule("span", ` ${byTestId("rule-held")}`), /540/);
    await world.check("rule-withdrawn");
  });
}

function setsAnAgencyValue(world) {
  world.deskJourney("an agency sets a value of its own where the national one is unsure", async () => {
    const { page } = world;
    await world.signIn(await world.agencyAdministrator());
    await world.visit("/peraturan?buku=agensi&tarikh=2099-01-01", "rules");
    assert.equal(await page.count(rule("office_start", ` ${byTestId("rule-set")}`)), 0, "an official text leaves no choice");
    await page.click(rule("explain_by_days", ` ${byTestId("rule-set")}`));
    await page.shown(byTestId("rule-edit"));
    assert.equal(await page.count(byTestId("rule-certainty-choice")), 0);
    await page.fill(byTestId("rule-input-days"), "61");
    await page.setDate(byTestId("rule-from"), "2099-01-01");
    await page.fill(byTestId("rule-source"), "Surat KSU 1/2098");
    await page.click(byTestId("rule-preview"));
    await page.shown(byTestId("rule-input-days-error"));
    await page.fill(byTestId("rule-input-days"), "3");
    await page.click(byTestId("rule-preview"));
    await page.shown(byTestId("rule-confirm"));
    await page.click(byTestId("rule-confirm"));
    await page.shown(rule("explain_by_days", ` ${byTestId("rule-held")}[data-origin="agency"]`));
    await page.shown(rule("explain_by_days", ` ${byTestId("rule-national")}`));
    await world.check("rules-agency");
  });
}
