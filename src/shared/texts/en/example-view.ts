import type { Texts } from '#shared/texts/texts.ts';

const whole = (count: number) => count.toLocaleString('en');

export const exampleView: Texts['exampleView'] = {
  loading: 'Loading the example',
  steps: {
    actors: 'Actors move into the address book',
    sender: 'Sender and legal notice are noted',
    segment: 'The segment is made',
    bulletin: 'A bulletin with a picture is written',
    rehearsal: 'The rehearsal is running, nothing is sent',
  },
  cancelling: 'Cancelling, and taking away again what is there …',
  loaded: 'The example is loaded. Nothing was sent.',
  removed: 'The example is removed.',
  removedExcept: (kept) =>
    kept === 1
      ? 'The example is removed. 1 entry stays because you changed it or still need it.'
      : `The example is removed. ${whole(kept)} entries stay because you changed them or still need them.`,
};
