// Other people's eyes: leaving with unsaved answers is warned of, a page that comes back is empty, an abandoned one is emptied.

const MINUTE = 60000;
const IDLE = 20 * MINUTE;
const GRACE = 10 * MINUTE;
const WATCH_EVERY = MINUTE / 4;
let lastSign = Date.now();
let clearAt = 0;

function startGuard() {
  addEventListener("beforeunload", event => {
    if (dirty) event.preventDefault();
  });
  addEventListener("pageshow", event => {
    if (!event.persisted) return;
    clearForm();
    statusIs(words.nothing_yet);
  });
  // A scroll is no sign of a person: moving the focus scrolls too, and does so for a while.
  for (const name of ["pointerdown", "keydown", "wheel", "touchmove"]) addEventListener(name, signOfLife, { passive: true, capture: true });
  setInterval(watchIdle, WATCH_EVERY);
}

function signOfLife() {
  lastSign = Date.now();
  if (!clearAt) return;
  clearAt = 0;
  if (byId("dialog-idle").open) closeDialog("idle");
}

const hasAnswers = () => Object.keys(state.answers).length > 0 || Object.keys(state.unread).length > 0;

// A computer that slept may wake up long after the moment of the warning.
function watchIdle() {
  const now = Date.now();
  const abandoned = hasAnswers() && now - lastSign >= IDLE + GRACE;
  if (abandoned || (clearAt && now >= clearAt)) return clearIdle();
  if (clearAt || !hasAnswers() || now - lastSign < IDLE) return undefined;
  clearAt = now + GRACE;
  closeDialogs();
  openDialog("idle");
  byId("idle-note").textContent = say("idle_warning", { time: clockTime(new Date(clearAt)) });
  return undefined;
}

function clearIdle() {
  clearAt = 0;
  closeDialogs();
  clearForm();
  statusIs(words.idle_cleared);
}
