// Of `serve --watch` alone: asks for the next change, loads the page again, and
// shows what is wrong with the content.
(() => {
  const address = new URL("../veiviser-watch", document.currentScript.src);
  let generation = 0;
  let pages = 0;
  let panel = null;

  const line = (text) => {
    const it = document.createElement("p");
    it.textContent = text;
    Object.assign(it.style, { margin: "0 0 .5rem", whiteSpace: "pre-wrap" });
    return it;
  };

  const show = (state) => {
    panel?.remove();
    panel = null;
    const lines = [state.failure, ...state.faults].filter(Boolean);
    if (!lines.length) return;
    panel = document.createElement("aside");
    panel.id = "veiviser-watch";
    panel.lang = "en";
    panel.dir = "ltr";
    panel.setAttribute("role", "alert");
    Object.assign(panel.style, {
      position: "fixed", insetInline: "1rem", insetBlockEnd: "1rem", zIndex: "100",
      maxHeight: "50vh", overflow: "auto", padding: "1rem", borderRadius: ".5rem",
      font: "14px/1.4 ui-monospace, monospace", color: "#fff",
      background: state.failure ? "#8a1018" : "#3b2f00", boxShadow: "0 4px 24px rgb(0 0 0 / 40%)",
    });
    const close = document.createElement("button");
    close.type = "button";
    close.textContent = "Close";
    Object.assign(close.style, { float: "inline-end" });
    close.addEventListener("click", () => panel.remove());
    panel.append(close, ...lines.map(line));
    document.body.append(panel);
  };

  const ask = async () => {
    address.searchParams.set("since", generation);
    const reply = await fetch(address);
    if (!reply.ok) throw new Error(reply.statusText);
    const state = await reply.json();
    if (pages && state.pages !== pages) location.reload();
    pages = state.pages;
    if (state.generation !== generation) show(state);
    generation = state.generation;
  };

  const go = async () => {
    for (;;) {
      try {
        await ask();
      } catch {
        await new Promise((done) => setTimeout(done, 500));
      }
    }
  };
  go();
})();
