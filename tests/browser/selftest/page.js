// A page that does what the harness must be able to see: nothing of SPOT-Me.
const element = (name) => document.querySelector(`[data-testid="${name}"]`);
const say = (name, text) => { element(name).textContent = text; };

say("language", navigator.language);
element("send").form.addEventListener("submit", (event) => {
  event.preventDefault();
  say("sent", `sent: ${element("name").value}, ${element("fruit").selectedOptions[0].text}`);
});
element("locate").addEventListener("click", () => {
  say("position", "asking");
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => say("position", `${coords.latitude.toFixed(4)} ${coords.longitude.toFixed(4)} ${coords.accuracy}`),
    ({ code }) => say("position", code === 1 ? "denied" : `failed ${code}`),
    { maximumAge: 0 },
  );
});
element("ask").addEventListener("click", () => element("dialog").showModal());
element("yes").addEventListener("click", () => element("dialog").close());
// What loads late pushes down what somebody was about to press.
element("shifting").addEventListener("mousedown", () => { element("shifting").style.marginTop = "200px"; }, { once: true });
element("shifting").addEventListener("click", () => say("presses", Number(element("presses").textContent) + 1));

localStorage.setItem("visits", Number(localStorage.getItem("visits") ?? 0) + 1);
await navigator.serviceWorker.register("worker.js");
await navigator.serviceWorker.ready;
const controlled = new Promise((resolve) => {
  if (navigator.serviceWorker.controller) resolve();
  navigator.serviceWorker.addEventListener("controllerchange", resolve);
});
await controlled;
say("worker", `controlled, visit ${localStorage.getItem("visits")}`);
