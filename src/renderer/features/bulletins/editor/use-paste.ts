// What is pasted or dropped into a text: words go in, pictures become blocks where they stood among
// the words, and of whatever is not taken is said what and why.
// All or nothing: half a text is worse than none.
import { computed, ref, type Ref } from 'vue';
import { useClient } from '#renderer/frame/use-client.ts';
import { useErrorSentence } from '#renderer/frame/use-error-sentence.ts';
import { useTexts } from '#renderer/frame/use-texts.ts';
import type { BlockOf } from '#shared/contract/blocks.ts';
import type { BlockId } from '#shared/values.ts';
import { cleanedMarkup, cleanPaste } from './clean-paste.ts';
import { newPicture, partedBy } from './content.ts';
import { keepImage } from './keep-image.ts';
import { picturesIn, type Pasted } from './pasted-pictures.ts';
import { useEditor } from './use-editor.ts';

/** Bytes of what a clipboard holds, pictures included: more is not even looked at. */
const MAX_PASTED = 30_000_000;
/**
 * Bytes of markup without its pictures. A text of 100,000 characters comes from Word with ten times
 * as much around it.
 */
const MAX_MARKUP = 1_000_000;
/**
 * Beginnings and ends: more would keep the screen waiting, and no text of 100,000 characters has as
 * many.
 */
const MAX_TAGS = 40_000;
const MAX_PICTURES = 20;
const MAX_BLOCKS = 200;

/** The text that takes what arrives, at its caret. */
interface PastePlace {
  /** What stands before the caret, and what stands after it. */
  around(): { before: string; after: string };
  /** What of this markup the text can carry. */
  carried(markup: string): string;
}

export interface Paste {
  /** What was not taken, and why; a sentence each. */
  readonly notes: Ref<readonly string[]>;
  /** Pictures are on their way. */
  readonly isTaking: Ref<boolean>;
  /** True when the text itself must take nothing. */
  arrive(data: DataTransfer, place: PastePlace): boolean;
  /** For a text that would be longer than it may be. */
  refuse(): void;
}

/** In UTF-8; every character has at least one. */
const bytesOf = (text: string): number =>
  text.length > MAX_PASTED ? text.length : new TextEncoder().encode(text).length;

/** Plain words beside files are the names of those. */
const bringsWords = (html: string, plain: string, files: readonly File[], pasted: Pasted) =>
  html === '' ? plain !== '' && files.length === 0 : pasted.hasWords;

export function usePaste(blockId: BlockId, maxLength: number): Paste {
  const editor = useEditor();
  const client = useClient();
  const texts = useTexts();
  const sentence = useErrorSentence();
  const words = computed(() => texts.value.editorView.paste);
  const notes = ref<readonly string[]>([]);
  const isTaking = ref(false);
  const say = (...sentences: string[]) => {
    notes.value = [...notes.value, ...sentences];
  };

  function arrive(data: DataTransfer, place: PastePlace): boolean {
    notes.value = [];
    const html = data.getData('text/html');
    const plain = data.getData('text/plain');
    if (bytesOf(html) + bytesOf(plain) > MAX_PASTED) {
      say(words.value.tooLong(maxLength));
      return true;
    }
    const files = [...data.files];
    const pasted = picturesIn(
      html,
      files.filter(({ type }) => type.startsWith('image/')),
    );
    const hasWords = bringsWords(html, plain, files, pasted);
    if (hasWords && isTooLong(html, plain, pasted)) {
      say(words.value.tooLong(maxLength));
      return true;
    }
    if (!hasWords) nameOthers(files.filter((file) => !pasted.pictures.includes(file)));
    nameElsewhere(pasted.elsewhere);
    if (hasWords && pasted.pictures.length > 0 && takesPictures()) {
      void spread(pasted, place);
      return true;
    }
    if (pasted.pictures.length > 0) void take(pasted.pictures);
    const isNothing = !hasWords && pasted.pictures.length === 0 && notes.value.length === 0;
    if (isNothing && html !== '') say(words.value.nothing);
    return !hasWords && (files.length > 0 || html !== '');
  }

  function nameOthers(files: readonly File[]): void {
    if (files.length > 0) say(words.value.noPictures(files.slice(0, 5).map(({ name }) => name)));
  }

  function isTooLong(html: string, plain: string, { markup, tagCount }: Pasted): boolean {
    if (html === '') return plain.length > maxLength;
    return (
      bytesOf(markup) > MAX_MARKUP ||
      tagCount > MAX_TAGS ||
      cleanedMarkup(html, markup).length > maxLength
    );
  }

  function nameElsewhere(elsewhere: readonly string[]): void {
    const sites = [...new Set(elsewhere.filter((site) => site !== ''))];
    const onSites = elsewhere.filter((site) => site !== '').length;
    if (onSites > 0) say(words.value.onTheWeb(onSites, sites.slice(0, 3)));
    if (elsewhere.length > onSites) say(words.value.inOtherProgram(elsewhere.length - onSites));
  }

  function takesPictures(): boolean {
    const template = editor.templates.find(({ id }) => id === editor.content.value.templateId);
    return !template || template.blocks.includes('image');
  }

  /** As many as there is room for, the others are named. `null` = this one was not kept. */
  async function keep(files: readonly File[]): Promise<(BlockOf<'image'> | null)[]> {
    const room = Math.max(
      0,
      Math.min(MAX_PICTURES, MAX_BLOCKS - editor.content.value.blocks.length),
    );
    if (files.length > room) say(words.value.tooMany(files.length - room, room));
    isTaking.value = true;
    const blocks: (BlockOf<'image'> | null)[] = [];
    for (const file of files.slice(0, room)) {
      try {
        const { image, isStilled } = await keepImage(client, file);
        blocks.push(newPicture(image));
        if (isStilled) say(texts.value.editorView.image.stilled);
      } catch (error) {
        blocks.push(null);
        say(words.value.notKept(sentence(error)));
      }
    }
    isTaking.value = false;
    return blocks;
  }

  async function take(files: readonly File[]): Promise<void> {
    if (!takesPictures()) {
      say(words.value.noneInTemplate);
      return;
    }
    const blocks = (await keep(files)).filter((block) => block !== null);
    if (blocks.length > 0) editor.addPictures(blockId, blocks);
  }

  /** Words and pictures in their order: the text is parted where a picture stood. */
  async function spread({ parts, pictures }: Pasted, place: PastePlace): Promise<void> {
    const { before, after } = place.around();
    const kept = await keep(pictures);
    const blocks = partedBy(
      [before, ...parts.map((part) => place.carried(cleanPaste(part))), after],
      kept,
    );
    if (blocks.some((block) => block.type === 'text' && block.html.length > maxLength))
      say(words.value.tooLong(maxLength));
    else editor.replace(blockId, blocks, words.value.taken(kept.filter(Boolean).length));
  }

  return {
    notes,
    isTaking,
    arrive,
    refuse: () => {
      notes.value = [words.value.tooLong(maxLength)];
    },
  };
}
