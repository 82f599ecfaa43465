// Reports: one on the screen, one as a file that is made in the background and fetched, one that is refused.
import { assert, byTestId } from "../world.mjs";

export function report(world) {
  world.deskJourney("a head opens the late list, orders it as files and fetches one", async () => {
    const { page } = world;
    const name = `Ketua Laporan ${world.width}`;
    const head = await world.activate(
      await world.server.openAccount({ userId: `ketua.laporan.${world.width}`, name, roles: ["head"] }),
    );
    const reader = await world.server.openAccount({ userId: `integriti.laporan.${world.width}`, name: `Integriti ${world.width}`, roles: ["integrity"] });
    await world.signIn(head);
    await world.follow("nav-reports", "reports");
    await page.shown(`${byTestId("report-kind")}[data-kind="time_cards"]`);
    await world.check("reports");
    await page.click(`${byTestId("report-kind")}[data-kind="late_list"]`);
    await page.shown(byTestId("report-empty"));
    await world.check("report-late-list");

    // Ten years: the answer says what to do instead.
    await page.choose(byTestId("report-period"), /dari satu hari|from one day/i);
    await page.setDate(byTestId("report-from"), "2017-01-01");
    await page.shown(`${byTestId("report-error")}[data-code="report_too_long"]`);
    await page.click(byTestId("order"));
    await page.shown(`${byTestId("order-error")}[data-code="report_too_long"]`);
    await page.choose(byTestId("report-period"), /satu bulan|one month/i);

    await page.fill(byTestId("order-purpose"), "Mesyuarat bulanan");
    await page.click(byTestId("order"));
    await page.shown(`${byTestId("report-order")}[data-form="pdf"][data-state="done"]`, 30_000);
    await world.check("report-orders");
    const link = await page.attribute(byTestId("report-fetch"), "href");
    assert.match(link, /\/api\/v1\/report-orders\/[0-9a-f-]{36}\/file$/);
    await world.visit("/laporan/monthly_summary", "report");
    await page.choose(byTestId("order-form"), /XLSX/);
    await page.click(byTestId("order"));
    await page.shown(`${byTestId("report-order")}[data-form="xlsx"][data-state="done"]`, 30_000);

    await world.visit("/laporan/time_cards", "report");
    // The card of the month before is printed as a rule; who came today has none of it.
    await page.setDate(byTestId("report-month"), new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7));
    await page.choose(byTestId("order-whose"), /Seorang pegawai|One officer/i);
    await page.fill(byTestId("order-officer-search"), reader.name);
    await page.click(`${byTestId("order-officer-found")}[data-id="${reader.officerId}"]`);
    await page.shown(byTestId("order-officer-chosen"));
    await world.check("report-one-card");
    await page.click(byTestId("order"));
    await page.shown(`${byTestId("report-order")}[data-officer="${reader.officerId}"][data-state="done"]`, 30_000);

    await page.click(byTestId("report-tab-schedules"));
    await page.shown(`${byTestId("report-schedules")}[data-count="0"]`);
    await page.fill(byTestId("receiver-search"), reader.userId);
    await page.click(`${byTestId("receiver-found")}[data-id="${reader.officerId}"]`);
    await page.shown(`${byTestId("receivers")}[data-count="2"]`);
    await page.click(byTestId("receiver-remove"));
    await page.shown(`${byTestId("receivers")}[data-count="1"]`);
    await world.check("report-receivers");
    await page.click(byTestId("schedule-make"));
    await page.shown(`${byTestId("report-schedules")}[data-count="1"]`);
    await world.check("report-schedules");
  });
}
