// Rendering a bulletin of 15 sections through the contract, MJML warm in its own worker.
import mjml2html from 'mjml';
import { alternately, figure, type Figure } from './measure.ts';
import { bulletinOf, openOffice } from './sample-data.ts';

export async function render(): Promise<Figure[]> {
  const office = await openOffice();
  try {
    const bulletin = await bulletinOf(office.client, 15);
    const bare = `<mjml><mj-body>${'<mj-section><mj-column><mj-text>Text</mj-text></mj-column></mj-section>'.repeat(15)}</mj-body></mjml>`;
    const times = await alternately(
      60,
      10,
      () => office.client.bulletins.render({ id: bulletin.id }),
      () => mjml2html(bare),
    );
    return [
      figure(
        'render of a 15-section bulletin',
        'p95 <= 40 ms',
        times,
        'bare mjml of 15 empty sections',
        (_median, p95) => p95 <= 40,
      ),
    ];
  } finally {
    await office.close();
  }
}
