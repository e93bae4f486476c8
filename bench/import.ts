// Importing 100,000 rows, saved durably, against one bare csv-parse pass over the same bytes.
import { parse } from 'csv-parse/sync';
import { toBase64 } from '#shared/base64.ts';
import { alternately, figure, median, type Figure } from './measure.ts';
import { listOf, openOffice } from './sample-data.ts';

export async function importList(): Promise<Figure[]> {
  const bytes = listOf(100_000);
  const file = toBase64(bytes);
  const bare = () => parse(bytes, { delimiter: ';', relax_column_count: true });
  const importing: number[] = [];
  const baseline: number[] = [];
  const previewing: number[] = [];
  // A fresh office each time: an import into an empty address book is the longest one.
  for (let turn = 0; turn < 4; turn += 1) {
    const office = await openOffice();
    try {
      const preview = await alternately(
        1,
        0,
        () => office.client.actors.previewImport({ file }),
        bare,
      );
      const full = await alternately(1, 0, () => office.client.actors.import({ file }), bare);
      if (turn === 0) continue;
      previewing.push(...preview.ours);
      importing.push(...full.ours);
      baseline.push(median([...preview.baseline, ...full.baseline]));
    } finally {
      await office.close();
    }
  }
  const reached = (_median: number, _p95: number, ratio: number) => ratio <= 3;
  return [
    figure(
      'preview of an import of 100,000 rows',
      '<= 3x csv-parse',
      { ours: previewing, baseline },
      'bare csv-parse',
      reached,
    ),
    figure(
      'import of 100,000 rows, saved durably',
      '<= 3x csv-parse',
      { ours: importing, baseline },
      'bare csv-parse',
      reached,
    ),
  ];
}
