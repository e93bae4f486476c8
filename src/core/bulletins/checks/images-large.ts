// Images travel inside every single mail; above a megabyte with encoding, hosters ask for links
// instead.
import { once, type Check } from './check.ts';

/** Base64 adds a third: 750 kB become a megabyte. */
const ADVISED_BYTES = 750_000;

export const imagesLarge: Check = ({ images }) => {
  const bytes = [...images.values()].reduce((sum, image) => sum + image.bytes.length, 0);
  return once(bytes > ADVISED_BYTES, { bytes, max: ADVISED_BYTES });
};
