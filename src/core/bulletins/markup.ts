// Lists the tags of finished html, those in Outlook's conditional comments too. For looking at our
// own output: it reports what is written.
import { readMarkup, type Tag } from '#shared/markup.ts';

export type { Tag } from '#shared/markup.ts';

export function tagsIn(html: string): Tag[] {
  const tags: Tag[] = [];
  readMarkup(html, {
    tag(tag) {
      tags.push(tag);
    },
    comment(content, at, end) {
      if (!content.startsWith('[if')) return;
      const from = html.indexOf('>', at) + 1;
      if (from === 0 || from >= end) return;
      for (const tag of tagsIn(html.slice(from, at + '<!--'.length + content.length))) {
        tags.push({
          ...tag,
          names: tag.names.map((one) => ({ ...one, at: one.at + from, end: one.end + from })),
          at: tag.at + from,
          end: tag.end + from,
        });
      }
    },
  });
  return tags;
}
