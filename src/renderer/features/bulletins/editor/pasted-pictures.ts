// The pictures of what is pasted or dropped into a text: files, and those that lie in the markup
// itself. What lies elsewhere is never fetched, because that would tell its owner who writes here;
// it is named instead.
import { fromBase64 } from '#shared/base64.ts';
import { readMarkup, wordsOf, type Tag } from '#shared/markup.ts';

export interface Pasted {
  /** Without its pictures. */
  readonly markup: string;
  readonly tagCount: number;
  readonly hasWords: boolean;
  readonly pictures: readonly File[];
  /** The markup before, between and after the pictures that lie in it: one more than those. */
  readonly parts: readonly string[];
  /** Where the others lie: the name of a website, or '' for the program they were copied from. */
  readonly elsewhere: readonly string[];
}

export function picturesIn(html: string, files: readonly File[]): Pasted {
  const inside: File[] = [];
  const elsewhere: string[] = [];
  const kept: string[] = [];
  const parts: string[] = [];
  let done = 0;
  let tagCount = 0;
  readMarkup(html, {
    tag(tag) {
      tagCount += 1;
      if (tag.name !== 'img' || tag.isClosing) return;
      kept.push(html.slice(done, tag.at));
      done = tag.end;
      if (isCounter(tag)) return;
      const picture = pictureOf(tag.attributes.get('src') ?? '', inside.length + 1);
      if (picture) {
        inside.push(picture);
        parts.push(kept.splice(0).join(''));
      } else elsewhere.push(placeOf(tag.attributes.get('src') ?? ''));
    },
  });
  parts.push(kept.join('') + html.slice(done));
  const markup = parts.join('');
  const hasWords = wordsOf(markup) !== '';
  // A picture copied alone comes twice: as a file, and as markup that names where it was. A table
  // or a text copied from an office program comes with a picture of itself.
  if (!hasWords && files.length > 0)
    return { markup: '', tagCount, hasWords, pictures: files, parts: [''], elsewhere: [] };
  return { markup, tagCount, hasWords, pictures: inside, parts, elsewhere };
}

/** One dot, which counts who looks. */
const isCounter = ({ attributes }: Tag): boolean =>
  [attributes.get('width'), attributes.get('height')].every((side) => side === '0' || side === '1');

function pictureOf(address: string, number: number): File | undefined {
  const head = /^data:(image\/[a-z0-9.+-]{1,40});base64,/i.exec(address.slice(0, 80).trimStart());
  const [whole, type] = head ?? [];
  if (whole === undefined || type === undefined) return undefined;
  try {
    const bytes = fromBase64(address.trim().slice(whole.length).replace(/\s+/g, ''));
    return new File([bytes], `bild-${number}`, { type });
  } catch {
    return undefined;
  }
}

function placeOf(address: string): string {
  const web = address.startsWith('//') ? `https:${address}` : address;
  return /^https?:/i.test(web) && URL.canParse(web) ? new URL(web).hostname : '';
}
