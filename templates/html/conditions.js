// Evaluates a condition tree. Twin of src/swtools/conditions/evaluate.py; both pass tests/conditions/vectors.json.
// lookup(reference) returns the answer of `item` or `item.part`, or undefined where it is unanswered or hidden.

function evaluate(condition, lookup, today) {
  if (condition.all) return condition.all.every(part => evaluate(part, lookup, today));
  if (condition.any) return condition.any.some(part => evaluate(part, lookup, today));
  if (condition.not) return !evaluate(condition.not, lookup, today);
  return compare(condition, lookup, today);
}

// The answer as it is compared: the code of {code, text}, null for anything empty.
function plain(value) {
  if (Array.isArray(value)) return value.length ? value.map(plain) : null;
  if (value !== null && typeof value === "object") {
    if (Object.hasOwn(value, "code")) return plain(value.code);
    return Object.keys(value).length ? value : null;
  }
  return value === undefined || value === "" ? null : value;
}

function isPlainObject(value) {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

function partOf(value, name) {
  return isPlainObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

function compare(condition, lookup, today) {
  const actual = plain(lookup(condition.item));
  if (condition.op === "answered") return (actual !== null) === (condition.value !== false);
  const negative = condition.op === "ne" || condition.op === "not_in";
  const expected = operandOf(condition, lookup, today);
  if (actual === null || expected === null) return negative;
  const answers = [].concat(actual);
  const ordered = ORDER[condition.op];
  if (ordered) return answers.some(answer => inOrder(answer, expected, ordered));
  const wanted = [].concat(expected);
  return answers.some(answer => wanted.some(value => same(answer, value))) !== negative;
}

function operandOf(condition, lookup, today) {
  if (condition.today) return today;
  if (Object.hasOwn(condition, "value_of")) return plain(lookup(condition.value_of));
  return condition.value;
}

const ORDER = {
  gt: (first, second) => first > second,
  ge: (first, second) => first >= second,
  lt: (first, second) => first < second,
  le: (first, second) => first <= second,
};

const NUMBER = /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i;

function numberOf(value) {
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  return typeof value === "string" && NUMBER.test(value) ? Number(value) : null;
}

function isCount(value) {
  return typeof value === "number" || typeof value === "boolean";
}

function same(left, right) {
  if (!isCount(left) && !isCount(right)) return left === right;
  const first = numberOf(left);
  return first !== null && first === numberOf(right);
}

function inOrder(left, right, ordered) {
  const first = numberOf(left);
  const second = numberOf(right);
  if (first !== null && second !== null) return ordered(first, second);
  return typeof left === "string" && typeof right === "string" && ordered(left, right);
}

// Every reference that a tree reads; with `compared` without those that it only asks to be answered.
function references(condition, compared = false) {
  const parts = condition.all || condition.any || (condition.not && [condition.not]);
  if (parts) return parts.flatMap(part => references(part, compared));
  if (compared && condition.op === "answered") return [];
  return Object.hasOwn(condition, "value_of") ? [condition.item, condition.value_of] : [condition.item];
}
