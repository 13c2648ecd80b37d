// Reads a dataset with the public reader of JSON-stat, and says what it found: node jsonstat.mjs ADDRESS
import JSONstat from 'jsonstat-toolkit';

const dataset = await JSONstat(process.argv[2]);
const geo = dataset.role.geo ?? [];
const cells = dataset.Dimension(geo[0]).id.map(province => ({
  province,
  name: dataset.Dimension(geo[0]).Category(province).label,
  value: dataset.Data({ [geo[0]]: province, metric: 'value' }).value,
  numerator: dataset.Data({ [geo[0]]: province, metric: 'numerator' }).value,
  denominator: dataset.Data({ [geo[0]]: province, metric: 'denominator' }).value,
}));
const empty = dataset.Data().filter(cell => cell.value === null);
console.log(JSON.stringify({
  class: dataset.class,
  label: dataset.label,
  days: dataset.Dimension({ role: 'time' })[0].id,
  metrics: dataset.Dimension({ role: 'metric' })[0].id,
  geo,
  cells,
  notes: dataset.note,
  unexplained: empty.filter(cell => !cell.status).length,
  empty: empty.length,
}));
