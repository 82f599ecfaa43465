// One engine at one width, one SPOT-Me server, and people with accounts: what every journey starts from.
//
// The browser and the server are shared by the journeys of a file; what could carry over is not: each journey begins
// in a browser that remembers nothing, with people of its own whom no other journey has met.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { Api } from "../api.mjs";
import { open, sizes } from "../engines/index.mjs";
import { Page, byTestId } from "../engines/page.mjs";
import { Server } from "../server.mjs";

export { assert, byTestId };

/** A place of work in Putrajaya, as a phone in the hand tells it. */
export const putrajaya = { latitude: 2.9264, longitude: 101.6964, accuracy: 12 };

const languages = { 390: "ms-MY", 1280: "en-GB" };
const shownLogLength = 4000;

export class World {
  #people = 0;
  #passwords = 0;
  #faults = [];
  #seenLog = "";

  constructor(engine, width) {
    this.engine = engine;
    this.width = width;
  }

  async open() {
    this.server = await Server.open();
    this.origin = this.server.origin;
    this.browser = await open(this.engine, {
      size: sizes[this.width],
      language: languages[this.width],
      position: putrajaya,
    });
    this.page = new Page(this.browser);
  }

  async close() {
    await this.browser?.close();
    await this.server?.close();
  }

  // People

  /** Somebody who was just given a user ID and a temporary password: {userId, password, officerId, name}. */
  newcomer(more = {}) {
    const number = String(++this.#people).padStart(2, "0");
    return this.server.openAccount({ userId: `pegawai${number}`, name: `Nur Aisyah binti Osman ${number}`, ...more });
  }

  /** Somebody who has chosen a password and has pressed nothing yet: {userId, password, officerId, name, api}. */
  async officer(more) {
    const newcomer = await this.newcomer(more);
    return { ...newcomer, ...(await this.activate(newcomer)) };
  }

  /** The API of somebody whose password is chosen already: {userId, password, api}. */
  async activated({ userId, password }) {
    return { userId, password, api: await Api.signIn(this.origin, { userId, password }) };
  }

  /** Chooses a password for somebody new, through the API. */
  async activate({ userId, password: temporary }) {
    const api = await Api.signIn(this.origin, { userId, password: temporary });
    const password = this.freshPassword();
    await api.choosePassword(temporary, password);
    return { userId, password, api };
  }

  /** The account that keeps the accounts of the agency, ready to be used. */
  async agencyAdministrator() {
    this.administrator ??= await this.activate(
      await this.server.openAccount({ userId: "pentadbir", name: "Tan Mei Ling", roles: ["agency_admin"] }),
    );
    return this.administrator;
  }

  freshPassword() {
    return `senja di tepi tasik ${++this.#passwords}`;
  }

  // The browser

  /** Opens an address and waits until the page shows what it has to show. */
  async visit(address, ready) {
    await this.page.open(`${this.origin}${address}`);
    await this.ready(ready);
  }

  /** Waits until the page of this name (see web/TESTIDS.md) shows what it has to show. */
  async ready(name) {
    await this.page.until(`the page ${name}`, async () => {
      const ready = await this.page.run("return document.documentElement.dataset.ready ?? ''");
      return ready === name;
    });
  }

  /** Follows the navigation to an entry, wherever it stands: in the bar, in one of its menus, or behind "Lagi". */
  async follow(entry, ready) {
    const link = byTestId(entry);
    const there = async (selector) => (await this.page.count(selector)) > 0;
    await this.page.until("the navigation", async () => (await there(link)) || (await there(byTestId("nav-more"))));
    if ((await this.page.count(link)) === 0) {
      await this.page.click(byTestId("nav-more"));
      await this.ready("more");
      await this.page.click(byTestId(`more-${entry}`));
    } else {
      if (!(await this.page.isVisible(link))) await this.page.click(byTestId(await this.#menuOf(link)));
      await this.page.click(link);
    }
    await this.ready(ready);
  }

  #menuOf(link) {
    return this.page.run(
      "return document.querySelector(arguments[0]).closest('details').querySelector('summary').dataset.testid", link);
  }

  /** Signs in through the form. */
  async signIn({ userId, password }, ready = "clock") {
    await this.visit("/log-masuk", "sign-in");
    await this.page.fill(byTestId("user-id"), userId);
    await this.page.fill(byTestId("password"), password);
    await this.page.click(byTestId("sign-in-submit"));
    await this.ready(ready);
  }

  /**
   * What every page and dialog must be: no wider than the screen, and without a violation of WCAG 2.2 AA. Leaves a
   * picture. What is wrong fails the journey at its end, so that the rest of it is seen too.
   */
  async check(name) {
    await this.page.settled();
    await this.page.screenshot(name);
    const overflow = await this.page.overflow();
    if (overflow > 0) {
      this.#faults.push(`${name} is ${overflow} px wider than the screen: ${await this.page.widest()}`);
    }
    for (const violation of await this.page.accessibilityViolations()) this.#faults.push(`${name}: ${violation}`);
  }

  /** A test that starts fresh, and that says on failure what the page looked like and what everybody said. */
  journey(name, body) {
    test(name, async () => {
      this.#faults = [];
      await this.browser.clear(this.origin);
      await this.browser.setPosition(putrajaya);
      try {
        await body();
        this.#faults.push(...this.#complaints());
        assert.equal(this.#faults.length, 0, `faults of the pages on the way:\n${this.#faults.join("\n")}`);
      } catch (error) {
        await this.#explain(name, error);
        throw error;
      }
    });
  }

  /**
   * A journey of somebody at a desk who keeps things for others. Every engine walks it; Chromium at both widths, the
   * others at one each, so that the whole suite stays short enough to be run with every change.
   */
  deskJourney(name, body) {
    const onlyAt = { firefox: 1280, webkit: 390 }[this.engine];
    if (onlyAt === undefined || onlyAt === this.width) this.journey(name, body);
  }

  /** What a page must never cause in the console: a script that breaks, or a policy of its own that it offends. */
  #complaints() {
    const log = this.browser.log();
    const news = log.slice(log.startsWith(this.#seenLog) ? this.#seenLog.length : 0);
    this.#seenLog = log;
    const complaint = /Content.Security.Policy|Uncaught|Unhandled Promise/i;
    return withoutHarmless(news).split("\n").filter((line) => complaint.test(line));
  }

  async #explain(name, error) {
    const picture = await this.page.screenshot(`FAILED-${name.replace(/\W+/g, "-")}`).catch((why) => why.message);
    const text = await this.page.text("body").catch((why) => why.message);
    // What the page read stands last: it tells most, and of a long report the end is kept.
    error.message += [
      "",
      `--- picture: ${picture}`,
      `--- ${this.engine} said: ---\n${withoutHarmless(this.browser.log()).slice(-shownLogLength)}`,
      `--- spotme said: ---\n${this.server.log().slice(-shownLogLength)}`,
      `--- the page read: ---\n${text}`,
    ].join("\n");
  }
}

/** WebKitGTK knows no `manifest-src`, says so at each page, and goes on. */
function withoutHarmless(log) {
  return log.split("\n").filter((line) => !/Unrecognized Content-Security-Policy directive 'manifest-src'/.test(line)).join("\n");
}

/** Declares the journeys of one engine at one width. */
export function inWorld(engine, width, journeys) {
  describe(`${engine}, ${width} px`, () => {
    const world = new World(engine, width);
    before(() => world.open());
    after(() => world.close());
    for (const declare of journeys) declare(world);
  });
}
