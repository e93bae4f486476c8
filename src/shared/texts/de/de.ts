// All German sentences, by feature.
import { demo } from './demo.ts';
import { errors } from './errors.ts';

export const de = {
  demo,
  errors,
};
