// Why a delivery stopped by itself, and what to do then.

export const stoppedDeliveryView = {
  thenGoOn: 'Setzen Sie dann fort.',
  stopped: {
    'delivery.interrupted': {
      why: 'Kiezbrief wurde beendet, während der Versand lief.',
      todo: 'Setzen Sie fort, sobald Sie möchten.',
    },
    'delivery.set-aside': {
      why: 'Dateien dieses Versands fehlten oder waren beschädigt. Jetzt sind sie wieder da.',
      todo: 'Setzen Sie fort, sobald Sie möchten.',
    },
    'account.not-found': {
      why: 'Das Mailkonto dieses Versands gibt es nicht mehr.',
      todo: 'Beenden Sie diesen Versand und planen Sie mit einem anderen Konto neu.',
    },
    'account.password-missing': {
      why: 'Für das Mailkonto ist kein Kennwort hinterlegt.',
      todo: 'Tragen Sie es in den Einstellungen ein und setzen Sie dann fort.',
    },
    'image.not-found': {
      why: 'Ein Bild der Ausgabe fehlt im Datenordner.',
      todo: 'Beenden Sie diesen Versand, fügen Sie das Bild neu ein und planen Sie noch einmal.',
    },
    'store.full': {
      why: 'Während des Versands war der Speicherplatz voll. Ohne Versandprotokoll verschickt Kiezbrief nichts.',
      todo: 'Schaffen Sie Platz und setzen Sie dann fort.',
    },
    'store.write-failed': {
      why: 'Das Versandprotokoll ließ sich nicht schreiben. Ohne Protokoll wird nichts verschickt.',
      todo: 'Prüfen Sie, ob Laufwerk und Ordner erreichbar sind, und setzen Sie dann fort.',
    },
    other: {
      why: 'Es ist etwas Unerwartetes passiert.',
      todo: 'Setzen Sie fort. Wenn es wieder geschieht, hilft das technische Protokoll im Datenordner.',
    },
  },
};
