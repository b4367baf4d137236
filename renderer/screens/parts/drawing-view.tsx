/** Draws a drawing of `note/charts` with elements of the page, so that it follows the page's colours. */
import { createElement, type ReactNode } from 'react'
import type { Drawing } from '#note/charts/drawing.ts'

export function DrawingView({ drawing }: { readonly drawing: Drawing }): ReactNode {
  const { width, height, label, shapes } = drawing
  return (
    <svg className="drawing" viewBox={`0 0 ${String(width)} ${String(height)}`} role="img" aria-label={label}>
      {shapes.map(({ tag, attributes, words }, index) =>
        createElement(tag, { key: index, ...elementProps(attributes) }, words),
      )}
    </svg>
  )
}

/** React wants its own names for attributes with dashes. */
function elementProps(attributes: Drawing['shapes'][number]['attributes']): Record<string, string | number> {
  const props = Object.entries(attributes).map(([key, value]): [string, string | number] => [
    key.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    value,
  ])
  return Object.fromEntries(props)
}
