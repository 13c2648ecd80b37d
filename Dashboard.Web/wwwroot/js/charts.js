// A chart draws itself from the data in its attributes, takes a newer one, and goes when its element goes. The library is fetched
// where a chart is shown.
const at = path => new URL(path, document.baseURI).href;
const english = { name: 'en', options: {
  months: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
  shortMonths: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'], days: [], shortDays: [], toolbar: {} } };
const token = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
let library, look;

const load = (script, locale) => library ??= Promise.all([import(at(script)), fetch(at(locale)).then(r => r.json())])
  .then(([module, chinese]) => ({ ApexCharts: module.default, chinese }));

const day = text => Date.parse(text + 'T00:00:00Z');
const solid = 2; // series that differ in lightness; the others are hatched, so that they are told apart without colour
const percent = v => `${Math.round(v * 100)}%`;

// How light a colour is, from 0 to 1, and the ink that is read on it.
const light = colour => [1, 3, 5].map(i => parseInt(colour.slice(i, i + 2), 16) / 255).map(c => (c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4))
  .reduce((sum, c, i) => sum + c * [.2126, .7152, .0722][i], 0);
const inkOn = colour => {
  const [dark, bright] = ['--ink', '--surface'].map(token).sort((a, b) => light(a) - light(b));
  return light(colour) > .2 ? dark : bright;
};

// The figures stand at the ends of the bars, and the names of the series in the first of them, where they fit; the legend says the rest.
function labelled(spec, base) {
  const { series, categories, stacked, horizontal } = spec;
  const text = (s, i) => series[s].texts?.[i] ?? (series[s].values[i] == null ? '' : spec.isShare ? percent(series[s].values[i]) : series[s].values[i].toLocaleString());
  const sums = categories.map((_, i) => series.reduce((sum, s) => sum + (s.values[i] ?? 0), 0));
  const most = Math.max(...(stacked ? sums : series.flatMap(s => s.values.map(v => v ?? 0))), 1e-9);
  const fits = (s, i, words) => (series[s].values[i] ?? 0) / most * base.across > 8 + [...words].reduce((sum, c) => sum + (c > '\u2e7f' ? 12.5 : 7), 0);
  const thick = base.chart.height * .6 / categories.length / (stacked ? 1 : series.length);
  if (horizontal ? thick < 11 : categories.length * series.length > 24) return base;
  const named = s => stacked && horizontal && series.length > 1 && fits(s, 0, `${series[s].name} ${text(s, 0)}`);
  const style = { fontSize: '12px', fontWeight: 400 };
  base.dataLabels = stacked
    ? { enabled: true, style: { ...style, colors: series.map((s, i) => i < solid ? inkOn(token(s.colour)) : token('--ink')) },
        formatter: (v, o) => { const [s, i] = [o.seriesIndex, o.dataPointIndex]; return i === 0 && named(s) ? `${series[s].name} ${text(s, i)}` : fits(s, i, text(s, i)) ? text(s, i) : ''; } }
    : { enabled: true, style: { ...style, colors: [token('--ink')] }, textAnchor: horizontal ? 'start' : 'middle', [horizontal ? 'offsetX' : 'offsetY']: horizontal ? 4 : -18,
        formatter: (v, o) => text(o.seriesIndex, o.dataPointIndex) };
  base.plotOptions.bar.dataLabels = stacked
    ? { total: { enabled: !spec.isShare && series.length > 1, offsetX: horizontal ? 4 : 0, style: { ...style, fontWeight: 700, color: token('--ink') }, formatter: (v, o) => sums[o.dataPointIndex].toLocaleString() } }
    : { position: 'top' };
  if (series.length > 1 && series.every((_, s) => named(s))) base.legend = { ...base.legend, show: false };
  return base;
}

// What the shapes differ in. Each is given the data and the common options.
const shapes = {
  Bars(spec, base) {
    const values = spec.isShare ? percent : v => v == null ? '—' : Math.round(v) === v ? v.toString() : '';
    base.plotOptions = { bar: { horizontal: spec.horizontal, columnWidth: '70%', barHeight: '62%', borderRadius: 1 } };
    base.grid.xaxis.lines.show = spec.horizontal;
    base.grid.yaxis.lines.show = !spec.horizontal;
    base.xaxis.categories = spec.categories;
    if (spec.horizontal) {
      base.xaxis = { ...base.xaxis, labels: { ...base.labels, formatter: values }, title: { text: spec.across ?? undefined, style: base.titles } };
      base.yaxis = { labels: { ...base.labels, maxWidth: 180 } };
    } else base.yaxis.labels.formatter = values;
    base.fill = { opacity: 1, type: spec.series.map((_, i) => (i < solid ? 'solid' : 'pattern')),
      pattern: { style: ['slantedLines', 'slantedLines', 'slantedLines', 'verticalLines'], width: 6, height: 6, strokeWidth: 2.5 } };
    return labelled(spec, base);
  },
  Steps(spec, base) {
    const last = spec.categories.length - 1;
    const series = spec.series.map(s => ({ name: s.name, data: s.values.map((v, i) => [day(spec.categories[i]), v]) }));
    return { ...base, series,
      chart: { ...base.chart, type: 'line' },
      stroke: { curve: 'stepline', width: [3, 2], dashArray: [0, 5] },
      legend: { show: false },
      xaxis: { ...base.xaxis, type: 'datetime', labels: { ...base.xaxis.labels, datetimeUTC: true, datetimeFormatter: { year: 'yyyy', month: 'yyyy.M', day: 'yyyy.M.d' } } },
      tooltip: { ...base.tooltip, x: { format: 'yyyy.M.d' } },
      annotations: {
        xaxis: spec.marks.map(m => ({ x: day(m.at), strokeDashArray: 3, borderColor: token('--ink-3'),
          label: { text: m.text, orientation: 'horizontal', textAnchor: 'start', offsetX: 4, offsetY: -2, borderWidth: 0, style: { background: token('--surface'), color: token('--ink-2'), fontSize: '12px' } } })),
        points: spec.series.filter((s, i) => spec.series.findIndex(o => o.values[last] === s.values[last]) === i).map(s => ({ x: day(spec.categories[last]), y: s.values[last], marker: { size: 4, fillColor: token(s.colour), strokeColor: token('--surface') },
          label: { text: spec.series.filter(o => o.values[last] === s.values[last]).map(o => `${o.name} ${o.values[last]}`).join(' · '), textAnchor: 'end', borderWidth: 0, offsetY: -2, style: { background: token('--surface'), color: token('--ink'), fontSize: '12px' } } })),
      } };
  },
  Heat(spec, base) { // a row for each category, a column for each series
    const steps = [1, 2, 3, 4, 5, 7];
    const limits = [1e-9, .2, .4, .6, .8, 1];
    const ranges = limits.map((from, i) => ({ from, to: limits[i + 1] ? limits[i + 1] - 1e-9 : 9, color: token(`--seq-${steps[i]}`), foreColor: token(`--seq-t${steps[i]}`),
      name: i === 0 ? '> 0' : i === limits.length - 1 ? '100%' : `${percent(from)}` }));
    const text = o => { const row = spec.categories.length - 1 - o.seriesIndex; return spec.series[o.dataPointIndex].texts?.[row]; };
    return { ...base,
      chart: { ...base.chart, type: 'heatmap' },
      series: spec.categories.map((name, i) => ({ name, data: spec.series.map(s => ({ x: s.name, y: s.values[i] })) })).reverse(),
      colors: undefined,
      plotOptions: { heatmap: { radius: 1, enableShades: false, colorScale: { ranges: [{ from: -1, to: 0, color: token('--seq-0'), foreColor: token('--ink-2'), name: '0' }, ...ranges] } } },
      stroke: { width: 2, colors: [token('--surface')] },
      dataLabels: { enabled: true, style: { fontSize: '12px', fontWeight: 400 }, formatter: (v, o) => text(o) ?? v },
      legend: { ...base.legend, show: true },
      yaxis: { labels: { ...base.labels, maxWidth: 200 } },
      xaxis: { ...base.xaxis, position: 'top' },
      tooltip: { shared: false, y: { formatter: (v, o) => text(o) ?? v } } };
  },
  Tree(spec, base) {
    return { ...base,
      chart: { ...base.chart, type: 'treemap' },
      series: spec.series.map(s => ({ name: s.name, data: s.values.map((y, i) => ({ x: s.names[i], y })) })),
      plotOptions: { treemap: { enableShades: false, distributed: false } },
      stroke: { width: 2, colors: [token('--surface')] },
      xaxis: {}, yaxis: {},
      dataLabels: { enabled: true, style: { fontSize: '12px', colors: [token('--surface')] }, formatter: (name, o) => `${spec.series.length > 1 && o.dataPointIndex === 0 ? `${spec.series[o.seriesIndex].name} · ` : ''}${name} ${o.value}` },
      tooltip: { y: { formatter: (v, o) => spec.series[o.seriesIndex].texts[o.dataPointIndex] } } };
  },
  Scatter(spec, base) {
    const [points, line] = spec.series;
    const top = Math.ceil(Math.max(1, ...points.values)) + 1;
    return { ...base,
      chart: { ...base.chart, type: 'line' },
      series: [{ name: points.name, type: 'scatter', data: points.values.map((y, i) => [points.from[i], y]) }, { name: line.name, type: 'line', data: line.values.map((y, i) => [line.from[i], y]) }],
      stroke: { width: [0, 1.5], dashArray: [0, 4] },
      markers: { size: [5, 0], strokeWidth: 1, strokeColors: token('--surface') },
      dataLabels: { enabled: true, enabledOnSeries: [0], offsetY: -4, background: { enabled: false }, style: { colors: [token('--ink')], fontSize: '12px', fontWeight: 400 }, formatter: (v, o) => points.names[o.dataPointIndex] ?? '' },
      grid: { ...base.grid, padding: { left: 20, right: 40 } },
      xaxis: { ...base.xaxis, type: 'numeric', min: 0, max: Math.max(1, line.from.at(-1)), tickAmount: Math.min(10, Math.max(1, Math.round(line.from.at(-1)))), title: { text: spec.across, style: base.titles }, labels: { ...base.labels, formatter: v => Math.round(v).toString() } },
      yaxis: { ...base.yaxis, forceNiceScale: false, max: top, tickAmount: top, title: { text: spec.up, offsetX: 6, style: base.titles } },
      tooltip: { ...base.tooltip, shared: false, intersect: true, x: { formatter: (v, o) => o?.seriesIndex === 0 ? points.texts[o.dataPointIndex] : '' } } };
  },
  Ranges(spec, base) {
    const [range] = spec.series;
    return { ...base,
      chart: { ...base.chart, type: 'rangeBar' },
      series: [{ name: range.name, data: range.values.map((to, i) => ({ x: spec.categories[i], y: [range.from[i], to],
        goals: [{ name: '', value: range.middle[i], strokeWidth: 4, strokeHeight: 16, strokeColor: token('--demo') }] })) }],
      plotOptions: { bar: { horizontal: true, barHeight: '50%', borderRadius: 1 } },
      grid: { ...base.grid, xaxis: { lines: { show: true } }, yaxis: { lines: { show: false } } },
      dataLabels: { enabled: true, style: { colors: [token('--ink')], fontSize: '12px' }, formatter: (v, o) => `${range.from[o.dataPointIndex]} – ${range.middle[o.dataPointIndex]} – ${range.values[o.dataPointIndex]}` },
      xaxis: { ...base.xaxis, min: 0, title: { text: spec.across, style: base.titles }, labels: { ...base.labels, formatter: v => Math.round(v).toString() } },
      yaxis: { labels: { ...base.labels, maxWidth: 200 } } };
  },
};

function options(spec, height, width, culture, chinese) {
  const ink = token('--ink-2');
  const labels = { style: { colors: ink, fontSize: '12px' } };
  const number = v => v == null ? '—' : Math.round(v).toString();
  return shapes[spec.shape ?? 'Bars'](spec, {
    labels,
    across: Math.max(120, width - 160), // of the bars, without the names beside them
    titles: { color: ink, fontSize: '12px', fontWeight: 400 },
    chart: {
      type: 'bar', height, stacked: spec.stacked, fontFamily: 'inherit', foreColor: ink, background: 'transparent',
      toolbar: { show: false }, zoom: { enabled: false },
      animations: { enabled: !matchMedia('(prefers-reduced-motion: reduce)').matches, speed: 180 },
      locales: [chinese, english], defaultLocale: culture === 'zh-CN' ? 'zh-cn' : 'en',
    },
    series: spec.series.map(s => ({ name: s.name, data: s.values })),
    colors: spec.series.map(s => token(s.colour)),
    theme: { mode: document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light' },
    stroke: { show: true, width: 1, colors: [token('--surface')] },
    grid: { borderColor: token('--line'), xaxis: { lines: { show: false } }, yaxis: { lines: { show: true } } },
    dataLabels: { enabled: false },
    legend: { show: spec.series.length > 1, position: 'top', horizontalAlign: 'left', labels: { colors: ink } },
    xaxis: { labels, axisBorder: { color: token('--line-2') }, axisTicks: { show: false } },
    yaxis: { min: 0, forceNiceScale: true, labels: { ...labels, formatter: number } },
    tooltip: { shared: true, intersect: false },
  });
}

customElements.define('apex-chart', class extends HTMLElement {
  static observedAttributes = ['spec'];
  #chart;

  async connectedCallback() {
    const { ApexCharts, chinese } = await load(this.getAttribute('library'), this.getAttribute('locale'));
    if (!this.isConnected || this.#chart) return;
    this.chinese = chinese;
    const host = this.appendChild(document.createElement('div'));
    this.#chart = new ApexCharts(host, this.#options());
    await this.#chart.render();
    this.dataset.drawn = '';
    look ??= document.getElementById('apexcharts-css');
    document.addEventListener('themechange', this);
  }

  disconnectedCallback() {
    document.removeEventListener('themechange', this);
    this.#chart?.destroy();
    this.#chart = null;
    delete this.dataset.drawn;
    this.replaceChildren();
  }

  attributeChangedCallback(name, before) {
    if (before !== null) this.#chart?.updateOptions(this.#options(), false, true);
  }

  handleEvent() { this.#chart?.updateOptions(this.#options(), false, false); }

  #options() { return options(JSON.parse(this.getAttribute('spec')), +this.getAttribute('height'), this.clientWidth, this.getAttribute('culture'), this.chinese); }
});

// A page laid over this one does not know the style sheet that the library added.
addEventListener('DOMContentLoaded', () => {
  Blazor.addEventListener('enhancedload', () => { if (look && !look.isConnected) document.head.append(look); });
});
