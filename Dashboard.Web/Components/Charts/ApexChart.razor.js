const at = path => new URL(path, document.baseURI).href;
let library;
const english = { name: 'en', options: { months: [], shortMonths: [], days: [], shortDays: [], toolbar: {} } };

const load = (script, locale) => library ??= Promise.all([import(at(script)), fetch(at(locale)).then(r => r.json())])
  .then(([module, chinese]) => ({ ApexCharts: module.default, chinese }));

const token = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function options(spec, height, culture, chinese) {
  const ink = token('--ink-2');
  const labels = { style: { colors: ink, fontSize: '12px' } };
  return {
    chart: {
      type: 'bar', height, stacked: spec.stacked, fontFamily: 'inherit', foreColor: ink, background: 'transparent',
      toolbar: { show: false }, zoom: { enabled: false },
      animations: { enabled: !matchMedia('(prefers-reduced-motion: reduce)').matches, speed: 180 },
      locales: [chinese, english], defaultLocale: culture === 'zh-CN' ? 'zh-cn' : 'en',
    },
    series: spec.series.map(s => ({ name: s.name, data: s.values })),
    colors: spec.series.map(s => token(s.colour)),
    theme: { mode: document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light' },
    plotOptions: { bar: { columnWidth: '70%', borderRadius: 1 } },
    stroke: { show: true, width: 1, colors: [token('--surface')] },
    grid: { borderColor: token('--line'), xaxis: { lines: { show: false } } },
    dataLabels: { enabled: false },
    legend: { position: 'top', horizontalAlign: 'left', labels: { colors: ink } },
    xaxis: { categories: spec.categories, labels, axisBorder: { color: token('--line-2') }, axisTicks: { show: false } },
    yaxis: { min: 0, forceNiceScale: true, labels: { ...labels, formatter: v => v == null ? '—' : Math.round(v).toString() } },
    tooltip: { shared: true, intersect: false },
  };
}

const drawn = new WeakMap(); // by host element

export async function create(host, spec, height, culture, script, locale) {
  if (!host) return;
  const { ApexCharts, chinese } = await load(script, locale);
  const entry = { spec };
  const draw = () => options(entry.spec, height, culture, chinese);
  entry.chart = new ApexCharts(host, draw());
  entry.redraw = animate => entry.chart.updateOptions(draw(), false, animate);
  entry.recolour = () => entry.redraw(false);
  drawn.set(host, entry);
  await entry.chart.render();
  document.addEventListener('themechange', entry.recolour);
}

export function update(host, spec) {
  const entry = host && drawn.get(host);
  if (!entry) return;
  entry.spec = spec;
  return entry.redraw(true);
}

export function dispose(host) {
  const entry = host && drawn.get(host);
  if (!entry) return;
  document.removeEventListener('themechange', entry.recolour);
  entry.chart.destroy();
  drawn.delete(host);
}
