// Which words of a list mean which legal basis. What is not clearly one of them is none: a contact
// without a basis is not written to.
import type { LegalBasis } from '#shared/contract/actor.ts';
import { nameKey } from './fold-text.ts';

type Basis = LegalBasis['basis'];

const words: Record<Basis, readonly string[]> = {
  consent: [
    'Einwilligung',
    'eingewilligt',
    'Einwilligung liegt vor',
    'schriftliche Einwilligung',
    'Einwilligung Art. 6 (1) a',
    'Art. 6 Abs. 1 lit. a',
    'Art. 6 Abs. 1 lit. a DSGVO',
    'Zustimmung',
    'zugestimmt',
    'Opt-in',
    'Double-Opt-in',
    'DOI',
    'consent',
  ],
  'public-task': [
    'Öffentliche Aufgabe',
    'Aufgabe',
    'Aufgabenerfüllung',
    'gesetzliche Aufgabe',
    'dienstlich',
    'Art. 6 (1) e',
    'Art. 6 Abs. 1 lit. e',
    'Art. 6 Abs. 1 lit. e DSGVO',
    '§ 3 BlnDSG',
    'Funktionspostfach',
    'public task',
    'public-task',
  ],
  agreement: [
    'Vereinbarung',
    'Kooperationsvereinbarung',
    'Kooperation',
    'Vertrag',
    'Zuwendung',
    'Zuwendungsvertrag',
    'Leistungsvertrag',
    'Art. 6 (1) b',
    'Art. 6 Abs. 1 lit. b',
    'Art. 6 Abs. 1 lit. b DSGVO',
    'agreement',
    'contract',
  ],
  'own-request': [
    'Eigene Anfrage',
    'Anfrage',
    'auf eigenen Wunsch',
    'eigener Wunsch',
    'selbst angemeldet',
    'Selbstanmeldung',
    'Anmeldung',
    'own request',
    'own-request',
  ],
};

const byWord = new Map(
  Object.entries(words).flatMap(([basis, list]) =>
    list.map((word) => [nameKey(word), basis as Basis] as const),
  ),
);

const yes = new Set(
  ['ja', 'j', 'x', 'yes', 'y', 'liegt vor', 'vorhanden', 'erteilt', 'gegeben'].map(nameKey),
);
const asksForConsent = /^(?:einwilligung|consent)/;

/**
 * A plain "ja" says something only below a header that asks for consent; "nein" is no basis
 * anywhere.
 */
export function basisFromCell(cell: string, header: string): Basis | undefined {
  const key = nameKey(cell);
  return (
    byWord.get(key) ??
    (yes.has(key) && asksForConsent.test(nameKey(header)) ? 'consent' : undefined)
  );
}
