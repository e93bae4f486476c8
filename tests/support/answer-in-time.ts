// Whether something answers at all. Nothing takes nearly as long as this waits: who needs more
// gives no answer, and the test can say to what.
const PATIENCE_MS = 40_000;

export async function inTime<T>(work: Promise<T>): Promise<T | 'no answer'> {
  const patience = Promise.withResolvers<'no answer'>();
  const timer = setTimeout(() => {
    patience.resolve('no answer');
  }, PATIENCE_MS);
  try {
    return await Promise.race([work, patience.promise]);
  } finally {
    clearTimeout(timer);
  }
}
