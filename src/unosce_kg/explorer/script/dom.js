// Elements are made here alone: text through textContent, links only to http(s).

/** An element with attributes, event listeners under `on`, and children (elements or text; empty ones are left out). */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "on") {
      for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
    } else {
      element.setAttribute(name, value === true ? "" : String(value));
    }
  }
  append(element, children);
  return element;
}

/** Append elements or text; nested lists are flattened, empty values left out. */
export function append(parent, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false || child === "") continue;
    parent.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
}

/** Put new children in place of all old ones. */
export function fill(parent, ...children) {
  parent.replaceChildren();
  append(parent, children);
}

/** A button that runs `action`. */
export function button(label, action, attributes = {}) {
  return el("button", { type: "button", ...attributes, on: { click: action } }, label);
}

/** Whether the address is a plain http(s) one. */
export function isWebAddress(address) {
  if (!/^https?:\/\//i.test(address)) return false;
  try {
    return ["http:", "https:"].includes(new URL(address).protocol);
  } catch {
    return false;
  }
}

/** A link to another site that tells nothing of this page; plain text where the address is not a web address. */
export function link(address, text = address) {
  if (!isWebAddress(address)) return el("span", {}, text);
  return el("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, text);
}

/** Text from a document, kept apart from the direction of what stands around it. */
export function bdi(text, attributes = {}) {
  return el("bdi", attributes, text);
}

/** An element of an SVG drawing. */
export function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  append(element, children);
  return element;
}
