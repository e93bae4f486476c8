// All German sentences, by feature.
import { errors } from './errors.ts';

export const de = { errors };
