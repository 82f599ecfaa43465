// An agency is brought in from a file that is wrong at first, corrected twice, stored, its slips printed, and all of it undone.
import { workbook } from "../../workbook.mjs";
import { assert, byTestId } from "../world.mjs";

const titles = ["agency_code", "agency_name", "unit_code", "unit_name", "user_id", "name", "email", "state", "scheme", "supervisor_user_id", "roles"];
const people = 40;

export function officerImport(world) {
  world.deskJourney("an administrator brings officers in from a workbook, corrects it twice, and undoes it", async () => {
    const { page } = world;
    const administrator = await world.agencyAdministrator();
    await world.signIn(administrator);
    await world.follow("nav-officer-imports", "officer-imports");
    await world.check("officer-imports");

    await choose(world, "pegawai.pdf", Buffer.from("%PDF-1.7 bukan jadual"));
    await page.shown(byTestId("officer-import-error"));

    const lines = linesOf(world);
    lines[3][9] = "tiada.orang"; // a supervisor whom nobody knows
    lines[5][7] = "Johor Bahru"; // no state
    lines[7][9] = lines[7][4]; // his own supervisor
    await choose(world, "pegawai.xlsx", workbook([titles, ...lines]));
    await world.ready("officer-import");
    await reads(world, { new: people - 3, wrong: 3 });
    assert.equal(await page.count(byTestId("officer-import-apply")), 0, "nothing can be stored while a line is wrong");
    await world.check("officer-import-wrong");

    const first = await errorLines(world, administrator.api);
    assert.equal(first.length, 3);
    first[0][9] = lines[0][4];
    first[1][7] = "johor";
    await corrected(world, workbook([[...titles, "kesalahan"], ...first]), { new: people - 1, wrong: 1 });
    const second = await errorLines(world, administrator.api);
    second[0][9] = "";
    await corrected(world, workbook([[...titles, "kesalahan"], ...second]), { new: people, wrong: 0 });
    await world.check("officer-import-right");

    await page.click(byTestId("officer-import-apply"));
    await page.shown(byTestId("officer-import-done"));
    await world.check("officer-import-done");
    await page.click(byTestId("officer-import-slips"));
    await page.reads(byTestId("toast"), new RegExp(`${people}`));
    await undo(world, administrator.api, lines[0][4]);
  });
}

/** Lines of a unit of their own, with a supervisor at their head; names differ from world to world. */
function linesOf(world) {
  const { agency, unit } = world.server.administrator;
  const mark = `${world.engine}.${world.width}`;
  return Array.from({ length: people }, (_, index) => [
    agency.code, agency.name, unit.path, unit.name, `import.${mark}.${index}`, `Pegawai Diimport ${index}`, "", "putrajaya",
    index % 3 ? "wbf" : "office", index ? `import.${mark}.0` : "", index ? "" : "supervisor",
  ]);
}

const choose = (world, name, bytes) =>
  world.page.run(
    `const bytes = Uint8Array.from(atob(arguments[2]), (c) => c.charCodeAt(0));
     const chosen = new DataTransfer();
     chosen.items.add(new File([bytes], arguments[1]));
     const field = document.querySelector(arguments[0]);
     field.files = chosen.files;
     field.dispatchEvent(new Event("change", { bubbles: true }));`,
    byTestId("officer-import-file-input"), name, bytes.toString("base64"));

async function reads(world, counts) {
  for (const [kind, count] of Object.entries(counts)) {
    await world.page.shown(`${byTestId(`officer-import-${kind}`)}[data-value="${count}"]`);
  }
}

/** The error file of the import that is shown, as its cells; no cell of it holds a quote or a comma but the last. */
async function errorLines(world, api) {
  const id = await world.page.attribute(byTestId("officer-import-page"), "data-id");
  const text = await api.expect(200, "GET", `/officer-imports/${id}/error-file?format=csv`);
  const [, ...lines] = text.trim().split("\r\n");
  return lines.map((line) => [...line.split(",").slice(0, titles.length), "dibetulkan"]);
}

async function corrected(world, file, counts) {
  await choose(world, "dibetulkan.xlsx", file);
  await reads(world, counts);
}

async function undo(world, api, userId) {
  const { page } = world;
  const { agency } = world.server.administrator;
  const found = async () => (await api.expect(200, "GET", `/agencies/${agency.id}/accounts?search=${userId}`)).total;
  assert.equal(await found(), 1);
  await page.click(byTestId("officer-import-undo"));
  await page.click(byTestId("confirm-yes"));
  await page.shown(`${byTestId("officer-import-undone")}[data-kept="0"]`);
  assert.equal(await found(), 0);
  await world.check("officer-import-undone");
}
