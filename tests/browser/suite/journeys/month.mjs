// My month at a glance, and a day with its evidence and the steps to its verdict.
import { assert, byTestId } from "../world.mjs";

export function month(world) {
  world.journey("my month shows the day, and the day shows why", async () => {
    const { page } = world;
    const person = await world.officer();
    await person.api.press("in");
    await person.api.press("out");
    const day = await person.api.today();
    await world.signIn(person);
    await world.follow("nav-month", "month");
    await page.has(byTestId("month-title"), "data-month", day.date.slice(0, 7));
    const narrow = world.width < 768;
    await page.shown(byTestId("month-grid"));
    if (narrow) await page.has(todaysCell(day), "data-status", day.verdict.status);
    const visible = narrow ? "month-list" : "month-grid";
    const cell = `${byTestId(visible)} ${byTestId("month-day")}[data-date="${day.date}"]`;
    await page.has(cell, "data-status", day.verdict.status);
    assert.deepEqual(words(await page.attribute(cell, "data-issues")), day.verdict.issues);
    await world.check("month");

    await page.click(cell);
    await page.shown(byTestId("why-panel"));
    await page.counts(byTestId("why-step"), day.verdict.because.length);
    await page.has(byTestId("why-pack"), "data-pack", day.verdict.pack);
    await world.check("why-panel");
    await page.click(byTestId("why-day"));
    await world.ready("day");
    await page.has(byTestId("day-title"), "data-date", day.date);
    await page.has(byTestId("day-status"), "data-status", day.verdict.status);
    await page.counts(byTestId("day-event"), 2);
    const rules = await page.run(
      "return [...document.querySelectorAll(arguments[0])].map((step) => step.dataset.rule)", byTestId("day-step"));
    assert.deepEqual(rules, day.verdict.because.map(({ rule }) => rule));
    const sources = await page.run(
      "return [...document.querySelectorAll(arguments[0])].map((source) => source.textContent)",
      byTestId("day-step-source"));
    assert.deepEqual(sources, day.verdict.because.map(({ source }) => `(${nameOf(source, world)})`));
    await world.check("day");
    if (await page.isVisible(byTestId("day-print"))) {
      await page.countPrints();
      await page.click(byTestId("day-print"));
      await page.prints(1);
    } else {
      assert.ok(world.width < 768, "on a desktop the day can be printed");
    }

    await page.click(byTestId("day-month"));
    await world.ready("month");
    await page.click(byTestId("month-previous"));
    await page.shown(`${byTestId("month-title")}[data-month="${monthBefore(day.date)}"]`);
    await world.ready("month");
    await page.shown(byTestId("month-empty"));
    await world.check("month-empty");
  });
}

const todaysCell = ({ date }) => `${byTestId("month-grid")} ${byTestId("month-cell")}[data-date="${date}"]`;

/** A circular is cited alike in both languages; what no circular gives is told in words. */
function nameOf(source, { width }) {
  if (source !== "project default") return source;
  return width < 768 ? "tetapan asal sistem" : "system default";
}

const words = (text) => text.split(/\s+/).filter(Boolean);

function monthBefore(date) {
  const [year, number] = date.split("-").map(Number);
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, "0")}`;
}
