// Whether a mail account works, step by step, so that whoever set it up sees where it fails. Talks
// to the server and sends nothing.
import type { Transport } from '#core/ports/transport.ts';
import type { AccountStep, MailAccount } from '#shared/contract/mail-account.ts';
import type { settings } from '#shared/contract/settings.ts';
import type { Output } from '#shared/define.ts';
import { AppError, hasCode, isAppError, toWire, type ErrorCode } from '#shared/errors.ts';
import type { SmtpStep } from '#shared/server-reply.ts';
import { named } from './refusal.ts';

type AccountCheck = Output<typeof settings.checkAccount>;

/** Nobody waits longer for a server that says nothing. */
const TIME_LIMIT_MS = 20_000;
const order: readonly AccountStep[] = ['address', 'connect', 'encrypt', 'login', 'ready'];

/**
 * `password`: undefined where a login needs one and there is none; everything before the login is
 * checked all the same.
 */
export async function checkAccount(
  transport: Transport,
  account: MailAccount,
  password: string | undefined,
  onWaiting: (host: string) => void = () => undefined,
): Promise<AccountCheck> {
  const hasLogin = account.kind === 'smtp' && account.username !== '';
  const lacksPassword = hasLogin && (password === undefined || password === '');
  try {
    const session = await transport.open(
      lacksPassword ? { ...account, username: '' } : account,
      password,
      {
        timeLimitMs: TIME_LIMIT_MS,
        onWaiting: () => {
          if (account.kind === 'smtp') onWaiting(account.host);
        },
      },
    );
    await session.close();
  } catch (error) {
    if (!isAppError(error)) throw error;
    return stepsOf(account, named(error));
  }
  return stepsOf(
    account,
    lacksPassword ? new AppError('account.password-missing', { id: account.id }) : null,
  );
}

/** What an error says about each step: up to it all went well, after it nothing was tried. */
export function stepsOf(account: MailAccount, error: AppError | null): AccountCheck {
  const failed = error && failedStep(account, error);
  const wasTried = (step: AccountStep) =>
    isTaken(account, step) &&
    (failed === null || (error?.code !== 'account.tls-required' && isUpTo(failed, step)));
  const state = (step: AccountStep) => {
    if (step === failed) return 'failed';
    return wasTried(step) ? 'ok' : 'skipped';
  };
  return {
    isReady: error === null,
    steps: order.map((step) => ({
      step,
      state: state(step),
      error: step === failed ? toWire(error!) : null,
    })),
  };
}

const isUpTo = (last: AccountStep, step: AccountStep): boolean =>
  order.indexOf(step) <= order.indexOf(last);

/** Not every account takes every step. */
function isTaken(account: MailAccount, step: AccountStep): boolean {
  if (account.kind === 'file') return step === 'ready';
  if (step === 'encrypt') return account.security !== 'none';
  return step !== 'login' || account.username !== '';
}

/** Where the conversation had come to when the server asked for patience, or was lost. */
const stepAt: Partial<Record<SmtpStep, AccountStep>> = {
  tls: 'encrypt',
  starttls: 'encrypt',
  auth: 'login',
  'mail-from': 'ready',
};

/** What is not named here came after the login. */
const stepOfError: Partial<Record<ErrorCode, AccountStep>> = {
  'smtp.not-smtp': 'connect',
  'smtp.sender-refused': 'connect',
  'smtp.relay-denied': 'connect',
  'smtp.sender-blocked': 'connect',
  'smtp.certificate-expired': 'encrypt',
  'smtp.certificate-unknown': 'encrypt',
  'smtp.certificate-other-name': 'encrypt',
  'smtp.tls-too-old': 'encrypt',
  'smtp.starttls-missing': 'encrypt',
  'smtp.port-speaks-tls': 'encrypt',
  'smtp.port-speaks-no-tls': 'encrypt',
  'smtp.tls-failed': 'encrypt',
  'account.tls-required': 'encrypt',
  'smtp.login-missing': 'login',
  'smtp.login-not-offered': 'login',
  'smtp.auth-failed': 'login',
  'account.password-missing': 'login',
};

function failedStep(account: MailAccount, error: AppError): AccountStep {
  if (account.kind === 'file') return 'ready';
  if (hasCode(error, 'smtp.unreachable') && error.data.reason === 'name-unknown') return 'address';
  const knowsStep =
    hasCode(error, 'smtp.try-later') ||
    hasCode(error, 'smtp.limit-reached') ||
    hasCode(error, 'smtp.unreachable');
  if (knowsStep) return (error.data.step && stepAt[error.data.step]) ?? 'connect';
  return stepOfError[error.code] ?? 'ready';
}
