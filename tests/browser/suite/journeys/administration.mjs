// The administrator's first page: without it nobody gets in.
import { Api, request } from "../../api.mjs";
import { assert, byTestId } from "../world.mjs";

export function administration(world) {
  world.journey("an administrator opens an account, resets it and closes it", async () => {
    const { page } = world;
    const userId = `baharu.${world.engine}.${world.width}`;
    await world.signIn(await world.agencyAdministrator());
    await world.follow("nav-accounts", "accounts");
    await world.check("accounts");
    const first = await openAccount(world, userId);
    await handOut(world, first);
    await signsInWith(world, userId, first);
    await seenOnce(world, first);

    const second = await reset(world);
    assert.notEqual(second, first);
    await refuses(world, userId, first);
    await signsInWith(world, userId, second);

    await confirm(world, "account-deactivate", "deactivate-confirm");
    await page.shown(`${byTestId("account-status")}[data-status="inactive"]`);
    await refuses(world, userId, second);
    await world.check("account-inactive");
    await confirm(world, "account-activate");
    await page.shown(byTestId("account-deactivate"));
  });

  world.deskJourney("the accounts can be searched, and are closed to officers", async () => {
    const { page } = world;
    await world.signIn(await world.agencyAdministrator());
    await world.visit("/pegawai", "accounts");
    await page.fill(byTestId("accounts-search"), "Tan Mei Ling");
    await page.until("the one account found", async () => (await page.count(byTestId("account"))) === 1);
    await page.shown(`${byTestId("account")}[data-user-id="pentadbir"]`);
    await page.fill(byTestId("accounts-search"), "tiada nama ini");
    await page.shown(byTestId("accounts-empty"));
    await world.check("accounts-empty");

    await world.browser.clear(world.origin);
    await world.signIn(await world.officer());
    assert.equal(await page.count(byTestId("nav-accounts")), 0);
  });
}

/** Fills the form, once wrongly; gives the temporary password that is shown. */
async function openAccount(world, userId) {
  const { page } = world;
  await page.click(byTestId("accounts-new"));
  await world.ready("account-new");
  await page.click(byTestId("account-submit"));
  await page.shown(byTestId("account-user-id-error"));
  await page.shown(byTestId("account-state-error"));
  await page.holdsFocus(byTestId("account-user-id"), "the first mistake to be brought before the eyes");
  await world.check("account-new-errors");
  await page.fill(byTestId("account-user-id"), userId);
  await page.fill(byTestId("account-name"), "Kavitha a/p Raman");
  await page.choose(byTestId("account-unit"), /SPOT-Me/);
  await page.choose(byTestId("account-state"), /Putrajaya/i);
  await page.choose(byTestId("account-scheme"), /WBF|Fleksi/i);
  await page.click(byTestId("account-submit"));
  await page.shown(byTestId("temporary-password-dialog"));
  await world.check("temporary-password");
  return page.text(byTestId("temporary-password"));
}

/** The slip is printed alone: the password is on the paper, and the page around it is not. */
async function handOut(world, password) {
  const { page } = world;
  await page.countPrints();
  await page.click(byTestId("temporary-password-print"));
  await page.prints(1);
  await page.onPaper(async () => {
    await page.reads(byTestId("slip"), new RegExp(password.replace(/\W/g, "\\$&")));
    await page.reads(byTestId("slip"), new RegExp(new URL(world.origin).host));
    assert.equal(await page.isVisible(byTestId("masthead")), false, "the page's head is not on the paper");
    assert.equal(await page.isVisible(byTestId("temporary-password-print")), false, "nor are the buttons");
    await page.screenshot("slip-on-paper");
  });
  await page.click(byTestId("temporary-password-close"));
  await page.gone(byTestId("temporary-password-dialog"));
}

/** After the dialog is closed the password is nowhere in the page, nor when the page is opened again. */
async function seenOnce(world, password) {
  const { page } = world;
  await world.visit("/pegawai", "accounts");
  const account = `${byTestId("account")}[data-user-id="baharu.${world.engine}.${world.width}"]`;
  await page.fill(byTestId("accounts-search"), `baharu.${world.engine}.${world.width}`);
  await page.until("the account found", async () => (await page.count(byTestId("account"))) === 1);
  await page.shown(`${account}[data-status="temporary"]`);
  await page.click(`${account} ${byTestId("account-link")}`);
  await world.ready("account-detail");
  assert.ok(!(await page.run("return document.documentElement.outerHTML")).includes(password));
  await world.check("account-detail");
}

async function reset(world) {
  const { page } = world;
  await confirm(world, "account-reset", "reset-confirm");
  await page.shown(byTestId("temporary-password-dialog"));
  const password = await page.text(byTestId("temporary-password"));
  await page.click(byTestId("temporary-password-close"));
  await page.gone(byTestId("temporary-password-dialog"));
  return password;
}

async function confirm(world, button, picture) {
  const { page } = world;
  await page.click(byTestId(button));
  await page.shown(byTestId("confirm"));
  if (picture) await world.check(picture);
  await page.click(byTestId("confirm-yes"));
  await page.gone(byTestId("confirm"));
}

async function signsInWith({ origin }, userId, password) {
  const api = await Api.signIn(origin, { userId, password });
  await api.expect(403, "GET", "/clock");
}

async function refuses({ origin }, userId, password) {
  const body = { user_id: userId, password, as: "token" };
  const { status } = await request("POST", `${origin}/api/v1/session`, { body });
  assert.equal(status, 401);
}
