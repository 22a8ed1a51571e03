// Light and dark: as the system has it, unless the reader chose.

/** The colours of the drawing, from the style sheet. */
export function readColours() {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(`--${name}`).trim();
  return {
    background: colour("paper"),
    text: colour("ink"),
    muted: colour("soft-ink"),
    accent: colour("accent"),
    edge: colour("edge"),
    weak: colour("weak-edge"),
    near: colour("near-edge"),
    groupTint: colour("group-tint"),
    denied: colour("denied"),
    unit: parseFloat(style.fontSize) / 15, // labels grow with the page's letters
    border: colour("node-border"),
  };
}

/** Let the button switch from what is seen to the other. */
export function startTheme(control, getState, choose) {
  control.addEventListener("click", () => {
    const system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
    choose((getState().theme || system) === "dark" ? "light" : "dark");
  });
}
