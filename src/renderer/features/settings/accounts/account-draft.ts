// A mail account while it is being written: everything as the text of its field. Pure.
import { FileAccount, SmtpAccount, type MailAccount } from '#shared/contract/mail-account.ts';
import type { ScreenTexts } from '#shared/texts/texts.ts';
import type { AccountId } from '#shared/values.ts';

export type Security = SmtpAccount['security'];
export type AccountDraft = {
  kind: string;
  name: string;
  host: string;
  security: string;
  port: string;
  username: string;
  password: string;
  forgetsPassword: boolean;
  pace: string;
  perMinute: string;
  connections: string;
};
export type AccountProblems = Partial<
  Record<'name' | 'host' | 'port' | 'perMinute' | 'connections', string>
>;

/** 20 a minute over one connection is safe with every provider we know. */
const safePerMinute = 20;
/**
 * RFC 8314, 3.3 and RFC 6409; towards this machine nobody listens on one port more than on another.
 */
const usualPort: Record<Security, string> = { starttls: '587', tls: '465', none: '25' };

export const emptyAccount = (): AccountDraft => ({
  kind: 'smtp',
  name: '',
  host: '',
  security: 'starttls',
  port: usualPort.starttls,
  username: '',
  password: '',
  forgetsPassword: false,
  pace: 'safe',
  perMinute: String(safePerMinute),
  connections: '1',
});

export function draftOfAccount(account: MailAccount): AccountDraft {
  if (account.kind === 'file') return { ...emptyAccount(), kind: 'file', name: account.name };
  const { perMinute, connections } = account.pace;
  return {
    ...emptyAccount(),
    name: account.name,
    host: account.host,
    security: account.security,
    port: String(account.port),
    username: account.username,
    pace: paceOf(perMinute),
    perMinute: String(perMinute || safePerMinute),
    connections: String(connections),
  };
}

function paceOf(perMinute: number): 'safe' | 'own' | 'none' {
  if (perMinute === 0) return 'none';
  return perMinute === safePerMinute ? 'safe' : 'own';
}

const wholeNumber = (text: string, min: number, max: number) =>
  /^\d{1,6}$/.test(text.trim()) && Number(text) >= min && Number(text) <= max;

export function problemsOfAccount(
  draft: AccountDraft,
  words: ScreenTexts['settingsView']['accounts'],
): AccountProblems {
  const isSmtp = draft.kind === 'smtp';
  return {
    ...(draft.name.trim() === '' && { name: words.nameProblem }),
    ...(isSmtp &&
      !SmtpAccount.shape.host.safeParse(draft.host).success && { host: words.hostProblem }),
    ...(isSmtp && !wholeNumber(draft.port, 1, 65_535) && { port: words.portProblem }),
    ...(isSmtp &&
      draft.pace === 'own' &&
      !wholeNumber(draft.perMinute, 1, 100_000) && { perMinute: words.perMinuteProblem }),
    ...(isSmtp &&
      !wholeNumber(draft.connections, 1, 10) && { connections: words.connectionsProblem }),
  };
}

export function perMinuteOf({ pace, perMinute }: Pick<AccountDraft, 'pace' | 'perMinute'>): number {
  if (pace === 'none') return 0;
  return pace === 'safe' ? safePerMinute : Number(perMinute);
}

/** Call only without problems. */
export function accountOf(draft: AccountDraft, id: AccountId | undefined) {
  const own = id && { id };
  if (draft.kind === 'file')
    return { ...FileAccount.omit({ id: true }).parse({ kind: 'file', name: draft.name }), ...own };
  return {
    ...SmtpAccount.omit({ id: true }).parse({
      kind: 'smtp',
      name: draft.name,
      host: draft.host,
      port: Number(draft.port),
      security: draft.security,
      username: draft.username,
      pace: { perMinute: perMinuteOf(draft), connections: Number(draft.connections) },
    }),
    ...own,
  };
}

/** What happens to the kept password on saving: nothing, another one, or gone. */
export function passwordInput(draft: AccountDraft): { password?: string } {
  if (draft.kind === 'smtp' && draft.password !== '') return { password: draft.password };
  return draft.forgetsPassword ? { password: '' } : {};
}

/** The port follows the encryption as long as nobody chose another. */
export const portAfter = (from: string, to: string, port: string): string =>
  port === usualPort[from as Security] ? usualPort[to as Security] : port;
