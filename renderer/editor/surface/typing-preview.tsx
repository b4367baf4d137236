/**
 * The strip below a line of shorthand that says what Enter will make of it. It floats, so the text stays where it is.
 */
import { useLayoutEffect, useRef, useSyncExternalStore, type ReactNode } from 'react'
import { createPortal } from 'react-dom'
import type { EditorView } from 'prosemirror-view'
import { say } from '../../words/say.ts'
import { floatAt } from './float-at.ts'
import type { FloatStore } from './float-store.ts'
import { GlyphImage } from './glyph-image.tsx'
import type { PreviewPart } from './preview-of.ts'
import type { ShownPreview } from './preview-plugin.ts'

interface TypingPreviewProps {
  readonly store: FloatStore<ShownPreview>
  readonly view: () => EditorView | null
}

export function TypingPreview({ store, view }: TypingPreviewProps): ReactNode {
  const shown = useSyncExternalStore(store.subscribe, store.shown)
  const strip = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (shown !== null && strip.current !== null) floatAt(strip.current, shown.at)
  }, [shown])
  return (
    <>
      <p className="unseen" role="status">
        {shown === null ? '' : spoken(shown.parts)}
      </p>
      {shown === null
        ? null
        : createPortal(
            <div ref={strip} className="typing-preview" aria-hidden="true">
              {shown.parts.map((part, index) => (
                <Part key={index} part={part} />
              ))}
              <kbd>↵</kbd>
            </div>,
            view()?.dom.closest('main') ?? document.body,
          )}
    </>
  )
}

function spoken(parts: readonly PreviewPart[]): string {
  const words = parts.flatMap(({ look, text, problem }) => {
    if (text === '') return []
    const said = look === 'gone' ? say('editor.goes', { words: text }) : text
    return problem === undefined ? [said] : [said, problem]
  })
  return say('editor.preview', { what: words.join(', ') })
}

function Part({ part }: { readonly part: PreviewPart }): ReactNode {
  const { look, text, glyph, hue, problem } = part
  if (look === 'gone') return <del>{text}</del>
  if (look === 'come') return <ins>{text}</ins>
  return (
    <span className={`preview-${look}`} data-kind={hue}>
      {glyph === undefined ? null : <GlyphImage name={glyph} size={14} />}
      {text}
      {problem === undefined ? null : (
        <small>
          <GlyphImage name="triangle" size={12} /> {problem}
        </small>
      )}
    </span>
  )
}
