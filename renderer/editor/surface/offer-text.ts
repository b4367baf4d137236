/** Offers the commands of the text to the palette, and to the bar of items on phones; the text has the focus afterwards. */
import type { EditorView } from 'prosemirror-view'
import { offerCommands, type Offer, type Offers } from '../../commands/offers.ts'
import type { TextCommands } from './keymap.ts'

/** Until the returned function is called. A note that may only be read offers nothing. */
export function offerText(view: EditorView, commands: TextCommands): () => void {
  const offers = Object.fromEntries(
    Object.entries(commands).map(([id, command]): [string, Offer] => [
      id,
      {
        could: () => view.editable && command(view.state, undefined, view),
        run: () => {
          view.focus()
          command(view.state, (transaction) => view.dispatch(transaction), view)
        },
      },
    ]),
  ) as Offers
  return offerCommands(() => offers)
}
