// For pages with a strict policy: schemas are read instead of compiled, because `script-src 'self'`
// forbids code made from text.
import { z } from 'zod';

export function readSchemasWithoutCompiling(): void {
  z.config({ jitless: true });
}
