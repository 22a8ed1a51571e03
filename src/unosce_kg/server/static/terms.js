// Terms as people read them.

const NUMERIC = /#(integer|decimal|double|float|int|long|gYear)$/;

/** Short forms of addresses, by the project's prefixes. */
export class Names {
  constructor(prefixes) {
    this.spaces = Object.entries(prefixes).map(([prefix, address]) => [address, prefix]);
    this.spaces.sort((a, b) => b[0].length - a[0].length);
  }

  /** A term in short: a prefixed name, or the literal's characters. */
  show(term) {
    if (!term) return "";
    if (term.type !== "uri")
      return term.type === "bnode"
        ? `_:${term.value}`
        : term.type === "triple"
          ? this.showTriple(term)
          : term.value;
    const space = this.spaces.find(([address]) => term.value.startsWith(address));
    return space ? `${space[1]}:${term.value.slice(space[0].length)}` : term.value;
  }

  showTriple({ value }) {
    return `<<( ${this.show(value.subject)} ${this.show(value.predicate)} ${this.show(value.object)} )>>`;
  }
}

/** Where a click on a term leads: to this server for ids of the graph, to the web for other addresses, else nowhere. */
export function addressOf(term, ids) {
  if (term?.type !== "uri") return "";
  return term.value.startsWith(ids) ? `/id/${encodeURI(term.value.slice(ids.length))}` : term.value;
}

/** The number that a term is, or null. */
export function numberOf(term) {
  if (term?.type !== "literal" || !NUMERIC.test(term.datatype ?? "")) return null;
  const number = Number(term.value);
  return Number.isFinite(number) ? number : null;
}
