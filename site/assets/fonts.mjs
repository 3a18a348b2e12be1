// Cuts Titillium Web into the files that the style sheet names, each with the characters of its `unicode-range`.

import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";

import subsetFont from "subset-font";

const WEIGHTS = { 400: "regular", 700: "700" };
const FACE = /@font-face\s*{[^}]*url\("?\.\.\/fonts\/([\w-]+\.woff2)"?\)[^}]*unicode-range:\s*([^;}]+)/g;

// Writes the whole font of each weight too, into `fonts/whole`: for pictures and sheets that the server draws.
export async function buildFonts(css, designSystem, output) {
  const folder = path.join(output, "fonts");
  await mkdir(path.join(folder, "whole"), { recursive: true });
  const whole = new Map();
  for (const [weight, name] of Object.entries(WEIGHTS)) {
    const file = path.join(designSystem, `dist/fonts/Titillium_Web/titillium-web-v10-latin-ext_latin-${name}.ttf`);
    whole.set(weight, await readFile(file));
    await writeFile(path.join(folder, `whole/titillium-web-${weight}.ttf`), whole.get(weight));
  }
  const faces = [...css.matchAll(FACE)].map(([, file, range]) => ({ file, range, weight: file.match(/\d{3}/)[0] }));
  if (faces.length === 0) throw new Error("The style sheet names no font with a unicode-range.");
  await Promise.all(
    faces.map(async ({ file, range, weight }) => {
      const cut = await subsetFont(whole.get(weight), charactersIn(range), { targetFormat: "woff2", keepFeatures: ["kern"] });
      await writeFile(path.join(folder, file), cut);
    }),
  );
}

// `U+20-7E, U+A9` as a text of all these characters.
function charactersIn(range) {
  return range
    .split(",")
    .map((part) => part.trim().slice(2).split("-").map((hex) => Number.parseInt(hex, 16)))
    .map(([first, last = first]) => Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)))
    .flat()
    .join("");
}
