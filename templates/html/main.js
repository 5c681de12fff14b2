// Starts the page and listens.

function startPage() {
  root.classList.add("script");
  model.title = document.title;
  for (const notice of all("[data-no-script]")) notice.remove();
  for (const part of all("[data-script]")) part.hidden = false;
  startRows();
  addClearButtons(form);
  addTwins(form);
  const filled = byId("answers");
  if (filled) showAnswers(JSON.parse(filled.textContent), {});
  else clearForm();
  startDialogs();
  startGuard();
  watchPointer();
  listen();
  startContents();
}

function listen() {
  form.addEventListener("input", event => {
    if (!event.target.name) return;
    touched();
    refresh();
  });
  form.addEventListener("change", event => {
    if (!event.target.name) return;
    if (event.target.type === "checkbox") settleExclusive(event.target);
    whenReleased(() => changed(event.target));
  });
  form.addEventListener("click", event => clicked(around(event.target, "button")));
  form.addEventListener("submit", event => event.preventDefault());
  form.addEventListener("keydown", event => {
    if (event.key === "Enter" && event.target.matches("input")) event.preventDefault();
  });
  addEventListener("keydown", event => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "s") return;
    event.preventDefault();
    if (!one("dialog[open]")) COMMANDS.save();
  });
  addEventListener("beforeprint", beforePrint);
  addEventListener("afterprint", afterPrint);
}

// The question, or the part of one, that a control belongs to.
function entryOf(name) {
  return state.live.find(found => found.path === name || name.startsWith(`${found.path}.`) && found.node.t !== "rows");
}

// At once, so that a file saved in the same moment never holds answers that exclude each other.
function settleExclusive(field) {
  const entry = entryOf(field.name);
  if (entry) keepExclusive(field, entry.node);
}

// A field was left: its text is tidied, its format checked, and mended errors go.
function changed(field) {
  const entry = entryOf(field.name);
  if (entry) tidyLine(entry, field.name);
  refresh();
  if (entry) markLeft(field.name);
  showSummary(checkAll(state.live, false).filter(() => summaryShown), false);
}

function tidyLine({ node, path }, name) {
  if (name === path) return tidy(node, name);
  const part = name.slice(path.length + 1);
  return node.t === "period" || part === "date" ? tidy(DATE_PART, name) : undefined;
}

// Formats, too many answers and rules are said at once, gaps only after a check.
function markLeft(name) {
  const entry = entryOf(name);
  const question = entry && questions.get(entry.path);
  if (question) mark(entry.path, problemOf(entry, summaryShown && question.classList.contains("bad")));
}

function clicked(pressedButton) {
  if (!pressedButton) return;
  if (pressedButton.classList.contains("fold")) return void toggleFold(pressedButton);
  if (pressedButton.id === "check") return void checkForm();
  const actions = { add: addRow, "remove-row": removeRow, "restore-row": restoreRow, "clear-answer": clearAnswer };
  const name = Object.keys(actions).find(found => pressedButton.classList.contains(found));
  if (!name) return;
  actions[name](pressedButton);
  touched();
  refresh();
  showSummary(checkAll(state.live, false).filter(() => summaryShown), false);
}

function startContents() {
  const details = one(".contents details");
  const wide = matchMedia("(min-width: 62em)");
  const fold = () => { details.open = wide.matches; };
  wide.addEventListener("change", fold);
  fold();
  addEventListener("scroll", showCurrentPart, { passive: true });
  const toggle = byId("worker-part");
  if (!toggle) return;
  toggle.addEventListener("change", () => {
    root.classList.toggle("without-worker", !toggle.checked);
    showProgress();
  });
}

startPage();

// For tests and for those who look inside: reading only.
window.swtools = Object.freeze({ evaluate, computed, settle: (answers, today) => settle(answers, today), broken, record: currentRecord, show: showAnswers });
