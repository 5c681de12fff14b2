// Filters by kind and role, and longer names of links. Everything else on the page works without this script.
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const { words, tools: facts } = JSON.parse(document.getElementById("page_data").textContent);
const plural = new Intl.PluralRules(document.documentElement.lang);
const form = (forms, count) => forms[plural.select(count)] ?? forms.other;
const fill = (template, values) => template.replace(/\{(\w+)\}/g, (_, name) => values[name]);

const filters = document.getElementById("filters");
const tools = all("[data-tool]");
// What a tool is filtered by; a tool may stand at several stages.
const kindOf = (tool) => facts[tool.dataset.tool][0];
const roleOf = (tool) => facts[tool.dataset.tool][1];
const total = new Set(tools.map((tool) => tool.dataset.tool)).size;

// A cell of the grid counts the group's own tools at its stage; shared ones that it takes are counted in the shared row.
const cells = all("td a").map((link) => ({
  link,
  cards: all(".counted > [data-tool]", document.getElementById(link.hash.slice(1))),
  label: document.createElement("b"),
}));
const stages = all(".stage").map((stage) => ({ tools: all("[data-tool]", stage), note: hiddenNote(stage) }));

// "PDF" alone says little in a screen reader's list of links; written into the page, the titles would be a tenth of it.
function nameLinks(tool) {
  const title = tool.querySelector("h4, a").textContent;
  for (const link of all(".files a", tool)) {
    const name = document.createElement("b");
    name.textContent = ` ${title}`;
    link.append(name);
  }
}

function hiddenNote(stage) {
  const note = document.createElement("p");
  note.className = "aim";
  note.hidden = true;
  stage.append(note);
  return note;
}

function apply() {
  const kinds = all("input:checked", filters).map((box) => Number(box.value));
  const role = document.getElementById("role").value;
  for (const tool of tools) {
    tool.hidden = !kinds.includes(kindOf(tool)) || (role !== "" && roleOf(tool) !== Number(role));
  }
  cells.forEach(showCell);
  stages.forEach(showStage);
  showStatus();
}

function showCell({ link, cards, label }) {
  // A cell with shared tools only has no marks to count.
  if (!cards.length) return;
  let some = false;
  for (const mark of all(".mark", link)) {
    const kind = Number(mark.className.match(/\bk(\d+)\b/)[1]);
    const count = cards.filter((card) => !card.hidden && kindOf(card) === kind).length;
    mark.hidden = count === 0;
    mark.firstChild.data = count;
    mark.lastChild.textContent = " " + form(words.kinds[kind], count);
    some ||= count > 0;
  }
  link.classList.toggle("dash", !some);
  label.textContent = words.zero;
  if (some) label.remove();
  else link.append(label);
}

function showStage(stage) {
  const count = stage.tools.filter((tool) => tool.hidden).length;
  stage.note.hidden = count === 0;
  stage.note.textContent = fill(form(words.hidden, count), { count });
}

function showStatus() {
  const count = new Set(tools.filter((tool) => !tool.hidden).map((tool) => tool.dataset.tool)).size;
  const everything = tools.every((tool) => !tool.hidden);
  filters.querySelector("[type=reset]").hidden = everything;
  document.getElementById("status").textContent = everything
    ? fill(words.all, { count })
    : fill(form(words.shown, count), { count, all: total });
}

function markOpenRow() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const group = target?.closest(".group")?.id;
  for (const row of all(".grid tbody tr")) row.classList.toggle("open", row.dataset.group === group);
}

if (filters) {
  filters.hidden = false;
  tools.forEach(nameLinks);
  filters.addEventListener("change", apply);
  filters.addEventListener("submit", (event) => event.preventDefault());
  filters.addEventListener("reset", () => setTimeout(() => {
    apply();
    // The button has just gone; its focus must not be lost.
    document.getElementById("role").focus();
  }));
  addEventListener("hashchange", markOpenRow);
  apply();
  markOpenRow();
}
