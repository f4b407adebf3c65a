// Builds Logto's tables as its installer does, then takes its alterations back, the newest first; a line `step` for each, then it waits for one.
import fs from 'node:fs';
import path from 'node:path';
import readline from 'node:readline';
import { createPool, sql } from '@silverhand/slonik';

const home = path.resolve('node_modules/@logto/schemas');
const database = process.env.PGDATABASE;
const camel = (name) => name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());
const transformRow = (_context, _query, row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [camel(key), value]));
// libpq's variables name the place.
const pool = await createPool('postgresql://', { maximumPoolSize: 1, interceptors: [{ transformRow }] });
const answers = readline.createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const run = (text) => pool.query({ type: sql``.type, sql: text, values: [] });
const told = async (line) => {
  process.stdout.write(`step ${line}\n`);
  await answers.next();
};

const read = (name) =>
  fs.readFileSync(`${home}/tables/${name}.sql`, 'utf8').replaceAll('${database}', database).replaceAll('${password}', 'none');
const models = fs.readdirSync(`${home}/lib/models`).filter((name) => name.endsWith('.js'));
const modules = await Promise.all(models.map((name) => import(`${home}/lib/models/${name}`)));
const tables = new Map(modules.flatMap((each) => Object.values(each)).flatMap((each) => (each?.raw ? [[each.tableName, each.raw]] : [])));
for (const file of fs.readdirSync(`${home}/tables`)) {
  const name = file.replace(/\.sql$/, '');
  if (!/^_(before|after)/.test(name)) tables.set(name, read(name));
}
const place_of = (text) => Number(/init_order = ([\d.]+)/.exec(text)?.[1] ?? Infinity);
await run(read('_before_all'));
for (const [name, text] of [...tables].sort(([, one], [, other]) => place_of(one) - place_of(other))) {
  await run(text);
  if (!text.includes('no_after_each')) await run(read('_after_each').replaceAll('${name}', name));
}
await run(read('_after_all'));
await told('');

const moment = (name) => Number(/-(\d+(?:\.\d+)?)/.exec(name)?.[1] ?? 0);
const files = fs.readdirSync(`${home}/alterations-js`).filter((name) => name.endsWith('.js'));
// They talk to people, and one of them ends the program.
console.log = console.error;
const { exit } = process;
process.exit = () => {
  throw new Error('it ends the program');
};
for (const file of files.sort((one, other) => moment(other) - moment(one))) {
  try {
    const { default: alteration } = await import(`${home}/alterations-js/${file}`);
    await alteration.beforeDown?.(pool);
    await pool.transaction((connection) => alteration.down(connection));
    await told('');
  } catch (error) {
    await told(`left out: ${file}: ${error.message.split('\n')[0]}`);
  }
}
await pool.end();
exit(0);
