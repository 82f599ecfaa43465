// People as an administrator keeps them: a post from tomorrow on and taken back, a role, a double, a move to another agency
// from tomorrow on, which the other accepts.
import { byTestId } from "../world.mjs";

export function people(world) {
  world.deskJourney("an officer is edited, posted, given a role, found twice, and moves to another agency", async () => {
    const { page } = world;
    const siti = await world.officer();
    const double = await world.newcomer({ name: "Nur Aisyah binti Osman (dua)" });
    const other = await otherAgency(world);
    await world.signIn(await world.agencyAdministrator());
    await openPerson(world, siti.userId);
    await edit(world);
    await moveAndUndo(world);
    await giveRole(world);
    await findTwice(world, double);
    await offer(world, siti.userId, other.name);
    await world.browser.clear(world.origin);
    await accept(world, other.administrator, siti.userId);
  });
}

async function otherAgency(world) {
  const { api } = world.server.administrator;
  const code = `JPN-${world.engine}-${world.width}`.toUpperCase();
  const name = `Jabatan Pertukaran ${world.engine} ${world.width}`;
  const founded = await api.expect(201, "POST", "/agencies", {
    code,
    name,
    unit: { code: "HQ", name: "Ibu Pejabat" },
    administrator: { user_id: `penerima.${world.engine}.${world.width}`, name: "Ramesh a/l Pillai", state: "kedah", scheme: "wbf" },
  });
  const { account, temporary_password } = founded.administrator;
  const administrator = await world.activate({ userId: account.user_id, password: temporary_password });
  return { name, administrator: { userId: account.user_id, ...administrator } };
}

async function openPerson(world, userId) {
  const { page } = world;
  await world.follow("nav-accounts", "accounts");
  await page.fill(byTestId("accounts-search"), userId);
  await page.until("the one account found", async () => (await page.count(byTestId("account"))) === 1);
  await page.click(byTestId("account-link"));
  await world.ready("account-detail");
}

async function edit(world) {
  const { page } = world;
  await page.click(byTestId("account-edit"));
  await page.fill(byTestId("edit-name"), " ");
  await page.click(byTestId("edit-send"));
  await page.shown(byTestId("edit-name-error"));
  await world.check("person-edit");
  await page.fill(byTestId("edit-name"), "Nur Aisyah <b>binti</b> Osman");
  await page.click(byTestId("edit-send"));
  await page.gone(byTestId("edit"));
  await page.reads("h1", /Nur Aisyah <b>binti<\/b> Osman/);
}

async function moveAndUndo(world) {
  const { page } = world;
  await page.click(byTestId("person-posts"));
  await page.click(byTestId("posting-open"));
  await page.click(byTestId("posting-send"));
  await page.shown(byTestId("posting-unit-error"));
  await page.choose(byTestId("posting-unit"), /SPOT-Me/);
  await page.choose(byTestId("posting-state"), /Kedah/);
  await world.check("person-posting");
  await page.click(byTestId("posting-send"));
  await page.gone(byTestId("posting"));
  await page.shown(`${byTestId("postings-row")}[data-when="coming"]`);
  await world.check("person-posts");
  await page.click(byTestId("postings-undo"));
  await page.click(byTestId("confirm-yes"));
  await page.gone(`${byTestId("postings-row")}[data-when="coming"]`);
  await page.shown(`${byTestId("postings-row")}[data-when="now"]`);
}

async function giveRole(world) {
  const { page } = world;
  await page.click(byTestId("person-roles"));
  await page.click(byTestId("role-open"));
  await page.choose(byTestId("give-role-role"), /Penyelaras|coordinator/i);
  await world.check("person-role");
  await page.click(byTestId("give-role-send"));
  await page.gone(byTestId("give-role"));
  await page.shown(`${byTestId("roles-row")}[data-when="now"]`);
  await page.click(byTestId("person-history"));
  await page.shown(`${byTestId("event")}[data-action="role_given"]`);
  await world.check("person-history");
}

async function findTwice(world, double) {
  const { page } = world;
  await page.click(byTestId("person-info"));
  await page.click(byTestId("account-merge"));
  await page.fill(byTestId("merge-search"), double.userId);
  await page.click(byTestId("merge-choose"));
  await page.shown(byTestId("merge-preview"));
  await world.check("person-merge");
  await page.click(byTestId("merge-open"));
  await page.fill(byTestId("reason"), "Didaftar dua kali");
  await page.click(byTestId("reason-send"));
  await page.shown(byTestId("merged-into"));
  await world.check("person-merged");
  await page.click(byTestId("merge-undo"));
  await page.gone(byTestId("merged-into"));
}

async function offer(world, userId, name) {
  const { page } = world;
  await openPerson(world, userId);
  await page.click(byTestId("person-posts"));
  await page.click(byTestId("offer-open"));
  await page.fill(byTestId("offer-search"), name);
  await page.choose(byTestId("offer-agency"), new RegExp(name));
  await page.fill(byTestId("offer-reason"), "Arahan pertukaran");
  await world.check("person-offer");
  await page.click(byTestId("offer-send"));
  await page.gone(byTestId("offer"));
  await page.shown(`${byTestId("transfer")}[data-state="offered"]`);
}

async function accept(world, administrator, userId) {
  const { page } = world;
  await world.signIn(administrator);
  await world.follow("nav-accounts", "accounts");
  await page.click(byTestId("accounts-transfers"));
  await world.ready("transfers");
  await page.click(`${byTestId("transfer-row")}[data-user-id="${userId}"] ${byTestId("transfer-accept")}`);
  await page.choose(byTestId("accept-unit"), /Ibu Pejabat/);
  await page.choose(byTestId("accept-state"), /Kedah/);
  await world.check("transfer-accept");
  await page.click(byTestId("accept-send"));
  await page.gone(byTestId("accept"));
  await page.shown(`${byTestId("transfer-row")}[data-user-id="${userId}"][data-state="accepted"]`);
  await world.check("transfers");
}
