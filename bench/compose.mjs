// How long the composer takes from a change to its picture (budget: 150 ms), as a browser sees it: from the press of a link to the first
// frame after the table has changed.
//   dotnet run -c Release --project Dashboard.Web     (Development, with its sample data)
//   node bench/compose.mjs http://localhost:5080
// The browser is Debian's Chromium or CHROMIUM_PATH; Playwright lies beside the built tests.
import { createRequire } from 'node:module';

const [base, rounds = '7'] = process.argv.slice(2);
const { chromium } = createRequire(import.meta.url)(process.env.PLAYWRIGHT ?? '../Dashboard.Tests/bin/Debug/net10.0/.playwright/package');
const start = '/statistics/compose?rows=province&measures=places.designated,divisions.city,coverage.city&where=track:City';
const changes = {
  'a column more': `${start}&columns=tier`,
  'other rows': start.replace('rows=province', 'rows=region,kind'),
  'another measure': start.replace('coverage.city', 'coverage.city,places.inforce'),
  'a filter': start.replace('track:City', 'track:City;region:East'),
  'sorted': `${start}&sort=coverage.city&desc=true`,
  'shares of the column': `${start}&share=Column`,
  'the first five': `${start}&top=5&sort=places.designated&desc=true`,
  'two days': `${start}&compare=2022-08-03`,
  'drawn as a map': `${start}&chart=Map`,
};

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-dev-shm-usage'] });
const median = list => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
const found = {};
for (const [who, sample] of [['the public', null], ['the national office', 'sample.national']]) {
  const context = await browser.newContext({ baseURL: base, viewport: { width: 1440, height: 900 }, locale: 'zh-CN', reducedMotion: 'reduce' });
  const page = await context.newPage();
  const day = round => new Date(Date.UTC(2023, sample ? 2 : 8, 1 + Number(round))).toISOString().slice(0, 10);
  await page.goto((sample ? '/sign-in?returnUrl=' : '') + (sample ? encodeURIComponent(start) : start));
  if (sample) {
    await page.locator(`button[value='${sample}']`).click();
    await page.locator('.shell[data-interactive=true]').first().waitFor();
  }
  for (const [name, path] of Object.entries(changes)) {
    const times = { first: [], again: [] };
    for (let round = 0; round < Number(rounds); round++) {
      for (const kind of ['first', 'again']) { // of a day nobody has asked for, and once more
        await change(page, `${start}&asOf=${day(round)}`);
        times[kind].push(await change(page, `${path}&asOf=${day(round)}`));
      }
    }
    (found[name] ??= []).push(median(times.first), median(times.again));
  }
  await context.close();
}
await browser.close();

console.log('| Change | the public, first | again | the national office, first | again |\n|---|---:|---:|---:|---:|');
for (const [name, times] of Object.entries(found)) console.log(`| ${name} | ${times.map(t => Math.round(t)).join(' | ')} |`);

function change(page, path) {
  return page.evaluate(path => new Promise((resolve, reject) => {
    const main = document.querySelector('main');
    const link = Object.assign(document.createElement('a'), { href: path });
    document.body.append(link);
    const late = setTimeout(() => reject(new Error(`nothing changed: ${path}`)), 20_000);
    let painted, quiet;
    const began = performance.now();
    const watch = new MutationObserver(changed => {
      if (!changed.some(m => (m.target.parentElement ?? m.target).closest?.('.composed'))) return;
      requestAnimationFrame(() => setTimeout(() => {
        painted = performance.now();
        clearTimeout(quiet);
        quiet = setTimeout(() => { // the last of what the change draws
          watch.disconnect();
          clearTimeout(late);
          link.remove();
          resolve(painted - began);
        }, 300);
      }));
    });
    watch.observe(main, { childList: true, subtree: true, characterData: true, attributes: true });
    link.click();
  }), path);
}
