// Forms that ask how someone wants an answer: show the field of the chosen way only.
// Without this script all fields stand there, each with the word when it is needed.

for (const part of document.querySelectorAll("[data-answer-ways]")) {
  const fields = part.querySelectorAll("[data-answer-way]");
  const update = () => {
    const chosen = part.querySelector("[name=answer_way]:checked");
    for (const field of fields) {
      field.hidden = !chosen || field.dataset.answerWay !== chosen.value;
    }
  };
  part.addEventListener("change", update);
  update();
}
