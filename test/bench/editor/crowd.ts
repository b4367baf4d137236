/**
 * Many people who type in one note: each letter goes out as it is typed, with where the caret stands. They do not read
 * what the others write, so that the measured page has the machine to itself.
 */
import { randomInt } from 'node:crypto'
import * as Y from 'yjs'
import { createNoteLines } from '#note/lines/note-lines.ts'
import { SUBPROTOCOL, TOKEN_SUBPROTOCOL_PREFIX } from '#note/wire/sync.ts'
import type { RelayProcess } from '../../e2e/run-relay.ts'
import { DESIGN_SECTIONS } from '../../helpers/peer.ts'
import { framing } from '../relay/framing.ts'
import { openMiniSocket } from '../relay/mini-socket.ts'
import { FRAGMENT } from './page/fragment.ts'
import type { TheirRelay } from './their-relay.ts'

export const TYPISTS = 30
/** Five characters a second. */
const LETTER_EVERY_MS = 200
const LATEST_ID = 2 ** 31
/** Every third line has somebody in it, from this one on. */
const FIRST_LINE = 10
const LINES_APART = 3
export const WORDS = 'and the relay keeps what was said until somebody has read it '

export interface Crowd {
  readonly start: () => void
  readonly stop: () => void
  /** Letters typed so far. */
  readonly typed: () => number
  readonly close: () => void
}

/** The way of one typist into the note. */
interface Way {
  readonly say: (message: Uint8Array) => void
  readonly end: () => void
}

/** Thirty people on our relay, in a note of which `note` is all. */
export async function joinOurCrowd(relay: RelayProcess, session: string, note: Uint8Array): Promise<Crowd> {
  const ways = await Promise.all(
    Array.from({ length: TYPISTS }, (_, number) => enter(relay, session, number)),
  )
  return crowdOf(ways.map((way, number) => typist(way, number, ourText(note, number))))
}

/** The same in a note of y-prosemirror's. */
export function joinTheirCrowd(relay: TheirRelay, note: Uint8Array): Crowd {
  const way = { say: relay.say, end: () => undefined }
  return crowdOf(Array.from({ length: TYPISTS }, (_, number) => typist(way, number, theirText(note, number))))
}

function crowdOf(typists: readonly Typist[]): Crowd {
  let timer: ReturnType<typeof setInterval> | undefined
  let typed = 0
  let due = 0
  // Everybody types at the same pace, but not all in the same moment.
  const typeWhatIsDue = (): void => {
    for (; performance.now() >= due; due += LETTER_EVERY_MS / TYPISTS) {
      typists[typed % TYPISTS]?.type(WORDS.charAt(Math.floor(typed / TYPISTS) % WORDS.length))
      typed += 1
    }
  }
  return {
    start: () => {
      due = performance.now()
      timer ??= setInterval(typeWhatIsDue, 1)
    },
    stop: () => {
      clearInterval(timer)
      timer = undefined
    },
    typed: () => typed,
    close: () => {
      clearInterval(timer)
      for (const each of typists) each.leave()
    },
  }
}

interface Typist {
  readonly type: (letter: string) => void
  readonly leave: () => void
}

function typist(way: Way, number: number, text: Y.Text): Typist {
  const doc = text.doc as Y.Doc
  const frames = framing(null)
  const user = { name: `Typist ${number}`, color: '#4466aa' }
  let clock = 0
  const tellWhere = (typedAt: number | null): void => {
    const end: unknown = Y.relativePositionToJSON(
      Y.createRelativePositionFromTypeIndex(text, text.length, -1),
    )
    const presence = { user, section: 'discussion', typedAt, cursor: { anchor: end, head: end } }
    clock += 1
    way.say(frames.awareness(doc.clientID, clock, JSON.stringify(presence)))
  }
  doc.on('update', (update: Uint8Array) => way.say(frames.update(update)))
  // Whoever says nothing is sent away.
  tellWhere(null)
  return {
    type: (letter) => {
      text.insert(text.length, letter)
      tellWhere(Date.now())
    },
    leave: () => {
      way.end()
      doc.destroy()
    },
  }
}

function docOf(note: Uint8Array): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = randomInt(LATEST_ID)
  Y.applyUpdate(doc, note)
  return doc
}

function ourText(note: Uint8Array, number: number): Y.Text {
  const lines = createNoteLines(docOf(note), { sections: DESIGN_SECTIONS, random: Math.random })
  const text = lines.index.drawn()[FIRST_LINE + number * LINES_APART]?.strand.text
  lines.close()
  if (text === undefined) throw new Error('The note is too short for so many typists.')
  return text
}

function theirText(note: Uint8Array, number: number): Y.Text {
  const section = docOf(note).getXmlFragment(FRAGMENT).get(1) as Y.XmlElement
  return (section.get(FIRST_LINE + number * LINES_APART) as Y.XmlElement).get(0) as Y.XmlText
}

async function enter(relay: RelayProcess, session: string, number: number): Promise<Way> {
  const secret = new URL(await relay.invite('note-taker')).hash.slice(1)
  const joined = await fetch(`${relay.address}/api/v1/join`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ secret, name: `Typist ${number}` }),
  })
  const { token } = (await joined.json()) as { token: string }
  const socket = await openMiniSocket(relay.address, {
    path: `/sync/${session}`,
    protocols: [SUBPROTOCOL, TOKEN_SUBPROTOCOL_PREFIX + token],
    person: number,
  })
  return { say: (message) => socket.send(message), end: () => socket.end() }
}
