// Buttons that put a sign before a line: a heading, a point, a quotation.

export function improveMarks(row, box) {
  row.hidden = false;
  row.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    const start = box.value.lastIndexOf("\n", box.selectionStart - 1) + 1;
    const line = box.value.slice(start);
    const old = (line.match(/^(#{1,3}|-|>) */) || [""])[0];
    const mark = old === button.value ? "" : button.value;
    box.setRangeText(mark, start, start + old.length, "end");
    box.focus();
    box.dispatchEvent(new Event("input", { bubbles: true }));
  });
}
