// What the page's scripts are held to: no mistakes that can be seen, and no way from text to markup or code.

import js from "@eslint/js";
import globals from "globals";

const MARKUP = ["innerHTML", "outerHTML", "insertAdjacentHTML", "srcdoc", "cssText"];

export default [
  js.configs.recommended,
  {
    rules: {
      eqeqeq: ["error", "always"],
      "max-lines": ["error", 300],
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-script-url": "error",
      "no-shadow": "error",
      "no-unused-vars": ["error", { ignoreRestSiblings: true }],
      "no-var": "error",
      "prefer-const": "error",
    },
  },
  {
    files: ["src/unosce_kg/explorer/script/**"],
    languageOptions: { globals: { ...globals.browser, vis: "readonly" } },
    rules: {
      "no-restricted-properties": ["error", ...MARKUP.map((property) => ({ property }))],
      "no-control-regex": "off", // controls are what some expressions look for
    },
  },
  {
    files: ["tests/explorer/script/**"],
    languageOptions: { globals: globals.node },
    rules: { "no-control-regex": "off", "no-script-url": "off" }, // hostile texts
  },
];
