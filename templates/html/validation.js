// Formats are checked when a field is left, gaps only on request. Saving and printing are never blocked.

let summaryShown = false;
let pressed = null;

// What is wrong with a field that applies: "" or a message, with the name of the control to go to.
function problemOf(entry, strict) {
  const { node, path, value } = entry;
  const format = formatProblem(node, path);
  if (format) return format;
  if (plain(value) === null) return strict ? gapProblem(entry) : null;
  return countProblem(entry) || (strict && freeProblem(entry)) || ruleProblem(entry);
}

function formatProblem(node, path) {
  const parts = { period: { from: DATE_PART, to: DATE_PART }, signature: { date: DATE_PART } }[node.t];
  const lines = parts ? Object.entries(parts).map(([part, inner]) => [inner, `${path}.${part}`]) : Object.hasOwn(FORMATS, node.t) ? [[node, path]] : [];
  for (const [inner, name] of lines) {
    const raw = rawText(name);
    const got = raw ? FORMATS[inner.t].read(raw, inner) : {};
    const message = got.problem || (got.value === undefined ? "" : FORMATS[inner.t].check(got.value, inner));
    if (message) return { message, target: name };
  }
  return null;
}

function gapProblem({ node, path, inCard }) {
  if (!node.required || (inCard && cardIsEmpty(path))) return null;
  if (node.t === "rows") return { message: say("need_rows", { count: node.min || 1 }), target: path };
  const marks = ["choice", "scale", "grid"].includes(node.t);
  return { message: say(marks ? "need_choice" : node.t === "date" ? "need_date" : "need_text"), target: path };
}

// A card in which nothing stands asks for nothing.
function cardIsEmpty(path) {
  const card = questions.get(path).closest(".card");
  return !all(CONTROLS, card).some(field => (isMark(field) ? field.checked : field.value.trim()));
}

function countProblem({ node, path, value }) {
  if (node.t === "rows" && node.min > value.length) return { message: say("need_rows", { count: node.min }), target: path };
  if (!node.multiple || !node.max || value.length <= node.max) return null;
  return { message: say("too_many", { count: value.length, max: node.max }), target: path };
}

function freeProblem({ node, path, value }) {
  const bare = node.t === "choice" ? [].concat(value).find(entry => typeof entry === "string" && (node.free || []).includes(entry) && entry !== node.details) : undefined;
  return bare === undefined ? null : { message: say("need_free"), target: `${path}.${bare}` };
}

// A rule speaks when everything that it compares is answered.
function ruleProblem({ node, path, find, value }, today = todayIso()) {
  if (!node.rule) return null;
  const lookup = reference => (reference.split(".")[0] === node.id ? ownAnswer(reference, value) : find(reference));
  const complete = references(node.rule.rule, true).every(reference => plain(lookup(reference)) !== null);
  return complete && !evaluate(node.rule.rule, lookup, today) ? { message: node.rule.message, target: path } : null;
}

function ownAnswer(reference, value) {
  const [, part] = reference.split(".");
  return part === undefined ? value : partOf(value, part);
}

// The paths whose rule is broken; for tests.
function broken(answers, today) {
  return settle(answers, today)
    .live.filter(entry => plain(entry.value) !== null && ruleProblem(entry, today))
    .map(({ path }) => path);
}

// Shows or takes away the message of one question.
function mark(path, problem) {
  const question = questions.get(path);
  if (!question) return;
  const old = one(":scope > .error", question);
  if (old && problem && old.dataset.message === problem.message) return;
  if (old) old.remove();
  question.classList.toggle("bad", Boolean(problem));
  const described = question.tagName === "FIELDSET" ? question : control(path) ?? question;
  const others = (described.getAttribute("aria-describedby") || "").split(" ").filter(id => id && id !== `q-${path}-error`);
  if (problem) {
    placeError(question, path, problem);
    unfoldRound(question);
  }
  const ids = problem ? [`q-${path}-error`, ...others] : others;
  if (ids.length) described.setAttribute("aria-describedby", ids.join(" "));
  else described.removeAttribute("aria-describedby");
  for (const field of all("input:not([type]), textarea, select", question).filter(found => questionOf(found) === question)) {
    if (problem && (problem.target === field.name || field.name === path)) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
  }
}

function placeError(question, path, problem) {
  const error = make("p", "error");
  error.id = `q-${path}-error`;
  error.dataset.message = problem.message;
  error.append(make("span", "hidden-text", `${say("error")} `), problem.message);
  const before = one(":scope > .hint", question) ?? one(":scope > .label, :scope > h2, :scope > h3, :scope > h4", question);
  before.after(error);
}

// Checks every field that applies; a field already marked is checked for gaps too, so that a mended one goes at once.
function checkAll(live, strict) {
  const found = [];
  const seen = new Set();
  for (const entry of live) {
    const question = questions.get(entry.path);
    if (!question || isOff(question)) continue;
    seen.add(entry.path);
    const marked = question.classList.contains("bad");
    const problem = problemOf(entry, strict || (summaryShown && marked));
    if (strict || marked) mark(entry.path, problem);
    if (problem) found.push([entry, problem]);
  }
  for (const [path, question] of questions) {
    if (question.classList.contains("bad") && !seen.has(path)) mark(path, null);
  }
  return found;
}

function focusTarget(path, problem) {
  const question = questions.get(path);
  return control(problem.target) ?? one("input:not([disabled]), textarea, select", question) ?? one("button", question);
}

function summaryLine([entry, problem]) {
  const question = questions.get(entry.path);
  const link = make("a", "", summaryText(question, problem));
  const target = focusTarget(entry.path, problem);
  link.href = `#${target.id || entry.path}`;
  link.addEventListener("click", event => {
    event.preventDefault();
    unfoldRound(question);
    question.scrollIntoView({ block: "start" });
    target.focus({ preventScroll: true });
  });
  const line = make("li");
  line.append(link);
  return line;
}

// "2.3, wiersz 2: …": the number of the question, or its words where it has none, and the row.
function summaryText(question, problem) {
  const card = question.closest(".card");
  const outer = card && card.closest(".q, .part, .subpart");
  const numbered = one(":scope > .label .number", question) ?? (outer && one(":scope > .label .number, :scope > h2 .number, :scope > h3 .number, :scope > h4 .number", outer));
  const label = one(":scope > .label", question);
  let place = numbered ? numbered.textContent : label ? label.textContent : "";
  if (card) place = say("place_in", { number: place, name: rowName(card) });
  return place ? `${place}: ${problem.message}` : problem.message;
}

function showSummary(found, strict) {
  const errors = byId("errors");
  one("ul", errors).replaceChildren(...found.map(summaryLine));
  byId("errors-title").textContent = say("places", { count: found.length });
  errors.hidden = !found.length;
  byId("ready").hidden = found.length > 0 || !strict;
  document.title = found.length ? `${say("title_count", { count: found.length })} – ${model.title}` : model.title;
  if (!strict) return;
  const box = found.length ? errors : byId("ready");
  box.focus({ preventScroll: true });
  box.scrollIntoView({ block: "start" });
}

function checkForm() {
  summaryShown = true;
  refresh();
  showSummary(checkAll(state.live, true), true);
}

// A message must not move the page between press and release of the mouse, or the click would miss.
function whenReleased(action) {
  if (pressed) pressed.push(action);
  else action();
}

function watchPointer() {
  addEventListener("pointerdown", () => { pressed = []; }, true);
  for (const name of ["pointerup", "pointercancel"]) {
    addEventListener(name, () => setTimeout(() => {
      const waiting = pressed ?? [];
      pressed = null;
      waiting.forEach(action => action());
    }), true);
  }
}

function forgetErrors() {
  summaryShown = false;
  for (const [path, question] of questions) {
    if (question.classList.contains("bad")) mark(path, null);
  }
  showSummary([], false);
}
