// Takes the pictures of the user guide on the demonstration, in both languages, and leaves them in docs/guide/pictures/. `./dev guide`
// runs it whenever pages have changed; what the guide shows is what the binary shows.
//
//   node guide.mjs [NAME...]      all, or those named
import fs from "node:fs";
import { fileURLToPath } from "node:url";
import { open, sizes } from "./engines/index.mjs";
import { Page, byTestId } from "./engines/page.mjs";
import { Server } from "./server.mjs";
import { pictures } from "./guide_pictures.mjs";

const folder = fileURLToPath(new URL("../../docs/guide/pictures/", import.meta.url));
const putrajaya = { latitude: 2.9264, longitude: 101.6964, accuracy: 12 };
const languages = { ms: "ms-MY", en: "en-GB" };
const quality = 60;

async function readyAs(page, name) {
  await page.until(`the page ${name}`, async () => (await page.run("return document.documentElement.dataset.ready")) === name);
}

async function signIn(page, origin, { userId, password }) {
  await page.open(`${origin}/log-masuk`);
  await page.fill(byTestId("user-id"), userId);
  await page.fill(byTestId("password"), password);
  await page.click(byTestId("sign-in-submit"));
  await readyAs(page, "clock");
}

async function take(browser, page, language, name) {
  await page.run("return document.fonts.ready.then(() => true)");
  await page.until("nothing to be on its way", async () => (await page.count(byTestId("loading"))) === 0);
  const { data } = await browser.driver.sendAndGetDevToolsCommand("Page.captureScreenshot", { format: "webp", quality });
  fs.writeFileSync(`${folder}${language}/${name}.webp`, Buffer.from(data, "base64"));
}

/** The pictures of one person at one width in one language, in a browser of their own. */
async function takeAll(server, wanted, { userId, width, language }) {
  const browser = await open("chromium", { size: sizes[width], language: languages[language], position: putrajaya });
  try {
    const page = new Page(browser);
    await page.open(`${server.origin}/log-masuk`);
    await readyAs(page, "sign-in");
    await page.click(byTestId(`lang-${language}`));
    await page.until("the language", async () => (await page.run("return document.documentElement.lang")) === `${language}-MY`);
    if (userId) await signIn(page, server.origin, server.accounts.get(userId));
    for (const picture of wanted) {
      await page.open(`${server.origin}${picture.path}`);
      await readyAs(page, picture.ready);
      await picture.prepare?.(page, byTestId);
      await take(browser, page, language, picture.name);
    }
  } finally {
    await browser.close();
  }
}

const names = process.argv.slice(2);
const wanted = pictures.filter(({ name }) => names.length === 0 || names.includes(name));
const server = await Server.open({ demonstration: true });
try {
  for (const language of Object.keys(languages)) {
    fs.mkdirSync(`${folder}${language}`, { recursive: true });
    const groups = Map.groupBy(wanted, ({ userId, width }) => `${userId} ${width}`);
    for (const group of groups.values()) {
      await takeAll(server, group, { ...group[0], language });
      console.log(language, group.map(({ name }) => name).join(" "));
    }
  }
} finally {
  await server.close();
}
