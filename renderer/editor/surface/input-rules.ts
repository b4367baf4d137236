/**
 * What becomes formatting while it is typed: `- `, `1. `, `# `, `> `, ``` at the start of a line, and `**bold**` and
 * `code` inside. Backspace right afterwards gives the typed letters back.
 */
import { InputRule, inputRules } from 'prosemirror-inputrules'
import type { Plugin } from 'prosemirror-state'
import { lineAttributes, schema, sectionKey } from '../schema.ts'
import { LINE_SIGNS } from './line-signs.ts'
import type { TemplateLookup } from './template-lookup.ts'

export function createInputRules(lookup: TemplateLookup): Plugin {
  const marks = [
    markRule(/(?:^|[\s(])(\*\*([^*\s](?:[^*]*[^*\s])?)\*\*)$/, 'bold'),
    markRule(/(?:^|[\s(])(`([^`]+)`)$/, 'code'),
  ]
  return inputRules({
    rules: [...LINE_SIGNS.map(([pattern, kind]) => lineRule(lookup, pattern, kind)), ...marks],
  })
}

function lineRule(lookup: TemplateLookup, pattern: RegExp, kind: string): InputRule {
  return new InputRule(pattern, (state, _match, start, end) => {
    const $start = state.doc.resolve(start)
    if ($start.depth < 2 || !lookup.accepts(sectionKey($start.node(1)), kind)) return null
    const current = lineAttributes($start.parent).kind
    // In code everything is meant as it stands, and an item does not become a list by a dash.
    if (
      current === kind ||
      current === 'code' ||
      current === 'reference' ||
      lookup.kind(current) !== undefined
    )
      return null
    return state.tr.delete(start, end).setNodeAttribute($start.before(), 'kind', kind)
  })
}

function markRule(pattern: RegExp, mark: 'bold' | 'code'): InputRule {
  return new InputRule(pattern, (state, match, _start, end) => {
    const [, whole, inner] = match
    const $end = state.doc.resolve(end)
    if (whole === undefined || inner === undefined || lineAttributes($end.parent).kind === 'code') return null
    const type = schema.marks[mark]
    // The last sign of the match is only being typed, so it is not in the text yet.
    const from = end - (whole.length - 1)
    const signs = (whole.length - inner.length) / 2
    const transaction = state.tr.delete(from + signs + inner.length, end).delete(from, from + signs)
    return transaction.addMark(from, from + inner.length, type.create()).removeStoredMark(type)
  })
}
