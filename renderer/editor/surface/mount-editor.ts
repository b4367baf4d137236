/**
 * Puts one editor on the page: the view with its plugins and drawn parts. Knows no React, so tests can mount it alone.
 */
import { EditorState, type Plugin } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import type { EditorBinding } from './binding-port.ts'
import { createClipboard } from './clipboard.ts'
import { createFreshTrace } from './fresh-trace.ts'
import { createGroupView } from './group-view.ts'
import { createInputRules } from './input-rules.ts'
import { createKeepPlace } from './keep-place.ts'
import { createKeymap, type TextCommands } from './keymap.ts'
import { createLabels } from './labels.ts'
import { createLineMarks } from './line-marks.ts'
import { LineView } from './line-view.ts'
import { createMenuTrigger, type MenuListener } from './menu-trigger.ts'
import { offerPasted } from './paste-offer.ts'
import { SectionView } from './section-view.ts'
import { createSpeakers } from './speakers.ts'
import type { Surface } from './surface.ts'
import { createTaken } from './taken.ts'
import type { ShorthandHost } from './take-shorthand.ts'
import { createTypingGuard } from './typing-guard.ts'
import { say } from '../../words/say.ts'

export interface MountOptions {
  readonly binding: EditorBinding
  readonly surface: Surface
  readonly commands: TextCommands
  readonly shorthand: ShorthandHost
  readonly menu: MenuListener
  readonly editable: () => boolean
  readonly onSection: (section: string | null) => void
  readonly onNotice: (sentence: string) => void
  /** Cursors and presence, where there are others. */
  readonly plugins?: readonly Plugin[]
}

/** The caller calls the returned `close` before the element goes. */
export function mountEditor(
  place: HTMLElement,
  options: MountOptions,
): { readonly view: EditorView; readonly close: () => void } {
  const { binding, surface } = options
  const view: EditorView = new EditorView(place, {
    state: EditorState.create({ doc: binding.doc(), plugins: pluginsOf(options) }),
    editable: options.editable,
    // The title that sticks to the top covers a line; below, an item's fields stay in sight.
    scrollThreshold: { top: 48, bottom: 48, left: 0, right: 0 },
    scrollMargin: { top: 64, bottom: 96, left: 0, right: 0 },
    attributes: (state) => ({
      class: 'note-text',
      role: 'textbox',
      'aria-multiline': 'true',
      'aria-label': say('editor.note'),
      'aria-readonly': String(state !== undefined && !options.editable()),
      spellcheck: 'true',
      tabindex: '0',
    }),
    nodeViews: {
      line: (node, drawnIn) => new LineView(node, drawnIn, surface),
      section: (node) => new SectionView(node, surface),
    },
    markViews: { group: createGroupView },
    dispatchTransaction: (transaction) => binding.dispatch(view, transaction),
  })
  hideFromReact(view.dom)
  const detach = binding.attach(view)
  const unwatch = surface.later.watch(view.dom)
  return {
    view,
    close: () => {
      detach()
      unwatch()
      view.destroy()
    },
  }
}

/**
 * While an element says that it is editable, React reads all text of it before each of its commits, to put the selection
 * back afterwards: some milliseconds in a long note, for every count beside it that changes. Nothing of React's touches
 * this text, and the attribute, which is what browsers and ProseMirror go by, stays.
 */
function hideFromReact(text: HTMLElement): void {
  Object.defineProperty(text, 'contentEditable', { value: 'inherit', writable: true })
}

function pluginsOf({
  binding,
  surface,
  commands,
  shorthand,
  menu,
  onSection,
  onNotice,
  plugins = [],
}: MountOptions): Plugin[] {
  const { lookup } = surface
  return [
    binding.plugin,
    createLabels(surface),
    createFreshTrace(),
    createKeepPlace(),
    // The open menu has the first word on keys and letters, then what letters turn into, then the keys of the text.
    createMenuTrigger(menu),
    createTypingGuard(lookup),
    createInputRules(lookup),
    createTaken(),
    createKeymap(lookup, commands, shorthand),
    createClipboard(lookup, {
      onNotice,
      onPasted: (view, count) => offerPasted(view, lookup, shorthand, count),
    }),
    createLineMarks(lookup, onSection),
    createSpeakers({ discussion: lookup.discussion, isPerson: surface.isPerson }),
    ...plugins,
  ]
}
