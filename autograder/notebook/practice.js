// The practice question as radio buttons in a fieldset. What was chosen is kept in the model (for
// a reload of the page) and in the browser's storage (for a restart of the kernel).

let views = 0; // two views of one widget must not share a group of radio buttons

function made(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

function filled(element, html) {
  element.innerHTML = html; // ours: rendered from exercise.toml, with all HTML in it escaped
  return element;
}

const storage = {
  read(key) {
    try { return localStorage.getItem(key) ?? ""; } catch { return ""; }
  },
  write(key, value) {
    try { localStorage.setItem(key, value); } catch { /* it is only kept for convenience */ }
  },
};

function render({ model, el }) {
  const view = `autograder-practice-${++views}`;
  const key = `autograder/practice/${model.get("exercise")}`;
  const options = model.get("options");
  const status = made("div", { role: "status", class: "status" });
  const more = made("details", { hidden: "" }, made("summary", {}, "How to think about it"));
  more.append(filled(made("div", {}), model.get("more")));
  const fieldset = made("fieldset", {});
  fieldset.append(filled(made("legend", {}), model.get("question")));

  const inputs = options.map((option) => {
    // JupyterLab takes the arrow keys for itself if an input does not have this attribute.
    const input = made("input", {
      type: "radio", name: view, id: `${view}-${option.id}`, value: option.id,
      "data-lm-suppress-shortcuts": "true",
    });
    const words = filled(made("div", {}), option.text);
    const label = made("label", { for: input.id }, input, made("b", {}, option.id), words);
    fieldset.append(label);
    input.addEventListener("change", () => {
      storage.write(key, option.id);
      model.set("chosen", option.id);
      model.save_changes();
      show();
    });
    return input;
  });

  function show() {
    const option = options.find((one) => one.id === model.get("chosen"));
    if (!option) return;
    for (const input of inputs) {
      input.checked = input.value === option.id;
      input.parentElement.className = input.checked ? (option.right ? "right" : "wrong") : "";
    }
    const verdict = option.right
      ? `✓ ${option.id} is right.`
      : `✗ ${option.id} is not right. Read why, and choose again.`;
    status.className = `status ${option.right ? "right" : "wrong"}`;
    status.replaceChildren(made("b", {}, verdict), filled(made("div", {}), option.explanation));
    more.hidden = false;
  }

  if (!model.get("chosen") && storage.read(key)) {
    model.set("chosen", storage.read(key));
    model.save_changes();
  }
  show();
  model.on("change:chosen", show);
  el.classList.add("autograder-practice");
  el.append(fieldset, status, more);
  return () => model.off("change:chosen", show);
}

export default { render };
