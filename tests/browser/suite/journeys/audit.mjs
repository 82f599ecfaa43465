// The audit trail: an auditor finds who looked at an officer and takes it out as a file; an administrator holds the records, and the
// dry run shows it.
import { byTestId } from "../world.mjs";

let auditors = 0;

async function choose(page, field, name) {
  await page.fill(byTestId(`${field}-search`), name);
  await page.click(byTestId(`${field}-found`));
  await page.shown(byTestId(`${field}-chosen`));
}

export function audit(world) {
  world.deskJourney("an auditor finds who looked at an officer, exports it, and a hold keeps the records", async () => {
    const { page } = world;
    const name = `Zulkarnain Audit ${world.width} ${++auditors}`;
    const watched = await world.officer({ userId: `diperhati.${world.width}.${auditors}`, name });
    const keeper = await world.agencyAdministrator();
    const auditor = await world.activate(
      await world.server.openAccount({ userId: `juruaudit.${world.width}.${auditors}`, name: "Rahmah binti Audit", roles: ["auditor"] }),
    );
    await keeper.api.expect(200, "GET", `/officer-grants?from=2026-01-01&to=2026-01-31&officer_id=${watched.officerId}`);

    await world.signIn(auditor);
    await world.visit("/jejak-audit", "audit");
    await page.shown(byTestId("audit-entries"));
    await world.check("audit");
    await choose(page, "audit-officer", name);
    await page.choose(byTestId("audit-group"), /capaian rekod|looks at records/i);
    await page.shown(`${byTestId("audit-entry")}[data-action="grants_read"]`);
    await page.click(`${byTestId("audit-entry")}[data-action="grants_read"]`);
    await page.shown(byTestId("audit-detail-address"));
    await world.check("audit-detail");
    await page.click(byTestId("audit-detail-close"));
    await page.gone(byTestId("audit-detail"));
    await page.fill(byTestId("audit-text"), "tidak ada kata ini");
    await page.click(byTestId("audit-text-go"));
    await page.shown(byTestId("audit-empty"));
    await page.fill(byTestId("audit-text"), "2026-01-01");
    await page.click(byTestId("audit-text-go"));
    await page.shown(`${byTestId("audit-entry")}[data-action="grants_read"]`);
    await page.click(byTestId("export-send"));
    await page.shown(byTestId("export-purpose-error"));
    await page.fill(byTestId("export-purpose"), "Aduan 12/2026");
    await page.fill(byTestId("export-recipient"), "Unit Integriti");
    await page.click(byTestId("export-send"));
    await page.until("the file to be in the list", async () => (await page.text(byTestId("audit-exports-list"))).includes("Aduan 12/2026"));

    await world.browser.clear(world.origin);
    await world.signIn(keeper);
    await world.visit("/penahanan", "holds");
    await page.click(byTestId("hold-add"));
    await page.click(byTestId("hold-send"));
    await page.shown(byTestId("hold-title-error"));
    await world.check("hold-form");
    await choose(page, "hold-officer", name);
    await page.fill(byTestId("hold-title"), `Siasatan ${auditors}.${world.width}`);
    await page.fill(byTestId("hold-reason"), "Aduan awam yang sedang disiasat.");
    await page.fill(byTestId("hold-reference"), "SPRM 12/2026");
    await page.fill(byTestId("hold-ordered-by"), "Pengarah Integriti");
    await page.click(byTestId("hold-send"));
    await page.shown(`${byTestId("hold")}[data-scope="officer"][data-officers="1"]`);
    await world.check("holds");
    await world.visit("/penyimpanan", "retention");
    await page.shown(`${byTestId("retention-kind")}[data-kind="transactions"]`);
    await world.check("retention");
  });
}
