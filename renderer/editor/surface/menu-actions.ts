/**
 * What choosing a row of the caret's menu does to the text.
 */
import type { EditorView } from 'prosemirror-view'
import type { PersonRef } from '#note/summit.ts'
import { runCommand } from '../../commands/offers.ts'
import { schema } from '../schema.ts'
import { turnLines } from './item-commands.ts'
import type { Row } from './menu-rows.ts'
import type { OpenMenu } from './menu-trigger.ts'
import { assignOr } from './take-assignment.ts'
import type { ShorthandHost } from './take-shorthand.ts'
import { VOICE_FIELD, type TemplateLookup } from './template-lookup.ts'
import { caretLine, setAttributes } from './text-commands.ts'

/** What a row may open besides changing the text. */
export interface MenuOpeners {
  readonly openField: (view: EditorView, field: string) => void
  readonly openLink: (view: EditorView) => void
}

/** Takes the typed sign and letters away and does what the row says. */
export function applyRow(
  view: EditorView,
  row: Row,
  open: OpenMenu,
  parts: MenuOpeners & { readonly lookup: TemplateLookup; readonly shorthand: ShorthandHost },
): void {
  const { choice } = row
  const to = open.from + 1 + open.query.length
  if (choice.do === 'person') return insertChip(view, open.from, to, personChip(choice.person))
  if (choice.do === 'blueprint') return insertChip(view, open.from, to, blueprintChip(choice.name))
  view.dispatch(view.state.tr.delete(open.from, to))
  if (choice.do === 'kind') {
    const turn = turnLines(parts.lookup, choice.kind)
    const act = assignOr(parts.lookup, parts.shorthand, choice.kind, turn)
    act(view.state, (transaction) => view.dispatch(transaction), view)
  }
  if (choice.do === 'line') turnPlain(view, parts.lookup, choice.kind)
  if (choice.do === 'voice') setVoice(view, parts.shorthand, choice.voice)
  if (choice.do === 'field') parts.openField(view, choice.field)
  if (choice.do === 'link') parts.openLink(view)
  if (choice.do === 'hands') runCommand('note.hands')
}

/** A topic, a quote: the line stays where it is; asked for again it is a line of its section as before. */
function turnPlain(view: EditorView, lookup: TemplateLookup, kind: string): void {
  const at = caretLine(view.state)
  if (at === null) return
  const wanted = at.attributes.kind === kind ? lookup.firstKind(at.section) : kind
  view.dispatch(setAttributes(view.state.tr, at.place, { kind: wanted }))
}

function setVoice(view: EditorView, shorthand: ShorthandHost, voice: string): void {
  const id = caretLine(view.state)?.attributes.id
  if (typeof id === 'string') shorthand.setFields(id, { [VOICE_FIELD]: voice })
}

function personChip({ id, name }: PersonRef): ReturnType<typeof schema.text> {
  return schema.text(name, [schema.marks.person.create({ id: id ?? null, name })])
}

function blueprintChip(name: string): ReturnType<typeof schema.text> {
  return schema.text(name, [schema.marks.blueprint.create({ name })])
}

function insertChip(view: EditorView, from: number, to: number, chip: ReturnType<typeof schema.text>): void {
  // The space behind keeps what is typed next out of the chip.
  const transaction = view.state.tr.replaceWith(from, to, [chip, schema.text(' ')])
  view.dispatch(transaction.setStoredMarks([]).scrollIntoView())
}

/** Makes the selection a link, or inserts the address as one where nothing is selected; null takes links away. */
export function setLink(view: EditorView, href: string | null): void {
  const { from, to, empty } = view.state.selection
  const { link } = schema.marks
  if (href === null) view.dispatch(view.state.tr.removeMark(from, to, link))
  else if (empty)
    view.dispatch(view.state.tr.replaceWith(from, to, schema.text(href, [link.create({ href })])))
  else view.dispatch(view.state.tr.addMark(from, to, link.create({ href })))
}
