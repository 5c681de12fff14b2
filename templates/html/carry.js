// Taking over what the record of another form already holds: facts by their concept, into fields that are empty.
// A form for one side of violence names no facts, so that nothing crosses from one side to the other.

let shownOffer = "";

// The facts among the answers, by path, as a record names them.
function factsOf(live) {
  const facts = live.filter(({ node, value, inCard }) => node.carry && !inCard && plain(value) !== null);
  return Object.fromEntries(facts.map(({ path, node }) => [path, node.carry]));
}

// The empty fields for which a record of another form has an answer, as [{node, path, value}].
function offered(record) {
  if (!isPlainObject(record) || !isPlainObject(record.answers) || !isPlainObject(record.facts)) return [];
  const held = new Map();
  for (const [path, concept] of Object.entries(record.facts)) {
    if (Object.hasOwn(record.answers, path) && !held.has(concept)) held.set(concept, record.answers[path]);
  }
  const empty = state.live.filter(({ node, value, inCard }) => node.carry && !inCard && plain(value) === null && held.has(node.carry));
  return empty.map(({ node, path }) => ({ node, path, value: held.get(node.carry) }));
}

// Writes what is offered; returns how many parts had no place. What cannot be written leaves the form as it was.
function takeOver(found) {
  const before = currentRecord();
  let left = 0;
  try {
    for (const { node, path, value } of found) FIELDS[node.t].write(node, path, value, () => { left += 1; });
  } catch {
    showAnswers(before.answers, before.unplaced ?? {});
    return found.length;
  }
  refresh();
  return left;
}

// Shows what is offered. Says whether just this was shown already: the file may have changed since.
function wasOffered(found) {
  const before = shownOffer;
  const box = byId("load-carry");
  shownOffer = JSON.stringify(found.map(({ path, value }) => [path, value]));
  one("ul", box).replaceChildren(...found.map(({ path, value }) => make("li", "", fact(path, value))));
  box.hidden = false;
  return shownOffer === before;
}

// Nothing of one person's file stays in the page for the next.
function forgetOffer() {
  shownOffer = "";
  byId("load-carry").hidden = true;
  one("#load-carry ul").replaceChildren();
}

function fact(path, value) {
  return typeof value === "string" && value ? `${labelOf(path)}: ${legible(value, 80)}` : labelOf(path);
}
