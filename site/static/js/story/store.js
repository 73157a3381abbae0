// What is on this phone and did not arrive yet: words and photos, by the key of their story.

const NAME = "mijnbuurt-verhalen";
const PROBLEMS = "mijnbuurt-fout";

let opened = null;

function open() {
  opened =
    opened ||
    new Promise((resolve, reject) => {
      const asked = indexedDB.open(NAME, 1);
      asked.onupgradeneeded = () => {
        asked.result.createObjectStore("drafts", { keyPath: "key" });
        asked.result.createObjectStore("photos", { keyPath: "key" }).createIndex("story", "story");
      };
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    });
  return opened;
}

async function run(store, mode, act) {
  const database = await open();
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(store, mode);
    const asked = act(transaction.objectStore(store));
    transaction.oncomplete = () => resolve(asked.result);
    transaction.onerror = transaction.onabort = () => reject(transaction.error);
  });
}

export const putDraft = (draft) => run("drafts", "readwrite", (store) => store.put(draft));
export const getDraft = (key) => run("drafts", "readonly", (store) => store.get(key));
export const allDrafts = () => run("drafts", "readonly", (store) => store.getAll());
export const putPhoto = (photo) => run("photos", "readwrite", (store) => store.put(photo));
export const dropPhoto = (key) => run("photos", "readwrite", (store) => store.delete(key));
export const photosOf = (story) =>
  run("photos", "readonly", (store) => store.index("story").getAll(story));

export async function dropDraft(key) {
  for (const photo of await photosOf(key)) await dropPhoto(photo.key);
  await run("drafts", "readwrite", (store) => store.delete(key));
}

/** What was wrong with photos of a story that was sent without them, for the next page to say once. */
export function keepProblems(sentences) {
  sessionStorage.setItem(PROBLEMS, JSON.stringify(sentences));
}

export function takeProblems() {
  const sentences = JSON.parse(sessionStorage.getItem(PROBLEMS) || "[]");
  sessionStorage.removeItem(PROBLEMS);
  return sentences;
}

/** A key that nobody else makes; older phones have no crypto.randomUUID. */
export function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
