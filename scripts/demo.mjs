// `npm run demo [-- --json] [-- --data DIR]`.
import { needNode24 } from './node24.mjs';

needNode24();
await import('./demo/index.ts');
