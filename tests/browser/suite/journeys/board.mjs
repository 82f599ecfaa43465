// The live board of a supervisor, its wall, and the month of his team.
import { assert, byTestId } from "../world.mjs";

const row = (officer) => `${byTestId("board-officer")}[data-officer-id="${officer.officerId}"]`;

/** A supervisor of two officers who have not come yet. */
async function team(world) {
  const supervisor = await world.officer({ name: "Zulkifli bin Harun" });
  const aisyah = await world.officer({ name: "Siti Khadijah binti Daud", supervisor: supervisor.userId });
  const mei = await world.officer({ name: "Lim Kok Wing", supervisor: supervisor.userId });
  return { supervisor, aisyah, mei };
}

async function filterAndSearch(world, { aisyah, mei }) {
  const { page } = world;
  await page.click(byTestId("board-filter-in"));
  await page.has(byTestId("board-list"), "data-shown", "1");  // the one who is in
  await page.shown(row(aisyah));
  await page.click(byTestId("board-filter-in"));
  await page.fill(byTestId("board-search"), "kok wing");
  await page.has(byTestId("board-list"), "data-shown", "1");  // the one of that name
  await page.shown(row(mei));
  await page.fill(byTestId("board-search"), "tiada nama ini");
  await page.shown(byTestId("board-empty"));
  await world.check("board-empty");
  await page.click(byTestId("board-clear"));
  await page.has(byTestId("board-list"), "data-shown", "2");  // all
}

async function wall(world, { aisyah, mei }) {
  const { page } = world;
  await page.click(byTestId("board-wall"));
  await world.ready("wall");
  await page.shown(`${byTestId("wall-counts")} [data-status="in"][data-count="1"]`);
  const bytes = await page.run("return document.querySelector(arguments[0]).outerHTML", byTestId("page-wall"));
  for (const { name, officerId } of [aisyah, mei]) {
    assert.ok(!bytes.includes(name) && !bytes.includes(officerId), `the wall tells ${name}`);
  }
  await world.check("wall");
  await mei.api.press("in");
  await page.shown(`${byTestId("wall-counts")} [data-status="in"][data-count="2"]`);
  await page.click(byTestId("wall-close"));
  await world.ready("board");
}

async function monthOfTheTeam(world, { aisyah }) {
  const { page } = world;
  await world.visit("/bulan-pasukan", "team-month");
  await page.shown(byTestId("team-month-legend"));
  await page.shown(`${byTestId("team-month-day")}[data-today="true"]`);
  const { work_day: today } = await aisyah.api.clock();
  const { days } = await aisyah.api.expect(200, "GET", `/days?from=${today}&to=${today}`);
  const cell = `${byTestId("team-month-row")}[data-officer-id="${aisyah.officerId}"] td:nth-of-type(${Number(today.slice(8))})`;
  // By the hour at which the suite runs he is late, still there, or on a free day.
  const expected = days[0].issues.includes("late_in") ? "late" : { rest_day: "rest", holiday: "holiday" }[days[0].verdict.status];
  await page.has(cell, "data-mark", expected ?? "open");
  await world.check("team-month");
  await page.onPaper(async () => {
    assert.ok(await page.isVisible(byTestId("team-month-legend")), "a sheet needs its legend");
    assert.ok(!(await page.isVisible(byTestId("team-month-jump"))), "and no field");
  });
  await page.countPrints();
  await page.click(byTestId("team-month-print"));
  await page.prints(1);
  const address = await page.attribute(byTestId("team-month-day"), "href");
  assert.ok(address.endsWith(`/hari-pasukan?tarikh=${today.slice(0, 7)}-01`), address);
  await page.click(byTestId("team-month-previous"));
  await page.until("the month before", async () => (await page.attribute(byTestId("team-month-name"), "data-month")) < today.slice(0, 7));
  await page.shown(byTestId("team-month-empty"));
  await world.check("team-month-empty");
}

export function board(world) {
  world.journey("a press shows on the supervisor's board at once, on the wall without names, and in the month of the team", async () => {
    const { page } = world;
    const people = await team(world);
    await world.signIn(people.supervisor);
    await world.visit("/papan-langsung", "board");
    await page.shown(`${byTestId("board-line")}[data-line="live"]`);
    await page.has(byTestId("board-list"), "data-shown", "2");
    const before = await page.attribute(row(people.aisyah), "data-status");
    assert.notEqual(before, "in");
    await world.check("board");
    await page.run("window.notReloaded = true");
    await people.aisyah.api.press("in");
    await page.shown(`${row(people.aisyah)}[data-status="in"]`);
    await page.shown(`${byTestId("board-filter-in")}[data-count="1"]`);
    assert.equal(await page.run("return window.notReloaded"), true);
    await page.has(row(people.mei), "data-status", before);
    await filterAndSearch(world, people);
    await wall(world, people);
    await monthOfTheTeam(world, people);
  });
}
