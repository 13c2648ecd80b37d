// Reads an unpacked data package with the public reader of Frictionless Data: its description against the schema of the profile, every
// file against its columns, and says what it found: node datapackage.mjs FOLDER
import { Package } from 'datapackage';

const folder = process.argv[2];
const found = await Package.load(`${folder}/datapackage.json`, { basePath: folder });
const lists = {};
for (const resource of found.resources) {
  lists[resource.name] = { valid: resource.valid, tabular: resource.tabular, rows: (await resource.read({ keyed: true })).length };
}
console.log(JSON.stringify({ valid: found.valid, profile: found.profile.name, errors: found.errors.map(String), lists }));
