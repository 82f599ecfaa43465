// An agency comes in: founded with its administrator, who makes its units; the status of implementation shows it.
import { Key } from "../../engines/page.mjs";
import { assert, byTestId } from "../world.mjs";

export function body(world) {
  world.deskJourney("a system administrator founds an agency, its administrator makes its units", async () => {
    const { page } = world;
    await world.signIn(world.server.administrator);
    await world.follow("nav-bodies", "bodies");
    await addMinistry(world);
    const newcomer = await addAgency(world);

    await world.follow("nav-implementation", "implementation");
    await page.shown(byTestId("state-map"));
    await page.fill(byTestId("status-search"), "JKM");
    await page.until("the ministry and its agency", async () => (await page.count(byTestId("status-row"))) === 2);
    await page.reads(`${byTestId("status-row")}[data-code="JKM"]`, /Jabatan Kebajikan Masyarakat/);
    await world.check("implementation");

    await world.browser.clear(world.origin);
    const administrator = await world.activate(newcomer);
    await world.signIn(administrator);
    await world.follow("nav-units", "units");
    await addUnit(world, "IP", "BPM", "Bahagian Pengurusan Maklumat");
    await addUnit(world, "IP", "BKP", "Bahagian Khidmat Pengurusan");
    await addUnit(world, "IP/BPM", "UO", "Unit Operasi");
    await noLoop(world, administrator);
    await moveBelow(world, "IP/BPM", /Khidmat/, "IP/BKP/BPM/UO");
    await world.check("units");
    await page.click(inRow("IP/BKP/BPM", "unit-look"));
    await page.shown(byTestId("unit-version"));
    await world.check("unit-history");
  });

  world.deskJourney("a ministry among many is found by typing", async () => {
    const { page } = world;
    const { api } = world.server.administrator;
    const found = (code, name) => api.expect(201, "POST", "/bodies", { kind: "ministry", code, name });
    for (let place = 10; place < 23; ++place) await found(`KP${place}`, `Kementerian Percubaan ${place}`);
    const { id } = await found("KESUMA", "Kementerian Sumber Manusia");
    await world.signIn(world.server.administrator);
    await world.follow("nav-bodies", "bodies");
    const empty = `${byTestId("body")}[data-code="KESUMA"]`;
    await page.reads(empty, /Tiada agensi|No agencies/);
    assert.equal(await page.count(`${empty} ${byTestId("body-toggle")}`), 0, "nothing stands below it, so nothing unfolds");

    await page.click(byTestId("department-add"));
    await page.fill(byTestId("body-code"), "JTM");
    await page.fill(byTestId("body-name"), "Jabatan Tenaga Manusia");
    await typeAndLeave(world);
    await page.click(byTestId("body-parent"));
    await page.type("manusia SUMBER");
    await page.until("the one that matches", async () => (await page.count(byTestId("body-parent-option"))) === 1);
    await world.check("body-choice");
    await page.keys(Key.ENTER);
    await page.gone(byTestId("body-parent-list"));
    assert.equal(await page.attribute(byTestId("body-parent"), "data-value"), id);
    await page.click(byTestId("body-form-send"));
    await page.gone(byTestId("body-form"));
    await page.shown(`${byTestId("body")}[data-code="JTM"]`);
    const { bodies } = await api.expect(200, "GET", "/bodies");
    assert.equal(bodies.find(({ code }) => code === "JTM").parent_id, id);
  });
}

/** What matches nothing is said; Escape leaves the list and not the form; with the pointer another ministry is taken. */
async function typeAndLeave(world) {
  const { page } = world;
  await page.fill(byTestId("body-parent"), "tiada begini");
  await page.shown(byTestId("body-parent-empty"));
  await page.keys(Key.ESCAPE);
  await page.gone(byTestId("body-parent-empty"));
  await page.shown(byTestId("body-form"));
  await page.click(byTestId("body-parent"));
  await page.shown(byTestId("body-parent-list"));
  await page.click(`${byTestId("body-parent-option")}:nth-child(2)`);
  await page.gone(byTestId("body-parent-list"));
  assert.notEqual(await page.attribute(byTestId("body-parent"), "data-value"), "");
}

const inRow = (path, what) => `${byTestId("unit")}[data-path="${path}"] ${byTestId(what)}`;

async function addMinistry(world) {
  const { page } = world;
  await page.click(byTestId("ministry-add"));
  await page.click(byTestId("body-form-send"));
  await page.shown(byTestId("body-code-error"));
  await world.check("body-form");
  await page.fill(byTestId("body-code"), "KPWKM");
  await page.fill(byTestId("body-name"), "Kementerian Pembangunan Wanita, Keluarga dan Masyarakat");
  await page.click(byTestId("body-form-send"));
  await page.gone(byTestId("body-form"));
  await page.shown(`${byTestId("body")}[data-code="KPWKM"]`);
}

/** Gives the new administrator with his temporary password. */
async function addAgency(world) {
  const { page } = world;
  await page.click(byTestId("agency-add"));
  await page.click(byTestId("agency-new-send"));
  await page.shown(byTestId("agency-code-error"));
  await world.check("agency-new");
  await page.fill(byTestId("agency-code"), "JKM");
  await page.fill(byTestId("agency-name"), "Jabatan Kebajikan Masyarakat");
  await page.choose(byTestId("agency-body"), /Wanita/);
  await page.fill(byTestId("agency-unit-code"), "IP");
  await page.fill(byTestId("agency-unit-name"), "Ibu Pejabat");
  await page.fill(byTestId("agency-admin-user-id"), "pentadbir.jkm");
  await page.fill(byTestId("agency-admin-name"), "Siti Hajar binti Ismail");
  await page.choose(byTestId("agency-admin-state"), /Selangor/);
  await page.click(byTestId("agency-new-send"));
  await page.shown(byTestId("temporary-password-dialog"));
  const password = await page.text(byTestId("temporary-password"));
  await page.click(byTestId("temporary-password-close"));
  await page.gone(byTestId("temporary-password-dialog"));
  await page.shown(`${byTestId("agency-row")}[data-code="JKM"]`);
  await world.check("bodies");
  return { userId: "pentadbir.jkm", password };
}

async function addUnit(world, below, code, name) {
  const { page } = world;
  await page.click(inRow(below, "unit-add"));
  await page.fill(byTestId("unit-code"), code);
  await page.fill(byTestId("unit-name"), name);
  await page.click(byTestId("unit-form-send"));
  await page.gone(byTestId("unit-form"));
  await page.shown(`${byTestId("unit")}[data-path="${below}/${code}"]`);
}

/** The form offers no place below the unit itself, and who asks for one all the same is refused. */
async function noLoop(world, { api }) {
  const { page } = world;
  await page.click(inRow("IP/BPM", "unit-move"));
  const offered = await page.text(byTestId("unit-parent"));
  assert.ok(!offered.includes("Unit Operasi"), offered);
  assert.ok(offered.includes("Khidmat"), offered);
  await page.click(byTestId("unit-form-cancel"));
  const [{ id: agency }] = (await api.expect(200, "GET", "/agencies")).agencies;
  const { on, units } = await api.expect(200, "GET", `/agencies/${agency}/unit-tree`);
  const id = (path) => units.find((unit) => unit.path === path).id;
  const move = { parent_id: id("IP/BPM/UO"), from: on };
  const refused = await api.expect(422, "POST", `/agencies/${agency}/units/${id("IP/BPM")}/move`, move);
  assert.equal(refused.error.code, "unit_loop");
}

async function moveBelow(world, path, parent, shown) {
  const { page } = world;
  await page.click(inRow(path, "unit-move"));
  await page.choose(byTestId("unit-parent"), parent);
  await world.check("unit-move");
  await page.click(byTestId("unit-form-send"));
  await page.gone(byTestId("unit-form"));
  await page.shown(`${byTestId("unit")}[data-path="${shown}"]`);
}
