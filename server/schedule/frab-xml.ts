/**
 * frab / Pentabarf XML (frab, pretalx, Wafer, FOSDEM, c3voc) to what frab-source reads.
 * Source of the format: voc/schedule, validator/xsd/schedule.xml.xsd; lenient, since hardly any real file satisfies it.
 */
import type { DraftSchedule } from './assemble-schedule.ts'
import { checkCount } from './assemble-schedule.ts'
import type { FrabDay, FrabEvent, FrabSource } from './frab-source.ts'
import { readFrabSource } from './frab-source.ts'
import type { ImportedLink } from './imported-schedule.ts'
import { ScheduleRefusal } from './imported-schedule.ts'
import type { SourceContext } from './source-context.ts'
import { countOf } from './source-text.ts'
import type { XmlElement } from './xml-elements.ts'
import { attributeOf, childrenOf, parseXml, textOf } from './xml-elements.ts'

/** Reads the text of an XML file; refuses what is not well-formed, declares entities or is another dialect. */
export function readFrabXml(text: string, context: SourceContext): DraftSchedule {
  refuseEntities(text, context.file)
  checkCount(Math.max(1, countOf(text, '<event')), context.file)
  const result = parseXml(text)
  if (!result.ok) {
    throw new ScheduleRefusal(
      'damaged',
      `${context.file} is damaged or cut short (${result.reason}): export it again and import the new file.`,
    )
  }
  refuseOtherDialects(result.root, context.file)
  return readFrabSource(sourceOf(result.root), context)
}

function refuseEntities(text: string, file: string): void {
  if (!/<!ENTITY/i.test(text)) return
  throw new ScheduleRefusal(
    'unsafe',
    `${file} declares entities of its own, which are never expanded: export it without a DOCTYPE.`,
  )
}

function refuseOtherDialects(root: XmlElement, file: string): void {
  const days = childrenOf(root, 'day')
  const rooms = days.flatMap((day) => childrenOf(day, 'room'))
  if (root.name === 'schedule' && rooms.some((room) => childrenOf(room, 'event').length > 0)) return
  const otherChild = days.flatMap((day) => day.children)[0]
  if (
    root.name === 'schedule' &&
    (days.length === 0 || otherChild === undefined || otherChild.name === 'room')
  ) {
    const sentence = `${file} holds no sessions: export the schedule again once it has some.`
    throw new ScheduleRefusal('empty', sentence)
  }
  const found =
    root.name === 'schedule' ? `<${otherChild?.name}> in its days` : `<${root.name.slice(0, 40)}> at its root`
  throw new ScheduleRefusal(
    'unknown-format',
    `${file} is XML in a dialect of its own (${found} instead of frab's schedule, day, room, event): export the schedule as frab/Pentabarf XML, frab JSON or iCalendar and import that.`,
  )
}

function sourceOf(root: XmlElement): FrabSource {
  const conference = childrenOf(root, 'conference')[0]
  const days = childrenOf(root, 'day')
  const trackLists = [conference, ...childrenOf(root, 'tracks'), ...childrenOf(conference, 'tracks')]
  return {
    format: 'frab-xml',
    title: textOf(conference, 'title'),
    zone: textOf(conference, 'time_zone_name'),
    zoneField: 'conference › time_zone_name',
    dayChange: textOf(conference, 'day_change'),
    baseUrl: textOf(conference, 'base_url'),
    rooms: days
      .flatMap((day) => childrenOf(day, 'room'))
      .map((room) => ({ name: attributeOf(room, 'name') })),
    tracks: trackLists.flatMap((list) => childrenOf(list, 'track')).map(trackName),
    days: days.map(readDay),
  }
}

function trackName(track: XmlElement): string {
  return attributeOf(track, 'name') || track.markup.trim()
}

function readDay(day: XmlElement): FrabDay {
  return {
    date: attributeOf(day, 'date'),
    start: attributeOf(day, 'start'),
    end: attributeOf(day, 'end'),
    events: childrenOf(day, 'room').flatMap((room) =>
      childrenOf(room, 'event').map((event) => readEvent(event, attributeOf(room, 'name'))),
    ),
  }
}

function readEvent(event: XmlElement, roomName: string): FrabEvent {
  const ids = [attributeOf(event, 'guid'), attributeOf(event, 'id'), attributeOf(event, 'code')]
  return {
    keys: [...ids, textOf(event, 'slug')],
    title: textOf(event, 'title'),
    // The event's own room may be a shorter form of the room it stands in (36C3): the list's name is the room's.
    room: roomName || textOf(event, 'room'),
    track: textOf(event, 'track'),
    date: textOf(event, 'date'),
    start: textOf(event, 'start'),
    duration: textOf(event, 'duration'),
    end: textOf(event, 'end'),
    texts: [textOf(event, 'abstract'), textOf(event, 'description')],
    speakers: childrenOf(event, 'persons')
      .flatMap((list) => childrenOf(list, 'person'))
      .map((person) => person.markup),
    url: textOf(event, 'url') || textOf(event, 'full_conf_url') || textOf(event, 'conf_url'),
    links: linksOf(event),
  }
}

function linksOf(event: XmlElement): ImportedLink[] {
  const lists = [...childrenOf(event, 'links'), ...childrenOf(event, 'attachments')]
  const links = lists.flatMap((list) => [...childrenOf(list, 'link'), ...childrenOf(list, 'attachment')])
  return links.map((link) => ({ url: attributeOf(link, 'href'), title: link.markup.trim() }))
}
