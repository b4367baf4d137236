/**
 * Remembers what shorthand was taken as last, until its writer types on: for so long one key makes it plain text again.
 */
import { Plugin, PluginKey, type Command, type Transaction } from 'prosemirror-state'
import { fromNote } from '../binding-plugin.ts'

const key = new PluginKey<(() => void) | null>('taken')

/** The transaction after which `plain` is the way back. */
export function markTaken(transaction: Transaction, plain: () => void): Transaction {
  return transaction.setMeta(key, plain)
}

export function createTaken(): Plugin<(() => void) | null> {
  return new Plugin<(() => void) | null>({
    key,
    state: {
      init: () => null,
      apply: (transaction, before) => {
        const marked = transaction.getMeta(key) as (() => void) | undefined
        if (marked !== undefined) return marked
        return transaction.docChanged && transaction.getMeta(fromNote) === undefined ? null : before
      },
    },
  })
}

/** Makes what was just taken plain text again; false when nothing was, or something was typed since. */
export const plainAgain: Command = (state, dispatch) => {
  const plain = key.getState(state) ?? null
  if (plain === null) return false
  if (dispatch) plain()
  return true
}
