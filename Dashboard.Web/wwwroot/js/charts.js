// A chart draws itself from the data in its attributes, takes a newer one, and goes when its element goes. The library is fetched
// where a chart is shown.
const at = path => new URL(path, document.baseURI).href;
const english = { name: 'en', options: { months: [], shortMonths: [], days: [], shortDays: [], toolbar: {} } };
const token = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
let library, look;

const load = (script, locale) => library ??= Promise.all([import(at(script)), fetch(at(locale)).then(r => r.json())])
  .then(([module, chinese]) => ({ ApexCharts: module.default, chinese }));

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
    look ??= document.getElementById('apexcharts-css');
    document.addEventListener('themechange', this);
  }

  disconnectedCallback() {
    document.removeEventListener('themechange', this);
    this.#chart?.destroy();
    this.#chart = null;
    this.replaceChildren();
  }

  attributeChangedCallback(name, before) {
    if (before !== null) this.#chart?.updateOptions(this.#options(), false, true);
  }

  handleEvent() { this.#chart?.updateOptions(this.#options(), false, false); }

  #options() { return options(JSON.parse(this.getAttribute('spec')), +this.getAttribute('height'), this.getAttribute('culture'), this.chinese); }
});

// A page laid over this one does not know the style sheet that the library added.
addEventListener('DOMContentLoaded', () => {
  Blazor.addEventListener('enhancedload', () => { if (look && !look.isConnected) document.head.append(look); });
});
