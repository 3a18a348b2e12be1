// Builds build/assets (style sheet, script, fonts, pictures) from site/assets and Bootstrap Italia.

import { cp, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { watch } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";

import * as esbuild from "esbuild";
import { PurgeCSS } from "purgecss";
import * as sass from "sass";

import { buildFonts } from "./fonts.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const SOURCES = path.join(ROOT, "site/assets");
const DESIGN_SYSTEM = path.join(ROOT, "node_modules/bootstrap-italia");
const OUTPUT = path.join(ROOT, "build/assets");

// Every place where a class name can be written.
const MARKUP = ["templates", "home", "projects", "donations", "newsletter", "site/assets/js"];
const MARKUP_FILES = /\.(html|py|js)$/;
// All that the widget's page is made of.
const WIDGET_MARKUP = ["donations/widget.html", "components/badge.html", "components/progress_bar.html"];

// Rules for these browsers stay as they are written (`inset`, logical properties).
const BROWSERS = ["chrome100", "firefox100", "safari15.4"];

// Elements that no template names, because editors or forms write them, and classes made of a prefix and a state.
const KEPT_SELECTORS = [
  ...["h2", "h3", "h4", "h5", "ol", "ul", "li", "blockquote", "hr", "b", "strong", "i", "em", "sub", "sup", "code", "pre"],
  ...["table", "thead", "tbody", "tr", "th", "td", "figure", "figcaption", "iframe", "mark", "small", "abbr", "address"],
  ...["input", "textarea", "select", "legend"], // written by Django's forms
  /^state-/,
  /^outcome--/,
  /^campaign__note--/,
  /^block-/, // around each block of a StreamField
  /^:/, // of any element, as `:focus-visible`: PurgeCSS takes out what names none
];

async function filesUnder(folder, pattern) {
  const entries = await readdir(path.join(ROOT, folder), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile() && pattern.test(entry.name)).map((entry) => path.join(entry.parentPath, entry.name));
}

async function readMarkup() {
  const files = (await Promise.all(MARKUP.map((folder) => filesUnder(folder, MARKUP_FILES)))).flat();
  return Promise.all(files.map(readMarkupFile));
}

async function readMarkupFile(file) {
  return { raw: await readFile(file, "utf8"), extension: path.extname(file).slice(1) };
}

async function buildStyles(name, markup) {
  const compiled = sass.compile(path.join(SOURCES, `scss/${name}.scss`), {
    importers: [{ findFileUrl: (name) => designSystemUrl(name) }],
    quietDeps: true,
    silenceDeprecations: ["import"], // Bootstrap Italia is written for @import
    logger: sass.Logger.silent,
  });
  const [purged] = await new PurgeCSS().purge({
    content: markup,
    css: [{ raw: compiled.css }],
    safelist: { standard: KEPT_SELECTORS, variables: ["--bootstrap-italia-version"] },
    variables: true,
    fontFace: false,
    keyframes: true,
  });
  const minified = await esbuild.transform(purged.css, { loader: "css", minify: true, target: BROWSERS, legalComments: "none" });
  await writeOutput(`css/${name}.css`, minified.code);
  return minified.code;
}

async function buildStylesAndFonts(markup) {
  await buildFonts(await buildStyles("site", markup), DESIGN_SYSTEM, OUTPUT);
}

function designSystemUrl(name) {
  if (!name.startsWith("bootstrap-italia/")) return null;
  return pathToFileURL(path.join(DESIGN_SYSTEM, "src/scss", name.slice("bootstrap-italia/".length)));
}

async function buildScript() {
  await esbuild.build({
    // The site's own, and what Wagtail's admin gets besides.
    entryPoints: ["site", "admin"].map((name) => path.join(SOURCES, `js/${name}.js`)),
    outdir: path.join(OUTPUT, "js"),
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2020",
    legalComments: "none",
    logLevel: "warning",
  });
}

// The sprite holds the programme's mark, and only those icons of the design system that some markup names.
async function buildSprite(markup) {
  const sprite = await readFile(path.join(DESIGN_SYSTEM, "dist/svg/sprites.svg"), "utf8");
  const symbols = new Map([...sprite.matchAll(/<symbol id="([\w-]+)".*?<\/symbol>/gs)].map((match) => [match[1], match[0]]));
  const text = markup.map((file) => file.raw).join("\n");
  const used = new Set([...text.matchAll(/\bit-[a-z0-9]+(?:-[a-z0-9]+)*\b/g)].map((match) => match[0]).filter((name) => symbols.has(name)));
  const chosen = [...used].sort().map((name) => symbols.get(name));
  const mark = await readFile(path.join(SOURCES, "img/mark.svg"), "utf8");
  chosen.push(mark.replace(/^<svg[^>]*viewBox="([^"]+)"[^>]*>/, '<symbol id="mark" viewBox="$1">').replace("</svg>", "</symbol>"));
  await writeOutput("img/sprite.svg", `<svg xmlns="http://www.w3.org/2000/svg">${chosen.join("").replace(/\s*\n\s*/g, "")}</svg>`);
  return used.size;
}

async function copyPictures() {
  await cp(path.join(SOURCES, "img"), path.join(OUTPUT, "img"), { recursive: true });
}

async function writeOutput(name, text) {
  const file = path.join(OUTPUT, name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
}

async function compressedSize(name) {
  const bytes = await readFile(path.join(OUTPUT, name));
  const kilobytes = (buffer) => (buffer.length / 1000).toFixed(1);
  return `${name} ${kilobytes(gzipSync(bytes, { level: 9 }))} kB gzip, ${kilobytes(brotliCompressSync(bytes))} kB brotli`;
}

async function build() {
  const started = Date.now();
  const markup = await readMarkup();
  const widgetMarkup = await Promise.all(WIDGET_MARKUP.map((name) => readMarkupFile(path.join(ROOT, "templates", name))));
  await copyPictures();
  const [iconCount] = await Promise.all([buildSprite(markup), buildStylesAndFonts(markup), buildStyles("widget", widgetMarkup), buildScript()]);
  const sizes = await Promise.all(["css/site.css", "css/widget.css", "js/site.js", "img/sprite.svg"].map(compressedSize));
  console.log(`assets: ${sizes.join(" · ")} (${iconCount} icons) · ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

function watchSources() {
  let timer;
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(() => build().catch((error) => console.error(error.message)), 200);
  };
  for (const folder of ["site/assets", "templates"]) {
    watch(path.join(ROOT, folder), { recursive: true }, later);
  }
}

await rm(OUTPUT, { recursive: true, force: true });
await build();
if (process.argv.includes("--watch")) watchSources();
