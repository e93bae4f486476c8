// The words of the section "Mailkonten": how mails are handed over, and what the check found.
import type { AccountStep } from '#shared/contract/mail-account.ts';

const whole = (count: number) => count.toLocaleString('de');

export const accountsView = {
  accounts: {
    add: 'Mailkonto hinzufügen',
    intro:
      'Ein Mailkonto ist der Weg, auf dem Ihre Ausgaben hinausgehen: das Postfach Ihrer Dienststelle. Kiezbrief verschickt nie an diesem Postfach vorbei.',
    empty: {
      title: 'Noch kein Mailkonto',
      text: 'Fügen Sie den Probeversand hinzu, um in Ruhe zu üben, oder gleich das Postfach Ihrer Dienststelle.',
    },
    newTitle: 'Neues Mailkonto',
    editTitle: (name: string) => `„${name}“ bearbeiten`,
    kind: 'Was für ein Konto ist es?',
    kinds: {
      smtp: {
        label: 'Postfach der Dienststelle',
        hint: 'Verschickt wirklich, über den Mailserver Ihrer Behörde. Die Angaben bekommen Sie von Ihrer IT-Stelle.',
      },
      file: {
        label: 'Probeversand',
        hint: 'Verschickt nichts. Jede Mail wird als Datei in den Datenordner gelegt und lässt sich hier wie in einem Postfach lesen.',
      },
    },
    name: 'Name des Kontos',
    nameHint: 'So heißt es bei Ihnen in der Auswahl.',
    nameProblem: 'Bitte geben Sie dem Konto einen Namen.',
    server: 'Mailserver',
    host: 'Name des Mailservers (SMTP)',
    hostHint: 'Zum Beispiel mail.bezirk.example',
    hostProblem: 'Bitte geben Sie den Namen des Mailservers ein.',
    security: 'Verschlüsselung',
    securities: {
      starttls: {
        label: 'STARTTLS, Port 587 (empfohlen)',
        hint: 'Die Verbindung wird verschlüsselt, bevor etwas übertragen wird. Das ist der übliche Weg.',
      },
      tls: {
        label: 'TLS von Anfang an, Port 465',
        hint: 'Ebenso sicher. Nehmen Sie es, wenn Ihre IT-Stelle Port 465 nennt.',
      },
      none: {
        label: 'Ohne Verschlüsselung',
        hint: 'Nur möglich zu einem Mailserver auf diesem Rechner selbst (localhost).',
      },
    },
    securityShort: {
      starttls: 'verschlüsselt (STARTTLS)',
      tls: 'verschlüsselt (TLS)',
      none: 'unverschlüsselt, nur auf diesem Rechner',
    },
    port: 'Port',
    portHint: 'Ändern Sie ihn nur, wenn Ihre IT-Stelle einen anderen nennt.',
    portProblem: 'Der Port ist eine Zahl von 1 bis 65535.',
    login: 'Anmeldung',
    username: 'Benutzername',
    usernameHint: 'Oft die E-Mail-Adresse. Leer lassen, wenn der Server keine Anmeldung verlangt.',
    password: 'Kennwort',
    passwordHint: {
      lasting: 'Wird am sicheren Ort dieses Rechners verwahrt und nie wieder angezeigt.',
      passing:
        'Gilt, bis Kiezbrief beendet wird; nach dem nächsten Start geben Sie es noch einmal ein. Gespeichert und angezeigt wird es nie.',
    },
    passwordKept: {
      lasting:
        'Ein Kennwort ist sicher verwahrt. Lassen Sie das Feld leer, wenn es so bleiben soll.',
      passing:
        'Ein Kennwort ist eingegeben und gilt, bis Kiezbrief beendet wird. Lassen Sie das Feld leer, wenn es so bleiben soll.',
    },
    forget: 'Kennwort vergessen',
    forgetHint: 'Beim Speichern wird es gelöscht.',
    pace: 'Tempo',
    paceHint:
      'Mailserver nehmen es übel, wenn zu viel auf einmal kommt. Höchstens 20 Mails in der Minute sind überall sicher.',
    paces: {
      safe: { label: '20 Mails in der Minute (empfohlen)', hint: 'Ist überall sicher.' },
      own: { label: 'Eigener Wert', hint: 'Wenn Ihre IT-Stelle eine Zahl genannt hat.' },
      none: {
        label: 'Ohne Bremse',
        hint: 'So schnell der Server mag. Nur nach Absprache mit Ihrer IT-Stelle.',
      },
    },
    perMinute: 'Mails in der Minute',
    perMinuteProblem: 'Bitte geben Sie eine ganze Zahl von 1 bis 100000 ein.',
    connections: 'Verbindungen gleichzeitig',
    connectionsHint: 'Eine genügt fast immer.',
    connectionsProblem: 'Möglich sind 1 bis 10.',
    forExperts: 'Für die IT-Stelle',
    duration: (mails: number, minutes: number) =>
      `${whole(mails)} Mails brauchen damit rund ${minutes === 1 ? '1 Minute' : `${whole(minutes)} Minuten`}. Sie können währenddessen weiterarbeiten.`,
    perMinuteShort: (count: number) =>
      count === 0 ? 'ohne Bremse' : `höchstens ${whole(count)} Mails in der Minute`,
    withPassword: {
      lasting: 'Kennwort sicher verwahrt',
      passing: 'Kennwort gilt, bis Kiezbrief beendet wird',
    },
    withoutPassword: 'Kennwort fehlt',
    noLogin: 'ohne Anmeldung',
    rehearsal: 'Nur zum Üben',
    real: 'Verschickt wirklich',
    saved: (name: string) => `„${name}“ ist gespeichert.`,
    removed: (name: string) => `„${name}“ ist entfernt.`,
    check: {
      run: 'Verbindung prüfen',
      runFor: (name: string) => `Verbindung prüfen: „${name}“`,
      note: 'Dabei wird keine Mail verschickt.',
      running: 'Die Verbindung wird geprüft. Das dauert höchstens 20 Sekunden.',
      stop: 'Nicht länger warten',
      stopped: 'Die Prüfung wurde abgebrochen. Geändert hat sich nichts.',
      ready: 'Alles in Ordnung: Über dieses Konto können Sie verschicken.',
      readyRehearsal: 'Alles in Ordnung: Der Probeversand kann seine Dateien ablegen.',
      failed: 'Hier geht es noch nicht weiter',
      list: 'Schritte der Prüfung',
      steps: {
        address: 'Mailserver finden',
        connect: 'Verbindung aufnehmen',
        encrypt: 'Verschlüsseln',
        login: 'Anmelden',
        ready: 'Bereit zum Verschicken',
      } satisfies Record<AccountStep, string>,
      states: {
        ok: 'in Ordnung',
        failed: 'gescheitert',
        skipped: 'nicht geprüft',
        notNeeded: 'nicht nötig',
      },
    },
  },
};
