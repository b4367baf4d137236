/** Words of the charts, in German. */
import type { CHARTS as ENGLISH } from '../english/charts.ts'

export const CHARTS: Readonly<Record<keyof typeof ENGLISH, string>> = {
  'charts.charts': 'Diagramme',
  'charts.by': 'Diagramm nach',
  'charts.by.all': 'Alle',
  'charts.by.track': 'Track',
  'charts.by.blueprint': 'Blueprint',
  'charts.by.milestone': 'Meilenstein',
  'charts.everything': 'Alle Aufgaben',
  'charts.down': 'Noch offen',
  'charts.up': 'Erledigt von allen',
  'charts.upLabel': 'Wie viele Aufgaben es gibt und wie viele erledigt sind.',
  'charts.open': '{count} offen',
  'charts.done': '{count} erledigt',
  'charts.all': '{count} insgesamt',
  'charts.evenPace': 'gleichmäßig',
  'charts.atThisPace': 'wie bisher',
  'charts.lastDue': 'letzte Frist, {day}',
  'charts.sentence': '{open} offen, {done} erledigt von {all}.',
  'charts.ends': 'Geht es so weiter, ist die letzte am {day} erledigt.',
  'charts.noPace': 'Noch lässt sich nichts vorhersagen.',
  'charts.day': 'Tag',
  'charts.openHead': 'Offen',
  'charts.doneHead': 'Erledigt',
  'charts.postponedHead': 'Verschoben',
  'charts.allHead': 'Alle',
}
