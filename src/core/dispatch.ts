// The one way into the domain: name and unknown input in, Reply out. Input and output are validated
// here and nowhere else.
import type { z } from 'zod';
import { methodNamed, type Api } from '#shared/api.ts';
import type { Handlers, Reply } from '#shared/define.ts';
import { AppError, isAppError, toWire, type WireError } from '#shared/errors.ts';
import { refusalOfDepth } from '#shared/nesting.ts';
import { TOO_LARGE } from '#shared/values.ts';
import type { TechnicalLog } from './ports/technical-log.ts';

export type AllHandlers = { [Feature in keyof Api]: Handlers<Api[Feature]> };
export type Dispatch = (name: string, input: unknown) => Promise<Reply>;

type AnyHandler = (input: unknown) => Promise<unknown>;

/**
 * Never throws. An unexpected error becomes `internal` with an incident number; its stack goes to
 * the technical log only.
 */
export function createDispatch(handlers: AllHandlers, log: TechnicalLog): Dispatch {
  const failed = (error: WireError): Reply => ({ ok: false, error });
  return async (name, input) => {
    try {
      const method = typeof name === 'string' ? methodNamed(name) : undefined;
      if (!method) return failed(toWire(new AppError('api.unknown-method', {})));
      // Before anything that calls itself once per level: a schema does.
      const tooDeep = refusalOfDepth(input);
      if (tooDeep) return failed(toWire(tooDeep));
      const parsed = method.input.safeParse(input ?? {});
      if (!parsed.success) return failed(toWire(refusal(parsed.error)));
      const [feature, verb] = name.split('.') as [keyof Api, string];
      const handler = (handlers[feature] as unknown as Record<string, AnyHandler>)[verb]!;
      return { ok: true, value: method.output.parse(await handler(parsed.data)) };
    } catch (error) {
      if (isAppError(error)) return failed(toWire(error));
      return failed({
        code: 'internal',
        data: { incident: log.incident(error, { method: name }) },
      });
    }
  };
}

/** A file that is too large has a sentence of its own: people can do something about it. */
function refusal(error: z.ZodError): AppError {
  const tooLarge = error.issues.find(
    (issue) => issue.code === 'too_big' && issue.message === TOO_LARGE,
  );
  if (tooLarge?.code === 'too_big')
    return new AppError('input.too-large', { maxBytes: (Number(tooLarge.maximum) / 4) * 3 });
  return new AppError('input.invalid', { issues: readableIssues(error) });
}

/** Says where and what, never the offending value: it may be somebody's address. */
function readableIssues(error: z.ZodError): { path: string; problem: string }[] {
  return error.issues.slice(0, 20).map((issue) => ({
    path: issue.path.map(String).join('.'),
    problem: issue.code === 'custom' ? issue.message : issue.code,
  }));
}
