// Saving a record to a file and showing one. What a file holds and this form has no place for is kept and saved again.

const LARGEST_FILE = 8000000;
const MOST_VALUES = 100000;
const DEEPEST = 24;
let dirty = false;
let carried = {};

function touched() {
  dirty = true;
  byId("status").textContent = words.unsaved;
}

function statusIs(text) {
  dirty = false;
  byId("status").textContent = text;
}

function currentRecord() {
  refresh();
  const record = {
    instrument: model.instrument,
    version: model.version,
    definition_hash: model.definition_hash,
    saved_at: new Date().toISOString(),
    language,
    answers: state.answers,
  };
  const facts = factsOf(state.live);
  if (Object.keys(facts).length) record.facts = facts;
  const unplaced = { ...carried, ...recordPaths(state.unread) };
  return Object.keys(unplaced).length ? { ...record, unplaced } : record;
}

// Typed texts that are no answers yet, under the paths that their cards have in the record; hidden ones are left out.
function recordPaths(unread) {
  const live = new Set(state.live.map(({ path }) => path));
  const shown = Object.entries(unread).filter(([name]) => live.has(name) || live.has(name.slice(0, name.lastIndexOf("."))));
  return Object.fromEntries(shown.map(([name, text]) => [bracketed(recordPath(name)), text]));
}

function recordPath(name) {
  const card = state.renamed.filter(([prefix]) => name.startsWith(prefix)).sort(([first], [second]) => second.length - first.length)[0];
  return card ? card[1] + name.slice(card[0].length) : name;
}

// Shows a record's answers in an empty form; returns what had no place.
function showAnswers(answers, unplaced) {
  emptyForm();
  emptyRows();
  const left = Object.create(null);
  writeFields(model.fields, "", answers, (path, value) => { left[bracketed(path)] = value; });
  for (const [place, value] of Object.entries(unplaced)) {
    const path = dotted(place);
    const typed = typeof value === "string" && control(path) && !["radio", "checkbox", "select-one"].includes(control(path).type) && !rawText(path);
    if (typed) setRaw(path, value);
    else left[place] = value;
  }
  carried = left;
  refresh();
  forgetErrors();
  for (const box of all(LONG_TABLES, form)) foldFilled(box);
  showUnplaced(carried);
  return left;
}

function clearForm() {
  emptyForm();
  emptyRows();
  carried = {};
  writeInitial();
  refresh();
  forgetErrors();
  showUnplaced(carried);
}

// Says whether a value is no larger than a record can be; walks without recursion, because the value may be nested a million times.
function isOfRecordSize(value) {
  let layer = [value];
  let count = 0;
  for (let depth = 0; layer.length; depth += 1) {
    count += layer.length;
    if (depth > DEEPEST || count > MOST_VALUES) return false;
    const next = [];
    for (const entry of layer) {
      if (entry === null || typeof entry !== "object") continue;
      for (const inner of Object.values(entry)) next.push(inner);
      if (next.length > MOST_VALUES) return false;
    }
    layer = next;
  }
  return true;
}

// A file's content as {file}, or {problem}.
function parseFile(text) {
  let file;
  try {
    file = JSON.parse(text);
  } catch {
    return { problem: words.file_unreadable };
  }
  if (!isOfRecordSize(file)) return { problem: words.file_unreadable };
  if (!isPlainObject(file) || typeof file.instrument !== "string" || !(isPlainObject(file.answers) || typeof file.data === "string")) return { problem: words.file_unreadable };
  return { file };
}

function showRecord(record) {
  if (!isPlainObject(record) || record.instrument !== model.instrument || !isPlainObject(record.answers)) return words.file_damaged;
  const before = currentRecord();
  try {
    showAnswers(record.answers, isPlainObject(record.unplaced) ? record.unplaced : {});
  } catch {
    showAnswers(before.answers, before.unplaced ?? {});
    return words.file_damaged;
  }
  const named = typeof record.version === "string" && record.version !== model.version;
  const older = named ? ` ${say("file_version", { version: legible(record.version, 20) })}` : "";
  const other = !older && record.definition_hash !== model.definition_hash ? ` ${words.file_definition}` : "";
  statusIs(words.loaded + (older || other ? "." : "") + older + other);
  return "";
}

// Case code, day, code of the form; never a person or a group. What has no digit is no code but, by a slip, somebody's name.
function fileName() {
  const written = model.case_code ? rawText(model.case_code) : "";
  const code = /\d/.test(written) ? written.replace(/[^\p{L}\d.-]/gu, "") : "";
  return [...(model.case_code ? [code || words.no_code] : []), todayIso(), model.code].join("_") + ".json";
}

// Returns false where the person turned back.
async function writeFile(text, name) {
  if (!window.showSaveFilePicker) return download(text, name);
  let handle;
  try {
    handle = await window.showSaveFilePicker({ suggestedName: name, types: [{ accept: { "application/json": [".json"] } }] });
  } catch (problem) {
    if (problem.name === "AbortError") return false;
    return download(text, name);
  }
  const file = await handle.createWritable();
  await file.write(text);
  await file.close();
  return true;
}

function download(text, name) {
  const link = make("a");
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = name;
  link.href = address;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
  return true;
}
