/** The demo summit's facts: who, where and what, all invented. Times follow the clock that is given. */
import type { Blueprint, Person, Room, Session, Summit, Track } from '#note/summit.ts'
import { conferenceDay } from '../sessions/new-session.ts'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
/** A session's length, and how far from its start the clock stands in the running ones. */
const LENGTH_MINUTES = 55
const RUNNING_SINCE_MINUTES = 33
/** From one session in a room to the next. */
const SLOT_MINUTES = 75
const TIMEZONE = 'Europe/Lisbon'

const ROOMS: readonly Room[] = [
  { id: 'lantern', name: 'Lantern', seats: 60 },
  { id: 'breakwater', name: 'Breakwater', seats: 40 },
  { id: 'capstan', name: 'Capstan', seats: 24 },
]

const TRACKS: readonly Track[] = [
  { id: 'server', name: 'Server' },
  { id: 'desktop', name: 'Desktop' },
]

export const PEOPLE = {
  maren: { id: 'maren', name: 'Maren Okafor', launchpad: 'maren-okafor' },
  tobias: { id: 'tobias', name: 'Tobias Lindqvist', launchpad: 'tlindqvist' },
  adaeze: { id: 'adaeze', name: 'Adaeze Nwosu', launchpad: 'adaeze' },
  elif: { id: 'elif', name: 'Elif Demir', launchpad: 'elifd' },
  kofi: { id: 'kofi', name: 'Kofi Mensah', launchpad: 'kofi-mensah' },
  priya: { id: 'priya', name: 'Priya Raman', launchpad: 'priyaraman' },
  hana: { id: 'hana', name: 'Hana Svoboda', launchpad: 'hsvoboda' },
  jonas: { id: 'jonas', name: 'Jonas Feld', launchpad: 'jfeld' },
} satisfies Record<string, Person>

const BLUEPRINTS: readonly Blueprint[] = [
  { name: 'server-graceful-restart', title: 'Graceful restart for the sync daemon', project: 'tidewater' },
  { name: 'server-one-config-file', title: 'One configuration file', project: 'tidewater' },
  { name: 'server-storage-quotas', title: 'Storage quotas for each team', project: 'tidewater' },
  { name: 'desktop-offline-first-run', title: 'Offline first run', project: 'tidewater-desktop' },
]

/** Of the release that the summit plans. */
const MILESTONES = [
  { name: '8.0-beta1', afterDays: 23 },
  { name: '8.0-rc1', afterDays: 51 },
]

/** Session id, slot (0 runs now), room, title, abstract, blueprint if it is about one. */
type Row = readonly [string, number, string, string, string, string?]

const ROWS: readonly Row[] = [
  [
    'server-key-rotation',
    -2,
    'lantern',
    'Key rotation without a window',
    'How operators change keys while clients stay connected.',
  ],
  [
    'desktop-settings-search',
    -2,
    'breakwater',
    'Settings search that finds things',
    'People look for words that we do not use.',
  ],
  [
    'server-kernel-support',
    -2,
    'capstan',
    'How long we support a kernel',
    'Three release lines, two people, one test rack.',
  ],
  [
    'server-one-config-file',
    -1,
    'lantern',
    'One config file, three init systems',
    'Packagers patch our unit files; we want them to stop having to.',
    'server-one-config-file',
  ],
  [
    'desktop-translated-errors',
    -1,
    'breakwater',
    'Translating error messages',
    'Who writes the sentence, and who may change it.',
  ],
  [
    'server-schema-changes',
    -1,
    'capstan',
    'Schema changes without downtime',
    'What a migration may do while two versions are running.',
  ],
  [
    'server-graceful-restart',
    0,
    'lantern',
    'Graceful restart for the sync daemon',
    'An upgrade in office hours drops every client. Agree how the daemon hands its connections over.',
    'server-graceful-restart',
  ],
  [
    'desktop-offline-first-run',
    0,
    'breakwater',
    'Offline first run',
    'The first start needs a network. It should not.',
    'desktop-offline-first-run',
  ],
  [
    'desktop-window-memory',
    0,
    'capstan',
    'Windows that come back where they were',
    'Two screens, one dock, four window managers.',
  ],
  [
    'server-rate-limits',
    1,
    'lantern',
    'Rate limits operators can read',
    'A limit nobody understands gets switched off.',
  ],
  [
    'desktop-shared-clipboard',
    1,
    'breakwater',
    'One clipboard for two machines',
    'What may travel, and who says so.',
  ],
  [
    'server-storage-quotas',
    1,
    'capstan',
    'Storage quotas for each team',
    'Soft limits, hard limits, and who is told first.',
    'server-storage-quotas',
  ],
]

/** The summit with its days around the clock, ms since 1970. */
export function createDemoSummit(now: number): Summit {
  return {
    id: 'harbour-2026',
    title: 'Harbour Summit 2026',
    timezone: TIMEZONE,
    start: conferenceDay(new Date(now - DAY_MS).toISOString(), TIMEZONE),
    end: conferenceDay(new Date(now + DAY_MS).toISOString(), TIMEZONE),
    rooms: ROOMS,
    tracks: TRACKS,
    people: Object.values(PEOPLE),
    blueprints: BLUEPRINTS,
    milestones: MILESTONES.map(({ name, afterDays }) => ({
      name,
      day: conferenceDay(new Date(now + afterDays * DAY_MS).toISOString(), TIMEZONE),
    })),
  }
}

/** Its twelve sessions, four in each room, one of them running. */
export function createDemoSessions(now: number, template: string): Session[] {
  const firstStart = Math.floor(now / MINUTE_MS) * MINUTE_MS - RUNNING_SINCE_MINUTES * MINUTE_MS
  return ROWS.map(([id, slot, room, title, abstract, blueprint]) => {
    const start = firstStart + slot * SLOT_MINUTES * MINUTE_MS
    return {
      id,
      key: `demo-${id}`,
      title,
      abstract,
      track: id.startsWith('server') ? 'server' : 'desktop',
      room,
      day: conferenceDay(instant(start), TIMEZONE),
      start: instant(start),
      end: instant(start + LENGTH_MINUTES * MINUTE_MS),
      speakers: [],
      blueprints: blueprint === undefined ? [] : [blueprint],
      state: 'scheduled',
      template,
      roles: {},
      unscheduled: false,
      dropped: false,
    }
  })
}

function instant(ms: number): string {
  return new Date(ms).toISOString().replace('.000Z', 'Z')
}
