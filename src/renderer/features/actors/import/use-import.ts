// One import on its way from file to result. It is kept while the window is open, so that looking
// something up in the address book loses nothing; until the last step nothing is changed.
import { computed, ref, shallowRef } from 'vue';
import { useClient } from '#renderer/frame/use-client.ts';
import type { ImportField } from '#shared/contract/actor-import.ts';
import { hasCode } from '#shared/errors.ts';
import type { KiezbriefClient } from '#shared/api.ts';
import type { ImportId } from '#shared/values.ts';
import { dayOf } from '#renderer/features/actors/calendar-day.ts';
import { importInput, type BasisChoice, type RowDefaults } from './import-input.ts';
import { readListFile, type FileProblem } from './read-list-file.ts';

type Preview = Awaited<ReturnType<KiezbriefClient['actors']['previewImport']>>;
type Outcome = Awaited<ReturnType<KiezbriefClient['actors']['import']>>;
type State = Awaited<ReturnType<KiezbriefClient['actors']['importState']>>;
type Undone = Awaited<ReturnType<KiezbriefClient['actors']['undoImport']>>;

const file = shallowRef<{ name: string; content: string }>();
const reading = ref('');
const problem = shallowRef<FileProblem>();
const error = shallowRef<unknown>();
const fields = shallowRef<readonly ImportField[]>([]);
/** The header said nothing we know: the first column is a guess. */
const isGuessed = ref(false);
const preview = shallowRef<Preview>();
const isChecking = ref(false);
const isImporting = ref(false);
const isUndoing = ref(false);
const isCancelling = ref(false);
/** What is being read, checked or imported right now. */
const ongoing = shallowRef<ImportId>();
/** The figures belong to what was entered before, because checking the rest was cancelled. */
const isCheckStopped = ref(false);
/** Why an import did not succeed, and how it ended besides by an error. */
const failure = shallowRef<unknown>();
const ending = ref<'cancelled' | 'tooLate' | 'elsewhere'>();
/** The name of a list whose import this window did not begin, or began before it was reloaded. */
const joined = ref<string>();
const basis = ref<BasisChoice>({ basis: 'later', source: '', since: '' });
const defaults = ref<RowDefaults>({ kind: [], regions: [], level: 'local' });
const outcome = shallowRef<Outcome>();
const undone = shallowRef<Undone>();
/** Counts what was begun; an answer to something given up is dropped. */
let round = 0;

const newId = () => `imp_${crypto.randomUUID()}` as ImportId;

function reset(): void {
  round++;
  file.value = undefined;
  reading.value = '';
  problem.value = undefined;
  error.value = undefined;
  fields.value = [];
  isGuessed.value = false;
  preview.value = undefined;
  isChecking.value = false;
  isImporting.value = false;
  isUndoing.value = false;
  isCancelling.value = false;
  outcome.value = undefined;
  undone.value = undefined;
  ongoing.value = undefined;
  isCheckStopped.value = false;
  ending.value = undefined;
  failure.value = undefined;
  joined.value = undefined;
  basis.value = { basis: 'later', source: '', since: dayOf(new Date().toISOString()) };
  defaults.value = { kind: [], regions: [], level: 'local' };
}

const identifying: readonly ImportField[] = ['actor', 'fullName', 'lastName', 'email'];

export function useImport() {
  const client = useClient();

  const input = () => importInput(file.value!, fields.value, basis.value, defaults.value);

  /** Under an id of its own, so that it can be asked about and given up. */
  async function previewOf(
    asked: Parameters<typeof client.actors.previewImport>[0],
  ): Promise<Preview> {
    const id = newId();
    ongoing.value = id;
    try {
      return await client.actors.previewImport({ ...asked, id });
    } finally {
      if (ongoing.value === id) ongoing.value = undefined;
    }
  }
  /**
   * The answer to what is being read or checked is not wanted any more; the program need not go on
   * with it.
   */
  function giveUp(): void {
    round++;
    const id = ongoing.value;
    ongoing.value = undefined;
    if (id) void client.actors.cancelImport({ id }).catch(() => undefined);
  }
  function restart(): void {
    giveUp();
    reset();
  }

  /**
   * What the program says about the import that was joined; null = it is over and nothing came of
   * it.
   */
  function follow(state: State): void {
    if (joined.value === undefined || !isImporting.value || (state && state.step !== 'ended'))
      return;
    isImporting.value = false;
    ongoing.value = undefined;
    if (state?.outcome) {
      outcome.value = state.outcome;
      undone.value = undefined;
    } else ending.value = 'elsewhere';
  }

  return {
    follow,
    ongoing,
    isCancelling,
    isCheckStopped,
    ending,
    failure,
    joined,
    file,
    reading,
    problem,
    error,
    fields,
    isGuessed,
    preview,
    isChecking,
    isImporting,
    isUndoing,
    basis,
    defaults,
    outcome,
    undone,
    reset: restart,
    namesSomebody: computed(() => fields.value.some((field) => identifying.includes(field))),
    needsSource: computed(() => basis.value.basis !== 'later' && basis.value.source.trim() === ''),

    /** True when the columns are known. */
    async read(picked: File): Promise<boolean> {
      restart();
      const mine = round;
      reading.value = picked.name;
      const brought = await readListFile(picked);
      if (mine !== round) return false;
      if ('problem' in brought) {
        reading.value = '';
        problem.value = brought.problem;
        return false;
      }
      const { content } = brought;
      const read = { file: content, fileName: picked.name };
      try {
        const found = await previewOf(read).catch(async (reason: unknown) => {
          if (mine !== round || !hasCode(reason, 'import.no-address-column')) throw reason;
          // Asked again with a first guess, because only an answer brings the columns to choose
          // from.
          const guessed = await previewOf({ ...read, columns: ['actor'] });
          if (mine === round) isGuessed.value = true;
          return guessed;
        });
        if (mine !== round) return false;
        file.value = { name: picked.name, content };
        preview.value = found;
        fields.value = found.columns.map(({ field }) => field);
      } catch (reason) {
        if (mine === round) error.value = reason;
      }
      if (mine === round) reading.value = '';
      return mine === round && preview.value !== undefined;
    },

    /** Each field once: the header of the column that had it until now is answered. */
    assign(column: number, field: ImportField): string | undefined {
      const before = field === 'ignore' ? -1 : fields.value.indexOf(field);
      fields.value = fields.value
        .map((current, at): ImportField => (at === before ? 'ignore' : current))
        .with(column, field);
      return before >= 0 && before !== column ? preview.value?.columns[before]?.header : undefined;
    },

    async check(): Promise<void> {
      if (isImporting.value) return;
      giveUp();
      const mine = round;
      isChecking.value = true;
      isCheckStopped.value = false;
      error.value = undefined;
      try {
        const found = await previewOf(input());
        if (mine === round) preview.value = found;
      } catch (reason) {
        if (mine === round) error.value = reason;
      }
      if (mine === round) isChecking.value = false;
    },

    stopCheck(): void {
      giveUp();
      isChecking.value = false;
      isCheckStopped.value = true;
    },

    /** True when it is done. Everything entered is kept until then. */
    async run(): Promise<boolean> {
      giveUp();
      const id = newId();
      ongoing.value = id;
      isImporting.value = true;
      failure.value = undefined;
      ending.value = undefined;
      try {
        outcome.value = await client.actors.import({ ...input(), id });
        undone.value = undefined;
        return true;
      } catch (reason) {
        if (hasCode(reason, 'import.cancelled')) ending.value = 'cancelled';
        else failure.value = reason;
        return false;
      } finally {
        isImporting.value = false;
        isCancelling.value = false;
        ongoing.value = undefined;
      }
    },

    /** The import's own call, wherever it was made, answers how it ended. */
    async cancel(): Promise<void> {
      const id = ongoing.value;
      if (!id) return;
      isCancelling.value = true;
      try {
        if (!(await client.actors.cancelImport({ id })).isCancelled) ending.value = 'tooLate';
      } catch (reason) {
        failure.value = reason;
      }
      isCancelling.value = false;
    },

    /**
     * Takes part in an import that goes on without this window: the one of this id, else whichever
     * is running. True when there is one, running or done.
     */
    async join(id: ImportId | undefined): Promise<boolean> {
      const mine = round;
      const state = await client.actors.importState(id ? { id } : {}).catch(() => null);
      if (!state || mine !== round) return false;
      joined.value = state.fileName;
      ongoing.value = state.id;
      isImporting.value = true;
      follow(state);
      return true;
    },

    /** Throws, so that whoever offered it can say why. */
    async undo(importId = outcome.value?.importId): Promise<void> {
      const isShown = () => importId === outcome.value?.importId;
      if (!importId || (isShown() && undone.value)) return;
      isUndoing.value = true;
      try {
        const result = await client.actors.undoImport({ importId });
        if (isShown()) undone.value = result;
      } finally {
        isUndoing.value = false;
      }
    },
  };
}

export type ImportOnItsWay = ReturnType<typeof useImport>;
