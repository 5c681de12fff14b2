// The four commands of the bar and their dialogs.

const SHORTEST_PASSPHRASE = 12;

// A page that was not opened from a file or over https has no cryptography.
const canProtect = () => Boolean(window.crypto && crypto.subtle);

function openDialog(name) {
  const dialog = byId(`dialog-${name}`);
  one("form", dialog).reset();
  complain(name, "");
  dialog.showModal();
  return dialog;
}

function complain(name, message, field) {
  const place = byId(`${name}-error`);
  const dialog = byId(`dialog-${name}`);
  for (const wrong of all("[aria-invalid]", dialog)) wrong.removeAttribute("aria-invalid");
  if (place) place.textContent = message;
  if (!field) return;
  field.before(place);
  field.setAttribute("aria-invalid", "true");
  field.focus();
}

const COMMANDS = {
  save() {
    openDialog("save");
    byId("file-name").textContent = fileName();
    byId("passphrases").hidden = true;
    byId("protect").closest(".options").hidden = !canProtect();
  },
  load() {
    openDialog("load");
    byId("load-protected").hidden = true;
    byId("load-replaces").hidden = !dirty;
  },
  print() {
    if (byId("dialog-print")) openDialog("print");
    else window.print();
  },
  clear() {
    openDialog("clear");
  },
};

const ANSWERS = {
  async save() {
    const [first, again] = [byId("passphrase"), byId("passphrase-again")];
    const passphrase = byId("protect").checked ? first.value : "";
    if (byId("protect").checked) {
      if (passphrase.length < SHORTEST_PASSPHRASE) return complain("save", words.passphrase_short, first);
      if (passphrase !== again.value) return complain("save", words.passphrase_differs, again);
    }
    const record = currentRecord();
    const file = passphrase ? await seal(record, passphrase) : record;
    try {
      if (!(await writeFile(`${JSON.stringify(file, null, 1)}\n`, fileName()))) return undefined;
    } catch {
      return complain("save", words.file_failed);
    }
    closeDialog("save");
    return statusIs(say(passphrase ? "saved_protected" : "saved", { time: clockTime(new Date()) }));
  },
  async load() {
    const [chosen] = byId("load-file").files;
    if (!chosen) return complain("load", words.file_needed, byId("load-file"));
    const { file, problem } = await readFile(chosen);
    if (problem) return complain("load", problem, byId("load-file"));
    const record = file.data === undefined ? file : await unprotected(file);
    if (record === undefined) return undefined;
    if (file.instrument !== model.instrument) return loadOther(record, file.instrument, legible(chosen.name, 80));
    const failed = showRecord(record);
    if (failed) return complain("load", failed, byId("load-file"));
    closeDialog("load");
    return byId(Object.keys(carried).length ? "unplaced" : "title").focus();
  },
  print() {
    const withWorker = one("[name=print-for]:checked", byId("dialog-print")).value === "worker";
    closeDialog("print");
    printForm(withWorker);
  },
  clear() {
    clearForm();
    closeDialog("clear");
    statusIs(words.empty);
    scrollTo(0, 0);
    byId("title").focus();
  },
  idle() {
    closeDialog("idle");
    COMMANDS.save();
  },
};

// The record of another form, by the name of its file, which ends with the form's code: first shows what can be taken over from it,
// then takes it over. A record knows its form only by an id that nobody reads.
function loadOther(record, instrument, name) {
  if (!isPlainObject(record) || record.instrument !== instrument) return complain("load", words.file_damaged, byId("load-file"));
  const found = offered(record);
  if (!found.length) return complain("load", say("file_other", { name }), byId("load-file"));
  if (!wasOffered(found)) {
    byId("carry-offer").textContent = say("carry_offer", { name });
    return complain("load", "");
  }
  const left = takeOver(found);
  closeDialog("load");
  touched();
  byId("status").textContent = say("carry_done", { fields: found.map(({ path }) => labelOf(path)).join(", ") }) + (left ? ` ${words.carry_left}` : "");
  return byId("title").focus();
}

// {file} or {problem}; the file may have gone since it was chosen.
async function readFile(chosen) {
  if (chosen.size > LARGEST_FILE) return { problem: words.file_unreadable };
  try {
    return parseFile(await chosen.text());
  } catch {
    return { problem: words.file_unreadable };
  }
}

// The record of a protected file, or undefined after a complaint.
async function unprotected(file) {
  if (!canProtect()) return complain("load", words.no_crypto, byId("load-file"));
  if (!(await isWhole(file))) return complain("load", words.file_damaged, byId("load-file"));
  const asked = !byId("load-protected").hidden;
  byId("load-protected").hidden = false;
  const passphrase = byId("load-passphrase").value;
  if (!asked || !passphrase) return complain("load", words.passphrase_needed, byId("load-passphrase"));
  const record = await unseal(file, passphrase);
  if (record === undefined) return complain("load", words.file_damaged, byId("load-file"));
  return record === null ? complain("load", words.passphrase_wrong, byId("load-passphrase")) : record;
}

function closeDialog(name) {
  const dialog = byId(`dialog-${name}`);
  one("form", dialog).reset();
  dialog.close();
}

const dialogName = dialog => dialog.id.replace("dialog-", "");

function closeDialogs() {
  for (const open of all("dialog[open]")) closeDialog(dialogName(open));
}

function startDialogs() {
  for (const command of all("[data-command]")) command.addEventListener("click", () => COMMANDS[command.dataset.command]());
  for (const close of all("[data-close]")) close.addEventListener("click", () => closeDialog(dialogName(close.closest("dialog"))));
  for (const [name, answer] of Object.entries(ANSWERS)) {
    const dialog = byId(`dialog-${name}`);
    if (!dialog) continue;
    one("form", dialog).addEventListener("submit", event => {
      event.preventDefault();
      answer();
    });
  }
  byId("dialog-load").addEventListener("close", forgetOffer);
  byId("protect").addEventListener("change", event => { byId("passphrases").hidden = !event.target.checked; });
  byId("load-file").addEventListener("change", () => {
    byId("load-protected").hidden = true;
    forgetOffer();
    complain("load", "");
  });
}
