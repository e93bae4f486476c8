// The catalogue of expected failures. Code throws codes with data, never sentences; the sentences
// are in `texts`.
// `data` holds ids, names of fields and numbers, never addresses or other personal data.
import { z } from 'zod';
import { ServerReply, SmtpStep } from './server-reply.ts';

export type ErrorKind =
  'invalid' | 'not-found' | 'conflict' | 'forbidden' | 'unavailable' | 'internal';

const error = <const Kind extends ErrorKind, Data extends z.ZodType>(kind: Kind, data: Data) => ({
  kind,
  data,
});
const nothing = z.object({});
const withId = z.object({ id: z.string() });
const lineInFile = z.object({ line: z.int() });
/**
 * How far the conversation with a mail server came, and what it said there, where it said
 * something.
 */
const atServer = z.object({
  host: z.string(),
  step: SmtpStep.optional(),
  reply: ServerReply.optional(),
});

export const errorCatalogue = {
  internal: error('internal', z.object({ incident: z.string() })),
  'input.invalid': error(
    'invalid',
    z.object({ issues: z.array(z.object({ path: z.string(), problem: z.string() })) }),
  ),
  'input.not-json': error('invalid', nothing),
  'input.too-large': error('invalid', z.object({ maxBytes: z.int() })),
  'api.unknown-method': error('not-found', z.object({ nearest: z.string().optional() })),

  'store.conflict': error('conflict', z.object({ id: z.string(), revision: z.int() })),
  'store.locked': error(
    'unavailable',
    z.object({ pid: z.int(), host: z.string(), door: z.string() }),
  ),
  /** Asked of a visitor: another program owns the folder, so this one may look, pause and stop. */
  'store.in-use': error('unavailable', z.object({ door: z.string(), since: z.iso.datetime() })),
  /** It ended before it answered. */
  'store.owner-left': error('unavailable', nothing),
  'store.unreadable': error('unavailable', z.object({ file: z.string() })),
  'store.newer-version': error('unavailable', z.object({ file: z.string(), version: z.int() })),
  'store.read-only': error('unavailable', z.object({ folder: z.string() })),
  'store.full': error('unavailable', z.object({ folder: z.string() })),
  'store.write-failed': error('unavailable', z.object({ file: z.string() })),
  'backup.not-found': error('not-found', z.object({ file: z.string(), generation: z.int() })),
  'backup.unreadable': error('unavailable', z.object({ file: z.string(), generation: z.int() })),
  'backup.delivery-running': error('conflict', withId),
  'secret.no-safe-place': error('unavailable', nothing),

  'sender.not-found': error('not-found', withId),
  'sender.missing': error('conflict', nothing),
  'account.not-found': error('not-found', withId),
  'sender.in-use': error('conflict', z.object({ id: z.string(), deliveryId: z.string() })),
  'account.in-use': error('conflict', z.object({ id: z.string(), deliveryId: z.string() })),
  'account.tls-required': error('invalid', nothing),
  'account.password-missing': error('conflict', withId),
  'list.entry-in-use': error('conflict', withId),

  'actor.not-found': error('not-found', withId),
  'contact.not-found': error('not-found', withId),
  'contact.no-legal-basis': error('forbidden', withId),
  'contact.no-address': error('conflict', withId),
  'address.closed': error(
    'forbidden',
    z.object({ reason: z.enum(['unsubscribed', 'restricted', 'suppressed']) }),
  ),
  'unsubscribe.reason-needed': error('invalid', withId),
  'suppression.not-found': error('not-found', nothing),
  'consent.before-leaving': error('invalid', z.object({ at: z.string() })),
  'consent.in-future': error('invalid', nothing),
  'leave.nobody': error('conflict', withId),
  'contacts.others-meanwhile': error('conflict', z.object({ expected: z.int(), found: z.int() })),
  'import.not-found': error('not-found', withId),
  'import.cancelled': error('conflict', withId),
  'import.running': error('conflict', withId),
  'import.empty': error('invalid', nothing),
  'import.no-rows': error('invalid', nothing),
  'import.not-text': error('invalid', lineInFile),
  'import.encoding-unknown': error('invalid', lineInFile),
  'import.too-large': error('invalid', z.object({ maxBytes: z.int() })),
  'import.too-many-rows': error('invalid', z.object({ maxRows: z.int() })),
  'import.too-many-columns': error('invalid', z.object({ line: z.int(), maxColumns: z.int() })),
  'import.unclosed-quote': error('invalid', lineInFile),
  'import.no-address-column': error('invalid', nothing),

  'segment.not-found': error('not-found', withId),
  'segment.empty': error('conflict', withId),
  'segment.built-in': error('conflict', withId),

  'template.not-found': error('not-found', withId),
  'template.broken': error('unavailable', withId),
  'bulletin.not-found': error('not-found', withId),
  'bulletin.blocked': error('conflict', z.object({ id: z.string(), rules: z.array(z.string()) })),
  'block.not-allowed': error('invalid', z.object({ block: z.string() })),
  'image.unsupported': error('invalid', nothing),
  'image.too-large': error('invalid', z.object({ maxBytes: z.int() })),
  'image.not-found': error('not-found', withId),
  'render.failed': error('unavailable', nothing),

  'delivery.not-found': error('not-found', withId),
  /** Something it is made of is missing or damaged as a whole. */
  'delivery.set-aside': error('unavailable', z.object({ id: z.string(), file: z.string() })),
  'delivery.nobody-left': error('conflict', withId),
  'delivery.wrong-state': error(
    'conflict',
    z.object({ id: z.string(), state: z.string(), step: z.string() }),
  ),
  /** Never thrown: why a delivery stands that the program was sending when it ended. */
  'delivery.interrupted': error('unavailable', nothing),
  'envelope.not-found': error('not-found', withId),
  'envelope.not-unclear': error('conflict', withId),
  'smtp.unreachable': error(
    'unavailable',
    atServer.extend({ reason: z.enum(['name-unknown', 'line-lost']).optional() }),
  ),
  'smtp.auth-failed': error('unavailable', atServer),
  /** There is a user name, and the server knows no AUTH. */
  'smtp.login-not-offered': error('unavailable', atServer),
  /** Encryption failed for none of the reasons that have a name of their own below. */
  'smtp.tls-failed': error('unavailable', atServer.extend({ reason: z.string() })),
  'smtp.certificate-expired': error('unavailable', atServer),
  'smtp.certificate-unknown': error('unavailable', atServer),
  'smtp.certificate-other-name': error('unavailable', atServer),
  'smtp.tls-too-old': error('unavailable', atServer),
  'smtp.starttls-missing': error('unavailable', atServer),
  'smtp.port-speaks-tls': error('unavailable', atServer.extend({ port: z.int() })),
  'smtp.port-speaks-no-tls': error('unavailable', atServer.extend({ port: z.int() })),
  'smtp.login-missing': error('unavailable', atServer),
  'smtp.relay-denied': error('unavailable', atServer),
  'smtp.sender-blocked': error('unavailable', atServer),
  /** One recipient after the other is refused, and nothing is said about any of them. */
  'smtp.refused-unexplained': error('unavailable', atServer),
  'smtp.message-too-large': error('unavailable', atServer),
  'smtp.sender-refused': error('unavailable', atServer),
  /** "Later", because the sender has sent enough for now. */
  'smtp.limit-reached': error('unavailable', atServer),
  /**
   * The server said "later" (4xx) before any mail was spoken of: nothing is wrong, and the same
   * works another time.
   */
  'smtp.try-later': error('unavailable', atServer),
  'smtp.not-smtp': error('unavailable', atServer),

  'example.not-found': error('unavailable', nothing),
  'example.already-loaded': error('conflict', nothing),
  'example.not-loaded': error('not-found', nothing),
  'example.loading': error('conflict', nothing),
  'example.cancelled': error('conflict', nothing),

  'mail.unreadable': error('invalid', nothing),
  'mail.too-large': error('invalid', z.object({ maxBytes: z.int() })),
  'concern.not-found': error('not-found', withId),
  'concern.is-mail': error('forbidden', withId),

  'host.foreign-host': error('forbidden', nothing),
  'host.foreign-origin': error('forbidden', nothing),
  'host.token-missing': error('forbidden', nothing),
  'host.token-wrong': error('forbidden', nothing),
  'host.port-busy': error('unavailable', z.object({ port: z.int() })),
  'host.unreachable': error('unavailable', nothing),
  'command.unknown-option': error(
    'invalid',
    z.object({ option: z.string(), nearest: z.string().optional() }),
  ),
  'command.confirmation-needed': error('invalid', withId),
  'command.secret-in-argument': error('invalid', z.object({ key: z.string() })),
  'command.file-unreadable': error('invalid', z.object({ file: z.string() })),
} as const;

type ErrorCatalogue = typeof errorCatalogue;
export type ErrorCode = keyof ErrorCatalogue;
export type ErrorData<Code extends ErrorCode> = z.output<ErrorCatalogue[Code]['data']>;
export interface WireError {
  code: ErrorCode;
  data: Record<string, unknown>;
}

/** An expected situation. Anything else that is thrown is a defect. */
export class AppError<Code extends ErrorCode = ErrorCode> extends Error {
  readonly code: Code;
  readonly data: ErrorData<Code>;

  constructor(code: Code, data: ErrorData<Code>, options?: { cause?: unknown }) {
    super(code, options);
    this.name = 'AppError';
    this.code = code;
    this.data = data;
  }

  get kind(): ErrorKind {
    return errorCatalogue[this.code].kind;
  }
}

/** `instanceof` alone forgets which codes there are. */
export const isAppError = (error: unknown): error is AppError => error instanceof AppError;

export const hasCode = <Code extends ErrorCode>(
  error: unknown,
  code: Code,
): error is AppError<Code> => isAppError(error) && error.code === code;

export const toWire = (error: AppError): WireError => ({
  code: error.code,
  data: { ...error.data },
});

/** Reads what another process sent; a code this program does not know becomes `internal`. */
export function fromWire(wire: { code: string; data?: unknown }): AppError {
  if (Object.hasOwn(errorCatalogue, wire.code)) {
    const code = wire.code as ErrorCode;
    const data = errorCatalogue[code].data.safeParse(wire.data);
    if (data.success) return new AppError(code, data.data);
  }
  return new AppError('internal', { incident: 'unknown' });
}
