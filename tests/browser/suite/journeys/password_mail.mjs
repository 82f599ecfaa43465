// Temporary passwords by mail: allowed by the agency, given to two officers at once; one gets a mail and signs in with what
// stands in it, the other has no address and gets a slip.
import { assert, byTestId } from "../world.mjs";

export function passwordMail(world) {
  world.deskJourney("an agency lets temporary passwords go by mail; who has no address gets a slip", async () => {
    const { page } = world;
    const administrator = await world.agencyAdministrator();
    const [reached, without] = [await world.newcomer(), await world.newcomer()];
    const address = `${reached.userId}.${world.engine}.${world.width}@agensi.gov.my`;
    await give(world, reached, address);
    await afterwards(world, () => world.server.withMail(async (received) => {
      await world.signIn(administrator);
      await allow(world);
      await pick(world, reached, without);
      await page.click(byTestId("picked-reset"));
      await page.shown(byTestId("password-way"));
      await page.choose(byTestId("password-way"), /^(E-mel|Email)$/);
      await world.check("password-reset-by-mail");
      await page.click(byTestId("reset-send"));
      await page.shown(`${byTestId("mailed-passwords")}[data-count="1"]`);
      await page.shown(`${byTestId("mailed-password")}[data-user-id="${reached.userId}"]`);
      await page.reads(byTestId("given-password"), new RegExp(without.userId));
      await world.check("passwords-given");
      assert.equal(await page.count(byTestId("given-password")), 1, "who is mailed is shown no password");
      await page.click(byTestId("given-passwords-close"));
      await page.gone(byTestId("given-passwords"));
      await signInByMail(world, reached, await mailTo(world, received, address));
    }));
  });
}

const agencyOf = (world) => `/agencies/${world.server.administrator.agency.id}`;

const give = (world, { officerId, name }, email) =>
  world.server.administrator.api.expect(200, "PUT", `${agencyOf(world)}/accounts/${officerId}`, { name, email });

/** The agency is that of all journeys, which expect slips. */
const setPolicy = (world, allowed) =>
  world.server.administrator.api.expect(200, "PUT", `${agencyOf(world)}/password-policy`, { password_by_mail: allowed });

async function afterwards(world, journey) {
  try {
    await journey();
  } finally {
    await setPolicy(world, false);
  }
}

async function allow(world) {
  const { page } = world;
  await world.follow("nav-policies", "policies");
  await page.shown(`${byTestId("password-policy")}[data-by-mail="false"]`);
  await page.click(byTestId("password-policy-mail"));
  await page.click(byTestId("password-policy-save"));
  await page.shown(`${byTestId("password-policy")}[data-by-mail="true"]`);
  await world.check("policies-password-by-mail");
}

async function pick(world, ...people) {
  const { page } = world;
  await world.follow("nav-accounts", "accounts");
  for (const [index, { userId }] of people.entries()) {
    await page.fill(byTestId("accounts-search"), userId);
    await page.shown(`${byTestId("account")}[data-user-id="${userId}"]`);
    await page.until("the one account found", async () => (await page.count(byTestId("account"))) === 1);
    await page.click(byTestId("account-pick"));
    await page.shown(`${byTestId("picked")}[data-count="${index + 1}"]`);
  }
}

/** The password that stands in the mail to this address. */
async function mailTo(world, received, address) {
  let mail;
  await world.page.until("the mail", () => {
    mail = received().find(({ to }) => to === address);
    return mail !== undefined;
  });
  const [, password] = /^Kata laluan sementara: (\S+)$/m.exec(mail.body) ?? [];
  assert.ok(password, `the mail tells a password: ${mail.body}`);
  return password;
}

async function signInByMail(world, { userId }, password) {
  await world.browser.clear(world.origin);
  await world.signIn({ userId, password }, "password");
  await programKept(world);
}

/** The server goes away at once: what a service worker is still fetching would be missed. */
const programKept = (world) =>
  world.page.until("the program to be kept", () =>
    world.page.driver.executeAsyncScript("navigator.serviceWorker.ready.then(() => arguments[0](true))"));
