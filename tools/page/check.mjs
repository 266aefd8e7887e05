// Looks at pages of `copylint check --format html` in Chromium, and says what is wrong with them.
//
//   npm --prefix tools/page install --no-package-lock
//   node tools/page/check.mjs [--pictures FOLDER] PAGE.html...
//
// Light and dark, 1280 and 390 pixels wide: axe, requests, errors (also of the content security
// policy), scrolling sideways, scripts. Once a page: every link and control reached by the
// keyboard, every link to a place on the page leads somewhere, each note and its number in the
// text lead to one another, and the notes that say less are hidden when that is asked for.
// CHROMIUM names the browser; else it is looked for in /usr/bin. Prints JSON; exit code 1 if
// anything is wrong. Pictures: a screenshot of each, and PDF in A4 and Letter.

import {existsSync, readFileSync} from "node:fs";
import {createRequire} from "node:module";
import {basename, join, resolve} from "node:path";
import {pathToFileURL} from "node:url";
import puppeteer from "puppeteer-core";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const WIDTHS = [1280, 390];
const TALLEST = 12000;  // pixels of a screenshot; Chromium refuses very tall ones
const SCHEMES = ["light", "dark"];
const CHROMIUM = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser"]
  .find((each) => each && existsSync(each));

async function look(browser, file, width, scheme, pictures) {
  const page = await browser.newPage();
  const wrong = [];
  const own = pathToFileURL(resolve(file)).href;
  page.on("request", (each) => {
    if (each.url() !== own) wrong.push(`request: ${each.url().slice(0, 200)}`);
  });
  page.on("console", (each) => wrong.push(`console: ${each.text().slice(0, 300)}`));
  page.on("pageerror", (each) => wrong.push(`error: ${each.message}`));
  page.on("dialog", async (each) => {
    wrong.push(`dialog: ${each.message()}`);
    await each.dismiss();
  });
  await page.setViewport({width, height: 1000});
  await page.emulateMediaFeatures([{name: "prefers-color-scheme", value: scheme}]);
  await page.goto(own, {waitUntil: "load"});
  wrong.push(...(await page.evaluate(inspect)));
  if (pictures) {
    const name = join(pictures, `${basename(file, ".html")}-${width}-${scheme}.png`);
    const tall = await page.evaluate(() => document.documentElement.scrollHeight);
    const clip = {x: 0, y: 0, width, height: Math.min(tall, TALLEST)};
    await page.screenshot({path: name, clip, captureBeyondViewport: true});
  }
  await page.evaluate(AXE);
  const found = await page.evaluate(async () => {
    for (const each of document.querySelectorAll("details")) each.open = true;
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    const told = await window.axe.run(document, {runOnly: {type: "tag", values: tags}});
    return told.violations.map((each) => {
      const nodes = each.nodes.slice(0, 3).map((node) => node.html.slice(0, 160));
      return `axe ${each.id} (${each.impact}, ${each.nodes.length} times): ${nodes.join(" | ")}`;
    });
  });
  wrong.push(...found);
  await page.close();
  return wrong.map((each) => `${width} ${scheme}: ${each}`);
}

// Runs in the page.
function inspect() {
  const wrong = [];
  const root = document.documentElement;
  if (root.scrollWidth > innerWidth) wrong.push(`scrolls sideways: ${root.scrollWidth} pixels`);
  if (document.scripts.length) wrong.push(`scripts: ${document.scripts.length}`);
  for (const each of document.querySelectorAll("*")) {
    for (const {name, value} of each.attributes) {
      if (name.startsWith("on") || name === "style") wrong.push(`attribute ${name}="${value}"`);
      if (["href", "src", "action"].includes(name) && !/^(#|https?:\/\/)/.test(value)) {
        wrong.push(`address ${value}`);
      }
    }
  }
  return wrong;
}

// Runs in the page.
function anchors() {
  const wrong = [];
  for (const each of document.querySelectorAll("a[href^='#']")) {
    const id = each.getAttribute("href").slice(1);
    if (!document.getElementById(id)) wrong.push(`leads nowhere: #${id}`);
  }
  for (const each of document.querySelectorAll(".ref")) {
    const note = document.getElementById(each.getAttribute("href").slice(1));
    const back = note?.querySelector("a.number")?.getAttribute("href");
    if (back !== `#${each.id}`) wrong.push(`note ${each.id} does not lead back`);
  }
  return wrong;
}

async function use(browser, file) {
  const page = await browser.newPage();
  await page.setViewport({width: 1280, height: 1000});
  await page.goto(pathToFileURL(resolve(file)).href);
  const wrong = await page.evaluate(anchors);
  const total = await page.evaluate(() => {
    const all = "a[href], summary, [tabindex='0'], input:checked";
    const seen = [...document.querySelectorAll(all)].filter((each) => each.checkVisibility());
    seen.forEach((each, at) => (each.dataset.stop = at));
    return seen.length;
  });
  const reached = new Set();
  for (let step = 0; step < total; step += 1) {
    await page.keyboard.press("Tab");
    reached.add(await page.evaluate(() => document.activeElement.dataset.stop));
    if (step === 0) {
      const first = await page.evaluate(() => document.activeElement.className);
      if (first !== "skip") wrong.push(`the keyboard begins at ${first}, not at the skip link`);
    }
  }
  reached.delete(undefined);
  if (reached.size !== total) wrong.push(`the keyboard reaches ${reached.size} of ${total}`);
  if (await page.$("#show-must")) {
    await page.click("#show-must");
    const shown = await page.evaluate(() =>
      [...document.querySelectorAll(".note, .ref, .addition")]
        .filter((each) => each.checkVisibility() && !each.classList.contains("must")).length);
    if (shown) wrong.push(`${shown} notes stay when only those that say must are asked for`);
  }
  await page.close();
  return wrong;
}

async function print(browser, file, pictures) {
  const page = await browser.newPage();
  await page.goto(pathToFileURL(resolve(file)).href);
  for (const format of ["A4", "Letter"]) {
    const path = join(pictures, `${basename(file, ".html")}-${format}.pdf`);
    await page.pdf({path, format, printBackground: true});
  }
  await page.close();
}

const told = process.argv.slice(2);
const pictures = told[0] === "--pictures" ? told.splice(0, 2)[1] : "";
if (!CHROMIUM || !told.length) {
  console.error("usage: node check.mjs [--pictures FOLDER] PAGE.html...  (CHROMIUM=/path/to/it)");
  process.exit(2);
}
const browser = await puppeteer.launch({executablePath: CHROMIUM, args: ["--no-sandbox"]});
const results = {};
for (const file of told) {
  results[file] = [];
  for (const width of WIDTHS) {
    for (const scheme of SCHEMES) {
      results[file].push(...(await look(browser, file, width, scheme, pictures)));
    }
  }
  results[file].push(...(await use(browser, file)));
  if (pictures) await print(browser, file, pictures);
}
await browser.close();
console.log(JSON.stringify(results, null, 1));
process.exit(Object.values(results).some((each) => each.length) ? 1 : 0);
