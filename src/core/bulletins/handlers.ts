// bulletins.*: drafts, their images, how they will look and what is still to be repaired.
import { foldText } from '#core/actors/fold-text.ts';
import { sharedMailboxes } from '#core/actors/shared-mailboxes.ts';
import { loadSettings } from '#core/settings/load-settings.ts';
import type { Api } from '#shared/api.ts';
import { toBase64 } from '#shared/base64.ts';
import type { Contact } from '#shared/contract/actor.ts';
import { MAX_IMAGE_BYTES, type Bulletin } from '#shared/contract/bulletins.ts';
import type { Sender } from '#shared/contract/sender.ts';
import type { Handlers } from '#shared/define.ts';
import { AppError } from '#shared/errors.ts';
import { textsFor } from '#shared/texts/catalogue.ts';
import type { BulletinId, ContactId, Language } from '#shared/values.ts';
import { bytesOf } from './base64.ts';
import { checkBulletin, examineBulletin } from './check-bulletin.ts';
import { cleanImage } from './clean-image.ts';
import { compose, type Composed } from './compose.ts';
import type { ContentDeps } from './content-deps.ts';
import { duplicateOf } from './duplicate-bulletin.ts';
import { imageFormat } from './image-format.ts';
import { inlineImages, rememberingBlobs } from './inline-images.ts';
import { SAMPLE_TOKEN } from './longest-mail.ts';
import { unsubscribeAddress } from './mail-address.ts';
import { compilePersonaliser, mergeValues } from './personalise.ts';
import type { Merge } from './salutation.ts';
import { senderOf, unknownSender } from './sender-of.ts';

export function createBulletinsHandlers(world: ContentDeps): Handlers<Api['bulletins']> {
  const deps = { ...world, blobs: rememberingBlobs(world.blobs) };
  const { store, blobs, templates, ids, clock, events } = deps;

  const bulletinById = async (id: BulletinId): Promise<Bulletin> => {
    const bulletin = await store.bulletins.get(id);
    if (!bulletin) throw new AppError('bulletin.not-found', { id });
    return bulletin;
  };

  const mergeOf = async (contactId: ContactId | undefined, language: Language): Promise<Merge> => {
    if (contactId === undefined)
      return { ...textsFor(language).bulletins.sample, salutation: 'ms', language };
    const actors = await store.actors.list();
    for (const actor of actors) {
      const contact: Contact | undefined = actor.contacts.find(({ id }) => id === contactId);
      if (contact)
        return {
          ...contact,
          actor: actor.name,
          isShared: sharedMailboxes(actors.flatMap(({ contacts }) => contacts))(contact),
        };
    }
    throw new AppError('contact.not-found', { id: contactId });
  };

  const save = async (bulletin: Bulletin): Promise<Bulletin> => {
    const template = (await templates.list()).find(({ id }) => id === bulletin.templateId);
    if (!template) throw new AppError('template.not-found', { id: bulletin.templateId });
    const foreign = bulletin.blocks.find(({ type }) => !template.blocks.includes(type));
    if (foreign) throw new AppError('block.not-allowed', { block: foreign.type });
    const saved = await store.bulletins.put(bulletin);
    events.publish('bulletins.changed', { id: saved.id });
    return saved;
  };

  return {
    async create({ subject, templateId, language, blocks }) {
      const chosen = templateId ?? (await templates.list())[0]?.id;
      if (chosen === undefined) throw new AppError('template.not-found', { id: '' });
      const at = clock.now();
      return save({
        id: ids.next('bul'),
        revision: 0,
        subject,
        preheader: '',
        language,
        templateId: chosen,
        senderId: null,
        blocks,
        createdAt: at,
        updatedAt: at,
      });
    },

    async save({ bulletin }) {
      const { createdAt, copyOf } = await bulletinById(bulletin.id);
      const isStillCopy = copyOf !== undefined && copyOf === bulletin.subject;
      return save({
        ...bulletin,
        ...(isStillCopy && { copyOf }),
        createdAt,
        updatedAt: clock.now(),
      });
    },

    duplicate: async ({ id }) => save(duplicateOf(await bulletinById(id), ids, clock.now())),

    async remove({ id, revision }) {
      const bulletin = await bulletinById(id);
      await store.bulletins.remove(id, revision);
      events.publish('bulletins.changed', { id });
      return bulletin;
    },

    async restore({ bulletin }) {
      const restored = await store.bulletins.restore(bulletin);
      events.publish('bulletins.changed', { id: restored.id });
      return restored;
    },

    get: ({ id }) => bulletinById(id),

    async list({ search, offset, limit }) {
      const words = foldText(search)
        .split(' ')
        .filter((word) => word !== '');
      const isFound = ({ subject, preheader }: Bulletin) =>
        words.length === 0 ||
        words.every((word) => foldText(`${subject} ${preheader}`).includes(word));
      // The sort keeps the order of creation within one moment; one that was restored goes back to
      // its place.
      const newestFirst = (await store.bulletins.list())
        .filter(isFound)
        .toReversed()
        .sort(byCreation);
      const items = newestFirst
        .slice(offset, offset + limit)
        .map(({ blocks, ...rest }) => ({ ...rest, blockCount: blocks.length }));
      return { total: newestFirst.length, items };
    },

    async addImage({ file }) {
      const image = cleanImage(bytesOf(file));
      if (image === 'unsupported') throw new AppError('image.unsupported', {});
      if (image === 'too-large')
        throw new AppError('image.too-large', { maxBytes: MAX_IMAGE_BYTES });
      const { mime, width, height, bytes, isStilled } = image;
      return { image: await blobs.put(bytes), mime, width, height, bytes: bytes.length, isStilled };
    },

    async image({ image }) {
      const bytes = await blobs.get(image);
      const format = bytes && imageFormat(bytes);
      if (!bytes || !format) throw new AppError('image.not-found', { id: image });
      const { mime, width, height } = format;
      return { file: toBase64(bytes), mime, width, height };
    },

    async render({ id, contactId }) {
      const bulletin = await bulletinById(id);
      const sender = senderOf(await loadSettings(store), bulletin) ?? unknownSender;
      return shown(
        bulletin,
        sender,
        await compose(deps, bulletin, sender),
        await mergeOf(contactId, bulletin.language),
      );
    },

    async preview({ bulletin: draft, contactId }) {
      const at = clock.now();
      const bulletin = { ...draft, createdAt: at, updatedAt: at };
      const merge = await mergeOf(contactId, bulletin.language);
      const { composed, sender, findings, isBlocked, htmlBytes } = await examineBulletin(
        deps,
        bulletin,
      );
      const { abmeldelink: _, ...values } = mergeValues(merge, '', bulletin.language);
      return {
        ...shown(bulletin, sender ?? unknownSender, composed, merge),
        findings,
        isBlocked,
        htmlBytes,
        merge: values,
      };
    },

    async check({ id }) {
      return checkBulletin(deps, await bulletinById(id));
    },
  };
}

/** One person's mail as it will arrive. */
function shown(bulletin: Bulletin, sender: Sender, { html, text, images }: Composed, merge: Merge) {
  const personaliser = compilePersonaliser({ subject: bulletin.subject, html, text });
  const values = mergeValues(merge, unsubscribeAddress(sender, SAMPLE_TOKEN), bulletin.language);
  const personal = personaliser.personalise(values);
  return {
    ...personal,
    html: inlineImages(personal.html, images.values()),
    htmlBytes: personaliser.htmlBytes(values),
  };
}

/** The newest first. */
function byCreation(one: Bulletin, other: Bulletin): number {
  if (one.createdAt === other.createdAt) return 0;
  return one.createdAt < other.createdAt ? 1 : -1;
}
