// `npm run bench [-- NAME ...]`.
import { buildIfNeeded } from './build-if-needed.mjs';
import { needNode24 } from './node24.mjs';

needNode24();
if ((await buildIfNeeded({ isQuiet: true })) !== 0) process.exit(1);
await import('../bench/index.ts');
