/**
 * Notes as short texts for tests: `{ discussion: ['- one|', '  # two'] }` and back. `|` is the caret, `[` and `]` a
 * selection, two spaces an indent, a sign before the text the kind. Lines are named by section and order: `di1`.
 */
import type { Node as ProseMirrorNode } from 'prosemirror-model'
import { EditorState, TextSelection, type Command, type Plugin } from 'prosemirror-state'
import { lineAttributes, schema, sectionKey } from '#renderer/editor/schema.ts'
import { createTemplateLookup } from '#renderer/editor/surface/template-lookup.ts'
import type { Template } from '#note/template-model.ts'

const STATUSES = ['TODO', 'INPROGRESS', 'BLOCKED', 'DONE', 'POSTPONED']

export const template: Template = {
  id: 'design-session',
  version: 1,
  title: 'Design session',
  brief: [],
  roles: [],
  sections: [
    section('goal', 'Goal', ['text']),
    section('discussion', 'Discussion', [
      'bullet',
      'text',
      'numbered',
      'heading',
      'quote',
      'code',
      'reference',
    ]),
    section('decisions', 'Decisions', ['decision']),
    section('actions', 'Actions', ['action']),
    section('questions', 'Questions', ['question']),
    section('blueprints', 'Blueprints', ['blueprint']),
  ],
  kinds: [
    { key: 'decision', title: 'Decision', letter: 'D', fields: [field('agreement', 'Agreement', 'text')] },
    {
      key: 'action',
      title: 'Action',
      letter: 'A',
      fields: [
        { ...field('owner', 'Owner', 'person'), required: true },
        field('due', 'Due', 'date'),
        {
          ...field('status', 'Status', 'choice'),
          initial: 'TODO',
          choices: STATUSES.map((value) => ({
            value,
            title: value === 'TODO' ? 'To do' : value.toLowerCase(),
          })),
        },
        field('milestone', 'Milestone', 'text'),
      ],
    },
    { key: 'question', title: 'Question', letter: 'Q', fields: [] },
    { key: 'blueprint', title: 'Blueprint', letter: 'B', fields: [] },
  ],
}

function section(key: string, title: string, takes: string[]): Template['sections'][number] {
  return { key, title, guidance: `Write the ${key}`, takes, mandatory: true, none: false }
}

function field<Type extends 'text' | 'person' | 'date' | 'choice'>(key: string, title: string, type: Type) {
  return { key, title, type, required: false }
}

export const lookup = createTemplateLookup(template)

const SIGNS: Readonly<Record<string, string>> = {
  bullet: '- ',
  numbered: '1. ',
  heading: '# ',
  quote: '> ',
  code: '` ',
  decision: 'D: ',
  action: 'A: ',
  question: 'Q: ',
  blueprint: 'B: ',
  reference: '^',
}

export type Written = Readonly<Record<string, readonly string[]>>

/** The state for a written note; sections that are not named stand empty. */
export function stateOf(written: Written, plugins: readonly Plugin[] = []): EditorState {
  const marks: { anchor?: number; head?: number } = {}
  let position = 0
  const sections = template.sections.map(({ key }) => {
    position += 1
    const lines = (written[key] ?? []).map((text, index) => {
      const { line, offsets } = readLine(text, `${key.slice(0, 2)}${index + 1}`)
      if (offsets.anchor !== undefined) marks.anchor = position + 1 + offsets.anchor
      if (offsets.head !== undefined) marks.head = position + 1 + offsets.head
      position += line.nodeSize
      return line
    })
    position += 1
    return schema.node('section', { key }, lines)
  })
  const doc = schema.node('doc', null, sections)
  const state = EditorState.create({ doc, plugins: [...plugins] })
  const { head } = marks
  if (head === undefined) return state
  return state.apply(state.tr.setSelection(TextSelection.create(doc, marks.anchor ?? head, head)))
}

function readLine(
  written: string,
  id: string,
): { line: ProseMirrorNode; offsets: { anchor?: number; head?: number } } {
  const depth = /^ */.exec(written)?.[0].length ?? 0
  const rest = written.slice(depth)
  const marked = Object.entries(SIGNS).find(([, sign]) => rest.startsWith(sign))
  const kind = marked?.[0] ?? 'text'
  let text = rest.slice(marked?.[1].length ?? 0)
  let fields = {}
  if (kind === 'reference') {
    const to = /^\w*/.exec(text)?.[0] ?? ''
    fields = { to }
    text = text.slice(to.length)
  }
  const offsets: { anchor?: number; head?: number } = {}
  const plain = text.replace(/[[\]|]/g, '')
  let at = 0
  for (const letter of text) {
    if (letter === '[') offsets.anchor = at
    else if (letter === ']' || letter === '|') offsets.head = at
    else at += 1
  }
  const line = schema.node(
    'line',
    { id, kind, indent: depth / 2, fields },
    plain === '' ? [] : schema.text(plain),
  )
  return { line, offsets }
}

/** The note as it is written above, without empty sections. */
export function writtenOf(state: EditorState): Record<string, string[]> {
  const { anchor, head, empty } = state.selection
  const written: Record<string, string[]> = {}
  state.doc.forEach((node, sectionStart) => {
    const lines: string[] = []
    node.forEach((line, start) => {
      const { kind, indent, fields } = lineAttributes(line)
      const from = sectionStart + 1 + start + 1
      let text = line.textContent
      const put = (position: number, sign: string): void => {
        if (position < from || position > from + line.content.size) return
        text = text.slice(0, position - from) + sign + text.slice(position - from)
      }
      put(Math.max(anchor, head), empty ? '|' : ']')
      if (!empty) put(Math.min(anchor, head), '[')
      const to = kind === 'reference' ? (fields['to'] as string) : ''
      lines.push(`${'  '.repeat(indent)}${SIGNS[kind] ?? ''}${to}${text}`)
    })
    if (lines.length > 0) written[sectionKey(node)] = lines
  })
  return written
}

/** Ids of all lines, section by section, `null` where the binding is to give one. */
export function idsOf(state: EditorState): (string | null)[] {
  return state.doc.children.flatMap((node) => node.children.map((line) => lineAttributes(line).id))
}

/** Runs the command; null when it says it cannot. Fails when the answer without dispatch differs. */
export function run(state: EditorState, command: Command): EditorState | null {
  let next = state
  const did = command(state, (transaction) => {
    next = next.apply(transaction)
  })
  if (command(state) !== did) throw new Error('The command answers "could I?" differently from doing it')
  return did ? next : null
}
