// A record behind a passphrase: PBKDF2-SHA-256 with 600 000 rounds (OWASP, 2023), AES-256-GCM, the open part of the file as
// additional data. A digest of the file tells a damaged file from a wrong passphrase.

const ROUNDS = 600000;
const PROTECTION = `PBKDF2-SHA-256-${ROUNDS}+AES-256-GCM`;

const bytesOf = text => new TextEncoder().encode(text);

function toBase64(bytes) {
  let text = "";
  for (const byte of new Uint8Array(bytes)) text += String.fromCharCode(byte);
  return btoa(text);
}

function fromBase64(text) {
  return Uint8Array.from(atob(text), letter => letter.charCodeAt(0));
}

async function keyFrom(passphrase, salt) {
  const material = await crypto.subtle.importKey("raw", bytesOf(passphrase.normalize("NFC")), "PBKDF2", false, ["deriveKey"]);
  const way = { name: "PBKDF2", hash: "SHA-256", salt, iterations: ROUNDS };
  return crypto.subtle.deriveKey(way, material, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

function cipherOf(open) {
  return { name: "AES-GCM", iv: fromBase64(open.iv), additionalData: bytesOf(JSON.stringify(open)) };
}

async function fileDigest(open, data) {
  return toBase64(await crypto.subtle.digest("SHA-256", bytesOf(`${JSON.stringify(open)}\n${data}`)));
}

// The part that anybody can read, in a fixed order.
function openPart(file) {
  const { instrument, version, definition_hash, saved_at, language: written, protection, salt, iv } = file;
  return { instrument, version, definition_hash, saved_at, language: written, protection, salt, iv };
}

async function seal(record, passphrase) {
  const salt = toBase64(crypto.getRandomValues(new Uint8Array(16)));
  const iv = toBase64(crypto.getRandomValues(new Uint8Array(12)));
  const open = openPart({ ...record, protection: PROTECTION, salt, iv });
  const key = await keyFrom(passphrase, fromBase64(salt));
  const data = toBase64(await crypto.subtle.encrypt(cipherOf(open), key, bytesOf(JSON.stringify(record))));
  return { ...open, data, digest: await fileDigest(open, data) };
}

// Says whether a protected file is as it was written.
async function isWhole(file) {
  const texts = [file.salt, file.iv, file.data, file.digest];
  if (file.protection !== PROTECTION || !texts.every(text => typeof text === "string")) return false;
  return file.digest === (await fileDigest(openPart(file), file.data));
}

// The record; null where the passphrase is not the one, undefined where what it opens is no record.
async function unseal(file, passphrase) {
  try {
    const key = await keyFrom(passphrase, fromBase64(file.salt));
    const clear = await crypto.subtle.decrypt(cipherOf(openPart(file)), key, fromBase64(file.data));
    const record = JSON.parse(new TextDecoder().decode(clear));
    return isOfRecordSize(record) ? record : undefined;
  } catch (problem) {
    return problem.name === "OperationError" ? null : undefined;
  }
}
