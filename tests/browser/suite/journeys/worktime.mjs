// Working time and rotas, as the one who keeps them meets them.
import { assert, byTestId } from "../world.mjs";

/** Somebody with an account on the first page of the list, found by name. */
async function chooseOfficer(world, name) {
  const { page } = world;
  await page.fill(byTestId("scheme-search"), name);
  await page.until("the one officer found", async () => (await page.count(byTestId("scheme-officer"))) === 1);
  await page.click(byTestId("scheme-choose"));
  await page.shown(byTestId("scheme-change"));
}

async function preview(world, name, { kind, from, start }) {
  const { page } = world;
  await page.click(byTestId("scheme-change"));
  await page.shown(byTestId("change-schemes"));
  await page.choose(byTestId("change-kind"), kind);
  if (start) await page.choose(byTestId("change-start"), start);
  if (from) await page.fill(byTestId("change-from"), from);
  await page.fill(byTestId("change-reason"), "Arahan Ketua Jabatan");
  await page.click(byTestId("change-preview"));
  await page.shown(`${byTestId("preview")}[data-status="here"]`);
  await world.check(name);
}

async function openRota(world, code) {
  const { page } = world;
  await page.click(byTestId("worktime-giliran"));
  await page.shown(byTestId("rota-new"));
  await page.click(byTestId("rota-new"));
  await page.fill(byTestId("rota-code"), code);
  await page.fill(byTestId("rota-name"), `Pengawal ${code}`);
  await page.fill(byTestId("rota-reason"), "Pasukan baharu");
  await page.click(`${byTestId("pattern-add")}[data-duty="on_call"]`);
  await page.click(`${byTestId("pattern-part")}[data-duty="07:00-15:00"] ${byTestId("pattern-more")}`);
  await page.shown(`${byTestId("pattern-length")}[data-days="5"]`);
  await world.check("rota-new");
  await page.click(byTestId("rota-submit"));
  await page.shown(`${byTestId("rota-detail")}[data-code="${code}"]`);
  await world.check("rota");
}

export function worktime(world) {
  world.deskJourney("working time is changed from a day on, after seeing who changes", async () => {
    const { page } = world;
    const newcomer = await world.newcomer();
    await world.activate(newcomer);
    await world.signIn(await world.agencyAdministrator());
    await world.follow("nav-worktime", "worktime");
    await world.check("worktime");
    await chooseOfficer(world, `Osman ${newcomer.userId.slice(-2)}`);
    await preview(world, "scheme-preview", { kind: /Berperingkat|Staggered/, start: /08:30/ });
    await page.shown(byTestId("preview-trial"));
    await page.click(byTestId("change-confirm"));
    await page.gone(byTestId("change-schemes"));
    await page.until("the new working time", async () => (await page.count(`${byTestId("scheme-officer")}[data-scheme="wbb:08:30"]`)) >= 1);
  });

  world.deskJourney("a rota is made, an officer put on it, and a day changed and given back", async () => {
    const { page } = world;
    const code = `G-${world.engine}-${world.width}`.toUpperCase();
    const newcomer = await world.newcomer();
    await world.activate(newcomer);
    await world.signIn(await world.agencyAdministrator());
    await world.follow("nav-worktime", "worktime");
    await openRota(world, code);

    await page.click(byTestId("worktime-officers"));
    await chooseOfficer(world, `Osman ${newcomer.userId.slice(-2)}`);
    await preview(world, "rota-preview", { kind: /giliran|Rota/i });
    await page.click(byTestId("change-confirm"));
    await page.gone(byTestId("change-schemes"));

    await page.click(byTestId("worktime-roster"));
    await page.shown(byTestId("roster-cell"));
    await world.check("roster");
    await page.click(byTestId("roster-cell"));
    await page.shown(byTestId("duty-dialog"));
    await page.choose(byTestId("duty-what"), /Tugas lain|Another duty/);
    await page.choose(byTestId("changed-kind"), /Atas panggilan|On call/);
    await page.fill(byTestId("duty-reason"), "Ganti rakan");
    await world.check("duty-dialog");
    await page.click(byTestId("duty-save"));
    await page.gone(byTestId("duty-dialog"));
    await page.shown(`${byTestId("roster-cell")}[data-changed="true"]`);

    await page.click(`${byTestId("roster-cell")}[data-changed="true"]`);
    await page.shown(byTestId("duty-changed"));
    await page.fill(byTestId("duty-reason"), "Tidak jadi");
    await page.click(byTestId("duty-save"));
    await page.gone(byTestId("duty-dialog"));
    await page.until("no day is changed any more", async () => (await page.count(`${byTestId("roster-cell")}[data-changed="true"]`)) === 0);
  });

  world.journey("what if I leave now is answered with its reasons", async () => {
    const { page } = world;
    const officer = await world.officer();
    await world.signIn(officer);
    await page.click(byTestId("press-in"));
    await page.shown(byTestId("press-result"));
    await page.click(byTestId("leave-question"));
    await page.shown(byTestId("leaving-answer"));
    assert.ok((await page.count(byTestId("leaving-step"))) >= 1);
    await world.check("leaving");
  });
}
