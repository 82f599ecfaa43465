// Where people work, as the administrator of an agency keeps it: a circle, a polygon that is none, a point that is tried, a network.
import { byTestId } from "../world.mjs";

const tower = { latitude: "2.9301", longitude: "101.6902" };

const unitOf = (world) => new RegExp(world.server.administrator.unit.name);

async function name(world, text) {
  const { page } = world;
  await page.fill(byTestId("place-name"), text);
  await page.choose(byTestId("place-unit"), unitOf(world));
}

async function drawCircle(world, text) {
  const { page } = world;
  await page.click(byTestId("place-new"));
  await page.shown(byTestId("place-editor"));
  await page.click(byTestId("place-save"));
  await page.shown(byTestId("place-name-error"));
  await name(world, text);
  await page.click(byTestId("map"));
  await page.until("a centre from the map", async () =>
    Number(await page.run("return document.querySelector(arguments[0]).value", byTestId("zone-latitude"))) > 0);
  await page.fill(byTestId("zone-latitude"), tower.latitude);
  await page.fill(byTestId("zone-longitude"), tower.longitude);
  await page.fill(byTestId("zone-radius"), "5");
  await page.click(byTestId("place-save"));
  await page.shown(byTestId("zone-radius-error"));
  await page.fill(byTestId("zone-radius"), "120");
  await page.click(byTestId("place-preview"));
  await page.shown(byTestId("zone-effect"));
  await world.check("place-editor");
  await page.click(byTestId("place-save"));
  await page.gone(byTestId("place-editor"));
}

/** A second version, which says why; both are shown. */
async function changeIt(world, text) {
  const { page } = world;
  await page.click(byTestId("place-edit"));
  await page.setDate(byTestId("place-from"), "2030-01-01");
  await page.fill(byTestId("place-reason"), `Blok baharu ${text}`);
  await page.click(byTestId("place-save"));
  await page.gone(byTestId("place-editor"));
  await page.click(byTestId("place-versions"));
  await page.shown(`${byTestId("version")}[data-from="2030-01-01"][data-to=""]`);
  await page.shown(`${byTestId("version")}[data-to="2029-12-31"]`);
  const changed = `${byTestId("version")}[data-from="2030-01-01"]`;
  await page.reads(changed, /Tan Mei Ling/);
  await page.reads(changed, new RegExp(`Blok baharu ${text}`));
  await world.check("place-versions");
  await page.click(byTestId("versions-close"));
  await page.gone(byTestId("versions"));
}

/** Corners in an order in which the edge crosses itself. */
async function drawCrossing(world, text) {
  const { page } = world;
  await page.click(byTestId("place-new"));
  await name(world, text);
  await page.choose(byTestId("zone-shape"), /Poligon|Polygon/);
  await page.click(`${byTestId("place-editor")} summary`);
  for (const [latitude, longitude] of [["2.930", "101.690"], ["2.931", "101.691"], ["2.931", "101.690"], ["2.930", "101.691"]]) {
    await page.fill(byTestId("zone-new-latitude"), latitude);
    await page.fill(byTestId("zone-new-longitude"), longitude);
    await page.click(byTestId("zone-add-corner"));
  }
  await page.until("four corners", async () => (await page.count(byTestId("zone-corner"))) === 4);
  await page.click(byTestId("place-save"));
  await page.shown(byTestId("zone-ring-error"));
  await world.check("place-crossing");
  await page.click(byTestId("place-close"));
  await page.gone(byTestId("place-editor"));
}

async function tryPoint(world, address) {
  const { page } = world;
  await page.click(byTestId("place-try"));
  await page.fill(byTestId("trial-latitude"), tower.latitude);
  await page.fill(byTestId("trial-longitude"), tower.longitude);
  if (address) await page.fill(byTestId("trial-address"), address);
  await page.click(byTestId("trial-go"));
  await page.shown(`${byTestId("trial-place")}[data-where="inside"]`);
  await page.shown(`${byTestId("trial-found")}[data-grade="${address ? "A" : "B"}"]`);
  if (address) await world.check("place-trial");
  await page.fill(byTestId("trial-accuracy"), "-1");
  await page.gone(byTestId("trial-found"));
  await page.click(byTestId("trial-go"));
  await page.shown(byTestId("trial-accuracy-error"));
  await page.gone(byTestId("trial-found"));
  await page.click(byTestId("trial-close"));
}

export function place(world) {
  world.deskJourney("places and networks are kept: drawn, refused, tried, and ended", async () => {
    const { page } = world;
    const text = `Menara ${world.engine} ${world.width}`;
    await world.signIn(await world.agencyAdministrator());
    await world.visit("/lokasi", "places");
    await page.shown(byTestId("map"));
    await drawCircle(world, text);
    await page.shown(byTestId("place"));
    await changeIt(world, text);
    await drawCrossing(world, `Silang ${text}`);
    await tryPoint(world);
    await page.click(byTestId("heat-on"));
    await page.shown(byTestId("heat-counted"));
    await world.check("places");

    await page.click(byTestId("places-networks"));
    await page.shown(byTestId("network-present"));
    const address = await page.attribute(byTestId("network-present"), "data-address");
    await page.click(byTestId("network-add-present"));
    await page.fill(byTestId("network-name"), `Rangkaian ${text}`);
    await page.choose(byTestId("network-unit"), unitOf(world));
    await page.fill(byTestId("network-prefix"), "0.0.0.0/0");
    await page.click(byTestId("network-save"));
    await page.shown(byTestId("network-prefix-error"));
    await page.fill(byTestId("network-prefix"), address);
    await page.click(byTestId("network-save"));
    await page.gone(byTestId("network-form"));
    await page.shown(byTestId("network"));
    await world.check("networks");
    await page.click(byTestId("places-places"));
    await tryPoint(world, address);

    await page.click(byTestId("places-kiosks"));
    await page.fill(byTestId("kiosk-name"), "Lobi");
    await page.choose(byTestId("kiosk-place"), new RegExp(text));
    await page.click(byTestId("kiosk-make"));
    await page.shown(byTestId("kiosk-code"));
    await world.check("kiosks");
    const code = await page.attribute(byTestId("kiosk-code"), "data-code");
    await world.visit("/kiosk", "kiosk");
    await page.fill(byTestId("device-code"), code);
    await page.click(byTestId("device-register"));
    await page.shown(byTestId("device-kiosk"));
    await world.check("kiosk");
    await endAll(world, text);
    await world.browser.clear(world.origin);
  });
}

/** What was added would speak for the presses of the journeys after this one. */
async function endAll(world, text) {
  const { api } = await world.agencyAdministrator();
  const { agency } = world.server.administrator;
  const path = `/agencies/${agency.id}`;
  const last_day = new Date(Date.now() + 8 * 3_600_000 - 86_400_000).toISOString().slice(0, 10);
  const { networks } = await api.expect(200, "GET", `${path}/networks`);
  for (const { id } of networks.filter((one) => one.name.includes(text))) await api.expect(204, "POST", `${path}/networks/${id}/ending`, { last_day });
  const { places } = await api.expect(200, "GET", `${path}/places`);
  for (const { id } of places.filter((one) => one.name.includes(text))) await api.expect(204, "POST", `${path}/places/${id}/ending`, { last_day });
}
