// Showing what the answers mean: what applies, what is computed, how much is answered.

let state = settle({}, todayIso());

// Reads the whole form, finds what applies and shows it.
function refresh() {
  const asides = {};
  const draft = readFields(model.fields, "", (path, value) => { asides[path] = value; });
  state = settle(draft, todayIso(), asides);
  state.unread = asides;
  showGates();
  showFreeTexts();
  showFolds();
  showClearButtons();
  showComputed();
  showProgress();
  all("textarea", form).forEach(grow);
}

function showGates() {
  for (const gate of all("[id*='when-']", form)) {
    const found = state.gates.get(gate.id) ?? "open";
    gate.dataset.state = found;
    gate.hidden = found !== "on";
    if (gate.tagName === "OPTION") showOption(gate);
    else if (gate.tagName === "FIELDSET") gate.disabled = gate.hidden;
    else for (const field of all(":scope > .option input", gate)) field.disabled = gate.hidden;
  }
}

// An option of a list: the choice goes with it, and comes back with it unless another was made.
function showOption(option) {
  const list = option.closest("select");
  option.disabled = option.hidden;
  if (option.hidden && list.value === option.value) {
    list.value = "";
    list.dataset.kept = option.value;
  } else if (list.value || (!option.hidden && list.dataset.kept === option.value)) choose(list, list.value || option.value);
}

function showComputed() {
  for (const { node, path, value } of state.live) {
    if (node.t !== "computed") continue;
    const band = value === undefined ? "" : bandOf(node, value);
    const text = value === undefined ? "" : computedText(value, node) + (band ? ` – ${band}` : "");
    const output = byId(`q-${path}`);
    if (output.textContent !== text) output.textContent = text;
  }
}

// "34 miesiące, czyli 2 lata i 10 miesięcy"; "29 z 81, 35,8 %".
function computedText(value, node) {
  if (node.op === "percentage") {
    const [part, base, percent] = [value.part, value.base, value.percent].map(shownNumber);
    return say("percentage", { part, base, percent }) + "\u00a0%";
  }
  const { months, years } = words;
  if (node.unit !== months || value < 12) return withUnit(value, node.unit);
  const parts = [withUnit(Math.floor(value / 12), years), ...(value % 12 ? [withUnit(value % 12, months)] : [])];
  return say("that_is", { total: withUnit(value, months), parts: parts.join(words.and) });
}

// A question counts once, a table or a set of cards too.
function showProgress() {
  const total = { done: 0, all: 0 };
  const parts = new Map(all(".contents a").map(link => [link.hash.slice(1), { link, done: 0, all: 0 }]));
  for (const { node, path, value, inCard } of state.live) {
    const question = questions.get(path);
    if (inCard || ["computed", "signature"].includes(node.t) || !question || isOff(question)) continue;
    const part = parts.get(topPart(question));
    for (const count of part ? [total, part] : [total]) {
      count.all += 1;
      count.done += plain(value) === null ? 0 : 1;
    }
  }
  for (const { link, ...count } of parts.values()) showPart(link, count);
  for (const place of all("[data-all]")) place.textContent = say("answers", total);
}

function topPart(element) {
  let found = "";
  for (let part = around(element, "[id^='part-']"); part; part = around(part.parentNode, "[id^='part-']")) found = part.id;
  return found;
}

function showPart(link, count) {
  const target = byId(link.hash.slice(1));
  link.parentNode.hidden = isOff(target);
  one(".progress", link).textContent = count.all ? say("progress", count) : "";
}

function showCurrentPart() {
  const current = all("[id^='part-']").filter(part => byId(part.id) && part.getBoundingClientRect().top < innerHeight * 0.4).pop();
  const id = current && topPart(current);
  for (const link of all(".contents a")) {
    if (link.hash === `#${id}`) link.setAttribute("aria-current", "location");
    else link.removeAttribute("aria-current");
  }
}
