// The kinds of reasons: kept by administrators of the agency.
import { byTestId } from "../world.mjs";

const kind = (code, more = "") => `${byTestId("reason-kind")}[data-code="${code}"]${more}`;

export function reasonKinds(world) {
  world.deskJourney("an administrator renames, adds and retires kinds of reasons", async () => {
    const { page } = world;
    await world.signIn(await world.agencyAdministrator());
    await world.visit("/jenis-alasan", "reason-kinds");
    await page.counts(byTestId("reason-kind"), 9);
    await world.check("reason-kinds");
    await page.click(byTestId("reason-kind-add"));
    await page.shown(byTestId("reason-kind-form"));
    await page.click(byTestId("reason-kind-save"));
    await page.shown(byTestId("reason-kind-ms-error"));
    await page.fill(byTestId("reason-kind-ms"), "Sakit");
    await page.click(byTestId("reason-kind-save"));
    await page.reads(byTestId("reason-kind-ms-error"), /sudah ada/);
    await page.fill(byTestId("reason-kind-ms"), "Hujan lebat <b>");
    await page.fill(byTestId("reason-kind-en"), "Heavy rain");
    await world.check("reason-kind-form");
    await page.click(byTestId("reason-kind-save"));
    await page.gone(byTestId("reason-kind-form"));
    await page.until("ten kinds", async () => (await page.count(byTestId("reason-kind"))) === 10);
    await page.reads(byTestId("reason-kinds-offered"), /Hujan lebat <b>/);

    await page.click(kind("kenderaan", ` ${byTestId("reason-kind-edit")}`));
    await page.click(byTestId("reason-kind-offered"));
    await page.click(byTestId("reason-kind-save"));
    await page.reads(byTestId("reason-kinds-retired"), /Kenderaan rosak/);
    await page.click(kind("sakit", ` ${byTestId("reason-kind-edit")}`));
    await page.shown(`${byTestId("reason-kind-health")}:disabled`);
    await page.click(byTestId("reason-kind-cancel"));
    await page.gone(byTestId("reason-kind-form"));
    await world.check("reason-kinds-changed");
  });
}
