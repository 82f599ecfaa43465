// Malay first, whatever the browser prefers; English by one click, and remembered.
import { assert, byTestId } from "../world.mjs";

export function languages(world) {
  world.journey("Malay at first, English by one click, remembered on this device", async () => {
    const { page } = world;
    const person = await world.officer();
    await world.visit("/", "sign-in");
    await speaks(world, "ms");
    const malay = await page.text(byTestId("sign-in-submit"));
    await page.click(byTestId("lang-en"));
    await speaks(world, "en");
    assert.notEqual(await page.text(byTestId("sign-in-submit")), malay);
    await world.check("sign-in-english");

    await world.signIn(person);
    await page.click(byTestId("press-in"));
    await page.click(byTestId("press-result-close"));
    await speaks(world, "en");
    const { verdict } = await person.api.clock();
    await page.click(byTestId("why"));
    const reason = verdict.because[0].text.en;
    await page.until("the reason in English", async () => (await page.text("main")).includes(reason));
    await world.check("clock-english");
    await world.visit("/bulan", "month");
    await world.check("month-english");
    await world.visit("/akaun", "account");
    await world.check("account-english");
    await page.click(byTestId("sign-out"));
    await world.ready("sign-in");
    await speaks(world, "en");

    await page.click(byTestId("lang-ms"));
    await speaks(world, "ms");
    assert.equal(await page.text(byTestId("sign-in-submit")), malay);
    await world.visit("/", "sign-in");
    await speaks(world, "ms");
  });

  world.journey("an address that leads nowhere says so", async () => {
    await world.signIn(await world.officer());
    await world.visit("/tiada-halaman", "not-found");
    await world.check("not-found");
  });
}

async function speaks({ page }, language) {
  await page.shown(`html[lang="${language}-MY"]`);
  await page.shown(`${byTestId(`lang-${language}`)}[aria-pressed="true"]`);
}
