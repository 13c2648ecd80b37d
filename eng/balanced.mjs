// The day of eng/balanced.sh: starts the instances, kills and restarts them, and looks at them through the balancer with a browser.
//   node eng/balanced.mjs BALANCER PRODUCT WORK PORT...
import { createRequire } from 'node:module';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { resolve } from 'node:path';

const [base, app, work, ...ports] = process.argv.slice(2);
const { chromium } = createRequire(import.meta.url)(process.env.PLAYWRIGHT ?? '../Dashboard.Tests/bin/Debug/net10.0/.playwright/package');
const file = resolve(work, 'dashboard.db');
const day = '2023-08-15';
const patience = 120_000;
const running = new Map();
let failed = 0;

function say(ok, proof, detail = '') {
  failed += ok ? 0 : 1;
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${proof}${detail && `: ${detail}`}`);
}

async function prove(proof, act) {
  try {
    say(true, proof, await act());
  } catch (failure) {
    say(false, proof, String(failure.message ?? failure).split('\n')[0]);
  }
}

function demand(what, message) {
  if (!what) throw new Error(message);
}

async function until(what, test, most = patience) {
  const began = performance.now();
  while (performance.now() - began < most) {
    if (await test().catch(() => false)) return performance.now() - began;
    await new Promise(wake => setTimeout(wake, 50));
  }

  throw new Error(`not within ${most} ms: ${what}`);
}

async function start(port) {
  const log = openSync(resolve(work, `${port}.log`), 'a');
  const instance = spawn('dotnet', [resolve(app, 'Dashboard.Web.dll'), '--urls', `http://127.0.0.1:${port}`], {
    cwd: resolve(app),
    stdio: ['ignore', log, log],
    env: { ...process.env, ASPNETCORE_ENVIRONMENT: 'Development', ConnectionStrings__Dashboard: `Data Source=${file}`, Proxies__Addresses__0: '127.0.0.1', Logging__LogLevel__Default: 'Warning' },
  });
  running.set(port, instance);
  await until(`instance ${port} is ready`, async () => (await fetch(`http://127.0.0.1:${port}/health/ready`)).ok);
}

async function stop(port, signal) {
  const instance = running.get(port);
  instance.kill(signal);
  if (instance.exitCode === null && instance.signalCode === null) await once(instance, 'exit');
}

/** A value of the cookie that leads to an instance. */
async function cookieOf(port) {
  for (let value = 0; value < 200; value++) {
    const answer = await fetch(`${base}/health/live`, { headers: { cookie: `instance=${value}` } });
    if (answer.headers.get('x-instance') === `127.0.0.1:${port}`) return String(value);
  }

  throw new Error(`no cookie leads to ${port}`);
}

async function moveTo(context, port) {
  await context.addCookies([{ name: 'instance', value: await cookieOf(port), url: base }]);
}

async function signIn(browser, port, who) {
  const context = await browser.newContext({ baseURL: base, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  context.setDefaultTimeout(patience);
  await moveTo(context, port);
  const page = await context.newPage();
  await page.goto('/sign-in?returnUrl=%2Finbox');
  await page.locator(`button[value='${who}']`).click();
  await page.waitForURL('**/inbox');
  return context;
}

async function open(context, path) {
  const page = await context.newPage();
  const answer = await page.goto(path);
  await page.locator('[data-interactive]').waitFor();
  page.instance = answer.headers()['x-instance'];
  return page;
}

/** The page was loaded anew since it was marked, and takes input again. */
const mark = page => page.evaluate(() => { document.body.dataset.before = ''; });
const back = page => until('the page comes back by itself', async () =>
  await page.locator('body[data-before]').count() === 0 && await page.locator('[data-interactive]').count() === 1).catch(async failure => {
  throw new Error(`${failure.message}; its band is ${await page.locator('#components-reconnect-modal').getAttribute('class')}`);
});

async function type(page, title) {
  await page.locator('#briefing-title').fill(title);
  await page.locator('#briefing-text').fill('第一段');
  await mark(page);
}

async function demandTyped(page, title) {
  await until('what was typed is there', async () => await page.locator('#briefing-title').inputValue() === title && await page.locator('#briefing-text').inputValue() === '第一段', 10_000);
}

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-dev-shm-usage'] });
try {
  await start(ports[0]); // the first makes the database
  await Promise.all(ports.slice(1).map(start));
  const [one, two, three] = ports;
  const national = await signIn(browser, one, 'sample.national');

  await prove('who signed in on one instance works on the others', async () => {
    for (const port of [two, three]) {
      await moveTo(national, port);
      const page = await open(national, '/quotas/workbench');
      demand(page.instance === `127.0.0.1:${port}`, `answered by ${page.instance}`);
      demand(new URL(page.url()).pathname === '/quotas/workbench', page.url());
      await page.close();
    }

    return `signed in on ${one}, worked on ${two} and ${three}`;
  });

  await prove('a write on one instance is on an open page of another within 3 s', async () => {
    await moveTo(national, one);
    const writing = await open(national, `/quotas?asOf=${day}`);
    await moveTo(national, two);
    const reading = await open(national, `/quotas?asOf=${day}`);
    demand(writing.instance !== reading.instance, 'both on one instance');
    const number = page => page.locator('#quota-340000-CityDemonstration').innerText();
    const before = Number(await number(reading));
    await writing.locator('#edit-340000').click();
    await writing.getByRole('textbox', { name: '示范城市', exact: true }).press('+');
    await writing.keyboard.press('Enter');
    await writing.getByRole('button', { name: '复核并发布' }).click();
    await writing.getByLabel('调整说明（必填）').fill('三个实例');
    await writing.getByRole('button', { name: '发布', exact: true }).click();
    const clicked = performance.now();
    const seen = until('the other page shows it', async () => Number(await number(reading)) === before + 1).then(() => performance.now());
    await writing.getByText('已发布 1 项名额').waitFor();
    const written = performance.now();
    const took = Math.max(0, await seen - written);
    demand(took <= 3_000, `${Math.round(took)} ms after it was written`);
    await Promise.all([writing.close(), reading.close()]);
    return `${Math.round(took)} ms after the writing page said it was done, which took ${Math.round(written - clicked)} ms`;
  });

  await prove('an instance killed under a form takes neither draft nor session', async () => {
    await moveTo(national, three);
    const form = await open(national, '/briefing/new');
    demand(form.instance === `127.0.0.1:${three}`, `answered by ${form.instance}`);
    await type(form, '被杀之前');
    await stop(three, 'SIGKILL');
    const took = await back(form);
    await demandTyped(form, '被杀之前');
    await form.getByRole('button', { name: '生成并固定' }).click();
    await until('what was typed is sent', async () => await form.locator('h1').innerText() === '被杀之前');
    await form.close();
    return `back on another instance after ${(took / 1000).toFixed(1)} s, then sent`;
  });
  await start(three);

  await prove('a rolling restart loses no draft, no session and no request', async () => {
    const jiangsu = await signIn(browser, two, 'sample.jiangsu');
    await moveTo(national, one);
    const form = await open(national, '/briefing/new');
    const desk = await open(jiangsu, '/provinces/320000');
    await type(form, '轮换之前');
    let asked = 0;
    let refused = 0;
    let over = false;
    const asking = (async () => {
      while (!over) {
        asked++;
        const answer = await fetch(`${base}/places`, { headers: { cookie: `instance=${asked}` } }).catch(() => null);
        refused += answer?.ok ? 0 : 1;
        await new Promise(wake => setTimeout(wake, 100));
      }
    })();
    for (const port of ports) {
      await stop(port, 'SIGTERM');
      await start(port);
    }

    await back(form);
    over = true;
    await asking;
    await demandTyped(form, '轮换之前');
    await desk.reload();
    await desk.locator('[data-interactive]').waitFor();
    demand(new URL(desk.url()).pathname === '/provinces/320000', desk.url());
    demand(refused === 0, `${refused} of ${asked} requests failed`);
    return `${asked} requests meanwhile, all answered`;
  });

  await prove('fifty recommendations at once from three processes stay within the quota', async () => {
    const child = spawn('dotnet', [resolve(work, 'bench/Dashboard.Bench.dll'), 'recommend', file], { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    child.stdout.on('data', text => { said += text; });
    const [code] = await once(child, 'exit');
    demand(code === 0, said.trim());
    return said.trim();
  });
} catch (failure) {
  say(false, 'the day', failure.stack);
} finally {
  await browser.close();
  for (const instance of running.values()) instance.kill('SIGKILL');
}

process.exit(failed === 0 ? 0 : 1);
