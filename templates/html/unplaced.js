// Answers of a file that have no place in this form, in words: which question they answered, and what was marked.
// What the form still knows by name is named; a code that it has forgotten is said to be an answer of an earlier version.

const MOST_LINES = 200;
const LONGEST_LINE = 500;
const MOST_STEPS = 12;

function showUnplaced(unplaced) {
  const box = byId("unplaced");
  const entries = Object.entries(unplaced);
  const lines = entries.slice(0, MOST_LINES).map(([path, value]) => make("li", "", inWords(path, value)));
  if (entries.length > MOST_LINES) lines.push(make("li", "", say("more_lines", { count: entries.length - MOST_LINES })));
  one("ul", box).replaceChildren(...lines);
  box.hidden = !entries.length;
}

// A foreign text as it may be shown: without control and direction marks, cut. What is kept and saved stays whole.
function legible(text, longest) {
  return cut(text, longest).replace(/[\p{Cc}\p{Cf}]/gu, " ");
}

const cut = (text, longest) => (text.length > longest ? `${text.slice(0, longest)}…` : text);

// A path as records name it (goals[0].until), and as controls are called (goals.0.until).
const bracketed = path => path.replace(/\.(\d+)(?=\.|$)/g, "[$1]");
const dotted = path => path.replace(/\[(\d+)\]/g, ".$1");

// The words of a question alone: without its number and "required".
function labelOf(path) {
  const label = one(":scope > .label", questions.get(path));
  if (!label) return path;
  const words = label.cloneNode(true);
  for (const part of all(".number, .must", words)) part.remove();
  return words.textContent.replace(/\s+/g, " ").trim();
}

function inWords(path, value) {
  const { question, rest } = placed(dotted(path));
  if (question === undefined) return `${legible(path, 80)}: ${asWritten(value)}`;
  const node = nodeOf(question);
  const place = rest.reduce((words, step) => behind(words, ", ", stepWords(node, question, step)), labelOf(question));
  return behind(place, ": ", cut(valueWords(node, question, value), LONGEST_LINE));
}

// A question mark is sign enough between a question and what follows.
const behind = (words, sign, more) => (/[?!.:]$/.test(words) ? `${words} ${more}` : words + sign + more);

// The question of the form under which a path lies, and the steps of the path that are left.
function placed(path) {
  const steps = path.split(".").slice(0, MOST_STEPS);
  for (let count = steps.length; count; count -= 1) {
    const question = steps.slice(0, count).join(".");
    if (questions.has(question)) return { question, rest: steps.slice(count) };
  }
  return {};
}

// The node of a question; the serials of cards and rows are no names.
function nodeOf(question) {
  const names = question.split(".").filter(step => !/^\d+$/.test(step));
  return names.reduce((node, name) => nodeNamed(node.fields ?? [], name) ?? {}, model);
}

function nodeNamed(fields, id) {
  for (const node of fields) {
    const found = node.t === "group" ? nodeNamed(node.fields, id) : node.id === id && node;
    if (found) return found;
  }
  return undefined;
}

// A step below a question: the number of a row, the words of a row or of a mark.
function stepWords(node, question, step) {
  if (/^\d+$/.test(step)) return String(Number(step) + 1);
  const part = all("[data-part]", questions.get(question)).find(found => found.dataset.part === step);
  if (part) return one("legend", part).textContent.trim();
  return node.t === "grid" ? nameOf(node.retired_rows, step, "earlier_row") : legible(step, 80);
}

// Codes of a choice or a matrix by their names; anything else as the file has it.
function valueWords(node, question, value) {
  const entries = Array.isArray(value) ? value : [value];
  const coded = ["choice", "grid"].includes(node.t) && entries.length && entries.every(entry => typeof codeOf(entry) === "string");
  return coded ? entries.map(entry => entryWords(node, question, entry)).join("; ") : asWritten(value);
}

function entryWords(node, question, entry) {
  const text = partOf(entry, "text");
  const name = optionWords(question, codeOf(entry)) || nameOf(node.retired, codeOf(entry), "earlier_answer");
  return typeof text === "string" && text ? `${name}: ${legible(text, LONGEST_LINE)}` : name;
}

// What stands beside the mark, or in the list, of a code that the form still offers.
function optionWords(question, code) {
  const offer = all("input, option", questions.get(question)).find(found => found.value === code && (isMark(found) || found.tagName === "OPTION"));
  return offer ? (offer.closest("label") ?? offer).textContent.trim() : "";
}

function nameOf(names, code, forgotten) {
  return names && Object.hasOwn(names, code) ? names[code] : say(forgotten, { code: legible(code, 80) });
}

const asWritten = value => legible(typeof value === "string" ? value : JSON.stringify(value), LONGEST_LINE);
