// Reasons, corrections and who decides them: from the late press to the inbox of a delegate and back to the day.
import { Key } from "../../engines/page.mjs";
import { photograph } from "./photograph.mjs";
import { assert, byTestId, putrajaya } from "../world.mjs";

/** The minutes of the day in Malaysia, and the day itself. */
function wallNow() {
  const text = new Date(Date.now() + 8 * 3_600_000).toISOString();
  return { day: text.slice(0, 10), minute: Number(text.slice(11, 13)) * 60 + Number(text.slice(14, 16)) };
}

const clockText = (minute) =>
  `${String(Math.floor((minute % 1440) / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

let rotas = 0;

/** A supervisor with officers whose shift of today began two hours ago, or at midnight: whoever presses now is late. */
async function lateTeam(world, size) {
  const supervisor = await world.officer();
  const officers = [];
  for (let i = 0; i < size; ++i) officers.push(await world.officer({ supervisor: supervisor.userId }));
  const { day, minute } = wallNow();
  const start = Math.max(0, minute - 120);
  const end = start + 480;
  const keeper = await world.agencyAdministrator();
  const code = `LEWAT-${++rotas}`;
  const pattern = `${clockText(start)}-${clockText(end)}${end >= 1440 ? "+1" : ""}`;
  const { unit } = world.server.administrator;
  const rota = { code, name: "Syif pagi", unit_id: unit.id, valid_from: day, pattern, reason: "Ujian" };
  await keeper.api.expect(201, "POST", "/rotas", rota);
  const ids = officers.map(({ officerId }) => officerId);
  const change = { officers: ids, scheme: `rota:${code}`, from: day, reason: "Ujian" };
  await keeper.api.expect(200, "POST", "/schemes", change);
  return { supervisor, officers };
}

/** With a position, as a browser presses: without one the evidence would be an issue too. */
function press({ api }) {
  const { latitude, longitude, accuracy } = putrajaya;
  return api.press("in", { position: { latitude, longitude, accuracy_m: accuracy } });
}

/** Late, and explained through the API: {id, revision} of the case. */
async function explain(officer, text) {
  const { api } = officer;
  await press(officer);
  const { issues } = await api.expect(200, "GET", "/issues");
  assert.deepEqual(issues.map(({ issue }) => issue), ["late_in"]);
  const named = issues.map(({ date, issue }) => ({ date, issue }));
  return api.expect(201, "POST", "/reasons", { issues: named, kind: "lalu_lintas", text });
}

async function delegateTo(supervisor, colleague) {
  const { day } = wallNow();
  const given = { to_officer_id: colleague.officerId, from: day, to: day, note: "Berkursus" };
  await supervisor.api.expect(201, "POST", "/delegations", given);
}

async function writeReason(world, text) {
  const { page } = world;
  await page.choose(byTestId("reason-kind"), /lalu lintas|traffic/i);
  await page.fill(byTestId("reason-text"), text);
  await page.shown(`${byTestId("form-missing")}[data-count="0"]`);
}

const written = ({ page }) => page.run("return document.querySelector(arguments[0]).value", byTestId("reason-text"));

const done = (world, state) => world.page.shown(`${byTestId("case-title")}[data-state="${state}"]`);

async function acceptAll(world) {
  const { page } = world;
  await page.click(byTestId("inbox-tick-all"));
  await page.click(byTestId("decide-accept"));
  await page.shown(byTestId("decide-dialog"));
  await world.check("decide-dialog");
  await page.click(byTestId("decide-send"));
  await page.gone(byTestId("decide-dialog"));
}

async function explainedOneTapLater(world) {
  const { page } = world;
  const { supervisor, officers: [officer] } = await lateTeam(world, 1);
  const colleague = await world.officer();
  await delegateTo(supervisor, colleague);
  const card = await officer.api.expect(200, "GET", "/card");

  await world.signIn(officer);
  await page.click(byTestId("press-in"));
  await page.click(byTestId("press-explain"));
  await world.ready("reason");
  await page.shown(`${byTestId("form-missing")}:not([data-count="0"])`);
  await world.check("reason");
  await writeReason(world, "Kemalangan di lebuh raya, sesak dua jam.");
  await photograph(world, "kemalangan.jpg");
  await page.shown(`${byTestId("attachment")}[data-state="here"]`);
  await world.check("reason-with-photo");
  await page.click(byTestId("form-send"));
  await world.ready("approval");
  await done(world, "waiting");
  await page.reads(byTestId("asked-now"), new RegExp(supervisor.name));
  await page.reads(byTestId("attachment-list"), /kemalangan\.jpg/);
  await world.check("approval-own");

  await world.browser.clear(world.origin);
  await world.signIn(colleague);
  await page.until("the way to the inbox", async () => (await page.count(byTestId("nav-approvals"))) > 0);
  await page.shown(`${byTestId("todo-count")}[data-count="1"]`);
  await world.visit("/kelulusan", "approvals");
  await page.reads(byTestId("on-behalf-of"), new RegExp(supervisor.name));
  await world.check("approvals");
  await acceptAll(world);
  await page.shown(byTestId("inbox-empty"));
  await page.shown(`${byTestId("figures")}[data-decided="1"]`);

  const today = await officer.api.today();
  assert.deepEqual(today.issue_states.map(({ issue, state }) => [issue, state]), [["late_in", "accepted"]]);
  const { marks, colour } = await officer.api.expect(200, "GET", "/card");
  assert.deepEqual({ marks, colour }, { marks: card.marks, colour: card.colour });

  await world.browser.clear(world.origin);
  await world.signIn(officer);
  await world.visit(`/hari/${today.date}`, "day");
  await page.shown(`${byTestId("day-issue")}[data-state="accepted"]`);
  await world.check("day-accepted");
  await page.click(byTestId("day-case"));
  await done(world, "accepted");
}

async function forgottenPress(world) {
  const { page } = world;
  const supervisor = await world.officer();
  const officer = await world.officer({ supervisor: supervisor.userId });
  await press(officer);
  const { date } = await officer.api.today();

  await world.signIn(officer);
  await world.visit(`/hari/${date}`, "day");
  await page.click(byTestId("day-correction-new"));
  await world.ready("correction");
  await page.click(byTestId("correction-out"));
  await page.fill(byTestId("reason-text"), "Terlupa merekod semasa tiba.");
  await page.click(byTestId("form-send"));
  await page.shown(byTestId("correction-at-error"));
  await world.check("correction");
  await page.click(byTestId("correction-in"));
  // A minute before now; the press stands at another, or nothing would be asked for.
  await page.setDate(byTestId("correction-at"), clockText(Math.max(0, wallNow().minute - 5)));
  await page.click(byTestId("form-send"));
  await world.ready("approval");

  await world.browser.clear(world.origin);
  await world.signIn(supervisor);
  await world.visit("/perlu-tindakan", "todo");
  await page.shown(`${byTestId("todo-decisions")}[data-count="1"]`);
  await world.check("todo-decisions");
  await page.click(byTestId("todo-inbox"));
  await world.ready("approvals");
  await page.click(byTestId("inbox-link"));
  await world.ready("approval");
  await page.shown(byTestId("case-history"));
  await page.click(byTestId("decision-reject"));
  await page.shown(byTestId("decision-note-error"));
  await world.check("approval-decision");
  await page.fill(byTestId("decision-note"), "Disahkan oleh pengawal.");
  await page.click(byTestId("decision-accept"));
  await done(world, "accepted");

  const day = await officer.api.today();
  assert.equal(day.events.length, 1, "the press that was made is still there");
  assert.deepEqual(day.corrections.map(({ kind, state }) => [kind, state]), [["in", "accepted"]]);
  await world.browser.clear(world.origin);
  await world.signIn(officer);
  await world.visit(`/hari/${date}`, "day");
  await page.shown(`${byTestId("day-correction")}[data-state="accepted"]`);
  await page.counts(byTestId("day-event"), 1);
  await world.check("day-correction");
}

async function manyAtOnce(world) {
  const { page } = world;
  const { supervisor, officers } = await lateTeam(world, 3);
  const cases = [];
  for (const officer of officers) cases.push(await explain(officer, "Sesak di Bangi."));
  await world.signIn(supervisor);
  await world.visit("/kelulusan", "approvals");
  await page.until("three rows", async () => (await page.count(byTestId("inbox-row"))) === 3);
  await page.shown(`${byTestId("inbox-subject-reason")}[data-count="3"]`);

  // By keys: down, tick, ask, leave.
  await page.tabTo(byTestId("inbox-tick"));
  await page.keys("j", Key.SPACE);
  await page.shown(`${byTestId("decide-bar")}[data-count="1"]`);
  await page.keys("r");
  await page.shown(byTestId("decide-dialog"));
  await page.keys(Key.ESCAPE);
  await page.gone(byTestId("decide-dialog"));

  const [, second] = cases;
  await officers[1].api.expect(200, "POST", `/approvals/${second.id}/withdrawal`, { revision: second.revision });
  await acceptAll(world);
  await page.shown(`${byTestId("conflicts")}[data-count="1"]`);
  await page.has(byTestId("conflict"), "data-id", second.id);
  await page.has(byTestId("conflict"), "data-code", "approval_changed");
  await world.check("conflicts");
  await page.shown(byTestId("inbox-empty"));
  const state = async ({ api }) => (await api.today()).issue_states[0].state;
  assert.deepEqual(await Promise.all(officers.map(state)), ["accepted", "open", "accepted"]);
}

async function askedAndAnswered(world) {
  const { page } = world;
  const { supervisor, officers: [officer] } = await lateTeam(world, 1);
  await world.signIn(officer);
  await world.follow("nav-todo", "todo");
  await page.shown(byTestId("todo-empty"));
  assert.equal(await page.count(byTestId("todo-count")), 0);
  await world.check("todo-empty");

  const made = await explain(officer, "Sesak.");
  const asked = { action: "ask", note: "Di mana?", approvals: [{ id: made.id, revision: made.revision }] };
  await supervisor.api.expect(200, "POST", "/approvals/decisions", asked);
  await world.visit("/perlu-tindakan", "todo");
  await page.shown(`${byTestId("todo-asked")}[data-count="1"]`);
  await world.check("todo-asked");
  await page.click(byTestId("own-approval"));
  await world.ready("approval");
  await page.reads(byTestId("case-question"), /Di mana\?/);
  await page.fill(byTestId("answer-note"), "Di Bangi.");
  await world.check("approval-answer");
  await page.click(byTestId("answer-send"));
  await done(world, "waiting");
  await page.reads("main", /Di Bangi\./);
  await world.visit("/permohonan", "own-approvals");
  await page.shown(`${byTestId("own-approval")}[data-id="${made.id}"]`);
  await world.check("own-approvals");
}

async function keptOnTheDevice(world) {
  const { page } = world;
  const { officers: [officer] } = await lateTeam(world, 1);
  await press(officer);
  await world.signIn(officer);
  await world.visit("/perlu-tindakan", "todo");
  await page.shown(`${byTestId("todo-issues")}[data-count="1"]`);
  await page.click(byTestId("todo-tick"));
  await world.check("todo");
  await page.click(byTestId("todo-explain-ticked"));
  await world.ready("reason");
  await writeReason(world, "Talian terputus di jalan.");
  await world.server.stop();
  await page.click(byTestId("form-send"));
  await page.shown(byTestId("form-error"));
  assert.equal(await written(world), "Talian terputus di jalan.");
  await world.server.start();
  const { work_day: day } = await officer.api.clock();
  await world.visit(`/alasan?isu=${day}:late_in`, "reason");
  assert.equal(await written(world), "Talian terputus di jalan.");
  await page.click(byTestId("form-send"));
  await world.ready("approval");
  await world.visit(`/alasan?isu=${day}:late_in`, "reason");
  await page.shown(byTestId("reason-gone"));
  await world.check("reason-gone");
}

async function handedOn(world) {
  const { page } = world;
  const { supervisor } = await lateTeam(world, 1);
  const colleague = await world.officer();
  await world.signIn(supervisor);
  await world.visit("/penurunan-kuasa", "delegations");
  await page.shown(byTestId("given-empty"));
  await page.fill(byTestId("delegate-search"), colleague.name);
  await page.click(`${byTestId("delegate")}[data-id="${colleague.officerId}"]`);
  await page.fill(byTestId("delegation-note"), "Berkursus di INTAN");
  await world.check("delegations");
  await page.click(byTestId("delegation-give"));
  await page.shown(byTestId("given"));
  const { received } = await colleague.api.expect(200, "GET", "/delegations");
  assert.equal(received.length, 1);
  await page.click(byTestId("delegation-withdraw"));
  await page.click(byTestId("confirm-yes"));
  await page.gone(byTestId("delegation-withdraw"));
  assert.equal((await colleague.api.expect(200, "GET", "/approvals")).decides, false);
}

export function approval(world) {
  world.journey(
    "a late press is explained one tap after it, and a delegate accepts the reason",
    () => explainedOneTapLater(world),
  );
  world.journey("a forgotten press is asked for and accepted, beside what was pressed", () => forgottenPress(world));
  world.journey("many are decided at once, and what was withdrawn meanwhile is named", () => manyAtOnce(world));
  world.journey(
    "nothing to do is said calmly, and a question is answered where it is asked",
    () => askedAndAnswered(world),
  );
  world.journey("a reason that cannot be sent is kept on the device, and sent later", () => keptOnTheDevice(world));
  world.journey("what one decides is handed to a colleague, and taken back", () => handedOn(world));
}
