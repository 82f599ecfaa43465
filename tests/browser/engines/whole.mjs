// A page as a whole: what runs in it, how wide it is, how it looks on paper, what axe finds, a picture of it.
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

// The small form of it: it goes through the driver to each page that has not got it yet.
const axe = fs.readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");
const screens = fileURLToPath(new URL("../../../build/screens/", import.meta.url));
const accessibilityTags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];

export class WholePage {
  constructor(browser) {
    this.browser = browser;
    this.driver = browser.driver;
  }

  run(script, ...args) {
    return this.driver.executeScript(script, ...args);
  }

  /** How far the page reaches beyond the screen's right edge, in CSS pixels: 0 is right. */
  overflow() {
    return this.run("return document.documentElement.scrollWidth - document.documentElement.clientWidth");
  }

  /** The elements that reach beyond the right edge, for messages: the outermost of each branch. */
  widest() {
    return this.run(`const edge = document.documentElement.clientWidth;
      const beyond = (e) => e.getBoundingClientRect().right > edge + 0.5;
      return [...document.body.querySelectorAll("*")].filter((e) => beyond(e) && !beyond(e.parentElement))
        .map((e) => e.outerHTML.slice(0, 120)).join("; ")`);
  }

  /** Shows the page as paper would, runs `look`, and shows it as before. Every engine lets a page's rules be moved. */
  async onPaper(look) {
    await this.run(`const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
      window.movedRules = rules.filter((rule) => rule.media && /^(only )?(print|screen)\\b/.test(rule.media.mediaText))
        .map((rule) => ({ rule, before: rule.media.mediaText }));
      for (const { rule, before } of window.movedRules) {
        rule.media.mediaText = before.includes("print") ? before.replace("print", "all") : "not all";
      }`);
    try {
      return await look();
    } finally {
      await this.run("for (const { rule, before } of window.movedRules) rule.media.mediaText = before");
    }
  }

  /** From now on the page's window.print() is counted instead of opening the system's dialog; see prints(). */
  countPrints() {
    return this.run("window.timesPrinted = 0; window.print = () => { window.timesPrinted += 1; }");
  }

  /** Waits until nothing fades or moves any more but what does so without an end: half faded text has no colour of its own. */
  settled() {
    return this.driver.executeAsyncScript(
      `const [done] = arguments;
       const ends = (animation) => Number.isFinite(animation.effect?.getComputedTiming().endTime);
       const moving = () => document.getAnimations().filter((animation) => animation.playState === "running" && ends(animation));
       const rest = async () => {
         for (let now = moving(); now.length > 0; now = moving()) await Promise.allSettled(now.map((one) => one.finished));
       };
       rest().then(() => done(), () => done());`,
    );
  }

  /**
   * What axe finds against WCAG 2.2 A and AA: one line a violation, none is right. Nothing moves meanwhile: what arrives just then, as
   * the word of a live notice, would be judged by the colours of its way in.
   */
  async accessibilityViolations() {
    if (!(await this.run("return typeof window.axe === 'object'"))) await this.run(axe);
    const violations = await this.driver.executeAsyncScript(
      `const [tags, done] = arguments;
       const still = new CSSStyleSheet();
       still.replaceSync("*, *::before, *::after { animation: none !important; transition: none !important; }");
       document.adoptedStyleSheets = [...document.adoptedStyleSheets, still];
       const end = (violations) => {
         document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== still);
         done(violations);
       };
       window.axe.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] })
         .then((found) => end(found.violations), (error) => end([{ id: "axe", help: String(error), nodes: [] }]));`,
      accessibilityTags,
    );
    return violations.map(({ id, help, nodes }) =>
      `${id}: ${help}\n${nodes.map(({ html, failureSummary }) => `    ${html}\n    ${failureSummary}`).join("\n")}`);
  }

  /** Takes a picture into build/screens/, for people to look at. Gives the file's name. */
  async screenshot(name) {
    const { engine, size, language } = this.browser;
    fs.mkdirSync(screens, { recursive: true });
    const file = path.join(screens, `${engine}-${size[0]}-${language.slice(0, 2)}-${name}.png`);
    fs.writeFileSync(file, await this.driver.takeScreenshot(), "base64");
    return file;
  }
}
