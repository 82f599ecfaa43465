// WebDriver's addresses, and the Marionette command behind each: what geckodriver, which Debian does not have, does.
// One row: method, address (":name" takes a segment), command, and how its parameters are made from the body and
// the segments. https://www.w3.org/TR/webdriver2/#endpoints
const elementKey = "element-6066-11e4-a52e-4f735466cecf";
const body = (given) => given;
const element = (_, id) => ({ id });
const withinElement = (given, id) => ({ ...given, element: id });
const script = (given) => ({ ...given, newSandbox: false });
const frame = (given) => (given.id?.[elementKey] ? { element: given.id[elementKey] } : given);

const rows = [
  ["POST", "/url", "WebDriver:Navigate", body],
  ["GET", "/url", "WebDriver:GetCurrentURL"],
  ["POST", "/back", "WebDriver:Back"],
  ["POST", "/forward", "WebDriver:Forward"],
  ["POST", "/refresh", "WebDriver:Refresh"],
  ["GET", "/title", "WebDriver:GetTitle"],
  ["GET", "/source", "WebDriver:GetPageSource"],
  ["GET", "/timeouts", "WebDriver:GetTimeouts"],
  ["POST", "/timeouts", "WebDriver:SetTimeouts", body],
  ["GET", "/window", "WebDriver:GetWindowHandle"],
  ["DELETE", "/window", "WebDriver:CloseWindow"],
  ["POST", "/window", "WebDriver:SwitchToWindow", ({ handle }) => ({ handle })],
  ["GET", "/window/handles", "WebDriver:GetWindowHandles"],
  ["POST", "/window/new", "WebDriver:NewWindow", body],
  ["GET", "/window/rect", "WebDriver:GetWindowRect"],
  ["POST", "/window/rect", "WebDriver:SetWindowRect", body],
  ["POST", "/frame", "WebDriver:SwitchToFrame", frame],
  ["POST", "/frame/parent", "WebDriver:SwitchToParentFrame"],
  ["POST", "/element", "WebDriver:FindElement", body],
  ["POST", "/elements", "WebDriver:FindElements", body],
  ["GET", "/element/active", "WebDriver:GetActiveElement"],
  ["POST", "/element/:id/element", "WebDriver:FindElement", withinElement],
  ["POST", "/element/:id/elements", "WebDriver:FindElements", withinElement],
  ["POST", "/element/:id/click", "WebDriver:ElementClick", element],
  ["POST", "/element/:id/clear", "WebDriver:ElementClear", element],
  ["POST", "/element/:id/value", "WebDriver:ElementSendKeys", ({ text }, id) => ({ id, text })],
  ["GET", "/element/:id/text", "WebDriver:GetElementText", element],
  ["GET", "/element/:id/name", "WebDriver:GetElementTagName", element],
  ["GET", "/element/:id/rect", "WebDriver:GetElementRect", element],
  ["GET", "/element/:id/enabled", "WebDriver:IsElementEnabled", element],
  ["GET", "/element/:id/selected", "WebDriver:IsElementSelected", element],
  ["GET", "/element/:id/displayed", "WebDriver:IsElementDisplayed", element],
  ["GET", "/element/:id/computedrole", "WebDriver:GetComputedRole", element],
  ["GET", "/element/:id/computedlabel", "WebDriver:GetComputedLabel", element],
  ["GET", "/element/:id/attribute/:name", "WebDriver:GetElementAttribute", (_, id, name) => ({ id, name })],
  ["GET", "/element/:id/property/:name", "WebDriver:GetElementProperty", (_, id, name) => ({ id, name })],
  ["GET", "/element/:id/css/:name", "WebDriver:GetElementCSSValue", (_, id, propertyName) => ({ id, propertyName })],
  ["POST", "/execute/sync", "WebDriver:ExecuteScript", script],
  ["POST", "/execute/async", "WebDriver:ExecuteAsyncScript", script],
  ["GET", "/cookie", "WebDriver:GetCookies"],
  ["POST", "/cookie", "WebDriver:AddCookie", body],
  ["DELETE", "/cookie", "WebDriver:DeleteAllCookies"],
  ["POST", "/actions", "WebDriver:PerformActions", body],
  ["DELETE", "/actions", "WebDriver:ReleaseActions"],
  ["POST", "/alert/accept", "WebDriver:AcceptAlert"],
  ["POST", "/alert/dismiss", "WebDriver:DismissAlert"],
  ["GET", "/alert/text", "WebDriver:GetAlertText"],
  ["POST", "/print", "WebDriver:Print", body],
  ["GET", "/screenshot", "WebDriver:TakeScreenshot", () => ({ full: false, hash: false })],
  ["GET", "/element/:id/screenshot", "WebDriver:TakeScreenshot", (_, id) => ({ id, full: false, hash: false })],
  ["POST", "/moz/context", "Marionette:SetContext", ({ context }) => ({ value: context })],
];

const table = rows.map(([method, address, command, parameters = () => ({})]) => ({
  method,
  pattern: new RegExp(`^${address.replace(/:\w+/g, "([^/]+)")}$`),
  command,
  parameters,
}));

/** The command for a request below /session/{id}, or null. */
export function translate(method, address, given) {
  for (const row of table) {
    const match = row.method === method ? row.pattern.exec(address) : null;
    if (match) return { command: row.command, parameters: row.parameters(given, ...match.slice(1)) };
  }
  return null;
}
