// Figures and pictures, in an agency that was opened today: only the arrivals of today are there to be seen.
import { assert, byTestId } from "../world.mjs";

export function figure(world) {
  world.deskJourney("a head looks at figures as pictures and as tables, of other units and periods", async () => {
    const { page } = world;
    const name = `Ketua Angka ${world.width}`;
    const head = await world.activate(
      await world.server.openAccount({ userId: `ketua.angka.${world.width}`, name, roles: ["head"] }),
    );
    await head.api.press("in");
    await world.signIn(head);
    await world.follow("nav-figures", "figures");
    await page.shown(`${byTestId("figures")}[data-ready="true"]`);
    await page.shown(byTestId("figure-officers-empty"));
    assert.notEqual(await page.attribute(byTestId("tile-today"), "data-value"), "0");
    await page.shown(byTestId("figure-arrivals-chart"));
    await world.check("figures");

    await page.click(byTestId("figure-arrivals-switch"));
    await page.shown(`${byTestId("figure-arrivals")}[data-view="table"]`);
    await page.shown(`${byTestId("figure-arrivals-table")} table`);
    await world.check("figures-table");
    await page.click(byTestId("figure-arrivals-switch"));
    await page.shown(byTestId("figure-arrivals-chart"));
    const link = await page.attribute(byTestId("figure-arrivals-csv"), "href");
    assert.match(link, /\/api\/v1\/figures\/arrivals\?from=\d{4}-\d\d-01&to=\d{4}-\d\d-\d\d&format=csv$/);

    await page.choose(byTestId("figure-period"), /bulan lepas|last month/i);
    await page.shown(byTestId("figure-arrivals-empty"));
    assert.match(await page.attribute(byTestId("figure-range"), "data-from"), /-01$/);
    await page.choose(byTestId("figure-period"), /tempoh sendiri|own period/i);
    const [from, to] = ["data-from", "data-to"].map((name) => page.attribute(byTestId("figure-range"), name));
    await page.fill(byTestId("figure-from"), await to);
    await page.fill(byTestId("figure-to"), await from);
    await page.shown(byTestId("figure-to-error"));
    await world.check("figures-own-period");
  });
}
