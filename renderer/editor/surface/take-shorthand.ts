/**
 * Enter behind shorthand (SPEC.md M): the line becomes what it means, and one key makes it plain text again. In the
 * discussion only; anywhere else, and in code, a line is what it says.
 */
import { Fragment, type Node as ProseMirrorNode } from 'prosemirror-model'
import type { Command, EditorState, Transaction } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import type { Judge } from '#note/shorthand/assignment.ts'
import { readVoice } from '#note/shorthand/voice.ts'
import { readMeaning, type Meaning } from '#note/shorthand/meaning.ts'
import { say } from '../../words/say.ts'
import { lineAttributes, schema } from '../schema.ts'
import {
  becomeItem,
  fieldsMeant,
  restore,
  setContent,
  textOf,
  wordsOf,
  type ItemHost,
  type Taken,
} from './become-item.ts'
import { findLine, lineAt, linePosition, textPosition, type Place } from './rearrange.ts'
import { markTaken, plainAgain } from './taken.ts'
import { isPlainKind, voicesOf, type TemplateLookup } from './template-lookup.ts'
import { caretLine, splitLine, type CaretLine } from './text-commands.ts'

export interface ShorthandHost extends ItemHost {
  readonly judge: Judge
  readonly onTaken: (sentence: string, plain: () => void) => void
}

type Item = Extract<Meaning, { is: 'item' }>

interface Taking {
  readonly view: EditorView
  readonly lookup: TemplateLookup
  readonly host: ShorthandHost
  readonly at: CaretLine
  readonly id: string
}

export function takeShorthand(lookup: TemplateLookup, host: ShorthandHost): Command {
  return (state, dispatch, view) => {
    const at = caretLine(state)
    const id = at?.attributes.id ?? null
    if (at === null || id === null || view === undefined || !mayMean(lookup, at)) return false
    const meaning = readMeaning(at.line.textContent, host.judge)
    if (meaning.is === 'plain' && meaning.text === at.line.textContent) return false
    if (!dispatch) return true
    const taken = take({ view, lookup, host, at, id }, meaning)
    if (taken === null) return false
    view.dispatch(markTaken(view.state.tr, taken.plain).scrollIntoView())
    if (taken.sentence !== '')
      host.onTaken(taken.sentence, () =>
        plainAgain(view.state, (transaction) => view.dispatch(transaction), view),
      )
    return true
  }
}

function mayMean(lookup: TemplateLookup, { attributes, section, line, offset }: CaretLine): boolean {
  const { kind } = attributes
  const words = isPlainKind(kind) && kind !== 'code' && kind !== 'reference'
  return (
    section === lookup.discussion &&
    words &&
    offset === line.content.size &&
    line.children.every((node) => node.isText)
  )
}

function take(taking: Taking, meaning: Meaning): Taken | null {
  switch (meaning.is) {
    case 'item':
      return taking.lookup.kind(meaning.kind) === undefined
        ? takeWords(taking, meaning)
        : takeItem(taking, meaning)
    case 'heading':
      return takeHeading(taking, meaning)
    case 'link':
      return takeLink(taking, meaning)
    case 'plain':
      return rewritten(taking, [schema.text(meaning.text)], '')
    case 'continued':
      return takeContinued(taking, meaning.text)
    case 'correction':
      return takeCorrection(taking, meaning)
    case 'insertion':
      return takeInsertion(taking, meaning)
  }
}

function takeItem(taking: Taking, meaning: Item): Taken {
  const { lookup, host } = taking
  const voiced = readVoice(meaning.text, voicesOf(lookup))
  const meant = voiced === null ? meaning : { ...meaning, voice: voiced.voice }
  const fields = fieldsMeant(lookup.kind(meaning.kind), meant, host)
  return becomeItem(taking, { kind: meaning.kind, text: voiced?.text ?? meaning.text, fields })
}

/** Signs whose kind the template lacks stay lines of the discussion, an idea and a call for help under their names. */
function takeWords(taking: Taking, meaning: Item): Taken {
  const name = meaning.kind === 'idea' || meaning.kind === 'help' ? `${say(`editor.${meaning.kind}`)}: ` : ''
  const words = wordsOf(taking.at.line, meaning.text)
  return rewritten(taking, [...(name === '' ? [] : [schema.text(name)]), ...words.content], '')
}

function takeHeading(taking: Taking, meaning: Extract<Meaning, { is: 'heading' }>): Taken {
  const { view, at } = taking
  const start = linePosition(view.state.doc, at.place)
  const transaction = setContent(view.state.tr, at.place, wordsOf(at.line, meaning.text))
  view.dispatch(
    transaction.setNodeAttribute(start, 'kind', 'heading').setNodeAttribute(start, 'indent', meaning.depth),
  )
  goOn(taking)
  return {
    sentence: say('editor.takenAs', { what: say('editor.topic') }),
    plain: () => restore(view, [at.line]),
  }
}

function takeLink(taking: Taking, { href, text }: Extract<Meaning, { is: 'link' }>): Taken {
  return rewritten(
    taking,
    [schema.text(text, [schema.marks.link.create({ href })])],
    say('editor.takenAs', { what: say('editor.link') }),
  )
}

function rewritten(taking: Taking, content: readonly ProseMirrorNode[], sentence: string): Taken {
  const { view, at } = taking
  view.dispatch(setContent(view.state.tr, at.place, Fragment.from(content)))
  goOn(taking)
  return { sentence, plain: () => restore(view, [at.line]) }
}

function takeContinued(taking: Taking, text: string): Taken | null {
  const { view, at } = taking
  const above = at.above === null ? null : meantLine(view.state, at.above)
  if (above === null) return null
  const transaction = emptied(view.state.tr, at)
  view.dispatch(
    transaction.insert(textPosition(transaction.doc, above.place, Infinity), schema.text(` ${text}`)),
  )
  return { sentence: '', plain: () => restore(view, [above.line, at.line]) }
}

function takeCorrection(taking: Taking, meaning: Extract<Meaning, { is: 'correction' }>): Taken | null {
  const { view, at } = taking
  const { old, now, all } = meaning
  const found = lastHolding(view.state, at, old)
  if (found === null) return null
  const transaction = emptied(view.state.tr, at)
  const start = textPosition(transaction.doc, found.place, 0)
  for (const offset of placesOf(textOf(found.line), old, all).toReversed())
    transaction.insertText(now, start + offset, start + offset + old.length)
  view.dispatch(transaction)
  return {
    sentence: say('editor.corrected', { old, now }),
    plain: () => restore(view, [found.line, at.line]),
  }
}

function takeInsertion(taking: Taking, meaning: Extract<Meaning, { is: 'insertion' }>): Taken | null {
  const { view, at, lookup } = taking
  const found = lastHolding(view.state, at, meaning.before)
  if (found === null) return null
  const kind = lookup.firstKind(at.section)
  const transaction = emptied(view.state.tr, at)
  const position = linePosition(transaction.doc, found.said)
  view.dispatch(transaction.insert(position, schema.node('line', { kind }, [schema.text(meaning.text)])))
  const added = view.state.doc.nodeAt(position)
  const addedId = added === null ? null : lineAttributes(added).id
  const plain = (): void => {
    const place = addedId === null ? null : findLine(view.state.doc, addedId)
    if (place !== null) {
      const from = linePosition(view.state.doc, place)
      view.dispatch(view.state.tr.delete(from, from + lineAt(view.state.doc, place).nodeSize))
    }
    restore(view, [at.line])
  }
  return { sentence: say('editor.inserted'), plain }
}

export interface Found {
  /** Where its words are, which for a trace is its item. */
  readonly place: Place
  readonly line: ProseMirrorNode
  /** Where it was said. */
  readonly said: Place
}

/** The nearest line above the caret that holds the words, seen through traces. */
export function lastHolding(state: EditorState, at: CaretLine, words: string): Found | null {
  const section = state.doc.child(at.place.section)
  for (let index = at.place.line - 1; index >= 0; index -= 1) {
    const meant = meantLine(state, section.child(index))
    if (meant !== null && textOf(meant.line).includes(words))
      return { ...meant, said: { section: at.place.section, line: index } }
  }
  return null
}

/** Where these words stand in the text: the first place, or all of them. */
export function placesOf(text: string, words: string, all: boolean): readonly number[] {
  const places: number[] = []
  for (let from = text.indexOf(words); from >= 0; from = text.indexOf(words, from + words.length)) {
    places.push(from)
    if (!all) break
  }
  return places
}

function meantLine(
  state: EditorState,
  line: ProseMirrorNode,
): { place: Place; line: ProseMirrorNode } | null {
  const { id, kind, fields } = lineAttributes(line)
  const wanted = kind === 'reference' ? fields['to'] : id
  const place = typeof wanted === 'string' ? findLine(state.doc, wanted) : null
  return place === null ? null : { place, line: lineAt(state.doc, place) }
}

function emptied(transaction: Transaction, at: CaretLine): Transaction {
  return setContent(transaction, at.place, Fragment.empty)
}

function goOn({ view, lookup }: Taking): void {
  splitLine(lookup)(view.state, (transaction) => view.dispatch(transaction))
}
