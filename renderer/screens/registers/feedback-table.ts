/** The feedback report as groups and as a table. Pure. */
import type { FeedbackOutcome, FeedbackPoint } from '#note/wire/feedback.ts'
import { say } from '../../words/say.ts'
import { STATUS_WORDS } from '../parts/item-facts.tsx'
import type { Table } from './copy-table.ts'

const VOICES = ['developer', 'operator', 'business', 'user'] as const

export interface VoiceGroup {
  readonly voice: string
  readonly title: string
  readonly points: readonly FeedbackPoint[]
}

/** The four voices in their order, then others by name; a voice that raised nothing is left out. */
export function byVoice(points: readonly FeedbackPoint[]): readonly VoiceGroup[] {
  const others = new Set(points.map(({ voice }) => voice).filter((voice) => !isKnown(voice)))
  return [...VOICES, ...[...others].sort()]
    .map((voice) => ({
      voice,
      title: isKnown(voice) ? say(`feedback.${voice}`) : voice,
      points: points.filter((point) => point.voice === voice),
    }))
    .filter((group) => group.points.length > 0)
}

/** `Action A3, Done, Ann Lee`. */
export function outcomeWords({ kind, number, status, owner }: FeedbackOutcome): string {
  const name = `${say(`feedback.became.${kind}`)}${number === null ? '' : ` ${number}`}`
  const state = kind === 'action' && status !== null ? (STATUS_WORDS[status] ?? status) : null
  return [name, state, owner].filter((part) => part !== null).join(', ')
}

export function feedbackTable(points: readonly FeedbackPoint[], address: string): Table {
  const rows = byVoice(points).flatMap(({ title, points: own }) => own.map((point) => ({ title, point })))
  return {
    heads: [
      say('feedback.voice'),
      say('feedback.raised'),
      say('items.column.from'),
      say('feedback.became'),
      '',
    ],
    rows: rows.map(({ title, point: { text, sessionTitle, outcome } }) => [
      ...[title, text, sessionTitle, outcomeWords(outcome), outcome.text],
    ]),
    links: rows.map(({ point: { session, line } }) => `${address}/sessions/${session}#${line}`),
  }
}

function isKnown(voice: string): voice is (typeof VOICES)[number] {
  return VOICES.some((each) => each === voice)
}
