// The buttons that move the clock or run a job; afterwards the page shows what was sent.
const said = document.getElementById("said");

async function press(button) {
  button.disabled = true;
  said.textContent = "Working …";
  const reply = await fetch(button.dataset.post, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: button.dataset.body ?? "{}",
  });
  if (reply.ok) {
    // the messages leave a moment after the job
    setTimeout(() => location.reload(), 1200);
  } else {
    said.textContent = `That failed with status ${reply.status}.`;
    button.disabled = false;
  }
}

for (const button of document.querySelectorAll("button[data-post]")) {
  button.addEventListener("click", () => press(button));
}
