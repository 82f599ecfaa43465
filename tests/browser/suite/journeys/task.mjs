// Tasks and the day of a team: assigned, moved by one tap, reported, handed in, verified with others, returned, talked about.
import { assert, byTestId } from "../world.mjs";

const title = "Laporan kewangan suku keempat";
const heading = (state) => `${byTestId("task-heading")}[data-state="${state}"]`;

/** A supervisor with officers of his own. */
async function team(world, size) {
  const leader = await world.officer();
  const officers = [];
  for (let i = 0; i < size; ++i) officers.push(await world.officer({ supervisor: leader.userId }));
  return { leader, officers };
}

async function change(world, person) {
  await world.browser.clear(world.origin);
  await world.signIn(person);
}

const openTasks = async ({ api }) => (await api.expect(200, "GET", "/tasks")).tasks;

async function handInByApi(officer) {
  const [{ id, revision }] = await openTasks(officer);
  return officer.api.expect(200, "POST", `/tasks/${id}/hand-in`, { revision });
}

/** From the day of the team, to all at once; what is missing is said before. */
async function assign(world, size) {
  const { page } = world;
  await world.visit("/hari-pasukan", "team-day");
  await page.until("all officers", async () => (await page.count(byTestId("team-row"))) === size);
  await world.check("team-day");
  await page.click(byTestId("team-assign"));
  await world.ready("task-new");
  await page.click(byTestId("task-send"));
  await page.shown(byTestId("task-title-error"));
  await world.check("task-new-missing");
  await page.click(byTestId("members-all"));
  await page.shown(`${byTestId("chips")}[data-count="${size}"]`);
  await page.fill(byTestId("task-title"), title);
  await page.shown(`${byTestId("task-missing")}[data-count="0"]`);
  await page.click(byTestId("task-send"));
  await world.ready("team-day");
}

/** The whole day of an officer: a task of his own, a tap and its undoing, handed in, a line of report. */
async function dayOfAnOfficer(world, officer) {
  const { page } = world;
  await world.follow("nav-tasks", "tasks");
  const given = (await openTasks(officer))[0].id;
  const card = `${byTestId("task")}[data-id="${given}"]`;
  await page.shown(`${card}[data-progress="0"]`);
  await page.fill(byTestId("quick-title"), "Semak draf minit");
  await page.click(byTestId("quick-send"));
  await page.until("the planned task", async () => (await page.count(byTestId("task"))) === 2);
  await page.click(`${card} ${byTestId("task-tap-50")}`);
  await page.shown(`${card}[data-progress="50"]`);
  await page.click(`${card} ${byTestId("task-undo")}`);
  await page.shown(`${card}[data-progress="0"]`);
  await page.click(`${card} ${byTestId("task-tap-100")}`);
  await page.shown(`${card}[data-progress="100"]`);
  await page.click(`${card} ${byTestId("task-hand-in")}`);
  await page.shown(`${card}[data-state="handed_in"]`);
  await page.fill(byTestId("report-text"), "Laporan siap, menunggu semakan.");
  await page.click(byTestId("report-send"));
  await page.shown(`${byTestId("day-report")}[data-version="1"]`);
  await world.check("tasks");
}

/** Many at once; what moved meanwhile is named, and left as it is. */
async function verifyMany(world, late) {
  const { page } = world;
  await world.visit("/hari-pasukan", "team-day");
  await page.shown(`${byTestId("team-waiting")}[data-count="2"]`);
  await page.click(byTestId("team-waiting"));
  await page.until("what waits", async () => (await page.count(byTestId("tick-task"))) === 2);
  await page.click(byTestId("team-tick-all"));
  await page.shown(`${byTestId("verify-bar")}[data-count="3"]`);
  await world.check("team-day-ticked");
  const [{ id, revision }] = await openTasks(late);
  await late.api.expect(200, "POST", `/tasks/${id}/progress`, { revision, progress: 75 });
  await page.click(byTestId("verify-send"));
  await page.shown(`${byTestId("verify-refused")}[data-count="1"]`);
  await page.shown(`${byTestId("verify-conflict")}[data-code="task_changed"]`);
  await world.check("team-day-refused");
}

async function sendBack(world, late) {
  const { page } = world;
  const { id } = await handInByApi(late);
  await world.visit(`/tugasan/${id}`, "task");
  await page.shown(heading("handed_in"));
  await page.click(byTestId("task-return"));
  await page.click(byTestId("reason-send"));
  await page.shown(byTestId("reason-error"));
  await page.fill(byTestId("reason"), "Lampiran C belum ada.");
  await page.click(byTestId("reason-send"));
  await page.shown(heading("returned"));
  await page.shown(byTestId("task-remark"));
  await world.check("task-returned");
}

export function task(world) {
  world.journey("a task from its assignment to its verification, and a comment that reaches the open page", async () => {
    const { page } = world;
    const { leader, officers: [first, late] } = await team(world, 2);
    await world.signIn(leader);
    await assign(world, 2);

    await change(world, first);
    await dayOfAnOfficer(world, first);
    const { report } = await first.api.expect(200, "GET", "/tasks/day");
    assert.equal(report.text, "Laporan siap, menunggu semakan.");

    await handInByApi(late);
    await change(world, leader);
    await verifyMany(world, late);
    await sendBack(world, late);

    await change(world, late);
    await world.follow("nav-tasks", "tasks");
    await page.reads(byTestId("task-remark"), /Lampiran C/);
    const { date } = await late.api.expect(200, "GET", "/tasks/day");
    const comment = { date, text: "Saya tunggu sebelum jam 3." };
    await leader.api.expect(201, "POST", `/officers/${late.officerId}/day-comments`, comment);
    await page.reads(byTestId("comments"), /sebelum jam 3/);
    await world.check("tasks-returned");
  });
}
