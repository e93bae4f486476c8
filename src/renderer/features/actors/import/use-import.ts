// One import on its way from file to result. It is kept while the window is open, so that looking something up in the address book loses nothing;
// until the last step nothing is changed.
import { computed, ref, shallowRef } from 'vue';
import { useClient } from '#renderer/frame/use-client.ts';
import { toBase64 } from '#shared/base64.ts';
import { MAX_IMPORT_BYTES, type ImportField, type LegalBasis, type Level } from '#shared/contract/actors.ts';
import { hasCode } from '#shared/errors.ts';
import type { KiezbriefClient } from '#shared/api.ts';
import type { ActorKindId, RegionId } from '#shared/values.ts';
import { dayOf, instantOf } from '#renderer/features/actors/calendar-day.ts';
import { recogniseFile, type FileKind } from './recognise-file.ts';

type Preview = Awaited<ReturnType<KiezbriefClient['actors']['previewImport']>>;
type Outcome = Awaited<ReturnType<KiezbriefClient['actors']['import']>>;
type Undone = Awaited<ReturnType<KiezbriefClient['actors']['undoImport']>>;
export type FileProblem = Exclude<FileKind, 'text'> | 'tooLarge' | 'unreadable';
export interface BasisChoice { basis: LegalBasis['basis'] | 'later'; source: string; since: string }
export interface RowDefaults { kind: ActorKindId[]; regions: RegionId[]; level: Level }

const file = shallowRef<{ name: string; content: string }>();
const reading = ref('');
const problem = shallowRef<FileProblem>();
const error = shallowRef<unknown>();
const fields = shallowRef<readonly ImportField[]>([]);
/** The header said nothing we know: the first column is a guess. */
const isGuessed = ref(false);
const preview = shallowRef<Preview>();
const isChecking = ref(false), isImporting = ref(false), isUndoing = ref(false);
const basis = ref<BasisChoice>({ basis: 'later', source: '', since: '' });
const defaults = ref<RowDefaults>({ kind: [], regions: [], level: 'local' });
const outcome = shallowRef<Outcome>();
const undone = shallowRef<Undone>();
/** Counts what was begun; an answer to something given up is dropped. */
let round = 0;

function reset(): void {
  round++;
  file.value = undefined; reading.value = ''; problem.value = undefined; error.value = undefined; fields.value = []; isGuessed.value = false; preview.value = undefined;
  isChecking.value = false; isImporting.value = false; isUndoing.value = false; outcome.value = undefined; undone.value = undefined;
  basis.value = { basis: 'later', source: '', since: dayOf(new Date().toISOString()) };
  defaults.value = { kind: [], regions: [], level: 'local' };
}

async function contentOf(picked: File): Promise<{ content: string } | { problem: FileProblem }> {
  if (picked.size > MAX_IMPORT_BYTES) return { problem: 'tooLarge' };
  try {
    const bytes = new Uint8Array(await picked.arrayBuffer());
    const kind = recogniseFile(bytes, picked.name);
    return kind === 'text' ? { content: toBase64(bytes) } : { problem: kind };
  } catch { return { problem: 'unreadable' }; }
}

const identifying: readonly ImportField[] = ['actor', 'fullName', 'lastName', 'email'];

export function useImport() {
  const client = useClient();

  const legalBasis = computed((): LegalBasis | undefined => {
    const { basis: chosen, source, since } = basis.value;
    return chosen === 'later' || source.trim() === '' ? undefined : { basis: chosen, proof: { wording: '', source, at: instantOf(since) } };
  });
  const input = () => ({
    file: file.value!.content, fileName: file.value!.name, columns: [...fields.value], ...(legalBasis.value && { legalBasis: legalBasis.value }),
    defaults: { level: defaults.value.level, ...(defaults.value.kind[0] && { kind: defaults.value.kind[0] }), ...(defaults.value.regions.length > 0 && { regions: defaults.value.regions }) },
  });

  return {
    file, reading, problem, error, fields, isGuessed, preview, isChecking, isImporting, isUndoing, basis, defaults, outcome, undone, reset,
    namesSomebody: computed(() => fields.value.some((field) => identifying.includes(field))),
    needsSource: computed(() => basis.value.basis !== 'later' && basis.value.source.trim() === ''),

    /** True when the columns are known. */
    async read(picked: File): Promise<boolean> {
      reset();
      const mine = round;
      reading.value = picked.name;
      const brought = await contentOf(picked);
      if (mine !== round) return false;
      if ('problem' in brought) { reading.value = ''; problem.value = brought.problem; return false; }
      const { content } = brought;
      const read = { file: content, fileName: picked.name };
      try {
        const found = await client.actors.previewImport(read).catch(async (failure: unknown) => {
          if (!hasCode(failure, 'import.no-address-column')) throw failure;
          // Asked again with a first guess, because only an answer brings the columns to choose from.
          const guessed = await client.actors.previewImport({ ...read, columns: ['actor'] });
          if (mine === round) isGuessed.value = true;
          return guessed;
        });
        if (mine !== round) return false;
        file.value = { name: picked.name, content };
        preview.value = found;
        fields.value = found.columns.map(({ field }) => field);
      } catch (failure) {
        if (mine === round) error.value = failure;
      }
      if (mine === round) reading.value = '';
      return mine === round && preview.value !== undefined;
    },

    /** Each field once: the header of the column that had it until now is answered. */
    assign(column: number, field: ImportField): string | undefined {
      const before = field === 'ignore' ? -1 : fields.value.indexOf(field);
      fields.value = fields.value.map((current, at) => (at === column ? field : at === before ? 'ignore' : current));
      return before >= 0 && before !== column ? preview.value?.columns[before]?.header : undefined;
    },

    async check(): Promise<void> {
      const mine = ++round;
      isChecking.value = true;
      error.value = undefined;
      try {
        const found = await client.actors.previewImport(input());
        if (mine === round) preview.value = found;
      } catch (failure) {
        if (mine === round) error.value = failure;
      }
      if (mine === round) isChecking.value = false;
    },

    async run(): Promise<boolean> {
      round++;
      isImporting.value = true;
      error.value = undefined;
      try {
        outcome.value = await client.actors.import(input());
        undone.value = undefined;
        return true;
      } catch (failure) {
        error.value = failure;
        return false;
      } finally { isImporting.value = false; }
    },

    /** Throws, so that whoever offered it can say why. */
    async undo(): Promise<void> {
      const importId = outcome.value?.importId;
      if (!importId || undone.value) return;
      isUndoing.value = true;
      try { undone.value = await client.actors.undoImport({ importId }); } finally { isUndoing.value = false; }
    },
  };
}

export type ImportOnItsWay = ReturnType<typeof useImport>;
