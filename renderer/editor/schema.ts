/**
 * The ProseMirror schema of a note's view: sections from the template, lines inside, formatted text inside those.
 * It only draws; what a note is stands in `note/`. Nothing here may make a section or a line invalid, so everything
 * below the top level may be empty and every attribute has a default.
 */
import { Schema, type DOMOutputSpec, type Mark, type Node as ProseMirrorNode } from 'prosemirror-model'
import type { JsonValue } from '#note/record-model.ts'
import { say } from '../words/say.ts'

export interface LineAttributes {
  /** The line's id in the note, or that of a line which stands only in the view until something is written in it. */
  readonly id: string | null
  readonly kind: string
  readonly indent: number
  /** The item's fields as in the note; read-only here, changed through `NoteLines.setField`. */
  readonly fields: Readonly<Record<string, JsonValue>>
  readonly by: string | null
  readonly at: string | null
}

const NO_FIELDS: LineAttributes['fields'] = Object.freeze({})

export const schema = new Schema({
  nodes: {
    doc: { content: 'section+' },
    section: {
      content: 'line*',
      marks: 'group',
      attrs: { key: { default: '' } },
      isolating: true,
      defining: true,
      selectable: false,
      toDOM: (node): DOMOutputSpec => ['section', { 'data-section': String(node.attrs['key']) }, 0],
    },
    line: {
      content: 'inline*',
      marks: 'bold italic code link person blueprint other',
      attrs: {
        id: { default: null },
        kind: { default: 'text' },
        indent: { default: 0 },
        fields: { default: NO_FIELDS },
        by: { default: null },
        at: { default: null },
      },
      defining: true,
      selectable: false,
      toDOM: (node): DOMOutputSpec => [
        'div',
        { 'data-line': lineAttributes(node).id ?? '', 'data-kind': lineAttributes(node).kind },
        0,
      ],
    },
    text: { group: 'inline' },
    /** An embed this version does not know: kept in the note, drawn as a plain mark. */
    thing: {
      inline: true,
      group: 'inline',
      atom: true,
      attrs: { value: { default: {} } },
      toDOM: (): DOMOutputSpec => ['span', { class: 'thing', title: say('editor.newer') }, '\u25ab'],
    },
  },
  marks: {
    /** Lines in one element of the page (`line-groups.ts`): `lines` is how many were put in it at first. */
    group: {
      attrs: { number: { default: 0 }, lines: { default: 1 } },
      toDOM: (): DOMOutputSpec => ['div', { class: 'line-group' }, 0],
    },
    bold: { toDOM: (): DOMOutputSpec => ['strong', 0] },
    italic: { toDOM: (): DOMOutputSpec => ['em', 0] },
    code: { toDOM: (): DOMOutputSpec => ['code', 0] },
    link: {
      attrs: { href: { default: '' } },
      inclusive: false,
      toDOM: (mark): DOMOutputSpec => ['a', { 'data-href': String(mark.attrs['href']), class: 'link' }, 0],
    },
    person: {
      attrs: { id: { default: null }, name: { default: '' } },
      inclusive: false,
      toDOM: (mark): DOMOutputSpec => ['span', { class: 'chip-person', 'data-person': personName(mark) }, 0],
    },
    blueprint: {
      attrs: { name: { default: '' } },
      inclusive: false,
      toDOM: (mark): DOMOutputSpec => [
        'span',
        { class: 'chip-blueprint', 'data-blueprint': String(mark.attrs['name']) },
        0,
      ],
    },
    /** Formatting this version does not know travels here, whole. */
    other: {
      attrs: { all: { default: {} } },
      excludes: '',
      toDOM: (): DOMOutputSpec => ['span', { class: 'unknown' }, 0],
    },
  },
})

function personName(mark: Mark): string {
  return String(mark.attrs['name'] ?? '')
}

/** The attributes of a line node, typed. */
export function lineAttributes(node: ProseMirrorNode): LineAttributes {
  return node.attrs as LineAttributes
}

/** The template key of a section node. */
export function sectionKey(node: ProseMirrorNode): string {
  return String(node.attrs['key'])
}
