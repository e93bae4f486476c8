// What the demonstration promises: it runs on a new folder, its numbers agree, and the places it
// names exist.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const demo = async (...args: string[]) =>
  (
    await promisify(execFile)(process.execPath, ['scripts/demo.mjs', ...args], {
      env: { ...process.env, LANG: 'de_DE.UTF-8' },
    })
  ).stdout;

it('prints its numbers as one JSON object', async () => {
  const data = join(await temporaryFolder(), 'daten');
  const report = JSON.parse(await demo('--json', '--data', data)) as Record<
    string,
    Record<string, number>
  > & { data: string };
  expect(report).toMatchObject({
    import: { created: 80, updated: 0, unchanged: 1, refused: 2 },
    bulletin: { findings: 0 },
    incoming: { concerns: 1, bounces: 1, unsubscribes: 1, autoReplies: 1 },
    data,
  });
  expect(report['file']!['accepted']).toBeGreaterThan(10);
  expect(report['smtp']).toMatchObject({
    accepted: report['smtp']!['received'],
    refused: 0,
    unclear: 0,
  });
});

it('tells people the same, and where to look; a second time on the same folder works too', async () => {
  const data = await temporaryFolder();
  await demo('--data', data);
  const report = await demo('--data', data);
  expect(report).toContain('Alle Zahlen stimmen überein.');
  expect(report).toMatch(
    /Zeile 36 +„hanna\.wuerz\(at\)troedel\.example“ ist keine E-Mail-Adresse\./,
  );
  for (const place of ['rehearsals', 'bulletin.html']) {
    expect(report).toContain(join(data, place));
    expect(existsSync(join(data, place))).toBe(true);
  }
});
