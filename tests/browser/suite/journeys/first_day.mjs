// The product in one go: a user ID and a temporary password, a password of one's own, in, and out.
import { assert, byTestId, putrajaya } from "../world.mjs";

export function firstDay(world) {
  world.journey("first sign-in to clock-out", async () => {
    const { page } = world;
    const newcomer = await world.newcomer();
    await refuseStrangers(world, newcomer);
    const password = await choosePassword(world, newcomer);
    await world.check("clock-before");

    const api = (await world.activated({ ...newcomer, password })).api;
    await page.click(byTestId("press-in"));
    await page.shown(`${byTestId("press-result")}[data-kind="in"]`);
    await world.check("clock-result");
    const arrival = await storedEvents(api, 1);
    assert.equal(arrival[0].kind, "in");
    assert.equal(arrival[0].counts, "first_in");
    assert.equal(arrival[0].channel, "web");
    assert.deepEqual(arrival[0].position, {
      latitude: putrajaya.latitude,
      longitude: putrajaya.longitude,
      accuracy_m: putrajaya.accuracy,
    });
    await page.click(byTestId("press-result-close"));
    await page.gone(byTestId("press-result"));
    await showsWhatIsStored(world, api);

    await page.click(byTestId("press-out"));
    await page.shown(`${byTestId("press-result")}[data-kind="out"]`);
    const [, departure] = await storedEvents(api, 2);
    assert.equal(departure.kind, "out");
    assert.equal(departure.counts, "last_out");
    await page.click(byTestId("press-result-close"));
    await page.counts(byTestId("event"), 2);
    await world.check("clock-after");
  });
}

/** Before a password is chosen there is one page for everybody, and one answer for every mistake. */
async function refuseStrangers(world, { userId }) {
  const { page } = world;
  await world.visit("/", "sign-in");
  await world.check("sign-in");
  const answers = [];
  for (const stranger of [userId, "tiada-orang-ini"]) {
    await page.fill(byTestId("user-id"), stranger);
    await page.fill(byTestId("password"), "bukan kata laluan saya");
    await page.click(byTestId("sign-in-submit"));
    answers.push(await page.text(`${byTestId("sign-in-error")}:not([data-seen])`));
    await page.run("document.querySelector(arguments[0]).dataset.seen = ''", byTestId("sign-in-error"));
  }
  assert.equal(answers[0], answers[1], "a wrong password and an unknown user look the same");
  await world.check("sign-in-error");
}

async function choosePassword(world, newcomer) {
  const { page } = world;
  await page.fill(byTestId("user-id"), newcomer.userId);
  await page.fill(byTestId("password"), newcomer.password);
  await page.click(byTestId("sign-in-submit"));
  await world.ready("password");
  await world.visit("/bulan", "password");
  await page.fill(byTestId("current-password"), newcomer.password);
  await page.fill(byTestId("new-password"), "pendek");
  await page.shown(`${byTestId("password-rule-length")}[data-ok="false"]`);
  await world.check("password");
  // Long enough, and among the first that anybody would try: only the server knows.
  await page.fill(byTestId("new-password"), "passwordpassword");
  await page.click(byTestId("password-submit"));
  await page.shown(byTestId("new-password-error"));
  await world.check("password-refused");
  const password = world.freshPassword();
  await page.fill(byTestId("current-password"), newcomer.password);
  await page.fill(byTestId("new-password"), password);
  await page.click(byTestId("password-submit"));
  await world.ready("clock");
  return password;
}

async function storedEvents(api, expected) {
  const { events } = await api.today();
  assert.equal(events.length, expected, "each press is stored once");
  return events;
}

/** The page says of the day what the server decided: from when one may leave, and every step of why. */
async function showsWhatIsStored(world, api) {
  const { page } = world;
  const { verdict } = await api.clock();
  await page.counts(byTestId("event"), 1);
  await page.has(byTestId("clock-status"), "data-status", verdict.status);
  await page.has(byTestId("clock-status"), "data-next", "out");
  if (verdict.may_leave_from) {
    await page.has(byTestId("leave-from"), "data-time", verdict.may_leave_from);
    await page.reads(byTestId("leave-from"), new RegExp(verdict.may_leave_from.slice(0, 5)));
  } else {
    assert.equal(await page.count(byTestId("leave-from")), 0);
  }
  await page.click(byTestId("why"));
  await page.shown(byTestId("why-step"));
  const rules = await page.run(
    "return [...document.querySelectorAll(arguments[0])].map((step) => step.dataset.rule)",
    byTestId("why-step"),
  );
  assert.deepEqual(rules, verdict.because.map(({ rule }) => rule));
  for (const { text } of verdict.because) await page.reads("main", asWritten(text.ms));
  await world.check("clock-why");
}

/** Any time of day will do: one step names the minute in which it was asked, and the page asked a little earlier. */
function asWritten(text) {
  const literal = text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(literal.replace(/\s+/g, "\\s+").replace(/\d+:\d\d/g, "\\d+:\\d\\d"));
}
