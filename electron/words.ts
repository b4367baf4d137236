/** The shell's own words (menu, questions), in the language of the system. The page has its own in renderer/words. */

const ENGLISH = {
  file: '&File',
  edit: '&Edit',
  view: '&View',
  window: '&Window',
  help: '&Help',
  quit: 'Quit Rapporteur',
  close: 'Close',
  undo: 'Undo',
  redo: 'Redo',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  selectAll: 'Select all',
  reload: 'Load again',
  tools: 'Developer tools',
  resetZoom: 'Actual size',
  zoomIn: 'Larger',
  zoomOut: 'Smaller',
  fullScreen: 'Full screen',
  minimize: 'Minimize',
  about: 'About Rapporteur',
  noRelay: 'No relay chosen',
  relay: 'Relay: {relay}',
  openInBrowser: 'Open in the browser',
  openOutside: 'Open {address} outside Rapporteur?',
  open: 'Open',
  cancel: 'Cancel',
  connectTo: 'Connect to {host}?',
  connectDetail: 'Rapporteur will talk to {relay} only.',
  connect: 'Connect',
  unsent: 'Some words have not reached the relay yet.',
  unsentDetail: 'They are kept on this machine and sent when you open the note again.',
  stay: 'Stay',
  leave: 'Leave',
  notWritten: '{name} could not be written ({fault}); choose another folder.',
  unknownFault: 'unknown reason',
} as const

export type ShellKey = keyof typeof ENGLISH

const GERMAN: Readonly<Record<ShellKey, string>> = {
  file: '&Datei',
  edit: '&Bearbeiten',
  view: '&Ansicht',
  window: '&Fenster',
  help: '&Hilfe',
  quit: 'Rapporteur beenden',
  close: 'Schließen',
  undo: 'Rückgängig',
  redo: 'Wiederholen',
  cut: 'Ausschneiden',
  copy: 'Kopieren',
  paste: 'Einfügen',
  selectAll: 'Alles auswählen',
  reload: 'Neu laden',
  tools: 'Entwicklerwerkzeuge',
  resetZoom: 'Originalgröße',
  zoomIn: 'Größer',
  zoomOut: 'Kleiner',
  fullScreen: 'Vollbild',
  minimize: 'Minimieren',
  about: 'Über Rapporteur',
  noRelay: 'Kein Relay gewählt',
  relay: 'Relay: {relay}',
  openInBrowser: 'Im Browser öffnen',
  openOutside: '{address} außerhalb von Rapporteur öffnen?',
  open: 'Öffnen',
  cancel: 'Abbrechen',
  connectTo: 'Mit {host} verbinden?',
  connectDetail: 'Rapporteur spricht dann nur mit {relay}.',
  connect: 'Verbinden',
  unsent: 'Einige Worte sind noch nicht beim Relay angekommen.',
  unsentDetail: 'Sie bleiben auf diesem Rechner und gehen hinaus, sobald du die Notiz wieder öffnest.',
  stay: 'Bleiben',
  leave: 'Gehen',
  notWritten: '{name} ließ sich nicht schreiben ({fault}): Wähle einen anderen Ordner.',
  unknownFault: 'Grund unbekannt',
}

let words: Readonly<Record<ShellKey, string>> = ENGLISH

/** Settles the language once, by the system's locale such as `de-AT`; English for all others. */
export function speakAs(locale: string): void {
  words = locale.toLowerCase().startsWith('de') ? GERMAN : ENGLISH
}

/** The words with their places filled in. */
export function shellWords(key: ShellKey, values: Readonly<Record<string, string>> = {}): string {
  return words[key].replaceAll(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place)
}
