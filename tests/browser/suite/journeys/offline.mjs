// Without a network. The server is really gone, so that page, service worker and browser meet what a dead line is.
import { assert, byTestId } from "../world.mjs";

const sendTimeoutMs = 60_000;

export function offline(world) {
  keptAndSentOnce(world);
  comesLongAfterItsTime(world);
  waitsForItsOfficer(world);
}

function keptAndSentOnce(world) {
  world.journey("a press without a network is kept, shown as waiting, and sent once", async () => {
    const { page } = world;
    const person = await world.officer();
    await world.signIn(person);
    await controlled(world);
    const key = await whileGone(world, async () => {
      await world.visit("/", "clock");
      await page.shown(byTestId("offline-banner"));
      await page.click(byTestId("press-in"));
      await page.shown(`${byTestId("kept")}[data-state="waiting"][data-kind="in"]`);
      await page.reads(byTestId("kept"), /menunggu/i);
      await page.reads(byTestId("clock-status"), /^Masuk \d\d:\d\d menunggu/);
      await world.check("clock-waiting");
      const kept = await page.attribute(byTestId("kept"), "data-key");
      await world.visit("/", "clock");
      await page.shown(`${byTestId("kept")}[data-key="${kept}"]`);
      return kept;
    });
    await page.gone(byTestId("kept"), { timeoutMs: sendTimeoutMs });
    await page.shown(`${byTestId("event")}[data-key="${key}"]`);
    await page.gone(byTestId("offline-banner"));
    const { events } = await person.api.today();
    assert.deepEqual(events.map((event) => [event.key, event.kind, event.counts]), [[key, "in", "first_in"]]);
    assert.ok(events[0].claimed_at, "it keeps what the device said of the time");
    await world.check("clock-sent-late");
  });
}

function comesLongAfterItsTime(world) {
  world.journey("a press that comes long after its time waits for acceptance, and the page says so", async () => {
    const { page } = world;
    const person = await world.officer();
    await world.signIn(person);
    await controlled(world);
    const key = await whileGone(world, async () => {
      await world.visit("/", "clock");
      await page.click(byTestId("press-in"));
      await page.shown(`${byTestId("kept")}[data-state="waiting"]`);
      await pressedEarlier(page, 20);
      return page.attribute(byTestId("kept"), "data-key");
    });
    await page.gone(byTestId("kept"), { timeoutMs: sendTimeoutMs });
    await page.shown(`${byTestId("event")}[data-key="${key}"][data-counts="waiting"]`);
    const { events } = await person.api.today();
    assert.deepEqual(events.map((event) => [event.key, event.counts, event.channel]), [[key, "waiting", "offline"]]);
    await world.check("clock-awaits-acceptance");
  });
}

function waitsForItsOfficer(world) {
  world.journey("presses of one officer wait for that officer on a shared device", async () => {
    const { page } = world;
    const [first, second] = [await world.officer(), await world.officer()];
    await world.signIn(first);
    await controlled(world);
    await whileGone(world, async () => {
      await world.visit("/", "clock");
      await page.click(byTestId("press-in"));
      await page.shown(`${byTestId("kept")}[data-state="waiting"]`);
      await world.visit("/akaun", "account");
      await page.click(byTestId("sign-out"));
      await page.shown(byTestId("confirm"));
      await world.check("sign-out-confirm");
      await page.click(byTestId("confirm-yes"));
      await world.ready("sign-in");
    });
    await world.visit("/log-masuk", "sign-in");
    await page.shown(`${byTestId("sign-in-kept")}[data-count="1"]`);
    await world.check("sign-in-kept");
    await world.signIn(second);
    assert.equal(await page.count(byTestId("kept")), 0);
    assert.deepEqual((await second.api.today()).events, []);
    await world.visit("/akaun", "account");
    await page.click(byTestId("sign-out"));
    await world.ready("sign-in");
    await world.signIn(first);
    await page.shown(`${byTestId("event")}[data-kind="in"]`, { timeoutMs: sendTimeoutMs });
    assert.equal((await first.api.today()).events.length, 1);
    assert.deepEqual((await second.api.today()).events, []);
  });
}

/** Waits until the page's requests go through its service worker, with all that it keeps in store. */
async function controlled(world) {
  await world.page.until("the service worker to be active", () =>
    world.page.driver.executeAsyncScript("navigator.serviceWorker.ready.then(() => arguments[0](true))"));
  await world.page.until("the service worker to control the page", async () => {
    await world.visit("/", "clock");
    return world.page.run("return navigator.serviceWorker.controller !== null");
  });
}

async function whileGone(world, body) {
  await world.server.stop();
  try {
    return await body();
  } finally {
    await world.server.start();
  }
}

/** Moves what the device says of the time of its kept presses back, as if the network had been gone for so long. */
function pressedEarlier(page, minutes) {
  return page.driver.executeAsyncScript(
    `const [minutes, done] = arguments;
     const opening = indexedDB.open("spotme");
     opening.onsuccess = () => {
       const database = opening.result;
       const change = database.transaction("kept", "readwrite");
       const cursor = change.objectStore("kept").openCursor();
       cursor.onsuccess = ({ target: { result } }) => {
         if (!result) return;
         const press = result.value;
         press.body.claimed_at = new Date(Date.parse(press.body.claimed_at) - minutes * 60_000).toISOString();
         result.update(press);
         result.continue();
       };
       change.oncomplete = () => { database.close(); done(null); };
     };`,
    minutes,
  );
}
