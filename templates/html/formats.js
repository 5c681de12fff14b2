// From what is typed to what is recorded and back. read(raw, node) gives {value}, or {problem} where the text is none of its kind;
// check(value, node) gives the problem of a value that is one, or ""; show(value) gives the text of the field.

const DATE = {
  read(raw, node = {}) {
    const found =
      swapped(/^(\d{4})[.,/ -]+(\d{1,2})[.,/ -]+(\d{1,2})(?:\s*r\.?)?$/.exec(raw)) ||
      /^(\d{1,2})[.,/ -]+(\d{1,2})[.,/ -]+(\d{2,4})(?:\s*r\.?)?$/.exec(raw) ||
      /^(\d\d)(\d\d)(\d{4})$/.exec(raw) ||
      namedMonth(raw);
    if (!found) return { problem: say("date") };
    if (found[3].length === 3) return { problem: say("date_year") };
    const date = new Date(2000, 0, 1);
    date.setFullYear(fullYear(found[3], node), found[2] - 1, Number(found[1]));
    const exists = date.getMonth() === found[2] - 1 && date.getDate() === Number(found[1]);
    return exists ? { value: isoDate(date) } : { problem: say("date_none", { value: raw }) };
  },
  check(value, node) {
    const low = node.min === "today" ? todayIso() : node.min;
    const high = node.max === "today" ? todayIso() : node.max;
    if (high && value > high) return node.max === "today" ? say("date_future") : say("date_max", { value: DATE.show(high) });
    if (low && value < low) return node.min === "today" ? say("date_past") : say("date_min", { value: DATE.show(low) });
    return "";
  },
  show: value => value.split("-").reverse().join("."),
  fits: value => typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value) && DATE.read(value).value === value,
  echo: value => new Date(`${value}T12:00`).toLocaleDateString(language, { weekday: "long", day: "numeric", month: "long", year: "numeric" }),
};

// A year of two digits is the latest one that the bounds of the field, else the next twenty years, allow; the day in words shows it.
function fullYear(digits, node) {
  const year = Number(digits);
  if (digits.length > 2) return year;
  const now = new Date().getFullYear();
  const bound = (iso, otherwise) => (iso === "today" ? now : iso ? Number(iso.slice(0, 4)) : otherwise);
  const latest = bound(node.max, now + 20);
  return latest - ((((latest - year) % 100) + 100) % 100);
}

function swapped(iso) {
  return iso && [iso[0], iso[3], iso[2], iso[1]];
}

// "7 marca 2026": the month's name as the language writes it in a date.
function namedMonth(raw) {
  const found = /^(\d{1,2})\.?\s+(\p{L}+)\s+(\d{4})(?:\s*r\.?)?$/u.exec(raw);
  const month = found && monthNumber(found[2]);
  return month ? [raw, found[1], String(month), found[3]] : null;
}

function monthNumber(name) {
  const styles = [{ day: "numeric", month: "long" }, { month: "long" }];
  for (let month = 0; month < 12; month += 1) {
    const names = styles.map(style => new Intl.DateTimeFormat(language, style).formatToParts(new Date(2026, month, 7)).find(part => part.type === "month").value);
    if (names.includes(name.toLowerCase())) return month + 1;
  }
  return 0;
}

const MONTH = {
  read(raw) {
    const iso = /^(\d{4})-(\d{1,2})$/.exec(raw);
    const typed = /^(\d{1,2})[.,/ -]+(\d{4})(?:\s*r\.?)?$/.exec(raw) || /^(\d\d)(\d{4})$/.exec(raw);
    const named = /^(\p{L}+)\s+(\d{4})(?:\s*r\.?)?$/u.exec(raw);
    const month = Number(iso ? iso[2] : typed ? typed[1] : named ? monthNumber(named[1]) : 0);
    const year = iso ? iso[1] : typed ? typed[2] : named ? named[2] : "";
    return month >= 1 && month <= 12 ? { value: `${year}-${twoDigits(month)}` } : { problem: say("month") };
  },
  check: () => "",
  show: value => value.split("-").reverse().join("."),
  fits: value => typeof value === "string" && /^\d{4}-(0[1-9]|1[0-2])$/.test(value),
};

const TIME = {
  read(raw) {
    const found = /^(\d{1,2})(?:[:., ](\d{2}))?$/.exec(raw) || /^(\d{1,2})(\d{2})$/.exec(raw);
    const good = found && Number(found[1]) < 24 && Number(found[2] || 0) < 60;
    return good ? { value: `${twoDigits(Number(found[1]))}:${found[2] || "00"}` } : { problem: say("time") };
  },
  check: () => "",
  show: value => value,
  fits: value => typeof value === "string" && /^([01]\d|2[0-3]):[0-5]\d$/.test(value),
};

// A number with spaces between its digits, a comma or a point, perhaps followed by its unit.
function typedNumber(raw, node) {
  let text = raw.replace(/[\s\u00a0]/g, "").replace(/\u2212/g, "-");
  if (node.unit || node.t === "money") text = text.replace(/[\p{L}.%]+$/u, "");
  if (text.includes(",") && text.includes(".")) text = text.replace(/\./g, "");
  return text.replace(",", ".");
}

function checkBounds(value, node) {
  const low = node.min === undefined ? null : Number(node.min);
  const high = node.max === undefined ? null : Number(node.max);
  const number = Number(value);
  const wrong = (low !== null && number < low) || (high !== null && number > high);
  if (!wrong) return "";
  const values = { min: low === null ? "" : shownNumber(low), max: high === null ? "" : shownNumber(high) };
  return say(low !== null && high !== null ? "between" : low !== null ? "at_least" : "at_most", values);
}

function numberFormat(pattern, problem) {
  return {
    read(raw, node) {
      const text = typedNumber(raw, node);
      return pattern.test(text) ? { value: Number(text) } : { problem: say(problem) };
    },
    check: checkBounds,
    show: value => String(value).replace(".", decimalMark),
    fits: value => typeof value === "number" && pattern.test(String(value)),
  };
}

const MONEY = {
  read(raw, node) {
    const text = typedNumber(raw, node);
    return /^-?\d{1,12}(\.\d{1,2})?$/.test(text) ? { value: Number(text).toFixed(2) } : { problem: say("money") };
  },
  check: checkBounds,
  show: value => value.replace(".", decimalMark),
  fits: value => typeof value === "string" && /^-?\d{1,12}(\.\d{1,2})?$/.test(value),
};

// Texts of a fixed format: tidy(raw) forgives spaces, dashes and prefixes.
const TEXT_FORMATS = {
  phone: {
    tidy: raw => (/^(\+|00)(?!48)/.test(raw) ? raw.replace(/[\s-]/g, "") : raw.replace(/^(\+|00)48/, "").replace(/[\s()-]/g, "")),
    check(value) {
      if (/^(\+|00)\d{7,15}$/.test(value)) return "";
      if (/\D/.test(value)) return say("phone_digits");
      return value.length === 9 ? "" : say("phone_count", { count: value.length });
    },
    show: value => value.replace(/^(\d{3})(\d{3})(\d{3})$/, "$1 $2 $3"),
  },
  pesel: {
    tidy: raw => raw.replace(/[\s-]/g, ""),
    check(value) {
      if (/\D/.test(value)) return say("pesel_digits");
      if (value.length !== 11) return say("pesel_count", { count: value.length });
      return peselHolds(value) ? "" : say("pesel_sum");
    },
  },
  postal_code: {
    tidy: raw => raw.replace(/^(\d\d)[\s-]*(\d{3})$/, "$1-$2"),
    check: value => (/^\d\d-\d{3}$/.test(value) ? "" : say("postal_code")),
  },
  email: {
    tidy: raw => raw.replace(/\s/g, ""),
    check: value => (/^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(value) ? "" : say("email")),
  },
  case_code: {
    tidy: raw => raw.replace(/\s/g, ""),
    check: value => (/^[\p{L}\d][\p{L}\d./_-]*$/u.test(value) ? "" : say("case_code")),
  },
};

// The control digit and the birth date of a PESEL (ustawa o ewidencji ludności, art. 15–16): weights 1 3 7 9, century in the month.
function peselHolds(value) {
  const digits = [...value].map(Number);
  const sum = digits.slice(0, 10).reduce((total, digit, place) => total + digit * [1, 3, 7, 9][place % 4], 0);
  const month = Number(value.slice(2, 4));
  const century = [1900, 2000, 2100, 2200, 1800][Math.floor(month / 20)];
  const born = DATE.read(`${century + Number(value.slice(0, 2))}-${twoDigits(month % 20)}-${value.slice(4, 6)}`);
  return (10 - (sum % 10)) % 10 === digits[10] && !born.problem;
}

function textFormat(node) {
  return Object.hasOwn(TEXT_FORMATS, node.format || "") ? TEXT_FORMATS[node.format] : null;
}

const LONGEST_TEXT = 100000;

const TEXT = {
  read(raw, node) {
    const format = textFormat(node);
    return { value: format ? format.tidy(raw) : raw };
  },
  check(value, node) {
    if (node.max_length && value.length > node.max_length) return say("too_long", { count: value.length - node.max_length });
    const format = textFormat(node);
    if (format) return format.check(value);
    if (node.pattern && !new RegExp(`^(?:${node.pattern})$`, "u").test(value)) return node.pattern_message;
    return "";
  },
  show(value, node) {
    const format = textFormat(node);
    return format && format.show ? format.show(value) : value;
  },
  fits: value => typeof value === "string" && value.length <= LONGEST_TEXT,
};

const FORMATS = {
  text: TEXT,
  lines: TEXT,
  date: DATE,
  month: MONTH,
  time: TIME,
  money: MONEY,
  integer: numberFormat(/^-?\d{1,15}$/, "integer"),
  decimal: numberFormat(/^-?(\d{1,12}(\.\d{1,6})?|\.\d{1,6})$/, "decimal"),
};
