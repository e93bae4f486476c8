// `npm run bench [-- NAME ...]`.
import { needNode24 } from './node24.mjs';

needNode24();
await import('../bench/index.ts');
