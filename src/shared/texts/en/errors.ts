import type { ErrorSentences } from '#shared/texts/de/errors.ts';
import { sentencesOf } from '#shared/texts/mail-server-troubles.ts';
import { inWhichProgram, sinceWhen } from './doors.ts';
import { mailServer } from './mail-server.ts';
import { obstacles } from './obstacles.ts';
import { blockNames } from './block-names.ts';

const megabytes = (bytes: number) => `${Math.round(bytes / 1024 / 1024).toLocaleString('en')} MB`;
const thousands = (count: number) => count.toLocaleString('en');

const nameOfBlock = (type: string): string =>
  (blockNames as Readonly<Record<string, string>>)[type] ?? type;

/** What the checks of the contract say about a value. */
const problems: Record<string, string> = {
  invalid_type: 'is missing or not possible here',
  invalid_format: 'does not have the expected form',
  invalid_value: 'is none of the possible values',
  invalid_union: 'fits none of the possible forms',
  too_big: 'is too large or too long',
  too_small: 'is too small or missing',
  unrecognized_keys: 'does not exist here',
  'control-character': 'holds invisible control characters',
  domain: 'has no valid domain',
  'local-part': 'has a dot in the wrong place',
  'duplicate-id': 'names the same entry twice',
  'id-or-rule': 'needs exactly one: a saved segment or its conditions',
  'id-or-account': 'needs exactly one: a saved mail account or its details',
  'not-permitted': 'is not permitted on this computer',
  '0-65535': 'is a number from 0 to 65535',
  'too-deep': 'is nested too deeply',
  'not-possible-now': 'cannot be reached from the present state',
  'missing-for-assigned': 'is missing: a concern is assigned only to a department',
};

/** Who holds a data folder. */
const doors: Record<string, string> = {
  electron: 'desktop window',
  web: 'browser',
  cli: 'command line',
};

/** What happened, and what to do. */
export const errors: ErrorSentences = {
  internal: ({ incident }) =>
    `This should not have happened. Please try again. If it happens once more, tell us the incident number ${incident}.`,
  'input.invalid': ({ issues }) =>
    `These entries do not fit: ${issues.map(({ path, problem }) => `“${path || 'input'}” ${problems[problem] ?? `(${problem})`}`).join('; ')}. Please check them.`,
  'input.not-json': () => 'The request is not valid JSON. Please check the input.',
  'input.too-large': ({ maxBytes }) => `This is too large. The limit is ${megabytes(maxBytes)}.`,
  'api.unknown-method': ({ nearest }) =>
    `There is no such command.${nearest ? ` Did you mean “${nearest}”?` : ''} “kiezbrief help” lists them.`,

  'store.conflict': () =>
    'This entry was changed elsewhere in the meantime. Please reload it and apply your change again.',
  'store.locked': ({ pid, host, door }) =>
    `This data folder is in use (${doors[door] ?? door}, process ${pid} on ${host}). Please close the other window first.`,
  'store.in-use': ({ door, since }) =>
    `Kiezbrief is already working with this data folder ${inWhichProgram(door)}, since ${sinceWhen(since)}. Until it ends you can look at everything here, and pause a delivery or end it for good. You can make changes there, or here once it has ended. Nothing was changed.`,
  'store.owner-left': () =>
    'The other Kiezbrief has just ended before it could answer. Please look at what happened last and try again.',
  'store.unreadable': ({ file }) =>
    `The file ${file} is damaged and there is no readable backup. It stays where it is, unchanged. Please restore a backup of the data folder.`,
  'store.newer-version': ({ file }) =>
    `The file ${file} comes from a newer version of Kiezbrief. Please update the program. Nothing was changed.`,
  'store.read-only': ({ folder }) =>
    `The folder ${folder} cannot be written to. You can look at everything. To change something you need write access to this folder.`,
  'store.full': ({ folder }) =>
    `There is no space left for ${folder}. Your last change was not saved; everything before it is there. Please free some space and try again.`,
  'store.write-failed': ({ file }) =>
    `The file ${file} could not be saved. The previous state is safe. Please check that the drive and the folder can be reached.`,
  'backup.not-found': () => 'This backup no longer exists. Please reload the list.',
  'backup.unreadable': () =>
    'This backup is damaged. Please choose another one. Nothing was changed.',
  'backup.delivery-running': () =>
    'A delivery is running. Please pause it before you restore a backup of the deliveries.',
  'secret.no-safe-place': () =>
    'This computer offers no safe place for passwords, so Kiezbrief does not store them. Set a passphrase in KIEZBRIEF_PASSPHRASE or enter the password at every start.',

  'sender.not-found': () => 'This sender no longer exists. Please choose another one.',
  'sender.missing': () => 'There is no sender yet. Please add one in the settings.',
  'account.not-found': () => 'This mail account no longer exists. Please choose another one.',
  'sender.in-use': () =>
    'A delivery from this sender is not finished yet. Please finish or cancel it first.',
  'account.in-use': () =>
    'A delivery over this mail account is not finished yet. Please finish or cancel it first.',
  'account.tls-required': () =>
    'An unencrypted connection is only allowed to this very computer. Please choose TLS or STARTTLS.',
  'account.password-missing': () =>
    'No password is stored for this mail account. Please enter it in the settings.',
  'list.entry-in-use': () => 'This entry is still in use and cannot be removed.',

  'actor.not-found': () => 'This actor no longer exists.',
  'contact.not-found': () => 'This contact no longer exists.',
  'contact.no-legal-basis': () =>
    'No legal basis is recorded for this contact. Without one, nobody may write to them.',
  'contact.no-address': () => 'No email address is recorded for this contact.',
  'address.closed': ({ reason }) =>
    `No test goes to this address either. The reason: ${obstacles[reason]}`,
  'unsubscribe.reason-needed': () =>
    'This person unsubscribed themselves. Please give the reason for taking that back; it is kept on record.',
  'suppression.not-found': () =>
    'This address is not on the suppression list. Please check the spelling.',
  'consent.before-leaving': ({ at }) =>
    `This consent is older than the unsubscribe of ${new Date(at).toLocaleDateString('en-GB')}. One given after it is needed.`,
  'consent.in-future': () => 'The day of the consent is in the future. Please check the date.',
  'leave.nobody': () => 'This mail names no address that could be unsubscribed.',
  'contacts.others-meanwhile': ({ found }) =>
    `This selection has changed in the meantime: it now has ${found === 1 ? '1 contact' : `${found} contacts`}. Nothing has been recorded yet; please look again.`,
  'import.not-found': () =>
    'This import can no longer be undone. That is possible for the last five.',
  'import.cancelled': () => 'The import was cancelled. Nothing has changed in the address book.',
  'import.running': () =>
    'A list is being imported already. Please wait until it is in the address book, or cancel that import.',
  'import.empty': () =>
    'The file is empty. Please choose a list with a header line and at least one row.',
  'import.no-rows': () => 'The file holds a header line only. There is nothing to import.',
  'import.not-text': ({ line }) =>
    `This is not a text list (line ${line} holds binary data). Please save the table in Excel as “CSV (semicolon delimited)”.`,
  'import.encoding-unknown': ({ line }) =>
    `The characters in line ${line} cannot be read. Please save the list as “CSV UTF-8”.`,
  'import.too-large': ({ maxBytes }) =>
    `The file is too large. The limit is ${megabytes(maxBytes)}. Please split the list.`,
  'import.too-many-rows': ({ maxRows }) =>
    `The list has too many rows. The limit is ${thousands(maxRows)}. Please split it.`,
  'import.too-many-columns': ({ line, maxColumns }) =>
    `Line ${line} has too many columns (at most ${maxColumns}). Probably the delimiter does not match.`,
  'import.unclosed-quote': ({ line }) =>
    `The quotation mark that opens in line ${line} is never closed. Please correct the line. Nothing was imported.`,
  'import.no-address-column': () =>
    'The header line shows neither a column for the name nor one for the email address. Please name the columns or assign them.',

  'segment.not-found': () => 'This segment no longer exists. Please choose another one.',
  'segment.empty': () =>
    'Nobody in this segment may be written to at the moment. The preview of the segment gives the reasons.',
  'segment.built-in': () =>
    'This segment is there from the start and stays as it is. Make a copy: that one you can change.',

  'template.not-found': () => 'There is no such template. Please choose another one.',
  'template.broken': ({ id }) =>
    `The template ${id} is damaged. Please reinstall Kiezbrief or choose another template.`,
  'bulletin.not-found': () => 'This bulletin no longer exists.',
  'bulletin.blocked': () => 'This bulletin cannot be sent yet. The check shows what is missing.',
  'block.not-allowed': ({ block }) =>
    `The block “${nameOfBlock(block)}” does not go with this template.`,
  'image.unsupported': () => 'This image format cannot be used. PNG, JPEG and GIF are possible.',
  'image.too-large': ({ maxBytes }) =>
    `The image is too large. The limit is ${megabytes(maxBytes)}. Please make it smaller.`,
  'image.not-found': () => 'This image is gone. Please insert it again.',
  'render.failed': () =>
    'This bulletin could not be turned into a mail. Please check the blocks you changed last.',

  'delivery.not-found': () => 'There is no such delivery.',
  'delivery.set-aside': ({ file }) =>
    `This delivery is set aside: the file ${file} of its journal is missing or damaged. It sends nothing any more, so that nobody gets the mail twice. Everything else goes on. Please restore the folder of this delivery from a backup of your data folder and start Kiezbrief again.`,
  'delivery.nobody-left': () =>
    'Nobody is left from this delivery. Everyone has received the mail, is already planned for another delivery or is no longer in the address book.',
  'delivery.interrupted': () =>
    'Kiezbrief was ended while the delivery was under way. Nothing is lost and nobody gets anything twice. Please continue the delivery.',
  'delivery.wrong-state': () =>
    'This is not possible in the delivery’s present state. Please reload the view.',
  'envelope.not-found': () => 'There is no such envelope.',
  'envelope.not-unclear': () => 'This envelope has already been settled.',
  ...sentencesOf(mailServer.troubles),

  'example.not-found': () =>
    'The shipped example is missing or damaged. Please install Kiezbrief again.',
  'example.already-loaded': () => 'The example is already loaded.',
  'example.loading': () =>
    'The example is being loaded. Please wait a moment, or cancel the loading.',
  'example.cancelled': () =>
    'Loading the example was cancelled. What was there already is gone again.',
  'example.not-loaded': () => 'No example is loaded.',

  'mail.unreadable': () =>
    'This file is not a readable email. Please save the message as .eml in your mail program.',
  'mail.too-large': ({ maxBytes }) =>
    `This email is too large. The limit is ${megabytes(maxBytes)}.`,
  'concern.not-found': () => 'This concern no longer exists.',
  'concern.is-mail': () => 'This concern came by email and stays. Close it instead.',

  'host.foreign-host': () =>
    'This address does not belong to Kiezbrief. Please open the address shown at the start.',
  'host.foreign-origin': () => 'This request came from a foreign page and was refused.',
  'host.token-missing': () =>
    'The access key is missing. Please open the complete address shown at the start.',
  'host.token-wrong': () =>
    'The access key is no longer valid. Please press Enter in the window Kiezbrief runs in and open the new address.',
  'host.port-busy': ({ port }) =>
    `Port ${port} is in use by another program. Please choose another one or leave it out.`,
  'host.unreachable': () =>
    'Kiezbrief does not answer. Please check that the program is still running, then try again.',
  'command.unknown-option': ({ option, nearest }) =>
    `There is no “${option}” here.${nearest ? ` Did you mean “${nearest}”?` : ''} “kiezbrief help” shows what is possible.`,
  'command.confirmation-needed': () =>
    'Sending cannot be undone and there is nobody here to ask. Please add --yes if it shall really be sent. Nothing was sent.',
  'command.secret-in-argument': ({ key }) =>
    `Everybody on this computer can read what stands on the command line; “${key}” is not accepted there. With ${key}=@- you are asked for it (or it comes from standard input), with ${key}=@file from a file. If others work on this computer, please change the password. Nothing was changed.`,
  'command.file-unreadable': ({ file }) =>
    `The file ${file} cannot be read. Please check its name and permissions.`,
};
