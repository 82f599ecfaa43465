// A remote day, from the place that is registered to what the supervisor sees of a pulse, and what the officer sees of that.
import { assert, byTestId, putrajaya } from "../world.mjs";

let rotas = 0;

/** An officer who works from home the whole of today, at whatever hour and on whatever day this runs, and who leads him. */
async function remoteOfficer(world) {
  const supervisor = await world.officer();
  const officer = await world.officer({ supervisor: supervisor.userId });
  const keeper = await world.agencyAdministrator();
  const day = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  const code = `JAUH-${++rotas}`;
  const { unit } = world.server.administrator;
  const rota = { code, name: "Sehari semalam", unit_id: unit.id, valid_from: day, pattern: "00:00-00:00+1", reason: "Ujian" };
  await keeper.api.expect(201, "POST", "/rotas", rota);
  const officers = [officer.officerId];
  await keeper.api.expect(200, "POST", "/schemes", { officers, scheme: `rota:${code}`, from: day, reason: "Ujian" });
  const home = { officers, kind: "work_from_home", first_day: day, purpose: "Arahan KSU" };
  await keeper.api.expect(201, "POST", "/officer-grants", home);
  return { supervisor, officer };
}

async function registerHome(world) {
  const { page } = world;
  await page.click(byTestId("place-add"));
  await page.click(byTestId("place-send"));
  await page.shown(byTestId("place-address-error"));
  await page.fill(byTestId("place-address"), "12, Jalan P9, Presint 9, Putrajaya");
  await page.click(byTestId("place-locate"));
  await page.until("the position to be taken", async () =>
    Number(await page.run("return document.querySelector(arguments[0]).value", byTestId("place-latitude"))) > 0);
  await world.check("remote-place");
  await page.click(byTestId("place-send"));
  await page.shown(`${byTestId("place")}[data-state="waiting"]`);
}

/** Answers the pulse that is asked now; or, if none is just now, one of today that was missed. False in the first hour. */
async function answer(world, officer) {
  const { page } = world;
  const { days } = await officer.api.expect(200, "GET", "/pulses/today");
  const states = days[0].pulses.map(({ state }) => state);
  assert.equal(states.length, 24, "one in each hour of the shift");
  if (!states.includes("open") && !states.includes("missed")) return false;
  const button = states.includes("open") ? "pulse-answer" : "pulse-answer-late";
  await page.click(byTestId(button));
  await page.shown(`${byTestId("pulse")}[data-look="inside"]`, { timeoutMs: 30_000 });
  await page.shown(byTestId("raw-kept"));
  return true;
}

export function remote(world) {
  world.journey("a remote day: a place, a pulse, and who sees what of it", async () => {
    const { page } = world;
    const { supervisor, officer } = await remoteOfficer(world);
    await world.signIn(officer);
    await page.shown(`${byTestId("pulse-asked")}, ${byTestId("remote-day-link")}`);
    await world.follow("nav-remote", "remote-day");
    await page.shown(byTestId("no-place"));
    await registerHome(world);

    await world.browser.clear(world.origin);
    await world.signIn(supervisor);
    await world.follow("nav-team-remote", "team-remote");
    await page.shown(byTestId("waiting-place"));
    assert.match(await page.text(byTestId("waiting-place")), new RegExp(`${putrajaya.latitude.toFixed(2)}[^0-9]`));
    await world.check("team-remote-waiting");
    await page.click(byTestId("place-approve"));
    await page.gone(byTestId("waiting-place"));

    await world.browser.clear(world.origin);
    await world.browser.setPosition(putrajaya);
    await world.signIn(officer);
    await world.follow("nav-remote", "remote-day");
    await page.shown(`${byTestId("place")}[data-state="approved"]`);
    const answered = await answer(world, officer);
    await world.check("remote-day");
    await world.follow("nav-looks", "looks");
    await page.shown(`${byTestId("look")}[data-action="place_read"]`);
    await world.check("looks");

    await world.browser.clear(world.origin);
    await world.signIn(supervisor);
    await world.follow("nav-team-remote", "team-remote");
    await page.shown(byTestId("remote-officer"));
    if (answered) await page.shown(`${byTestId("pulse")}[data-look="inside"]`);
    await world.check("team-remote");
  });
}
