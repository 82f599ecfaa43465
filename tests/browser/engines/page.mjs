// What a test says to a page: act on an element when it can be acted on, wait for what should be seen; what it may ask
// of the whole is in whole.mjs. A selector is CSS; byTestId() makes one of a data-testid.
import { Key } from "selenium-webdriver";
import { until } from "./wait.mjs";
import { WholePage } from "./whole.mjs";

export { Key };

export const byTestId = (name) => `[data-testid="${name}"]`;

// While a page is drawing, an element may be missing, replaced, covered or moving: reasons to look again.
const isMoving = (error) =>
  /NoSuchElement|StaleElement|ElementNotInteractable|ElementClickIntercepted|MoveTargetOutOfBounds/.test(error.name);

// A button that is busy keeps its place in the tab order, and so is aria-disabled and not disabled.
const canBePressed = async (element) =>
  (await element.isEnabled()) && (await element.getAttribute("aria-disabled")) !== "true";

// A click comes right behind the release of the button, in the same turn; a release without one fell beside.
// What was drawn anew meanwhile and now stands for the same selector counts as well.
const watchPress = `const [element, selector] = arguments;
  const once = { capture: true, once: true };
  window.press = "under way";
  const hits = (event) => event.composedPath().includes(element) || !!event.target.closest?.(selector);
  window.addEventListener("click", (event) => { if (hits(event)) window.press = "there"; }, once);
  window.addEventListener("mouseup", () => setTimeout(() => { if (window.press === "under way") window.press = "beside"; }), once);`;

export class Page extends WholePage {
  constructor(browser, { timeoutMs = 20_000 } = {}) {
    super(browser);
    this.timeoutMs = timeoutMs;
  }

  // Acting

  async open(url) {
    await this.driver.get(url);
  }

  /**
   * Presses an element with the pointer, as soon as it is there, enabled and not covered. A driver looks where the
   * element is and then moves there: where the page shifted meanwhile the press falls beside it, and is made again.
   */
  click(selector) {
    return this.#whenStill(`pressing ${selector}`, async () => {
      const element = await this.#reveal(selector);
      if (!(await canBePressed(element))) return false;
      await this.run(watchPress, element, selector);
      await element.click();
      return (await this.#press()) !== "beside";
    });
  }

  /** Waits until an element is there, can be seen, and takes a press. */
  enabled(selector) {
    return this.#whenStill(`${selector} to be enabled`, async () => {
      const element = await this.#find(selector);
      return (await element.isDisplayed()) && (await canBePressed(element));
    });
  }

  /** Types into a field, in place of what stands there. */
  fill(selector, text) {
    return this.#whenStill(`filling ${selector}`, async () => {
      const element = await this.#reveal(selector);
      await element.clear();
      await element.sendKeys(text);
      return true;
    });
  }

  /** A day, `2027-11-30`, in a field of dates: what a picker would leave, which no engine lets a test open. */
  setDate(selector, day) {
    return this.#whenStill(`setting ${selector}`, async () => {
      const field = await this.#reveal(selector);
      await this.run(
        `Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(arguments[0], arguments[1]);
         arguments[0].dispatchEvent(new Event("input", { bubbles: true }));`,
        field, day);
      return true;
    });
  }

  /** Picks the option of a <select> whose text matches. */
  choose(selector, pattern) {
    return this.#whenStill(`choosing ${pattern} in ${selector}`, async () => {
      const field = await this.#reveal(selector);
      for (const option of await field.findElements({ css: "option" })) {
        if (!pattern.test(await option.getText())) continue;
        await option.click();
        return true;
      }
      return false;
    });
  }

  /** Presses keys where the focus is, one after another, as fingers do. */
  async keys(...keys) {
    const actions = this.driver.actions();
    for (const key of keys) actions.keyDown(key).keyUp(key);
    await actions.perform();
  }

  /** Types a text where the focus is. */
  type(text) {
    return this.keys(...text);
  }

  /** Goes on with Tab until the focus is on `selector`, as one without a mouse does. Fails if `most` do not meet it. */
  async tabTo(selector, { most = 60 } = {}) {
    const passed = [];
    // Backwards where it lies behind: past the page's end the focus would go through the browser's own bars.
    const isBehind = await this.run(
      `const at = document.activeElement, to = document.querySelector(arguments[0]);
       return !!to && at !== document.body && !!(at.compareDocumentPosition(to) & Node.DOCUMENT_POSITION_PRECEDING);`,
      selector,
    );
    for (let i = 0; i < most; ++i) {
      if (await this.hasFocus(selector)) return;
      if (isBehind) {
        await this.driver.actions().keyDown(Key.SHIFT).keyDown(Key.TAB).keyUp(Key.TAB).keyUp(Key.SHIFT).perform();
      } else {
        await this.keys(Key.TAB);
      }
      passed.push(await this.focused());
    }
    throw new Error(`${most} tabs did not reach ${selector}; they passed ${passed.join(", ")}`);
  }

  // Seeing

  hasFocus(selector) {
    return this.run("return !!document.activeElement && document.activeElement.matches(arguments[0])", selector);
  }

  /** A name for what has the focus, for messages. */
  focused() {
    return this.run(`const e = document.activeElement;
      if (!e) return "nothing";
      return e.tagName.toLowerCase() + (e.dataset.testid ? "@" + e.dataset.testid : e.id ? "#" + e.id : "");`);
  }

  async count(selector) {
    return (await this.driver.findElements({ css: selector })).length;
  }

  /** Whether an element is there and can be seen, now. */
  async isVisible(selector) {
    for (const element of await this.driver.findElements({ css: selector })) {
      if (await element.isDisplayed()) return true;
    }
    return false;
  }

  /** The text that a person sees in an element, once it is there. */
  async text(selector) {
    let text;
    await this.#whenStill(`the text of ${selector}`, async () => {
      text = await (await this.#find(selector)).getText();
      return true;
    });
    return text;
  }

  /** An attribute of an element, once the element is there; null where it has none. */
  async attribute(selector, name) {
    let value;
    await this.#whenStill(`${name} of ${selector}`, async () => {
      value = await (await this.#find(selector)).getAttribute(name);
      return true;
    });
    return value;
  }

  /** Waits until an element is there and can be seen. */
  shown(selector, options) {
    return this.#whenStill(`${selector} to be shown`, async () => (await this.#find(selector)).isDisplayed(), options);
  }

  /** Waits until an element has the focus: pages move it a frame after they drew what it goes to. */
  async holdsFocus(selector, why) {
    try {
      await this.until(why, () => this.hasFocus(selector));
    } catch (error) {
      error.message += `; the focus is at ${await this.focused()}`;
      throw error;
    }
  }

  /** Waits until no such element can be seen. */
  gone(selector, options) {
    return this.#whenStill(`${selector} to be gone`, async () => !(await this.isVisible(selector)), options);
  }

  /** Waits until an element is there whose attribute has this value. */
  has(selector, name, value) {
    return this.#comesTo(`${name} of ${selector}`, async () => (await this.#find(selector)).getAttribute(name), value);
  }

  /** Waits until there are so many of these elements. */
  counts(selector, number) {
    return this.#comesTo(`the number of ${selector}`, () => this.count(selector), number);
  }

  /** Waits until the page's window.print() was called so many times since countPrints(). */
  prints(times) {
    return this.#comesTo("the number of prints", () => this.run("return window.timesPrinted"), times);
  }

  /** Waits until the seen text of an element matches, and gives the match. */
  async reads(selector, pattern, options) {
    let match;
    let last;
    const look = async () => {
      last = await (await this.#find(selector)).getText();
      match = pattern.exec(last);
      return match !== null;
    };
    try {
      await this.#whenStill(`${selector} to read ${pattern}`, look, options);
    } catch (error) {
      if (last !== undefined) error.message += `; it read: ${JSON.stringify(last)}`;
      throw error;
    }
    return match;
  }

  /** Waits for anything else. `look` may meet a moving page. */
  until(what, look, options) {
    return this.#whenStill(what, look, options);
  }

  // Within

  /** Where the press that is watched went: "there", "beside", or nothing to be known where it led to another page. */
  async #press() {
    try {
      const where = () => this.run("return window.press === 'under way' ? '' : (window.press ?? 'gone')");
      return await until(where, "the press", { ignore: (error) => /Javascript/.test(error.name) });
    } catch (error) {
      if (/NoSuchWindow|UnexpectedAlertOpen/.test(error.name)) return "gone";
      throw error;
    }
  }

  #find(selector) {
    return this.driver.findElement({ css: selector });
  }

  /** Finds an element and brings it to the middle, where nothing sticky covers it; WebKit's driver does not always. */
  async #reveal(selector) {
    const element = await this.#find(selector);
    await this.run("arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })", element);
    return element;
  }

  /** Waits for a value, and says on failure what it was last. */
  async #comesTo(what, look, value) {
    let last;
    try {
      await this.#whenStill(`${what} to be ${value}`, async () => (last = await look()) === value);
    } catch (error) {
      error.message += `; it was last ${JSON.stringify(last)}`;
      throw error;
    }
  }

  async #whenStill(what, look, { timeoutMs = this.timeoutMs } = {}) {
    try {
      return await until(look, what, { timeoutMs, ignore: isMoving });
    } catch (error) {
      error.message += ` (on ${await this.driver.getCurrentUrl().catch(() => "a page that is gone")})`;
      throw error;
    }
  }
}
