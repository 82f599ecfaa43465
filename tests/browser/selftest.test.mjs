// Guards the harness itself: what the suite relies on must be true of each engine, at each size, in each language.
// SPOTME_BROWSER_ENGINES (names, comma-separated) narrows it.
import assert from "node:assert/strict";
import fs from "node:fs";
import { after, before, describe, test } from "node:test";
import { open, engineNames, sizes } from "./engines/index.mjs";
import { Key, Page, byTestId } from "./engines/page.mjs";
import { Resources } from "./engines/resources.mjs";
import { StaticServer } from "./selftest/static_server.mjs";

const chosen = process.env.SPOTME_BROWSER_ENGINES?.split(",") ?? engineNames;
const putrajaya = { latitude: 2.9264, longitude: 101.6964, accuracy: 12 };

for (const engine of chosen) {
  for (const [width, language] of [[390, "ms-MY"], [1280, "en-GB"]]) {
    describe(`${engine} at ${width} px in ${language}`, () => guard(engine, sizes[width], language));
  }
}

function guard(engine, size, language) {
  const server = new StaticServer();
  let browser;
  let page;

  before(async () => {
    await server.start();
    browser = await open(engine, { size, language, position: putrajaya });
    page = new Page(browser);
  });
  after(async () => {
    await browser?.close();
    await server.stop();
  });

  test("the page has the size and the language that were asked for", async () => {
    await page.open(server.origin);
    await hasTheSize();
    assert.equal(await page.text(byTestId("language")), language);
    assert.equal(await page.overflow(), 0);
    await page.run("document.querySelector('main').style.width = '2000px'");
    assert.ok((await page.overflow()) > 0, "something too wide is seen to be too wide");
  });

  test("a form takes pointer and keyboard", async () => {
    await page.open(server.origin);
    await page.fill(byTestId("name"), "Siti binti Ahmad");
    await page.choose(byTestId("fruit"), /Manggis/);
    await page.click(byTestId("send"));
    await page.reads(byTestId("sent"), /^sent: Siti binti Ahmad, Manggis$/);
    await page.open(server.origin);
    await page.tabTo(byTestId("name"));
    await page.type("Ali bin Abu");
    await page.keys(Key.ENTER);
    await page.reads(byTestId("sent"), /^sent: Ali bin Abu, Durian$/);
    await page.tabTo(byTestId("ask"));
    await page.keys(Key.SPACE);
    await page.shown(byTestId("dialog"));
    await page.keys(Key.ESCAPE);
    await page.gone(byTestId("dialog"));
    await assert.rejects(page.tabTo("#nowhere", { most: 3 }), /3 tabs did not reach #nowhere/);
  });

  test("a press beside an element that moved is made again, once", async () => {
    await page.open(server.origin);
    await page.reads(byTestId("worker"), /^controlled/);
    await page.run("document.querySelector(arguments[0]).scrollIntoView({ block: 'center' })", byTestId("shifting"));
    await page.click(byTestId("shifting"));
    await page.reads(byTestId("presses"), /^1$/);
    await page.click(byTestId("shifting"));
    await page.reads(byTestId("presses"), /^2$/);
  });

  test("the position is given, moves, is refused, and is waited for in vain", async () => {
    await page.open(server.origin);
    await locate(/^2\.9264 101\.6964 12$/);
    await browser.setPosition({ latitude: 6.1248, longitude: 100.3678, accuracy: 45 });
    await locate(/^6\.1248 100\.3678 45$/);
    await browser.deny();
    await page.open(server.origin);
    await locate(/^denied$/);
    await browser.stall();
    await page.open(server.origin);
    await locate(/^asking$/);
    const answered = page.reads(byTestId("position"), /\d|denied|failed/, { timeoutMs: 1500 });
    await assert.rejects(answered, /it read: "asking"/);
    await browser.setPosition(putrajaya);
  });

  test("axe finds what is wrong, and nothing else", async () => {
    await page.open(server.origin);
    assert.deepEqual(await page.accessibilityViolations(), []);
    await page.click(byTestId("ask"));
    await page.shown(byTestId("dialog"));
    assert.deepEqual(await page.accessibilityViolations(), []);
    await page.click(byTestId("yes"));
    await page.run("document.querySelector('[data-testid=bad]').hidden = false");
    assert.match((await page.accessibilityViolations()).join("\n"), /^color-contrast: /);
  });

  test("what fades in is looked at when it is there, and what moves for ever is not waited for", async () => {
    await page.open(server.origin);
    await page.run(`const fade = [{ opacity: 0.1 }, { opacity: 1 }];
      document.querySelector("h1").animate(fade, 1500);
      document.querySelector("[data-testid=locate]").animate(fade, { duration: 1500, iterations: Infinity }).currentTime = 1500;`);
    assert.match((await page.accessibilityViolations()).join("\n"), /^color-contrast: /, "half faded");
    await page.settled();
    assert.equal(await page.run("return document.querySelector('h1').getAnimations().length"), 0, "it is there");
    await page.run("document.getAnimations().forEach((animation) => animation.cancel())");
    assert.deepEqual(await page.accessibilityViolations(), []);
  });

  test("paper shows what is meant for paper, and printing is counted", async () => {
    await page.open(server.origin);
    const seen = async () => [await page.isVisible("form"), await page.isVisible(byTestId("paper"))];
    assert.deepEqual(await seen(), [true, false]);
    assert.deepEqual(await page.onPaper(seen), [false, true]);
    assert.deepEqual(await seen(), [true, false]);
    await page.countPrints();
    await page.run("window.print()");
    await page.prints(1);
  });

  test("a page opens from its service worker when the server is gone", async () => {
    await page.open(server.origin);
    await page.reads(byTestId("worker"), /^controlled/);
    await server.stop();
    try {
      await page.open(server.origin);
      await page.reads(byTestId("worker"), /^controlled/);
      await page.fill(byTestId("name"), "tanpa rangkaian");
      await page.click(byTestId("send"));
      await page.reads(byTestId("sent"), /tanpa rangkaian/);
    } finally {
      await server.start(); // the tests after this one are not to fail with it
    }
    await page.open(`${server.origin}/index.html`);
    await page.reads(byTestId("worker"), /^controlled/);
  });

  test("clearing leaves nothing of the visit, and another tab is of the same size", async () => {
    await page.open(server.origin);
    await page.reads(byTestId("worker"), /^controlled/);
    await page.driver.switchTo().newWindow("tab");
    await browser.fitWindow?.();
    await page.open(server.origin);
    await page.until(`the width ${size[0]}`, async () => (await page.run("return innerWidth")) === size[0]);
    await browser.clear(server.origin);
    await page.open(server.origin);
    await page.reads(byTestId("worker"), /^controlled, visit 1$/);
  });

  test("a picture is taken, and the browsers' words are kept", async () => {
    await page.open(server.origin);
    const file = await page.screenshot("selftest");
    const png = fs.readFileSync(file);
    assert.equal(png.toString("latin1", 1, 4), "PNG");
    const scale = await page.run("return devicePixelRatio");
    assert.equal(png.readUInt32BE(16), size[0] * scale, "as wide as the page");
    await page.run("console.error('a word for the log')");
    await page.until("the console's word in the log", () => browser.log().includes("a word for the log"));
  });

  /** A window learns its size from the display after it has been made: the page may be drawn before. */
  async function hasTheSize() {
    const seen = () => page.run("return `${innerWidth} x ${innerHeight}`");
    await page.until(`the size ${size.join(" x ")}`, async () => (await seen()) === size.join(" x "));
  }

  async function locate(expected) {
    await page.click(byTestId("locate"));
    await page.reads(byTestId("position"), expected);
  }
}

test("whatever was started is ended, its children too, and its directories are gone", async () => {
  const resources = new Resources();
  const directory = resources.directory("selftest");
  fs.writeFileSync(`${directory}/file`, "");
  const script = "setsid sleep 1000 & echo child $!; wait";
  const parent = resources.process("bash", ["-c", script]);
  const [, child] = await parent.printed(/child (\d+)/);
  assert.ok(fs.existsSync(`/proc/${child}`));
  await resources.close();
  assert.ok(!fs.existsSync(directory));
  assert.ok(!isRunning(child), "a child in a session of its own is ended too");
  assert.match(resources.log(), /child \d+/);
});

function isRunning(pid) {
  try {
    return !/^State:\s+Z/m.test(fs.readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}
