// How the contract is written down. From one definition come schemas, handler types, client types,
// help and error lists.
import type { z } from 'zod';
import type { ErrorCode, WireError, fromWire } from './errors.ts';

type MethodKind = 'query' | 'command';

export interface Method<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  readonly kind: MethodKind;
  /** One English sentence, shown by `kiezbrief help`. */
  readonly summary: string;
  readonly input: Input;
  readonly output: Output;
  /** Expected failures besides `input.invalid` and `internal`, which every method may answer. */
  readonly errors: readonly ErrorCode[];
  /**
   * Long work begun by this method goes on after the reply; this query, asked with the reply's id,
   * tells its state.
   */
  readonly continues?: string;
  /** A reply may tell of a failure: its error, for who reads only the exit status. */
  failureIn?(reply: z.output<Output>): ToldError | undefined;
}

type ToldError = Parameters<typeof fromWire>[0];

interface Details<Input extends z.ZodType, Output extends z.ZodType> {
  input: Input;
  output: Output;
  errors?: readonly ErrorCode[];
  continues?: string;
  failureIn?(reply: z.output<Output>): ToldError | undefined;
}

const method =
  (kind: MethodKind) =>
  <Input extends z.ZodType, Output extends z.ZodType>(
    summary: string,
    details: Details<Input, Output>,
  ): Method<Input, Output> => ({ kind, summary, errors: [], ...details });

/** Reads and changes nothing. */
export const query = method('query');
/** Changes something. */
export const command = method('command');

/**
 * Announces that something changed; carries ids and counters only and may be missed without harm.
 */
export const event = <Data extends z.ZodType>(summary: string, data: Data) => ({ summary, data });

type Slice = Record<string, Method>;
type Contract = Record<string, Slice>;
type Events = Record<string, { summary: string; data: z.ZodType }>;

export type Input<M extends Method> = z.output<M['input']>;
export type Output<M extends Method> = z.output<M['output']>;

/** What the domain implements: validated input in, output to be validated out. */
export type Handlers<S extends Slice> = {
  [Verb in keyof S]: (input: Input<S[Verb]>) => Promise<z.input<S[Verb]['output']>>;
};

/** What a screen calls. Throws `AppError`. */
export type Client<C extends Contract, E extends Events> = {
  [Feature in keyof C]: {
    [Verb in keyof C[Feature]]: (
      input: z.input<C[Feature][Verb]['input']>,
    ) => Promise<Output<C[Feature][Verb]>>;
  };
} & {
  on<Name extends keyof E>(
    name: Name,
    listener: (data: z.output<E[Name]['data']>) => void,
  ): () => void;
};

export type Reply = { ok: true; value: unknown } | { ok: false; error: WireError };

export type EventListener = (name: string, data: unknown) => void;

/** What every door carries: one call, one subscription. Never throws; every outcome is a Reply. */
export interface Bridge {
  call(name: string, input: unknown): Promise<Reply>;
  subscribe(listener: EventListener): () => void;
}

/** The whole program behind a door. */
export interface App extends Bridge {
  /** Another program owns the data folder: this one may look, pause a delivery and stop it. */
  isVisitor(): boolean;
  /** Resolves when no background work (a running delivery) is left. */
  idle(): Promise<void>;
  /**
   * Pauses background work after the current message, writes everything, gives the data folder
   * free.
   */
  close(): Promise<void>;
}
