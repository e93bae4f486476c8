// Reads the example that comes with the program.
import type { ExampleBulletin, ExampleIndex } from '#shared/contract/example.ts';

/**
 * The example that comes with the program. Throws `example.not-found` when it is missing or broken.
 */
export interface ExampleSource {
  load(): Promise<
    Pick<ExampleIndex, 'sender' | 'segment'> & {
      readonly list: Uint8Array;
      readonly listName: string;
      readonly bulletin: ExampleBulletin;
      readonly image: Uint8Array;
      readonly imageName: string;
    }
  >;
}
