// Pasting from a word processor: headings, points and bold words become the signs of our lines.

const MARKS = { H1: "# ", H2: "# ", H3: "## ", H4: "## ", H5: "## ", H6: "## ", BLOCKQUOTE: "> " };
const BLOCKS = new Set([...Object.keys(MARKS), "P", "DIV", "LI", "TR", "UL", "OL"]);

/** Rich text as lines. Nothing of it is put into the page. */
export function asLines(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  for (const part of page.querySelectorAll("style, script, meta, link, title, o\\:p")) part.remove();
  const lines = [];
  walk(page.body, lines);
  return lines.join("\n\n").replace(/\u00a0/g, " ").replace(/[ \t]+/g, " ").trim();
}

function walk(part, lines) {
  const inside = Array.from(part.children).some((child) => BLOCKS.has(child.tagName));
  if (inside) {
    for (const child of part.childNodes) {
      if (child.nodeType === Node.ELEMENT_NODE) walk(child, lines);
      else if (child.textContent.trim()) lines.push(child.textContent.trim());
    }
    return;
  }
  const words = inline(part).replace(/\s+/g, " ").trim();
  if (words) lines.push(mark(part) + words);
}

function mark(part) {
  if (part.tagName === "LI") return part.parentElement.tagName === "OL" ? "1. " : "- ";
  const level = /mso-list|MsoListParagraph/.test(part.getAttribute("style") || part.className);
  return MARKS[part.tagName] || (level ? "- " : "");
}

function inline(part) {
  return Array.from(part.childNodes, (child) => {
    if (child.nodeType === Node.TEXT_NODE) return child.textContent;
    if (child.nodeType !== Node.ELEMENT_NODE) return "";
    if (/mso-list:\s*Ignore/i.test(child.getAttribute("style") || "")) return "";
    const words = inline(child);
    const isBold = ["B", "STRONG"].includes(child.tagName) && words.trim();
    return isBold && !MARKS[part.tagName] ? `**${words.trim()}**` : words;
  }).join("");
}

export function improvePaste(box) {
  box.addEventListener("paste", (event) => {
    const html = event.clipboardData && event.clipboardData.getData("text/html");
    if (!html) return;
    event.preventDefault();
    box.setRangeText(asLines(html), box.selectionStart, box.selectionEnd, "end");
    box.dispatchEvent(new Event("input", { bubbles: true }));
  });
}
