// Grants: applied for by the officer, entered for many, and what the roster of remote days makes of them.
import { assert, byTestId } from "../world.mjs";
import { attachText, photograph } from "./photograph.mjs";

const malaysianDay = (days = 0) => new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);

/** The next day, from tomorrow on, that is a Wednesday: a day of work on which one may be remote. */
function nextWednesday() {
  for (let days = 1; ; ++days) {
    if (new Date(`${malaysianDay(days)}T12:00:00Z`).getUTCDay() === 3) return malaysianDay(days);
  }
}

const moved = (day, days) => new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
const dayBefore = (day) => moved(day, -1);
const dayAfter = (day) => moved(day, 1);

async function beyondTheQuota(world) {
  const { page } = world;
  await world.signIn(await world.officer());
  await world.follow("nav-grants", "grants");
  await page.click(byTestId("grant-new"));
  await page.choose(byTestId("grant-kind"), /^(Hari Bekerja Hibrid|Hybrid working day)$/);
  const wednesday = nextWednesday();
  await page.setDate(byTestId("grant-first-day"), dayBefore(wednesday));
  await page.setDate(byTestId("grant-last-day"), dayAfter(wednesday));
  await page.reads(byTestId("grant-last-day-error"), /2 .*JPA 26\.6\.2026/);
  await world.check("grant-over-quota");
  await page.click(byTestId("grant-send"));
  await page.shown(byTestId("grant-apply"));
  await page.setDate(byTestId("grant-last-day"), wednesday);
  await page.gone(byTestId("grant-last-day-error"));
  await page.click(byTestId("grant-send"));
  await page.gone(byTestId("grant-apply"));
}

/** An order of overtime has to come before the work. */
async function askForOvertime(world) {
  const { page } = world;
  await page.click(byTestId("grant-new"));
  await page.choose(byTestId("grant-kind"), /^(Arahan kerja lebih masa|Overtime order)$/);
  await page.shown(byTestId("grant-overtime-about"));
  await page.setDate(byTestId("grant-first-day"), malaysianDay());
  await page.setDate(byTestId("grant-from"), "00:00");
  await page.setDate(byTestId("grant-to"), "00:30");
  await page.fill(byTestId("grant-purpose"), "Persediaan mesyuarat");
  await page.click(byTestId("grant-send"));
  await page.shown(byTestId("grant-from-error"));
  await world.check("grant-apply-overtime");
  await page.setDate(byTestId("grant-first-day"), nextWednesday());
  await page.setDate(byTestId("grant-from"), "19:00");
  await page.setDate(byTestId("grant-to"), "21:00");
  await page.gone(byTestId("grant-from-error"));
  await page.click(byTestId("grant-send"));
  await page.gone(byTestId("grant-apply"));
}

/** With a certificate; a file that no form takes has to go first. */
async function applyForLeave(world) {
  const { page } = world;
  await page.click(byTestId("grant-new"));
  await page.choose(byTestId("grant-kind"), /^(Cuti|Leave)$/);
  await page.setDate(byTestId("grant-first-day"), nextWednesday());
  await page.click(byTestId("grant-send"));
  await page.shown(byTestId("grant-code-error"));
  await world.check("grant-apply");
  await page.fill(byTestId("grant-code"), "CR");
  await page.gone(byTestId("grant-code-error"));
  await photograph(world, "sijil.jpg");
  await page.shown(`${byTestId("attachment")}[data-state="here"]`);
  await attachText(world, "nota.txt");
  await page.shown(`${byTestId("attachments-unready")}[data-unready="true"]`);
  await page.click(byTestId("grant-send"));
  await page.shown(`${byTestId("attachment")}[data-state="failed"]`);
  await world.check("grant-apply-with-paper");
  await page.click(`${byTestId("attachment")}[data-state="failed"] ${byTestId("attachment-remove")}`);
  await page.has(byTestId("attachments-unready"), "data-unready", "false");
  await page.click(byTestId("grant-send"));
  await page.gone(byTestId("grant-apply"));
  await page.shown(byTestId("grant-sent"));
  await world.check("grant-sent");
}

export function grant(world) {
  world.journey("an officer applies for leave and for overtime, and the form says what is missing", async () => {
    const { page } = world;
    const officer = await world.officer();
    await world.signIn(officer);
    await world.follow("nav-grants", "grants");
    await page.shown(byTestId("grants-empty"));
    await world.check("grants-empty");
    await applyForLeave(world);
    await askForOvertime(world);
    const { approvals } = await officer.api.expect(200, "GET", "/approvals/own");
    const leave = approvals.find(({ subject }) => subject === "leave");
    await world.visit(`/kelulusan/${leave.id}`, "approval");
    await page.reads(byTestId("attachment-list"), /sijil\.jpg/);
  });

  world.journey("a hybrid week beyond its quota is refused with the rule", () => beyondTheQuota(world));

  world.journey("going out and coming back under a permission of today", async () => {
    const { page } = world;
    const officer = await world.officer();
    const keeper = await world.agencyAdministrator();
    const entry = { officers: [officer.officerId], kind: "time_off", first_day: malaysianDay(), from: "00:00", to: "01:00", purpose: "Bank" };
    const trial = await keeper.api.expect(200, "POST", "/officer-grants", { ...entry, dry_run: true });
    if (trial.officers[0].faults.length > 0) return; // today is a day off
    await keeper.api.expect(201, "POST", "/officer-grants", entry);
    await world.signIn(officer);
    await world.follow("nav-grants", "grants");
    await page.shown(`${byTestId("slip")}[data-step="out"]`);
    await world.check("time-slip");
    await page.click(byTestId("slip-press"));
    await page.shown(`${byTestId("slip")}[data-step="back"]`);
    await page.click(byTestId("slip-press"));
    await page.shown(`${byTestId("slip")}[data-step="done"]`);
    await page.shown(byTestId("grant-slips"));
  });

  world.deskJourney("a course is entered for a unit, and the roster shows where each is", async () => {
    const { page } = world;
    await world.officer();
    await world.signIn(await world.agencyAdministrator());
    await world.follow("nav-officer-grants", "officer-grants");
    await world.check("officer-grants");
    await page.click(byTestId("officer-grants-rekod"));
    await page.shown(byTestId("group-unit"));
    await world.check("grant-group");
    for (const [part, shown] of [["fail", "leave-file"], ["gangguan", "outage-try"], ["hibrid", "remote-week"]]) {
      await page.click(byTestId(`officer-grants-${part}`));
      await page.shown(byTestId(shown));
      await world.ready("officer-grants");
      await world.check(`officer-grants-${part}`);
    }
    await page.shown(byTestId(world.width >= 768 ? "remote-grid" : "remote-day"));
    assert.equal(await page.count(byTestId("remote-error")), 0);
  });
}
