// Nothing is loaded from elsewhere: it would be blocked, or tell somebody who reads when.
import { once, type Check } from './check.ts';

const loading = ['src', 'srcset', 'background', 'poster'];
const isRemote = (address: string) => /^\s*(?:https?:|\/\/|ftp:)/i.test(address);

export const htmlRemote: Check = ({ tags, html }) => {
  const address = tags
    .flatMap(({ attributes }) => loading.map((name) => attributes.get(name) ?? ''))
    .find(isRemote);
  const styles = /url\(\s{0,9}["']?\s{0,9}(?:https?:|\/\/)|@import/i.exec(html)?.[0];
  return once(address !== undefined || styles !== undefined, { address: address ?? styles ?? '' });
};
