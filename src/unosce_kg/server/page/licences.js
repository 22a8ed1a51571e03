// The licences of all packages that are in the bundle, one after another.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const TOOLS = new Set(["esbuild", "@esbuild"]);

function* packages(folder) {
  for (const name of readdirSync(folder).sort()) {
    if (name.startsWith(".") || TOOLS.has(name)) continue;
    if (name.startsWith("@")) yield* packages(join(folder, name));
    else yield join(folder, name);
  }
}

for (const folder of packages("node_modules")) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((found) => /^licen[cs]e/i.test(found));
  console.log(
    `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), "utf8").trim()}\n\n${"-".repeat(70)}\n`,
  );
}
