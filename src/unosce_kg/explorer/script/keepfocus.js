// The focus stays where it was when a part of the page is drawn anew.

const PLACES = "nav, #chips, #filters, main > section, #panel";
const CONTROLS = "button, input, select, summary, a";

/** Run `draw`; if that took away the control that had the focus, the one that took its place gets it. */
export function keepFocus(draw) {
  const active = document.activeElement;
  const place = active?.closest(PLACES);
  const key = place && controlKey(active);
  const caret = active?.selectionStart ?? null;
  draw();
  if (!place || active.isConnected) return;
  const same = [...place.querySelectorAll(CONTROLS)].find((control) => controlKey(control) === key);
  const next = same ?? fallback(place);
  next.focus();
  if (caret !== null && next === same) next.setSelectionRange(caret, caret);
}

function controlKey(control) {
  const { dataset, tagName, name = "", value = "", id, textContent } = control;
  return id || (dataset.key ?? `${tagName} ${dataset.type ?? ""} ${name} ${value} ${textContent}`);
}

function fallback(place) {
  if (place.id === "panel" && !place.hidden) return place;
  const control = place.hidden ? null : place.querySelector(CONTROLS);
  if (control) return control;
  const drawing = document.getElementById("mynetwork");
  return drawing.closest("section").hidden ? document.getElementById("main") : drawing;
}
