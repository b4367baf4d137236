/**
 * Turning a line into an action by key or menu, where its words say who shall do it by when: they become owner and day
 * (SPEC.md M8). Only somebody known is taken, for here nothing was written that says "action".
 */
import type { Command } from 'prosemirror-state'
import { readAssignment } from '#note/shorthand/assignment.ts'
import { becomeItem, fieldsMeant, textOf } from './become-item.ts'
import { markTaken } from './taken.ts'
import type { ShorthandHost } from './take-shorthand.ts'
import { isPlainKind, type TemplateLookup } from './template-lookup.ts'
import { caretLine } from './text-commands.ts'

/** Does `turn` where the words assign nothing. */
export function assignOr(lookup: TemplateLookup, host: ShorthandHost, kind: string, turn: Command): Command {
  return (state, dispatch, view) => {
    const at = caretLine(state)
    const id = at?.attributes.id ?? null
    const asked = lookup.kind(kind)?.fields.some((field) => field.type === 'person' && field.required)
    if (asked !== true || at === null || id === null || view === undefined || !dispatch)
      return turn(state, dispatch, view)
    const { kind: now } = at.attributes
    const isTalk = isPlainKind(now) && now !== 'reference' && at.line.children.every((node) => node.isText)
    const words = textOf(at.line)
    const meant = isTalk ? readAssignment(words, host.judge, { knownOnly: true }) : { text: words }
    const fields = fieldsMeant(lookup.kind(kind), meant, host)
    if (Object.keys(fields).length === 0) return turn(state, dispatch, view)
    const taken = becomeItem({ view, lookup, host, at, id }, { kind, text: meant.text, fields })
    view.dispatch(markTaken(view.state.tr, taken.plain).scrollIntoView())
    host.onTaken(taken.sentence, taken.plain)
    return true
  }
}
