// Vite plugin: our version, the packages in use and their licence texts, read from node_modules
// while building, so that they are never out of date.
// In use is what `dependencies` names and what `src/` imports, with everything those bring along.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

export interface PackageInUse {
  name: string;
  version: string;
  /** SPDX, as the package states it; may be empty. */
  licence: string;
  text: string;
}

interface Manifest {
  version: string;
  license?: unknown;
  licenses?: unknown;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

/**
 * Lays `about/packages.json` and `about/licence-texts.json` beside the page. `root` is the folder
 * of our own package.json.
 */
export function licenceList(root: string): Plugin {
  return {
    name: 'kiezbrief-licence-list',
    generateBundle() {
      for (const [fileName, source] of Object.entries(filesOf(root)))
        this.emitFile({ type: 'asset', fileName, source });
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const name = request.url?.slice(1) ?? '';
        if (!name.startsWith('about/')) {
          next();
          return;
        }
        const source = filesOf(root)[name];
        response.writeHead(source ? 200 : 404, { 'content-type': 'application/json' }).end(source);
      });
    },
  };
}

/**
 * As read by src/renderer/features/settings/about/build-facts.ts. Many packages share one text; it
 * is written once.
 */
function filesOf(root: string): Record<string, string> {
  const all = packagesInUse(root);
  const texts = [...new Set(all.map(({ text }) => text))];
  const packages = all.map(({ name, version, licence, text }) => ({
    name,
    version,
    licence,
    text: texts.indexOf(text),
  }));
  return {
    'about/packages.json': JSON.stringify({ version: readManifest(root).version, packages }),
    'about/licence-texts.json': JSON.stringify(texts),
  };
}

/** Each version once, by name. */
export function packagesInUse(root: string): PackageInUse[] {
  const found = new Map<string, PackageInUse>();
  const visit = (name: string, from: string, isOptional: boolean): void => {
    const folder = folderOf(name, from, root);
    if (!folder && isOptional) return;
    if (!folder) throw new Error(`licence list: ${name} is not installed`);
    const {
      version,
      license,
      licenses,
      dependencies = {},
      optionalDependencies = {},
    } = readManifest(folder);
    if (found.has(`${name}@${version}`)) return;
    found.set(`${name}@${version}`, {
      name,
      version,
      licence: licenceName(license ?? licenses),
      text: licenceText(folder),
    });
    for (const one of Object.keys({ ...dependencies, ...optionalDependencies }))
      visit(one, folder, one in optionalDependencies);
  };
  for (const name of new Set([
    ...Object.keys(readManifest(root).dependencies ?? {}),
    ...importedPackages(root),
  ]))
    visit(name, root, false);
  return [...found.values()].sort(
    (one, other) =>
      one.name.localeCompare(other.name, 'en') ||
      one.version.localeCompare(other.version, 'en', { numeric: true }),
  );
}

/**
 * What `src/` names in an import. Electron is told of in words: it is not built in, it stands
 * around.
 */
function importedPackages(root: string): string[] {
  const found = new Set<string>();
  for (const entry of readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(?:ts|vue)$/.test(entry.name)) continue;
    for (const line of readFileSync(join(entry.parentPath, entry.name), 'utf8').split('\n')) {
      const name =
        /^(?:(?:import|export) (?:.* from )?|\} from )'((?:@[\w.-]+\/)?[\w-][\w.-]*)(?:\/[^']*)?';?$/.exec(
          line.trim(),
        )?.[1];
      if (name) found.add(name);
    }
  }
  found.delete('electron');
  return [...found].filter((name) => existsSync(join(root, 'node_modules', name, 'package.json')));
}

/** As Node looks for it: beside the one that asks, then further out. */
function folderOf(name: string, from: string, root: string): string | undefined {
  for (let folder = from; folder.length >= root.length; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name);
    if (existsSync(join(candidate, 'package.json'))) return candidate;
  }
  return undefined;
}

/** A word, or as old packages have it: `{ type }`, or several of them. */
function licenceName(given: unknown): string {
  if (Array.isArray(given)) return given.map(licenceName).join(' OR ');
  if (typeof given === 'object' && given !== null && 'type' in given)
    return licenceName(given.type);
  return typeof given === 'string' ? given : '';
}

function licenceText(folder: string): string {
  const file = readdirSync(folder).find(
    (name) => /^(?:licen[cs]e|copying)(?:[.-].*)?$/i.test(name) && !/\.(?:js|ts|json)$/.test(name),
  );
  return file ? readFileSync(join(folder, file), 'utf8').trim() : '';
}

const readManifest = (folder: string) =>
  JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
