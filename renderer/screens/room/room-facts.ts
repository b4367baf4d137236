/**
 * What of a note stands on the room's screen: the last two lines said, decisions, actions with owners, what is open.
 * Nothing else of the note, and nobody's presence. Pure.
 */
import { hasContent, personField, textField } from '#note/item-fields.ts'
import type { LineRecord, NoteRecord } from '#note/record-model.ts'
import type { Template } from '#note/template-model.ts'
import { HANDS, handsResult, type HandsResult } from '#note/show-of-hands.ts'
import { speakerOf } from '#note/speaker.ts'

/** A line of what was said; `speaker` is the name it begins with, taken out of the text. */
export interface SaidLine {
  readonly id: string
  readonly speaker: string | null
  readonly text: string
}

export interface RoomItem {
  readonly id: string
  readonly number: string
  readonly text: string
  readonly status: string | null
  /** For actions; null where nobody takes it. */
  readonly owner: string | null
  /** `YYYY-MM-DD`, or null. */
  readonly due: string | null
  /** For decisions: who was against, in words. */
  readonly dissent: string | null
  /** For decisions: what came of a show of hands. */
  readonly hands: HandsResult | null
}

export interface RoomFacts {
  /** Newest last, two at most. */
  readonly said: readonly SaidLine[]
  readonly decisions: readonly RoomItem[]
  readonly actions: readonly RoomItem[]
  readonly questions: readonly RoomItem[]
}

const SAID_KINDS: ReadonlySet<string> = new Set(['text', 'bullet', 'numbered', 'quote'])
const LINES_SAID = 2
/** Decisions that no longer stand are not what the room agreed. */
const PUT_ASIDE: ReadonlySet<string> = new Set(['superseded'])

export function roomFacts(record: NoteRecord): RoomFacts {
  const lines = record.sections.flatMap((section) => section.lines)
  const items = (kind: string): readonly RoomItem[] =>
    lines.filter((line) => line.kind === kind && hasContent(line)).map(itemOf)
  const discussion = record.sections.find((section) => section.key === 'discussion')?.lines ?? []
  return {
    said: discussion
      .filter((line) => SAID_KINDS.has(line.kind) && line.text.trim() !== '')
      .slice(-LINES_SAID)
      .map(saidLine),
    decisions: items('decision').filter((item) => !PUT_ASIDE.has(item.status ?? '')),
    actions: items('action'),
    questions: items('question').filter((item) => item.status !== 'ANSWERED'),
  }
}

function saidLine({ id, text }: LineRecord): SaidLine {
  const speaker = speakerOf(text)
  return { id, speaker, text: speaker === null ? text : text.slice(text.indexOf(':') + 1).trim() }
}

function itemOf(line: LineRecord): RoomItem {
  return {
    id: line.id,
    number: line.number ?? '',
    text: line.text,
    status: textField(line, 'status'),
    owner: personField(line, 'owner')?.name ?? null,
    due: textField(line, 'due'),
    dissent: textField(line, 'dissent'),
    hands: handsResult(line.fields[HANDS]),
  }
}

/** The title of the section the scribe is in; the discussion's where nobody knows. */
export function nowTitle(template: Template, section: string | null): string {
  const known = template.sections.find((candidate) => candidate.key === section)
  const usual = template.sections.find((candidate) => candidate.key === 'discussion')
  return (known ?? usual ?? template.sections[0])?.title ?? ''
}

/** Of each kind the newest three stay for as long as there is room; then one; on the smallest screens the count alone. */
const KEPT = [3, 1, 0] as const

/** How many of each list fold away, oldest first, when `folded` items in all have to go; the longer list gives first. */
export function foldLists(
  decisions: number,
  actions: number,
  folded: number,
): { readonly decisions: number; readonly actions: number } {
  let [left, right] = [decisions, actions]
  for (let step = 0; step < folded; step += 1) {
    const kept = KEPT.find((floor) => left > floor || right > floor) ?? 0
    if (left > kept && (left >= right || right <= kept)) left -= 1
    else if (right > kept) right -= 1
  }
  return { decisions: decisions - left, actions: actions - right }
}
