// How every figure is taken: ours and the baseline alternately in one run, so that a noisy machine
// disturbs both alike.

export interface Figure {
  name: string;
  goal: string;
  medianMs: number;
  p95Ms: number;
  baseline: string;
  baselineMs: number;
  ratio: number;
  isReached: boolean;
}

const sorted = (values: readonly number[]) => [...values].sort((a, b) => a - b);
export const median = (values: readonly number[]): number =>
  sorted(values)[Math.floor(values.length / 2)]!;
const p95 = (values: readonly number[]): number =>
  sorted(values)[Math.min(values.length - 1, Math.floor(values.length * 0.95))]!;

/** Milliseconds; work that takes its own time (without tidying up) answers it. */
export async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  const own = await work();
  return typeof own === 'number' ? own : performance.now() - start;
}

/** Runs both in turns, the first `warmUps` turns unmeasured. Times in milliseconds. */
export async function alternately(
  turns: number,
  warmUps: number,
  ours: (turn: number) => unknown,
  baseline: (turn: number) => unknown,
): Promise<{ ours: number[]; baseline: number[] }> {
  const times = { ours: [] as number[], baseline: [] as number[] };
  for (let turn = 0; turn < turns + warmUps; turn += 1) {
    const oursFirst = turn % 2 === 0;
    const first = await timed(() => (oursFirst ? ours(turn) : baseline(turn)));
    const second = await timed(() => (oursFirst ? baseline(turn) : ours(turn)));
    if (turn < warmUps) continue;
    times.ours.push(oursFirst ? first : second);
    times.baseline.push(oursFirst ? second : first);
  }
  return times;
}

export function figure(
  name: string,
  goal: string,
  times: { ours: number[]; baseline: number[] },
  baseline: string,
  isReached: (median: number, p95: number, ratio: number) => boolean,
): Figure {
  const medianMs = median(times.ours);
  const p95Ms = p95(times.ours);
  const baselineMs = median(times.baseline);
  const ratio = medianMs / baselineMs;
  return {
    name,
    goal,
    medianMs,
    p95Ms,
    baseline,
    baselineMs,
    ratio,
    isReached: isReached(medianMs, p95Ms, ratio),
  };
}

const ms = (value: number) => (value < 10 ? value.toFixed(2) : value.toFixed(0));

export function printed(of: Figure): string {
  return [
    `${of.isReached ? 'reached' : 'MISSED '}  ${of.name}`,
    `         median ${ms(of.medianMs)} ms, p95 ${ms(of.p95Ms)} ms; ${of.baseline} ${ms(of.baselineMs)} ms; ratio ${of.ratio.toFixed(2)}   (goal: ${of.goal})`,
  ].join('\n');
}
