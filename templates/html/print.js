// On paper every field has a twin: a line, ruled lines or character boxes, so that a long answer is never cut and an empty
// field has room for a pen.

const LINE_LENGTH = 84;

function addTwins(inside) {
  for (const field of all(".input, textarea:not([data-drawn]), .unit > input", inside)) {
    const shell = field.parentNode.matches(".unit") ? field.parentNode : field;
    if (shell.nextElementSibling && shell.nextElementSibling.matches(".twin, .boxes")) continue;
    const twin = make("span", field.dataset.boxes ? "boxes" : field.tagName === "TEXTAREA" && !field.closest(".card.table-row") ? "twin ruled" : "twin");
    twin.setAttribute("aria-hidden", "true");
    shell.after(twin);
    if (shell !== field) twin.after(make("span", "twin-unit", one("span", shell).textContent));
  }
}

function fillTwins() {
  for (const twin of all(".twin, .boxes", form)) {
    const shell = twin.previousElementSibling;
    const field = shell.matches(CONTROLS) ? shell : one("input", shell);
    const text = field.disabled && !field.closest("fieldset[disabled]") ? "" : field.value.trim();
    if (twin.matches(".ruled")) fillRuled(twin, field, text);
    else if (twin.matches(".boxes")) fillBoxes(twin, field, text);
    else if (isList(field)) twin.replaceChildren(...(text ? [field.selectedOptions[0].textContent] : printedOptions(field)));
    else twin.replaceChildren(text);
  }
  for (const note of all(".drawn-note", form)) note.textContent = one("[data-drawn]", note.closest(".q")).value;
}

// An empty list is printed as marks; one with a key above its table as room for a number.
function printedOptions(list) {
  if (Object.hasOwn(list.dataset, "keyed")) return [];
  return all("option[value]:not([value=''])", list).map(option => {
    const mark = make("span", "printed-option");
    mark.append(make("i"), make("span", "", [option.textContent, option.dataset.when].filter(Boolean).join(" ")));
    return mark;
  });
}

// The text makes the height, at least that of the field's own lines; there are more rules than it can need, and the rest is cut off.
function fillRuled(twin, field, text) {
  const length = Number(field.dataset.lineLength ?? LINE_LENGTH) / 2;
  const used = text.split("\n").reduce((total, line) => total + 1 + Math.ceil(line.length / length), 0);
  const lines = Number(field.dataset.lines);
  const rules = make("b");
  rules.append(...Array.from({ length: Math.max(lines, used) }, () => make("i")));
  twin.style.setProperty("--lines", lines);
  twin.replaceChildren(make("span", "", text), rules);
}

// An answer that does not fill the boxes is written on a line instead.
function fillBoxes(twin, field, text) {
  const groups = field.dataset.boxes.split(" ").map(Number);
  const room = groups.reduce((total, size) => total + size, 0);
  const letters = [...text.replace(/[^\p{L}\d]/gu, "")];
  const fits = letters.length === room || (groups.length === 1 && letters.length < room);
  twin.classList.toggle("as-line", letters.length > 0 && !fits);
  if (letters.length && !fits) return twin.replaceChildren(text);
  const labels = (field.dataset.boxLabels ?? "").split("|");
  let next = letters.length - room;
  return twin.replaceChildren(...groups.map((size, index) => {
    const group = make("b");
    for (let count = 0; count < size; count += 1, next += 1) group.append(make("i", "", letters.length ? letters[next] ?? "" : ""));
    if (labels[index]) group.append(make("small", "", labels[index]));
    return group;
  }));
}

// As many cards as paper has; they carry no names and are taken away again.
function addBlankCards() {
  for (const box of all("[data-rows]", form)) {
    const template = templateOf(box);
    const missing = template ? Number(box.dataset.paper) - cardsIn(box).length : 0;
    for (let count = 0; count < missing; count += 1) {
      const card = template.content.firstElementChild.cloneNode(true);
      addTwins(card);
      blank(card, cardsIn(box).length + count + 1);
      template.before(card);
    }
  }
}

function blank(card, number) {
  card.classList.add("blank");
  card.disabled = true;
  card.setAttribute("aria-hidden", "true");
  for (const element of all("[name], [id], [for], [data-q], [data-rows]", card)) {
    for (const name of ["name", "id", "for", "data-q", "data-rows", "aria-describedby"]) element.removeAttribute(name);
  }
  const place = one(":scope > legend > .row-number", card);
  if (place) place.textContent = String(number);
}

function removeBlankCards() {
  for (const card of all(".card.blank", form)) card.remove();
}

// The case code stands in the running head of every sheet.
let codeRule = -1;

function addCodeRule() {
  const sheet = one("style").sheet;
  const code = model.case_code ? rawText(model.case_code) : "";
  if (!code || !model.case_code_label) return;
  const text = [...`${model.case_code_label} ${code}`].map(letter => (/[\p{L}\d ]/u.test(letter) ? letter : `\\${letter.codePointAt(0).toString(16)} `)).join("");
  codeRule = sheet.insertRule(`@page { @top-right { content: "${text}" } }`, firstPageRule(sheet));
}

// Before the rule of the first page, which has no running head.
function firstPageRule(sheet) {
  const place = [...sheet.cssRules].findLastIndex(rule => rule.selectorText === ":first" && rule.constructor.name === "CSSPageRule");
  return place < 0 ? sheet.cssRules.length : place;
}

function removeCodeRule() {
  if (codeRule >= 0) one("style").sheet.deleteRule(codeRule);
  codeRule = -1;
}

function beforePrint() {
  if (one(".card.blank", form)) return;
  addBlankCards();
  fillTwins();
  addCodeRule();
}

function afterPrint() {
  removeBlankCards();
  removeCodeRule();
  if (byId("dialog-print")) root.classList.remove("print-worker");
}

function printForm(withWorker) {
  root.classList.toggle("print-worker", withWorker);
  window.print();
}
