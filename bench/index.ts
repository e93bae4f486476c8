// `npm run bench [name ...]`: prints each figure as it is taken. Goals are goals, not tests; the
// machine is named with them.
import { cpus } from 'node:os';
import { importList } from './import.ts';
import { type Figure, printed } from './measure.ts';
import { preview } from './preview.ts';
import { render } from './render.ts';
import { save } from './save.ts';
import { screen } from './screen.ts';
import { sending } from './sending.ts';
import { coldStart, webHostReady } from './starts.ts';

const benches: Record<string, () => Promise<Figure[]>> = {
  render,
  preview,
  screen,
  save,
  import: importList,
  sending,
  'cold-start': coldStart,
  'web-host': webHostReady,
};
const wanted = process.argv.slice(2);

console.log(`Node ${process.version}, ${cpus().length} cores\n`);
for (const [name, bench] of Object.entries(benches)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  for (const figure of await bench()) console.log(printed(figure));
}
