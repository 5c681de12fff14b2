// Rows of tables and cards of repeated sections: add, remove, bring back. Names carry a serial that is never used twice.

let removed = null;

const rowsBox = path => all("[data-rows]", form).find(box => box.dataset.rows === path);
const cardsIn = box => [...box.children].filter(child => child.matches("fieldset.card:not(.blank)"));
const templateOf = box => [...box.children].find(child => child.tagName === "TEMPLATE");

function cardsOf(path) {
  const box = rowsBox(path);
  return box ? cardsIn(box) : [];
}

function nodeAt(path) {
  let fields = model.fields;
  let node;
  for (const id of path.split(".").filter(step => !/^\d+$/.test(step))) {
    node = flat(fields).find(entry => entry.id === id);
    fields = (node && node.fields) || [];
  }
  return node;
}

// Puts a serial into every name of a copied row; rows within rows keep their own mark.
function setSerial(inside, path, serial) {
  const mark = `${path}.#.`;
  for (const element of all("*", inside)) {
    for (const attribute of [...element.attributes]) {
      if (attribute.value.includes(mark)) element.setAttribute(attribute.name, attribute.value.replaceAll(mark, `${path}.${serial}.`));
    }
    if (element.tagName === "TEMPLATE") setSerial(element.content, path, serial);
  }
}

function nextSerial(box) {
  const serial = Math.max(Number(box.dataset.next ?? 0), ...cardsIn(box).map(card => Number(card.dataset.row.split(".").at(-2)) + 1));
  box.dataset.next = String(serial + 1);
  return serial;
}

function newCard(box) {
  const copy = templateOf(box).content.cloneNode(true);
  setSerial(copy, box.dataset.rows, nextSerial(box));
  return copy.firstElementChild;
}

function appendCard(box) {
  const card = newCard(box);
  templateOf(box).before(card);
  prepareCard(card);
  return card;
}

// A new card holds rows of its own, clear buttons and twins for print.
function prepareCard(card) {
  addRemoveButton(card);
  addClearButtons(card);
  addTwins(card);
  for (const box of all("[data-rows]", card)) trimRows(box);
}

function addRemoveButton(card) {
  const remove = button("remove-row", words.remove);
  remove.append(make("span", "hidden-text"));
  one(":scope > legend", card).after(remove);
}

// Gives the box as many cards as wanted; the server's page has those of paper.
function resizeRows(path, count) {
  const box = rowsBox(path);
  if (!box || !templateOf(box)) return;
  const cards = cardsIn(box);
  const wanted = Math.max(count, leastRows(path));
  cards.slice(wanted).forEach(card => card.remove());
  for (let number = cards.length; number < wanted; number += 1) appendCard(box);
  reindex();
  renumber(box);
}

const leastRows = path => Math.max(1, nodeAt(path).min ?? 0);

function trimRows(box) {
  if (!templateOf(box)) return;
  cardsIn(box).slice(leastRows(box.dataset.rows)).forEach(card => card.remove());
  for (const card of cardsIn(box)) {
    if (!one(":scope > .remove-row", card)) addRemoveButton(card);
  }
  renumber(box);
}

function rowName(card) {
  const legend = one(":scope > legend", card);
  return legend.textContent.replace(/\s+/g, " ").trim();
}

function renumber(box) {
  const node = nodeAt(box.dataset.rows);
  const cards = cardsIn(box);
  cards.forEach((card, index) => {
    one(":scope > legend > .row-number", card).textContent = String(index + 1);
    const remove = one(":scope > .remove-row", card);
    remove.hidden = cards.length <= leastRows(box.dataset.rows);
    one(".hidden-text", remove).textContent = ` ${rowName(card)}`;
  });
  const add = one(":scope > .add", box.parentNode);
  add.hidden = node.max !== undefined && cards.length >= node.max;
}

const liveLine = box => one(":scope > .live", box.parentNode);

function addRow(add) {
  const box = one(":scope > [data-rows]", add.parentNode);
  const card = appendCard(box);
  reindex();
  renumber(box);
  removed = null;
  liveLine(box).textContent = say(add.hidden ? "row_last" : "row_added", { name: rowName(card) });
  foldFilled(box, card);
  one(CONTROLS, card).focus();
}

function removeRow(remove) {
  const card = remove.closest(".card");
  const box = card.parentNode;
  removed = { card, box, next: card.nextElementSibling };
  const name = rowName(card);
  card.remove();
  reindex();
  renumber(box);
  const restore = button("restore-row", words.restore);
  liveLine(box).replaceChildren(`${say("row_removed", { name })} `, restore);
  restore.focus();
}

function restoreRow() {
  const { card, box, next } = removed;
  box.insertBefore(card, next && next.parentNode === box ? next : templateOf(box));
  removed = null;
  reindex();
  renumber(box);
  liveLine(box).textContent = say("row_back", { name: rowName(card) });
  unfoldRound(card);
  one(CONTROLS, card).focus();
}

function startRows() {
  for (const box of all("[data-rows]", form)) trimRows(box);
  reindex();
}

function emptyRows() {
  removed = null;
  for (const box of all("[data-rows]", form)) {
    trimRows(box);
    if (liveLine(box)) liveLine(box).textContent = "";
  }
  reindex();
}
