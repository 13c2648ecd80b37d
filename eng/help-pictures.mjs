// Makes the pictures of the help (wwwroot/help) from the running product, in both languages:
//   dotnet run --project Dashboard.Web   (Development, with its sample data; a fresh database)
//   node eng/help-pictures.mjs http://localhost:5080 [folder]
// The browser is Debian's Chromium or CHROMIUM_PATH; Playwright lies beside the built tests.
import { createRequire } from 'node:module';
import { mkdirSync, writeFileSync } from 'node:fs';

const [base, folder = 'Dashboard.Web/wwwroot/help'] = process.argv.slice(2);
const { chromium } = createRequire(import.meta.url)(process.env.PLAYWRIGHT ?? '../Dashboard.Tests/bin/Debug/net10.0/.playwright/package');
const seen = { width: 1280, height: 800 };
const kept = { width: 960, height: 600 };
const most = 60_000;

// Each: who looks, at what, and what is done first.
const scenes = {
  'national-1': ['sample.national', '/?asOf=2023-08-15'],
  'national-2': ['sample.national', '/quotas?asOf=2023-08-15'],
  'national-3': ['sample.national', '/inbox'],
  'national-4': ['sample.national', '/progression?asOf=2023-09-15'],
  'province-1': ['sample.jiangsu', '/provinces/320000?asOf=2023-09-15'],
  'province-2': ['sample.jiangsu', '/progression?asOf=2023-09-15&province=320000', async page => {
    await page.locator('table.applications tbody th a').first().click();
    await page.locator('aside h2').waitFor();
    await page.locator('aside').evaluate(e => e.scrollIntoView({ block: 'start' }));
  }],
  'province-3': ['sample.jiangsu', '/progression/rules'],
  'leadership-1': ['sample.leadership', '/briefing/sample', page => page.locator('#slide-1').evaluate(e => e.scrollIntoView({ block: 'center' }))],
  'leadership-2': ['sample.leadership', '/briefing/sample', async page => {
    await page.locator('[data-deck=present]').click();
    await page.keyboard.press('ArrowRight');
    await page.locator('#slide-2[data-current]').waitFor();
  }],
  'leadership-3': ['sample.leadership', '/briefing/sample'],
};

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-dev-shm-usage'] });
mkdirSync(folder, { recursive: true });
for (const [language, suffix] of [['zh-CN', 'zh'], ['en', 'en']]) {
  for (const [name, [who, path, act]] of Object.entries(scenes)) {
    const context = await browser.newContext({ baseURL: base, viewport: seen, locale: language, timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' });
    await context.addCookies([{ name: '.AspNetCore.Culture', value: `c=${language}|uic=${language}`, url: base }]);
    const page = await context.newPage();
    await page.goto('/sign-in?returnUrl=' + encodeURIComponent(path));
    await page.locator(`button[value='${who}']`).click();
    await page.waitForURL(url => !url.pathname.startsWith('/sign-in'));
    await page.locator('.shell[data-interactive=true], briefing-deck[data-ready]').first().waitFor();
    await act?.(page);
    const shot = (await page.screenshot()).toString('base64');
    const small = await page.evaluate(async ([shot, { width, height }]) => {
      const image = new Image();
      image.src = 'data:image/png;base64,' + shot;
      await image.decode();
      const canvas = Object.assign(document.createElement('canvas'), { width, height });
      const drawing = canvas.getContext('2d');
      drawing.imageSmoothingQuality = 'high';
      drawing.drawImage(image, 0, 0, width, height);
      return canvas.toDataURL('image/webp', .72).split(',')[1];
    }, [shot, kept]);
    const file = Buffer.from(small, 'base64');
    if (file.length > most) throw new Error(`${name} takes ${file.length} bytes`);
    writeFileSync(`${folder}/${name}.${suffix}.webp`, file);
    await context.close();
  }
}
await browser.close();
