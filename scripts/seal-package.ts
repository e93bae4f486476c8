// `node scripts/seal-package.ts FOLDER`: lays beside the files of a release what they are made of
// (CycloneDX 1.5) and their checksums (`sha256sum -c SHA256SUMS`). The same release gives the same
// bytes: neither says when or where it was made.
import { createHash } from 'node:crypto';
import { createReadStream, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { packagesInUse } from './licence-list.ts';

const root = dirname(import.meta.dirname);

interface Manifest {
  name: string;
  version: string;
  license: string;
}
interface Lock {
  packages: Record<string, { version?: string; integrity?: string }>;
}
interface Hash {
  alg: 'SHA-512';
  content: string;
}

const readJson = <T>(...path: string[]) =>
  JSON.parse(readFileSync(join(root, ...path), 'utf8')) as T;

/** Of the archives the registry holds, by `name@version`. */
function archiveHashes(): Map<string, Hash> {
  const hashes = new Map<string, Hash>();
  const { packages } = readJson<Lock>('package-lock.json');
  for (const [path, { version, integrity }] of Object.entries(packages)) {
    const base64 = /^sha512-(\S+)$/.exec(integrity ?? '')?.[1];
    if (version === undefined || base64 === undefined) continue;
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const content = Buffer.from(base64, 'base64').toString('hex');
    hashes.set(`${name}@${version}`, { alg: 'SHA-512', content });
  }
  return hashes;
}

/** What stands in the package: libraries, those built into the screen included, and Electron. */
function billOfMaterials({ name, version, license }: Manifest): unknown {
  const hashes = archiveHashes();
  const electron = readJson<Manifest>('node_modules', 'electron', 'package.json');
  const inUse = packagesInUse(root).map((one) => ({ ...one, type: 'library' }));
  const all = [...inUse, { ...electron, licence: electron.license, type: 'framework' }];
  const components = all.map((one) => {
    const purl = `pkg:npm/${one.name.replace('@', '%40')}@${one.version}`;
    const hash = hashes.get(`${one.name}@${one.version}`);
    return {
      type: one.type,
      'bom-ref': purl,
      name: one.name,
      version: one.version,
      purl,
      ...(one.licence !== '' && { licenses: [licenceOf(one.licence)] }),
      ...(hash && { hashes: [hash] }),
    };
  });
  const own = `pkg:npm/${name}@${version}`;
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': own,
        name,
        version,
        purl: own,
        licenses: [licenceOf(license)],
      },
    },
    components,
  };
}

/** Several licences in one are an expression (SPDX), and what is no SPDX word is a name. */
function licenceOf(words: string): unknown {
  if (/ (?:OR|AND) /.test(words)) return { expression: words };
  return /^[\w.+-]+$/.test(words) ? { license: { id: words } } : { license: { name: words } };
}

async function checksum(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: node scripts/seal-package.ts FOLDER');
const manifest = readJson<Manifest>('package.json');
const bill = `${JSON.stringify(billOfMaterials(manifest), null, 2)}\n`;
writeFileSync(join(folder, `${manifest.name}-${manifest.version}.cdx.json`), bill);

/** The builder's notes for itself are no part of a release. */
const isReleased = (name: string) => name !== 'SHA256SUMS' && !name.startsWith('builder-');
const files = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isFile() && isReleased(entry.name))
  .map(({ name }) => name)
  .sort();
const lines: string[] = [];
for (const name of files) lines.push(`${await checksum(join(folder, name))}  ${name}\n`);
writeFileSync(join(folder, 'SHA256SUMS'), lines.join(''));
