// What applies, given a draft of all answers: one pass in the order of the page, because conditions look back only.
// Nothing here touches the page.

// Where a card of a draft stands in the page; a draft that did not come from the page has no entries.
const cardPlaces = new WeakMap();

// Returns
//   answers  the record's answers: hidden parts left out, computed values put in, empty cards dropped
//   gates    id of a conditional element -> "on", "off", or "open" where nothing that it asks about is answered yet
//   live     the fields that apply: {node, path, value, find, inCard}
//   renamed  [path of a card in the page, its path in the record] for every card that is kept
function settle(draft, today, asides = {}) {
  const result = { answers: {}, gates: new Map(), live: [], renamed: [], today, asides: Object.keys(asides) };
  settleFields(model.fields, draft, () => undefined, "", "", result.answers, result);
  return result;
}

// Conditions name items, and `own` holds those around; the columns of a table are none (`named` is false there).
function settleFields(fields, draft, outside, prefix, place, own, result, named = true) {
  const find = reference => {
    const [id, part] = reference.split(".");
    if (!named || !Object.hasOwn(own, id)) return outside(reference);
    return part === undefined ? own[id] : partOf(own[id], part);
  };
  for (const node of fields) {
    if (node.when && !opens(node, prefix, find, result)) continue;
    if (node.t === "group") settleFields(node.fields, draft, outside, prefix, place, own, result);
    else settleField(node, draft, find, prefix, place, own, result);
  }
}

// Notes the state of a gate and says whether it is open.
function opens(node, prefix, find, result) {
  const holds = evaluate(node.when, find, result.today);
  const asked = references(node.when).some(reference => plain(find(reference)) !== null);
  result.gates.set(prefix + node.gate, holds ? "on" : asked ? "off" : "open");
  return holds;
}

function settleField(node, draft, find, prefix, place, own, result) {
  const path = prefix + node.id;
  let value = Object.hasOwn(draft, node.id) ? draft[node.id] : undefined;
  if (node.t === "computed") value = computed(node, find, result.today);
  if (node.t === "rows") value = settleRows(node, value, find, path, place + node.id, result);
  if (node.gates) value = withoutClosed(node, value, find, prefix, result);
  if (plain(value) !== null) own[node.id] = value;
  result.live.push({ node, path, value: own[node.id], find, inCard: prefix !== "", prefix });
}

function settleRows(node, rows, find, path, place, result) {
  const kept = [];
  (Array.isArray(rows) ? rows : []).forEach((row, index) => {
    const prefix = cardPlaces.get(row) ?? `${path}.${index}.`;
    const target = `${place}.${kept.length}.`;
    const card = {};
    settleFields(node.fields, row, find, prefix, target, card, result, node.cards === true);
    if (!Object.keys(card).length && !result.asides.some(name => name.startsWith(prefix))) return;
    kept.push(node.rows ? { row: row.row ?? node.rows[index], ...card } : card);
    result.renamed.push([prefix, target]);
  });
  return kept;
}

// Takes options and rows away whose condition does not hold.
function withoutClosed(node, value, find, prefix, result) {
  const closed = Object.keys(node.gates).filter(code => !opens(node.gates[code], prefix, find, result));
  const open = entry => !closed.includes(plain(entry));
  if (node.t === "grid") return value && Object.fromEntries(Object.entries(value).filter(([code]) => !closed.includes(code)));
  if (Array.isArray(value)) return value.filter(open);
  return open(value) ? value : undefined;
}

const OPERATIONS = {
  sum: values => values.reduce((total, value) => total + value, 0),
  score: values => values.reduce((total, value) => total + value, 0),
  mean: values => values.reduce((total, value) => total + value, 0) / values.length,
};

// A computed value, or undefined while nothing that it is made of is answered. A difference is the second less the first.
function computed(node, find, today) {
  const found = node.of.map(operand => operandValues(operand, find));
  if (node.op === "count") return node.of.reduce((total, operand) => total + counted(operand, find), 0);
  if (node.op === "age") return wholeYears(found.flat()[0], today);
  const numbers = found.map((values, place) => values.map(value => scored(value, node.of[place])).filter(value => value !== null));
  if (node.op === "difference") return numbers.every(values => values.length) ? rounded(numbers[1][0] - numbers[0][0]) : undefined;
  return numbers.flat().length ? rounded(OPERATIONS[node.op](numbers.flat())) : undefined;
}

// The answers under an operand: a table's column, a part (`scale.is`), all rows of a matrix, all codes of a choice.
function operandValues(operand, find) {
  let value = find(operand.item);
  if (operand.column) value = Array.isArray(value) ? value.map(row => partOf(row, operand.column)) : partOf(value, operand.column);
  const listed = Array.isArray(value) ? value : [value];
  return listed.flatMap(leaves).filter(entry => entry !== null);
}

// How many rows, marked codes or answers there are.
function counted(operand, find) {
  const value = plain(find(operand.item));
  return Array.isArray(value) && !operand.column ? value.length : operandValues(operand, find).length;
}

function leaves(value) {
  const shown = plain(value);
  if (Array.isArray(shown)) return shown;
  return shown !== null && typeof shown === "object" ? Object.values(shown).flatMap(leaves) : [shown];
}

function scored(value, operand) {
  if (operand.scores) return Object.hasOwn(operand.scores, value) ? operand.scores[value] : null;
  return numberOf(value);
}

function rounded(number) {
  return Math.round(number * 100) / 100;
}

function wholeYears(born, today) {
  if (!DATE.fits(born) || born > today) return undefined;
  return Number(today.slice(0, 4)) - Number(born.slice(0, 4)) - (today.slice(5) < born.slice(5) ? 1 : 0);
}

function bandOf(node, value) {
  const found = (node.bands || []).find(band => (band.low === null || value >= band.low) && (band.high === null || value <= band.high));
  return found ? found.text : "";
}
