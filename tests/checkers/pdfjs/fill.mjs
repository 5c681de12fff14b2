// Fill forms as the viewer of Firefox does, save them, and say what stands in them afterwards.
// Standard input: [{source, target, values: {field: text, option code or true}}]. Standard output: [{field: value}], read from the saved files.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

// Only pictures need these, and nothing is drawn here: PDF.js wants them to be there while it loads.
for (const name of ["DOMMatrix", "ImageData", "Path2D"]) globalThis[name] ??= class {};
console.log = console.warn = console.error;
const { getDocument, VerbosityLevel } = await import("pdfjs-dist/legacy/build/pdf.mjs");

const folder = (name) => fileURLToPath(new URL(`node_modules/pdfjs-dist/${name}/`, import.meta.url));
const open = (bytes) =>
  getDocument({
    data: new Uint8Array(bytes),
    standardFontDataUrl: folder("standard_fonts"),
    cMapUrl: folder("cmaps"),
    verbosity: VerbosityLevel.ERRORS,
    isEvalSupported: false,
  }).promise;

async function widgets(pdf) {
  const found = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    found.push(...(await page.getAnnotations()).filter((annotation) => annotation.subtype === "Widget"));
  }
  return found;
}

function typed(widget, value) {
  if (widget.radioButton) return { value: widget.buttonValue === value };
  if (widget.checkBox) return { value: widget.exportValue === value };
  return { value };
}

async function fill({ source, target, values }) {
  const pdf = await open(readFileSync(source));
  for (const widget of await widgets(pdf)) {
    if (widget.fieldName in values) pdf.annotationStorage.setValue(widget.id, typed(widget, values[widget.fieldName]));
  }
  const bytes = await pdf.saveDocument();
  await pdf.destroy();
  writeFileSync(target, bytes);
  return read(bytes);
}

async function read(bytes) {
  const pdf = await open(bytes);
  const found = {};
  for (const widget of await widgets(pdf)) {
    const value = Array.isArray(widget.fieldValue) ? (widget.fieldValue[0] ?? "") : widget.fieldValue;
    found[widget.fieldName] ||= value ?? "";
  }
  await pdf.destroy();
  return found;
}

const jobs = JSON.parse(readFileSync(0, "utf-8"));
const answers = [];
for (const job of jobs) answers.push(await fill(job));
process.stdout.write(JSON.stringify(answers));
