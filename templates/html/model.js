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

// A computed value, or undefined while nothing that it is made of is answered. A difference is the second less the first.
// Twin of src/swtools/conditions/calculate.py; both pass tests/conditions/calculations.json.
function computed(node, find, today) {
  if (node.op === "count") return node.of.reduce((total, operand) => total + counted(operand, node.where, find, today), 0);
  const found = node.of.map(operand => operandValues(operand, node.where, find, today));
  if (node.op === "distinct") return new Set(found.flat().map(sameKey)).size;
  if (node.op === "age") return wholeYears(found.flat()[0], today);
  const numbers = found.map((values, place) => scoredValues(values, node.of[place]));
  const each = numbers.every(values => values.length);
  if (node.op === "difference") return each ? rounded(numbers[1][0] - numbers[0][0]) : undefined;
  if (node.op === "percentage") return each ? percentage(numbers[0][0], numbers[1][0]) : undefined;
  const all = numbers.flat();
  if (!all.length && node.where && node.op !== "mean") {
    return node.of.some(operand => scoredValues(operandValues(operand, undefined, find, today), operand).length) ? 0 : undefined;
  }
  const total = all.reduce((sum, number) => sum + number, 0);
  return all.length ? rounded(node.op === "mean" ? total / all.length : total) : undefined;
}

// What a percentage is of goes with it; without a base above zero there is none.
function percentage(part, base) {
  return base > 0 ? { part: rounded(part), base: rounded(base), percent: rounded((part * 100) / base, 1) } : undefined;
}

// The rows of a table that count. In `where` a reference with a leading dot is a cell of the row.
function rowsWhere(value, where, find, today) {
  if (!where || !Array.isArray(value)) return value;
  return value.filter(row => evaluate(where, reference => (reference.startsWith(".") ? cellOf(row, reference.slice(1)) : find(reference)), today));
}

function cellOf(row, reference) {
  const [column, part] = reference.split(".");
  return part === undefined ? partOf(row, column) : partOf(partOf(row, column), part);
}

// The answers under an operand: a table's column, a part (`scale.is`), all rows of a matrix, all codes of a choice.
function operandValues(operand, where, find, today) {
  let value = rowsWhere(find(operand.item), where, find, today);
  if (operand.column) value = Array.isArray(value) ? value.map(row => partOf(row, operand.column)) : partOf(value, operand.column);
  const listed = Array.isArray(value) ? value : [value];
  return listed.flatMap(leaves).filter(entry => entry !== null);
}

// How many rows, marked codes or answers there are.
function counted(operand, where, find, today) {
  const value = rowsWhere(find(operand.item), where, find, today);
  return Array.isArray(value) && !operand.column ? value.filter(holdsAnswer).length : operandValues(operand, where, find, today).length;
}

// A row that holds nothing but its label is none.
function holdsAnswer(row) {
  if (row === null || typeof row !== "object") return plain(row) !== null;
  return Object.entries(row).some(([name, cell]) => name !== "row" && plain(cell) !== null);
}

function leaves(value) {
  const shown = plain(value);
  if (Array.isArray(shown)) return shown;
  return shown !== null && typeof shown === "object" ? Object.values(shown).flatMap(leaves) : [shown];
}

function scoredValues(values, operand) {
  return values.map(value => (operand.scores ? scoreOf(value, operand.scores) : numberOf(value))).filter(value => value !== null);
}

function scoreOf(value, scores) {
  return Object.hasOwn(scores, value) ? scores[value] : null;
}

// Blanks around an answer and capital letters do not tell two persons apart.
function sameKey(value) {
  if (typeof value !== "string") return value;
  return value.replace(/[ \t\r\n\u00a0]+/g, " ").replace(/^ | $/g, "").toLowerCase();
}

// Half up, as the number is written in decimals: 1.005 is 1.01.
function rounded(number, places = 2) {
  const text = String(number);
  const shifted = text.includes("e") ? number * 10 ** places : Number(`${text}e${places}`);
  return Math.round(shifted) / 10 ** places + 0;
}

function wholeYears(born, today) {
  if (!DATE.fits(born) || born > today) return undefined;
  return Number(today.slice(0, 4)) - Number(born.slice(0, 4)) - (today.slice(5) < born.slice(5) ? 1 : 0);
}

function bandOf(node, answer) {
  const value = node.op === "percentage" ? answer.percent : answer;
  const found = (node.bands || []).find(band => (band.low === null || value >= band.low) && (band.high === null || value <= band.high));
  return found ? found.text : "";
}
