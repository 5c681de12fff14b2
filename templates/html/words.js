// The form as data, and the words of its language: this script holds neither.

const model = JSON.parse(document.getElementById("model").textContent);
const words = JSON.parse(document.getElementById("words").textContent);
const language = model.language;
const plurals = new Intl.PluralRules(language);
const decimalMark = new Intl.NumberFormat(language).formatToParts(1.5).find(part => part.type === "decimal").value;

function fill(message, values) {
  return message.replace(/\{(\w+)\}/g, (whole, name) => (Object.hasOwn(values, name) ? String(values[name]) : whole));
}

// A message by its name; a counted one takes the plural form of values.count.
function say(name, values = {}) {
  const message = words[name];
  return fill(typeof message === "string" ? message : message[plurals.select(values.count)], values);
}

function withUnit(number, unit) {
  const shown = unit === "zł" ? number.toFixed(2).replace(".", decimalMark) : shownNumber(number);
  const forms = unit && Object.hasOwn(words.units, unit) ? words.units[unit] : null;
  if (forms) return fill(forms[plurals.select(Math.abs(number))], { count: shown });
  return unit ? `${shown}\u00a0${unit}` : shown;
}

const numbers = new Intl.NumberFormat(language, { maximumFractionDigits: 2, useGrouping: "min2" });
const shownNumber = number => numbers.format(number);

function todayIso() {
  return isoDate(new Date());
}

function isoDate(date) {
  return [String(date.getFullYear()).padStart(4, "0"), twoDigits(date.getMonth() + 1), twoDigits(date.getDate())].join("-");
}

function twoDigits(number) {
  return String(number).padStart(2, "0");
}

function clockTime(date) {
  return date.toLocaleTimeString(language, { hour: "numeric", minute: "2-digit" });
}
