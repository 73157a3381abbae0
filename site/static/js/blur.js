// Drawing areas over a photo, by touch, mouse or keyboard. Without this script one ticks squares.
const STEP = 15;
const LEAST = 20;
const WHOLE = 1000;

function between(value, least, most) {
  return Math.min(Math.max(Math.round(value), least), most);
}

function start(root) {
  const layer = root.querySelector("[data-blur-areas]");
  const grid = root.querySelector("[data-blur-grid]");
  const field = root.querySelector("[name=areas]");
  const change = root.querySelector("[data-blur-switch]");
  const toSquares = change.textContent;
  const areas = [];
  let chosen = null;
  let drawing = null;

  function write() {
    field.value = areas.map((area) => area.parts.join(",")).join(" ");
  }

  function place(area) {
    const [left, top, width, height] = area.parts;
    const style = area.button.style;
    style.left = `${left / 10}%`;
    style.top = `${top / 10}%`;
    style.width = `${width / 10}%`;
    style.height = `${height / 10}%`;
    write();
  }

  function choose(area) {
    chosen = area;
    for (const each of areas) each.button.setAttribute("aria-current", String(each === area));
  }

  function add(parts) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "blur__area";
    button.setAttribute("aria-label", `${layer.dataset.name} ${areas.length + 1}`);
    const area = { parts, button };
    areas.push(area);
    layer.append(button);
    button.addEventListener("focus", () => choose(area));
    button.addEventListener("keydown", (event) => press(event, area));
    button.addEventListener("pointerdown", (event) => grab(event, area));
    choose(area);
    place(area);
    return area;
  }

  function remove(area) {
    if (!area) return;
    areas.splice(areas.indexOf(area), 1);
    area.button.remove();
    choose(areas[areas.length - 1] || null);
    write();
    if (chosen) chosen.button.focus();
  }

  function move(area, right, down) {
    const [left, top, width, height] = area.parts;
    area.parts = [between(left + right, 0, WHOLE - width), between(top + down, 0, WHOLE - height), width, height];
    place(area);
  }

  function resize(area, right, down) {
    const [left, top, width, height] = area.parts;
    area.parts = [left, top, between(width + right, LEAST, WHOLE - left), between(height + down, LEAST, WHOLE - top)];
    place(area);
  }

  function press(event, area) {
    const steps = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] };
    if (event.key in steps) {
      event.preventDefault();
      (event.shiftKey ? resize : move)(area, ...steps[event.key]);
    } else if (event.key === "Delete" || event.key === "Backspace") {
      event.preventDefault();
      remove(area);
    }
  }

  function at(event) {
    const frame = layer.getBoundingClientRect();
    return [
      between(((event.clientX - frame.left) / frame.width) * WHOLE, 0, WHOLE),
      between(((event.clientY - frame.top) / frame.height) * WHOLE, 0, WHOLE),
    ];
  }

  function grab(event, area) {
    event.stopPropagation();
    area.button.focus();
    area.button.setPointerCapture(event.pointerId);
    let [x, y] = at(event);
    const follow = (moved) => {
      const [newX, newY] = at(moved);
      move(area, newX - x, newY - y);
      [x, y] = [newX, newY];
    };
    area.button.addEventListener("pointermove", follow);
    const drop = () => area.button.removeEventListener("pointermove", follow);
    area.button.addEventListener("pointerup", drop, { once: true });
    area.button.addEventListener("pointercancel", drop, { once: true });
  }

  layer.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    event.preventDefault();
    layer.setPointerCapture(event.pointerId);
    const [x, y] = at(event);
    drawing = { x, y, area: null };
  });
  layer.addEventListener("pointermove", (event) => {
    if (!drawing) return;
    const [x, y] = at(event);
    const width = Math.abs(x - drawing.x);
    const height = Math.abs(y - drawing.y);
    if (!drawing.area && (width < LEAST / 2 || height < LEAST / 2)) return;
    drawing.area = drawing.area || add([drawing.x, drawing.y, LEAST, LEAST]);
    drawing.area.parts = [Math.min(x, drawing.x), Math.min(y, drawing.y), Math.max(width, 1), Math.max(height, 1)];
    place(drawing.area);
  });
  const stop = () => { drawing = null; };
  layer.addEventListener("pointerup", stop);
  layer.addEventListener("pointercancel", stop);

  root.querySelector("[data-blur-add]").addEventListener("click", () => add([440, 440, 120, 120]).button.focus());
  root.querySelector("[data-blur-remove]").addEventListener("click", () => remove(chosen));

  function draw(isDrawing) {
    layer.hidden = !isDrawing;
    grid.hidden = isDrawing;
    root.querySelector("[data-blur-help]").hidden = !isDrawing;
    root.querySelector("[data-blur-grid-help]").hidden = isDrawing;
    root.querySelector("[data-blur-add]").hidden = !isDrawing;
    root.querySelector("[data-blur-remove]").hidden = !isDrawing;
    change.textContent = isDrawing ? toSquares : change.dataset.other;
  }

  change.addEventListener("click", () => draw(layer.hidden));
  for (const text of field.value.split(" ").filter(Boolean)) add(text.split(",").map(Number));
  root.querySelector("[data-blur-tools]").hidden = false;
  draw(!grid.querySelector(":checked"));
}

for (const root of document.querySelectorAll("[data-blur]")) start(root);
