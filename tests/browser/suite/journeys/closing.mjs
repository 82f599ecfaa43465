// Closing and transactions, as an administrator meets them in an agency that was opened today: nothing is closed yet.
import { assert, byTestId } from "../world.mjs";

export function closing(world) {
  world.deskJourney("an administrator sees what the month waits for, and what would change", async () => {
    const { page } = world;
    await world.signIn(await world.agencyAdministrator());
    await world.visit("/penutupan", "closing");
    await page.has(byTestId("closing-progress"), "data-closed", "0");
    await page.has(byTestId("month-hindrance"), "data-code", "month_not_over");
    assert.equal(await page.count(byTestId("month-close")), 0);
    await world.check("closing");
    await page.click(byTestId("recompute-look"));
    await page.shown(`${byTestId("recompute-report")}[data-changed="0"]`);
    assert.equal(await page.count(byTestId("recompute-write")), 0);
    await page.click(byTestId("month-before"));
    await page.until("the month before", async () => (await page.attribute(byTestId("month-state"), "data-closed")) === "false");
  });

  world.deskJourney("transactions are filtered, and handed out as files", async () => {
    const { page } = world;
    await world.signIn(await world.agencyAdministrator());
    await world.visit("/transaksi", "transactions");
    await page.shown(byTestId("transactions-empty"));
    await world.check("transactions");
    if (await page.isVisible(byTestId("filter-more"))) await page.click(byTestId("filter-more"));
    await page.choose(byTestId("filter-issue"), /lewat masuk|late in/i);
    await page.shown(byTestId("transactions-empty"));
    const link = await page.attribute(byTestId("export-csv"), "href");
    assert.match(link, /\/api\/v1\/transactions\/export\?from=.*issue=late_in&format=csv$/);
    await world.visit("/transaksi/1", "transaction");
    await page.shown(byTestId("transaction-error"));
  });
}
