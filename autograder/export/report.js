// A column's button sorts its table: first the largest numbers, or texts from a to z.
for (const button of document.querySelectorAll("th button")) {
  button.addEventListener("click", () => {
    const head = button.closest("th");
    const table = head.closest("table");
    const rows = [...table.tBodies[0].rows];
    const value = (row) => row.cells[head.cellIndex].dataset.value;
    const numbers = rows.every((row) => value(row) === "" || !Number.isNaN(Number(value(row))));
    const first = numbers ? "descending" : "ascending";
    const second = numbers ? "ascending" : "descending";
    const order = head.getAttribute("aria-sort") === first ? second : first;
    const sign = order === "ascending" ? 1 : -1;
    const compare = (a, b) =>
      numbers ? (a === "" ? -1 : Number(a)) - (b === "" ? -1 : Number(b)) : a.localeCompare(b);
    rows.sort((a, b) => sign * compare(value(a), value(b)));
    table.tBodies[0].append(...rows);
    for (const other of head.parentElement.children) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", order);
  });
}
// A link to a student opens the student's section.
function open() {
  const target = location.hash && document.getElementById(location.hash.slice(1));
  const details = target && target.querySelector("details");
  if (details) {
    details.open = true;
    target.scrollIntoView();
  }
}
addEventListener("hashchange", open);
open();
