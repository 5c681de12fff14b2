// A long table is worked in row by row: beyond a dozen, a row that holds answers can be folded to one line of its first answers.

const MOST_OPEN = 12;
const FIRST_ANSWERS = 4;
const LONG_TABLES = ".table > [data-rows]";

function showFolds() {
  for (const box of all(LONG_TABLES, form)) {
    const cards = templateOf(box) ? cardsIn(box) : [];
    for (const card of cards) showFold(card, cards.length > MOST_OPEN ? firstAnswers(card) : "");
  }
}

const foldOf = card => one(":scope > .fold", card);

function showFold(card, text) {
  const fold = foldOf(card) ?? (text ? addFold(card) : null);
  if (!fold) return;
  card.classList.toggle("foldable", Boolean(text));
  fold.hidden = !text;
  if (!text) setFolded(card, false);
  else if (fold.textContent !== text) fold.textContent = text;
}

function addFold(card) {
  const fold = button("fold", "");
  one(":scope > legend", card).after(fold);
  setFolded(card, false);
  return fold;
}

function setFolded(card, folded) {
  card.classList.toggle("folded", folded);
  foldOf(card).setAttribute("aria-expanded", String(!folded));
  if (!folded) all("textarea", card).forEach(grow);
}

function toggleFold(fold) {
  const card = fold.closest(".card");
  setFolded(card, !card.classList.contains("folded"));
}

// Folds the rows of a long table but for one, and for those that have an error.
function foldFilled(box, open) {
  showFolds();
  for (const card of cardsIn(box)) {
    if (card !== open && card.classList.contains("foldable") && !one(".q.bad", card)) setFolded(card, true);
  }
}

// Opens the row that something stands in, or that it is.
function unfoldRound(element) {
  const card = element.closest(".card.folded");
  if (card) setFolded(card, false);
}

function firstAnswers(card) {
  const found = [];
  for (const question of all("[data-q]", card)) {
    const text = shownAnswer(question);
    if (text) found.push(text);
    if (found.length === FIRST_ANSWERS) break;
  }
  return found.join(" · ");
}

// What stands in the field of a row, as it is read there.
function shownAnswer(question) {
  const marked = all(":checked:not(option)", question).map(mark => mark.closest("label").textContent.trim());
  const list = one("select", question);
  const typed = marked.length || list ? [] : all("input:not([type]), textarea", question).map(field => field.value.trim()).filter(Boolean);
  if (list && list.value) marked.push(list.selectedOptions[0].textContent);
  return legible([...marked, ...typed].join(", "), 60);
}
