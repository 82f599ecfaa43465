// Other systems of the agency: a token that works until it is ended, and a webhook that must not go inside.
import { assert, byTestId } from "../world.mjs";

export function integration(world) {
  world.deskJourney("an administrator gives a system a token and a webhook, and takes them back", async () => {
    const { page } = world;
    const administrator = await world.agencyAdministrator();
    await world.signIn(administrator);
    await world.visit("/integrasi", "integration");
    await page.shown(byTestId("tokens-empty"));
    await page.click(byTestId("token-add"));
    await page.shown(byTestId("token-form"));
    await page.click(byTestId("token-save"));
    await page.shown(byTestId("token-scope-error"));
    await page.fill(byTestId("token-name"), "Sistem personel <b>");
    await page.click(byTestId("token-scope-people_read"));
    await page.fill(byTestId("token-password"), "salah sama sekali");
    await page.click(byTestId("token-save"));
    await page.shown(byTestId("token-password-error"));
    await world.check("integration-token-form");
    await page.fill(byTestId("token-password"), administrator.password);
    await page.click(byTestId("token-save"));
    await page.shown(byTestId("secret-dialog"));
    const token = await page.text(byTestId("secret"));
    assert.match(token, /^spotme_[\w-]{86}$/);
    await page.click(byTestId("secret-close"));
    await page.gone(byTestId("secret-dialog"));

    const ask = (path) => fetch(`${world.server.origin}/api/v1${path}`, { headers: { authorization: `Bearer ${token}` } });
    assert.equal((await ask("/units")).status, 200);
    const refused = await ask("/transactions?from=2026-11-01&to=2026-11-30");
    assert.equal(refused.status, 403);
    assert.equal((await refused.json()).error.code, "scope_missing");
    await page.click(byTestId("token-end"));
    await page.click(byTestId("confirm-yes"));
    await page.gone(byTestId("token-end"));
    assert.equal((await ask("/units")).status, 401);
    await page.reads(byTestId("token"), /Sistem personel <b>/);
    await world.check("integration-tokens");

    await page.click(byTestId("integration-webhook"));
    await page.shown(byTestId("webhooks-empty"));
    await page.click(byTestId("webhook-add"));
    await page.fill(byTestId("webhook-title"), "HRMIS");
    await page.fill(byTestId("webhook-url"), "http://localhost/pintu");
    await page.click(byTestId("webhook-event-transaction.closed"));
    await page.click(byTestId("webhook-save"));
    await page.reads(byTestId("webhook-url-error"), /https:\/\//);
    await page.fill(byTestId("webhook-url"), "https://localhost:9/pintu");
    await page.click(byTestId("webhook-save"));
    await page.reads(byTestId("secret"), /^whsec_/);
    await page.click(byTestId("secret-close"));
    await page.shown(byTestId("webhook-ping"));
    await world.check("integration-webhooks");
    await page.click(byTestId("webhook-ping"));
    await page.reads(byTestId("delivery-fault"), /rangkaian dalaman/);
    await world.check("integration-deliveries");

    await world.visit("/api-dokumen", "api-page");
    await page.fill(byTestId("api-search"), "post ping");
    await page.until("one route", async () => (await page.count(byTestId("api-operation"))) === 1);
    await page.click(`${byTestId("api-operation")} summary`);
    await page.reads(byTestId("api-curl"), /Authorization: Bearer/);
    await world.check("api-page");
  });
}
