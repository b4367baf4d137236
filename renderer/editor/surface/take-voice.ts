/**
 * Enter behind a line that says for whom somebody speaks, `Priya (operator): …` or `… (user)`: the sign becomes the line's
 * field, and one key puts it back (SPEC.md M10).
 */
import type { Command } from 'prosemirror-state'
import { readVoice } from '#note/shorthand/voice.ts'
import { say } from '../../words/say.ts'
import { restore, textOf } from './become-item.ts'
import { textPosition } from './rearrange.ts'
import { markTaken } from './taken.ts'
import type { ShorthandHost } from './take-shorthand.ts'
import { VOICE_FIELD, voicesOf, type TemplateLookup } from './template-lookup.ts'
import { caretLine, splitLine, type CaretLine } from './text-commands.ts'

export function takeVoice(lookup: TemplateLookup, host: ShorthandHost): Command {
  return (state, dispatch, view) => {
    const at = caretLine(state)
    const id = at?.attributes.id ?? null
    // Looking for the sign costs nothing where there is none.
    if (at === null || id === null || view === undefined || !mayHave(at)) return false
    const text = textOf(at.line)
    const voiced = text.includes('(') ? readVoice(text, voicesOf(lookup)) : null
    if (voiced === null) return false
    if (!dispatch) return true
    const { from, to } = cutOut(text, voiced.text)
    const start = textPosition(state.doc, at.place, 0)
    view.dispatch(state.tr.delete(start + from, start + to))
    const before = at.attributes.fields[VOICE_FIELD] ?? null
    host.setFields(id, { [VOICE_FIELD]: voiced.voice })
    splitLine(lookup)(view.state, (transaction) => view.dispatch(transaction))
    const plain = (): void => {
      host.setFields(id, { [VOICE_FIELD]: before })
      restore(view, [at.line])
    }
    view.dispatch(markTaken(view.state.tr, plain).scrollIntoView())
    const title = lookup.voice.choices?.find(({ value }) => value === voiced.voice)?.title ?? voiced.voice
    host.onTaken(say('editor.takenAs', { what: `${lookup.voice.title}, ${title}` }), plain)
    return true
  }
}

function mayHave({ attributes, line, offset }: CaretLine): boolean {
  const { kind } = attributes
  return (
    kind !== 'code' &&
    kind !== 'reference' &&
    offset === line.content.size &&
    line.children.every((node) => node.isText)
  )
}

/** The stretch of `text` that is not in `rest`, which is `text` without it. */
function cutOut(text: string, rest: string): { readonly from: number; readonly to: number } {
  let from = 0
  while (from < rest.length && text[from] === rest[from]) from += 1
  let tail = 0
  while (tail < rest.length - from && text[text.length - 1 - tail] === rest[rest.length - 1 - tail]) tail += 1
  return { from, to: text.length - tail }
}
