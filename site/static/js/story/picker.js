// Up to sixty photos may be offered from the camera roll; which of them stay is chosen here.

const MOST_OFFERED = 60;

/** The files to keep: all of them, or those that are ticked in the panel. */
export function pick(panel, files, room) {
  const offered = Array.from(files).slice(0, MOST_OFFERED);
  if (offered.length <= room) return Promise.resolve(offered);
  const list = panel.querySelector("ul");
  const button = panel.querySelector("[data-take]");
  const words = panel.querySelector("[data-room]");
  words.textContent = words.dataset.room.replace("0", room);
  list.textContent = "";
  offered.forEach((file, at) => list.append(choice(file, at)));
  panel.hidden = false;
  panel.querySelector("h3").focus();
  const boxes = Array.from(list.querySelectorAll("input"));
  const count = () => {
    const chosen = boxes.filter((box) => box.checked).length;
    for (const box of boxes) box.disabled = !box.checked && chosen >= room;
    button.textContent = button.dataset.take.replace("0", chosen);
  };
  list.onchange = count;
  count();
  return new Promise((resolve) => {
    button.onclick = () => {
      panel.hidden = true;
      for (const image of list.querySelectorAll("img")) URL.revokeObjectURL(image.src);
      resolve(offered.filter((file, at) => boxes[at].checked));
    };
  });
}

function choice(file, at) {
  const row = document.createElement("li");
  const label = document.createElement("label");
  const box = document.createElement("input");
  const image = document.createElement("img");
  box.type = "checkbox";
  image.loading = "lazy";
  image.decoding = "async";
  image.alt = `${at + 1}: ${file.name}`;
  image.src = URL.createObjectURL(file);
  label.append(box, image);
  row.append(label);
  return row;
}
