// What the controls do by themselves: tidy a line, grow, clear, open a text.

// The day of the week and the month in words beside a date.
function echo(name) {
  const place = byId(`q-${name}-echo`);
  if (!place) return;
  const raw = rawText(name);
  const got = raw ? DATE.read(raw) : {};
  place.textContent = got.value ? DATE.echo(got.value) : "";
}

// Rewrites a line in the form that is recorded, when it is left.
function tidy(node, name) {
  const raw = rawText(name);
  const format = FORMATS[node.t];
  if (!format || node.t === "lines") return;
  const got = raw ? format.read(raw, node) : {};
  if (got.value !== undefined && format.show(got.value, node) !== control(name).value) control(name).value = format.show(got.value, node);
  echo(name);
}

function emptyForm() {
  for (const field of all(`:is(${CONTROLS})[name]`, form)) {
    if (isMark(field)) field.checked = false;
    else if (isList(field)) choose(field, "");
    else field.value = "";
  }
  for (const place of all(".echo", form)) place.textContent = "";
}

// Values that the definition puts in beforehand.
function writeInitial() {
  for (const node of flat(model.fields)) {
    if (Object.hasOwn(node, "initial")) FIELDS[node.t].write(node, node.id, node.initial, () => undefined);
  }
}

const MOST_TEXT_ROWS = 24;

// Grows a text box with its text.
function grow(area) {
  while (area.scrollHeight > area.clientHeight && area.clientHeight > 0 && area.rows < MOST_TEXT_ROWS) area.rows += 1;
}

// A single answer can be taken back: of a question, of one row of a scale, of one row of a matrix.
function addClearButtons(inside) {
  for (const group of all("fieldset.q.choice, fieldset.q.scales, fieldset.topic-scale, fieldset.mark-row, fieldset.grid-row", inside)) {
    const rows = one(":scope > .mark-row", group);
    if (rows || !one("input[type=radio]", group) || one(":scope > .clear-answer, :scope > .options > .clear-answer", group)) continue;
    const clear = button("clear-answer", say("clear_answer"));
    clear.hidden = true;
    if (group.matches(".grid-row, .cell")) clear.replaceChildren(make("span", "hidden-text"));
    (one(":scope > .options.row", group) ?? group).append(clear);
    const last = one(":scope > .options:not(.row), :scope > .grid-options", group);
    if (last) last.after(clear);
  }
}

// The name of the button in a row of a matrix or of a table, whose sign is drawn.
function clearedRow(row) {
  const written = one("legend input", row);
  const name = (written && written.value) || one("legend", row).firstChild.textContent;
  return `${say("clear_answer")}: ${name.trim()}`;
}

function showClearButtons() {
  for (const clear of all(".clear-answer", form)) {
    const group = clear.closest("fieldset");
    clear.hidden = !all("input[type=radio]", group).some(mark => mark.checked);
    if (group.matches(".grid-row, .cell") && !clear.hidden) clear.firstChild.textContent = clearedRow(group);
  }
}

function clearAnswer(clear) {
  const marks = all("input[type=radio]", clear.closest("fieldset"));
  for (const mark of marks) mark.checked = false;
  marks[0].focus();
}

// An exclusive answer clears the others, and the others clear it.
function keepExclusive(mark, node) {
  if (!mark.checked || !node.exclusive) return;
  const exclusive = node.exclusive.includes(mark.value);
  for (const other of controls(mark.name)) {
    if (other !== mark && (exclusive || node.exclusive.includes(other.value))) other.checked = false;
  }
}

// Opens the text of an option that is marked.
function showFreeTexts() {
  for (const box of all("[data-free]", form)) {
    const question = questionOf(box);
    const asked = control(question.dataset.q);
    const marked = isList(asked) ? asked.value === box.dataset.free : checkedValues(question.dataset.q).includes(box.dataset.free);
    box.hidden = !marked;
    for (const field of all("input, textarea", box)) field.disabled = !marked;
  }
}
