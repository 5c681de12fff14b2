// The page: finding its parts. The form's own properties are never read by name, because a field may be called like one.

const form = document.getElementById("form");
const root = document.documentElement;
let named = new Map();
let questions = new Map();

const CONTROLS = "input, textarea, select";
const all = (selector, inside = document) => [...inside.querySelectorAll(selector)];
const one = (selector, inside = document) => inside.querySelector(selector);
const byId = id => document.getElementById(id);

function make(tag, className = "", text = "") {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text) element.textContent = text;
  return element;
}

function button(className, text) {
  const element = make("button", className, text);
  element.type = "button";
  return element;
}

// Finds the controls and questions again, after rows have come or gone.
function reindex() {
  named = new Map();
  questions = new Map();
  for (const control of all(`:is(${CONTROLS})[name]`, form)) {
    if (!named.has(control.name)) named.set(control.name, []);
    named.get(control.name).push(control);
  }
  for (const question of all("[data-q]", form)) questions.set(question.dataset.q, question);
}

const controls = name => named.get(name) ?? [];
const control = name => controls(name)[0];
const isMark = field => field.type === "radio" || field.type === "checkbox";
const isList = field => field !== undefined && field.tagName === "SELECT";

// The nearest element around that fits; `element` may be the form, whose own `closest` a field of that name would hide.
const around = (element, selector) => Element.prototype.closest.call(element, selector);

// The nearest question or cell around an element.
const questionOf = element => element.closest("[data-q]");

const workerOff = () => root.classList.contains("without-worker");
const isOff = element => element.closest("[hidden]") !== null || (workerOff() && element.closest(".worker, .workers") !== null);
