// A client of the API whose types are generated from its description. What is wrong in it must not compile: node client.js ORIGIN
import createClient from 'openapi-fetch';
import type { paths } from './schema';

declare const process: { argv: string[] };

const client = createClient<paths>({ baseUrl: process.argv[2] });

const coverage = await client.GET('/api/v1/statistics/{code}', {
  params: { path: { code: 'coverage.city' }, query: { asOf: '2023-08-15', by: 'province' } },
});
const places = await client.GET('/api/v1/designations', { params: { query: { asOf: '2023-08-15', tier: 'Demonstration' } } });
const changes = await client.GET('/api/v1/changes', { params: { query: { since: '2022-08-03', kind: 'Designated' } } });
const root = await client.GET('/api/v1');
const pack = await client.GET('/api/v1/datapackage.json');
const divided = await client.POST('/api/v1/apportionments', {
  body: { method: 'Hamilton', seats: 3, units: [{ key: 'A', weight: 2 }, { key: 'B', weight: 1 }] },
});
const refused = await client.GET('/api/v1/statistics/{code}', { params: { path: { code: 'coverage.city' }, query: { by: 'stage' } } });

// @ts-expect-error no list has this name
await client.GET('/api/v1/nothing');
// @ts-expect-error no tier is called so
const wrong: Parameters<typeof client.GET<'/api/v1/designations', { params: { query: { tier: 'Gold' } } }>>[1] = { params: { query: { tier: 'Gold' } } };

const seats: { key: string; seats: number }[] = divided.data?.seats ?? [];
console.log(JSON.stringify({
  provinces: coverage.data?.rows.length,
  asOf: coverage.data?.asOf,
  places: coverage.data?.rows.reduce((sum, row) => sum + (row.numerator ?? 0), 0),
  demonstrations: places.data?.map(place => place.placeCode),
  changed: changes.data?.filter(change => change.actor === 'NationalOffice').length,
  version: root.data?.version,
  cells: root.data?.limits.cells,
  lists: pack.data?.resources.map(list => list.name),
  seats: seats.map(unit => `${unit.key}${unit.seats}`),
  refused: refused.response.status,
  why: refused.error && 'errors' in refused.error ? refused.error.errors?.['by'] : undefined,
}));
