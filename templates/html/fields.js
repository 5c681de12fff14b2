// Between the page and a record: read(node, path, aside) gives the answer of a field, write(node, path, value, aside) shows one.
// What does not fit is handed to aside(path, value), so that nothing typed and nothing loaded is lost.

function rawText(name) {
  const found = control(name);
  return found ? found.value.trim() : "";
}

function setRaw(name, text) {
  const found = control(name);
  if (!found) return false;
  found.value = text;
  return true;
}

function setChecked(name, values) {
  for (const mark of controls(name)) {
    if (isList(mark)) choose(mark, values[0] ?? "");
    else mark.checked = values.includes(mark.value);
  }
}

const checkedValues = name => controls(name).flatMap(mark => (isList(mark) ? chosen(mark) : mark.checked ? [mark.value] : []));

function choose(list, code) {
  list.value = code;
  delete list.dataset.kept;
}

// A choice whose condition stopped to hold is shown no more and kept, as a mark that is hidden is.
function chosen(list) {
  const code = list.value || list.dataset.kept;
  return code ? [code] : [];
}

// One text control that holds a value of a format.
function readLine(node, name, aside) {
  const raw = rawText(name);
  if (!raw) return undefined;
  const got = FORMATS[node.t].read(raw, node);
  if (got.problem) aside(name, raw);
  return got.value;
}

function writeLine(node, name, value, aside) {
  if (!FORMATS[node.t].fits(value) || !setRaw(name, FORMATS[node.t].show(value, node))) return aside(name, value);
  return echo(name);
}

const LINE = { read: readLine, write: writeLine };
const DATE_PART = { t: "date" };
const TEXT_PART = { t: "text" };

// Named parts, each on its own line.
function partsField(parts) {
  return {
    read(node, path, aside) {
      const value = {};
      for (const [part, inner] of Object.entries(parts)) keep(value, part, readLine(inner, `${path}.${part}`, aside));
      return value;
    },
    write(node, path, value, aside) {
      eachPart(value, path, aside, (part, inner) => (Object.hasOwn(parts, part) ? writeLine(parts[part], `${path}.${part}`, inner, aside) : aside(`${path}.${part}`, inner)));
    },
  };
}

function keep(target, name, value) {
  if (plain(value) !== null) target[name] = value;
}

function eachPart(value, path, aside, write) {
  if (!isPlainObject(value)) return aside(path, value);
  return Object.entries(value).forEach(([part, inner]) => write(part, inner));
}

// Radios, checkboxes or a list, some of whose options open a text.
const CHOICE = {
  read(node, path) {
    const codes = checkedValues(path).map(code => {
      const text = (node.free || []).includes(code) ? rawText(`${path}.${code}`) : "";
      return text ? { code, text } : code;
    });
    return node.multiple ? codes : codes[0];
  },
  write(node, path, value, aside) {
    const entries = node.multiple ? (Array.isArray(value) ? value : null) : [value];
    if (!entries) return aside(path, value);
    const known = entries.filter(entry => node.codes.includes(codeOf(entry)));
    setChecked(path, known.map(codeOf));
    for (const entry of known) {
      const text = partOf(entry, "text");
      const fits = text === undefined || (typeof text === "string" && (node.free || []).includes(codeOf(entry)) && setRaw(`${path}.${codeOf(entry)}`, text));
      if (!fits) aside(`${path}.${codeOf(entry)}`, text);
    }
    if (known.length < entries.length) aside(path, node.multiple ? entries.filter(entry => !known.includes(entry)) : value);
    return undefined;
  },
};

function codeOf(entry) {
  return typeof entry === "string" ? entry : partOf(entry, "code");
}

// Numbers in a row; with marks, a row for each.
const SCALE = {
  read(node, path) {
    if (!node.marks) return numberMarked(path);
    const value = {};
    for (const mark of node.marks) keep(value, mark, numberMarked(`${path}.${mark}`));
    return value;
  },
  write(node, path, value, aside) {
    if (!node.marks) return markNumber(node, path, value, aside);
    return eachPart(value, path, aside, (mark, inner) => (node.marks.includes(mark) ? markNumber(node, `${path}.${mark}`, inner, aside) : aside(`${path}.${mark}`, inner)));
  },
};

function numberMarked(name) {
  const [marked] = checkedValues(name);
  return marked === undefined ? undefined : Number(marked);
}

function markNumber(node, name, value, aside) {
  if (typeof value !== "number" || !node.values.includes(value)) return aside(name, value);
  return setChecked(name, [String(value)]);
}

// A matrix: {row: code}; with a comment or a written label {row: {name, code, text}}.
const GRID = {
  read(node, path) {
    const value = {};
    for (const row of node.rows) keep(value, row, readGridRow(node, `${path}.${row}`, false));
    for (const row of node.open ?? []) keep(value, row, readGridRow(node, `${path}.${row}`, true));
    return value;
  },
  write(node, path, value, aside) {
    const rows = [...node.rows, ...(node.open ?? [])];
    eachPart(value, path, aside, (row, inner) => (rows.includes(row) ? writeGridRow(node, `${path}.${row}`, inner, aside) : aside(`${path}.${row}`, inner)));
  },
};

function readGridRow(node, name, open) {
  const marked = checkedValues(name).map(code => (node.numeric ? Number(code) : code));
  const code = node.multiple ? marked : marked[0];
  if (!open && !node.comment) return code;
  const row = {};
  if (open) keep(row, "name", rawText(`${name}.name`));
  keep(row, "code", code);
  if (node.comment) keep(row, "text", rawText(`${name}.text`));
  return row;
}

function writeGridRow(node, name, value, aside) {
  const object = isPlainObject(value);
  const marked = object ? partOf(value, "code") : value;
  const codes = [].concat(marked ?? []).map(String);
  if (codes.every(code => node.codes.includes(code)) && (node.multiple || codes.length < 2)) setChecked(name, codes);
  else aside(name, value);
  for (const part of object ? ["name", "text"].filter(part => Object.hasOwn(value, part)) : []) {
    if (typeof value[part] !== "string" || !setRaw(`${name}.${part}`, value[part])) aside(`${name}.${part}`, value[part]);
  }
}

// The notes of a topic, with a scale {notes, scale}.
const TOPIC = {
  read(node, path) {
    if (!node.scale) return rawText(path);
    const value = {};
    keep(value, "notes", rawText(`${path}.notes`));
    keep(value, "scale", numberMarked(`${path}.scale`));
    return value;
  },
  write(node, path, value, aside) {
    if (!node.scale) return writeLine(TEXT_LINES, path, value, aside);
    return eachPart(value, path, aside, (part, inner) => {
      if (part === "notes") return writeLine(TEXT_LINES, `${path}.notes`, inner, aside);
      return part === "scale" ? markNumber({ values: node.scale }, `${path}.scale`, inner, aside) : aside(`${path}.${part}`, inner);
    });
  },
};

const TEXT_LINES = { t: "lines" };

// So many rows of a file are shown where the form sets no bound; the rest is kept aside.
const MOST_ROWS = 500;

// Rows of a table and cards of a repeated section; an empty card stays in the draft, so that its place is known.
const ROWS = {
  read(node, path, aside) {
    return cardsOf(path).map((card, index) => {
      const row = { ...(node.rows && { row: node.rows[index] }), ...readFields(node.fields, card.dataset.row, aside) };
      cardPlaces.set(row, card.dataset.row);
      return row;
    });
  },
  write(node, path, value, aside) {
    if (!Array.isArray(value)) return aside(path, value);
    const rows = node.rows ? fixedRows(node, path, value, aside) : value.slice(0, node.max ?? MOST_ROWS);
    value.slice(rows.length).forEach((row, index) => node.rows || aside(`${path}.${rows.length + index}`, row));
    if (!node.rows) resizeRows(path, rows.length);
    return cardsOf(path).forEach((card, index) => rows[index] !== undefined && writeCard(node, card.dataset.row, rows[index], aside));
  },
};

function fixedRows(node, path, value, aside) {
  value.filter(row => !node.rows.includes(partOf(row, "row"))).forEach(row => aside(path, row));
  return node.rows.map(code => value.find(row => partOf(row, "row") === code));
}

function writeCard(node, prefix, row, aside) {
  if (!isPlainObject(row)) return aside(prefix.slice(0, -1), row);
  const cells = Object.fromEntries(Object.entries(row).filter(([name]) => !(node.rows && name === "row")));
  return writeFields(node.fields, prefix, cells, aside);
}

const NOTHING = { read: () => undefined, write: () => undefined };

const FIELDS = {
  text: LINE,
  lines: LINE,
  integer: LINE,
  decimal: LINE,
  money: LINE,
  date: LINE,
  time: LINE,
  month: LINE,
  period: partsField({ from: DATE_PART, to: DATE_PART }),
  attachment: partsField({ number: TEXT_PART, note: TEXT_PART }),
  signature: partsField({ place: TEXT_PART, date: DATE_PART }),
  choice: CHOICE,
  scale: SCALE,
  grid: GRID,
  topic: TOPIC,
  rows: ROWS,
  computed: NOTHING,
};

// All answers under some fields, hidden ones too.
function readFields(fields, prefix, aside) {
  const draft = {};
  for (const node of flat(fields)) keep(draft, node.id, FIELDS[node.t].read(node, prefix + node.id, aside));
  return draft;
}

// An answer under the old id of a question goes to that question, unless it has an answer of its own.
function writeFields(fields, prefix, answers, aside) {
  const known = new Map(flat(fields).map(node => [node.id, node]));
  const renamed = new Map(flat(fields).filter(node => node.replaces && !Object.hasOwn(answers, node.id)).map(node => [node.replaces, node]));
  for (const [id, value] of Object.entries(answers)) {
    const node = known.get(id) ?? renamed.get(id);
    if (node) FIELDS[node.t].write(node, prefix + node.id, value, aside);
    else aside(prefix + id, value);
  }
}

// The fields of groups among the others: a group governs, it does not nest.
function flat(fields) {
  return fields.flatMap(node => (node.t === "group" ? flat(node.fields) : [node]));
}
