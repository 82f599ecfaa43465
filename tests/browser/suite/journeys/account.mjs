// My account: who I am here, where else I am signed in, and the way out.
import { Api } from "../../api.mjs";
import { assert, byTestId } from "../world.mjs";

export function account(world) {
  world.journey("I see my sessions, end another, and sign out", async () => {
    const { page } = world;
    const person = await world.officer();
    const elsewhere = await Api.signIn(world.origin, person);
    await world.signIn(person);
    await world.follow("nav-account", "account");
    assert.equal(await page.text(byTestId("my-user-id")), person.userId);
    await world.check("account");
    await page.counts(byTestId("session"), 3);  // the browser's, and two opened through the API
    await page.counts(`${byTestId("session")}[data-current="true"]`, 1);

    await end(world, `${byTestId("session")}[data-id="${await idOf(elsewhere)}"] ${byTestId("session-end")}`);
    await page.until("two sessions", async () => (await page.count(byTestId("session"))) === 2);
    await elsewhere.expect(401, "GET", "/session");
    await person.api.expect(200, "GET", "/session");

    await end(world, byTestId("sessions-end-others"));
    await page.until("one session", async () => (await page.count(byTestId("session"))) === 1);
    await person.api.expect(401, "GET", "/session");

    await page.click(byTestId("sign-out"));
    await world.ready("sign-in");
    await world.visit("/akaun", "sign-in");
  });
}

async function end(world, button) {
  const { page } = world;
  await page.click(button);
  await page.shown(byTestId("confirm"));
  await world.check("session-end-confirm");
  await page.click(byTestId("confirm-yes"));
  await page.gone(byTestId("confirm"));
}

async function idOf(api) {
  const { sessions } = await api.expect(200, "GET", "/sessions");
  return sessions.find(({ current }) => current).id;
}
