// Finding entities by name, acronym or alias, whatever the case and accents.

const SPECIAL = { ı: "i", ł: "l", ø: "o", đ: "d", ß: "ss", æ: "ae", œ: "oe", ð: "d", þ: "th", ə: "a" };

/** The text without case and accents, its punctuation as single blanks. */
export function foldText(text) {
  return text
    .toLowerCase()
    .replace(/[ıłøđßæœðþə]/g, (letter) => SPECIAL[letter])
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** An index of all names of all nodes. */
export function indexNames(graph) {
  return graph.nodes.map((node) => ({
    node: node.index,
    weight: node.edges.length,
    names: [node.label, ...node.names.map(([text]) => text)].map((text) => ({ text, key: foldText(text) })),
  }));
}

/** Up to `limit` matches `{node, name}`, the best first: exact, then beginnings, then words, then anywhere. */
export function findNames(index, query, limit = 8) {
  const key = foldText(query);
  if (!key) return [];
  const words = key.split(" ");
  const found = [];
  for (const entry of index) {
    let best = null;
    for (const [position, name] of entry.names.entries()) {
      const rank = rankName(name.key, key, words);
      if (rank && (!best || rank > best.rank))
        best = { node: entry.node, name: name.text, rank, main: position === 0, weight: entry.weight };
    }
    if (best) found.push(best);
  }
  found.sort((a, b) => b.rank - a.rank || b.weight - a.weight || b.main - a.main || a.node - b.node);
  return found.slice(0, limit);
}

/** The two parts of a question such as "UNODC to OSCE", "from UNODC to OSCE" or "UNODC → OSCE", or null. */
export function splitPath(query) {
  const match = /^\s*(?:from\s+)?(\S.*?)\s+(?:to|->|→)\s+(\S.*?)\s*$/i.exec(query);
  return match ? [match[1], match[2]] : null;
}

function rankName(name, key, words) {
  if (name === key) return 4;
  if (name.startsWith(key)) return 3;
  const padded = ` ${name}`;
  if (words.every((word) => padded.includes(` ${word}`))) return 2;
  return key.length > 2 && name.includes(key) ? 1 : 0;
}
